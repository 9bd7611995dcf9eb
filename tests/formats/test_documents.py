"""Nothing that a document holds vanishes without a word."""

import pytest

from tests.formats.made import docx, ofd, p, packed, r, tc
from zhunsheng.formats import EmptyFile, ScannedPages, Span, UnknownKind, take_in


def lines(data: bytes, name: str = "报告.docx") -> list[str]:
    return take_in(data, name).text.splitlines()


@pytest.mark.parametrize(
    "wrapped",
    [
        pytest.param("<w:ins>{}</w:ins>", id="inserted"),
        pytest.param("<w:moveTo>{}</w:moveTo>", id="moved here"),
        pytest.param("<w:smartTag>{}</w:smartTag>", id="smart tag"),
        pytest.param("<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>", id="content control"),
        pytest.param("<w:fldSimple w:instr='NUMPAGES'>{}</w:fldSimple>", id="field"),
        pytest.param("<w:hyperlink>{}</w:hyperlink>", id="link"),
        pytest.param("<w:ins><w:smartTag><w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt></w:smartTag></w:ins>", id="all at once"),
    ],
)  # fmt: skip
def test_what_word_wraps_is_read(wrapped: str) -> None:
    assert lines(docx(p(r("受理案件"), wrapped.format(r("86")), r("件。")))) == ["受理案件86件。"]


@pytest.mark.parametrize("dropped", ["<w:del>{}</w:del>", "<w:moveFrom>{}</w:moveFrom>"])
def test_deleted_and_moved_away_text_is_not_read(dropped: str) -> None:
    assert lines(docx(p(r("受理案件"), dropped.format(r("99")), r("86件。")))) == ["受理案件86件。"]


def test_whole_paragraphs_in_a_content_control_and_rows_in_one_are_read() -> None:
    row = "<w:tr>" + tc(p(r("合计"))) + tc(p(r("35件"))) + "</w:tr>"
    body = f"<w:sdt><w:sdtContent>{p(r('调解矛盾纠纷1398件。'))}</w:sdtContent></w:sdt>"
    body += f"<w:tbl><w:sdt><w:sdtContent>{row}</w:sdtContent></w:sdt></w:tbl>"
    assert lines(docx(body)) == ["调解矛盾纠纷1398件。", "合计\t35件"]


def test_a_deleted_mark_joins_two_paragraphs() -> None:
    assert lines(docx(p(r("办结"), look="<w:rPr><w:del/></w:rPr>") + p(r("30件。")))) == ["办结30件。"]


def test_a_text_box_is_read_once_though_it_is_written_twice() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></mc:Choice>"
        "<mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    ).format(p(r("线上调解316件")))
    assert lines(docx(p(r("正文。"), box))) == ["正文。", "线上调解316件"]


def test_footnotes_are_read_at_the_end_and_raised_marks_are_no_digits() -> None:
    notes = f'<w:footnote w:id="1" w:type="separator">{p()}</w:footnote><w:footnote w:id="2">{p(r("含跨县纠纷12件。"))}</w:footnote>'
    body = p(r("同比增长"), r("1", '<w:vertAlign w:val="superscript"/>'), r("12%。"))
    assert lines(docx(body, footnotes=notes)) == ["同比增长¹12%。", "脚注：含跨县纠纷12件。"]


def test_hidden_text_is_not_read_and_that_is_told() -> None:
    taken = take_in(docx(p(r("受理35件"), r("（内部掌握53件）", "<w:vanish/>"), r("。"))), "报告.docx")
    assert taken.text == "受理35件。"
    assert taken.unread == ("有 1 处隐藏文字没有读",)


def test_a_cell_merged_downward_is_read_once() -> None:
    def row(text: str, merge: str, quarter: str) -> str:
        return "<w:tr>" + tc(p(r(text)), look=merge) + tc(p(r(quarter))) + "</w:tr>"

    start, on = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = row("全年受理120件", start, "一季度") + row("", on, "二季度") + row("", on, "三季度")
    taken = take_in(docx(f"<w:tbl>{rows}</w:tbl>"), "报告.docx")
    assert taken.text.splitlines() == ["全年受理120件\t一季度", "\t二季度", "\t三季度"]
    assert taken.tables[0].merged == (Span(0, 0, 2, 0),)
    assert taken.tables[0].filled().at(2, 0) == "全年受理120件"


def test_a_table_in_a_table_is_read() -> None:
    inner = f"<w:tbl><w:tr>{tc(p(r('办结')))}{tc(p(r('7件')))}</w:tr></w:tbl>"
    assert lines(docx(f"<w:tbl><w:tr>{tc(p(r('附表')), inner)}</w:tr></w:tbl>")) == ["附表", "办结\t7件"]


def test_automatic_numbers_are_counted_as_word_counts_them() -> None:
    def level(depth: int, form: str, text: str) -> str:
        return f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'

    numbering = (
        '<w:abstractNum w:abstractNumId="5">'
        + level(0, "chineseCounting", "%1、") + level(1, "chineseCountingThousand", "（%2）") + level(2, "decimal", "%3．")
        + '</w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="5"/></w:num>'
    )  # fmt: skip
    styles = '<w:style w:styleId="1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style><w:style w:styleId="1a"><w:basedOn w:val="1"/></w:style>'

    def item(text: str, depth: int) -> str:
        return p(r(text), look=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="7"/></w:numPr>')

    body = p(r("举措"), look='<w:pStyle w:val="1a"/>') + item("执法", 1) + item("公示", 2) + item("记录", 2)
    body += item("复议", 1) + item("普法", 2) + p(r("打算"), look='<w:pStyle w:val="1"/>') + item("立法", 1)
    assert lines(docx(body, numbering=numbering, styles=styles)) == [
        "一、举措", "（一）执法", "1．公示", "2．记录", "（二）复议", "1．普法", "二、打算", "（一）立法",
    ]  # fmt: skip


PAGE = "<!DOCTYPE html><html><head><title>某县报告</title></head><body>{}</body></html>"
BODY = "<h1>某县报告</h1><p>全年受理行政复议案件120件，办结118件。</p><p>调解纠纷三百件，群众满意。</p>"


def test_a_page_that_is_one_form_is_read() -> None:
    page = PAGE.format(f'<form method="post" id="form1"><input value="1">{BODY}</form>')
    assert lines(page.encode(), "a.html") == [
        "某县报告",
        "全年受理行政复议案件120件，办结118件。",
        "调解纠纷三百件，群众满意。",
    ]


def test_lists_of_terms_and_quotes_end_their_lines() -> None:
    page = PAGE.format(
        "<dl><dt>执法人员</dt><dd>34</dd><dt>受理行政复议案件</dt><dd>120件</dd></dl><blockquote>办结118件</blockquote><p>完。</p>"
    )
    assert lines(page.encode(), "a.html")[1:] == [
        "执法人员",
        "34",
        "受理行政复议案件",
        "120件",
        "办结118件",
        "完。",
    ]


def test_what_a_page_hides_is_not_read_and_told_and_a_raised_mark_is_no_digit() -> None:
    page = PAGE.format(
        BODY + '<p style="display: none">旧数据99件</p><p>同比增长<sup>1</sup>12%，绿地3m<sup>2</sup>。</p>'
    )
    taken = take_in(page.encode(), "a.html")
    assert "99" not in taken.text
    assert "同比增长¹12%，绿地3m2。" in taken.text
    assert taken.unread == ("网页里隐藏的 1 处没有读",)


def test_an_ofd_is_read_by_place_and_not_in_the_order_of_drawing() -> None:
    data = ofd(
        ("受理案件35件。", 20, 60),
        ("某县报告", 80, 20),
        ("某县报告", 80, 20),
        ("受理", 20, 80),
        ("35", 100, 80),
    )
    taken = take_in(data, "报告.ofd")
    assert taken.text.splitlines() == ["某县报告", "受理案件35件。", "受理\t35"]


def test_an_ofd_without_text_is_a_scan() -> None:
    with pytest.raises(ScannedPages):
        take_in(ofd(), "扫描.ofd")


def test_a_zip_is_read_file_by_file_and_what_is_no_office_file_is_told() -> None:
    inner = packed({"x.txt": "里面的包"})
    data = packed(
        {
            "甲.txt": "受理35件",
            "乙.docx": docx(p(r("办结30件"))),
            "照片.png": b"\x89PNG\r\n\x1a\n",
            "包.zip": inner,
            "空.txt": b"",
        }
    )
    taken = take_in(data, "材料.zip")
    assert [(name, file.kind, file.text) for name, file in taken.files] == [
        ("甲.txt", "txt", "受理35件"), ("乙.docx", "docx", "办结30件"),
    ]  # fmt: skip
    assert [sentence.split("》")[0] for sentence in taken.unread] == ["《照片.png", "《包.zip", "《空.txt"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_comes_character_for_character(encoding: str) -> None:
    assert take_in("\n　受理３５件\r\n".encode(encoding), "a.txt").text == "\n　受理３５件\r\n"


@pytest.mark.parametrize(
    ("name", "data", "says"),
    [
        pytest.param("图.docx", b"\x89PNG\r\n\x1a\n" + bytes(20), "是图片", id="a picture"),
        pytest.param("旧.odt", packed({"mimetype": "application/vnd.oasis.opendocument.text"}), "另存为", id="OpenDocument"),
        pytest.param("二进制.xlsx", packed({"xl/workbook.bin": "x"}), "另存为 .xlsx", id="binary workbook"),
        pytest.param("程序.txt", b"MZ" + bytes(50), "另存为", id="a program"),
    ],
)  # fmt: skip
def test_what_is_not_read_says_what_to_do(name: str, data: bytes, says: str) -> None:
    with pytest.raises(UnknownKind, match=says):
        take_in(data, name)


def test_an_empty_file_is_told() -> None:
    with pytest.raises(EmptyFile, match="《空.xlsx》里面没有内容。"):
        take_in(b" \n", "空.xlsx")
