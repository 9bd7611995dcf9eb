"""The file itself: what stands in its XML, and that it reads back as the text it was made from."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import docx
import pytest
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as DocxTable

from zhunsheng.writing import Section, Table, compose, paragraph, plain
from zhunsheng.writing.gbt9704 import attachment_indents, signature_indents
from zhunsheng.writing.render import render


@pytest.fixture
def written(report, values, previous):
    """The report's docx, opened again by another library."""
    return docx.Document(BytesIO(render(compose(report, values, previous))))


def part(document, name):
    return next(
        part.blob.decode() for part in document.part.package.iter_parts() if part.partname == f"/word/{name}"
    )


def read_back(document):
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, DocxTable):
            lines += ["\t".join(cell.text for cell in row.cells) for row in block.rows]
        else:
            lines.append(block.text)
    return "\n".join(lines)


def test_the_docx_reads_back_as_the_plain_text(report, values, previous, written):
    assert read_back(written) == plain(compose(report, values, previous))


def test_marks_of_xml_and_spaces_survive(report, values):
    text = "“甲&乙” <丙>  丁—— "
    composed = compose(
        replace(report, title=text, issuer=text, note="", sections=(Section(text, (paragraph(text),)),)),
        values,
    )
    document = docx.Document(BytesIO(render(composed)))
    assert read_back(document) == plain(composed)
    assert document.core_properties.title == text


def test_the_page_is_a4_with_the_margins_of_the_standard(written):
    (page,) = written.sections
    width = page.page_width - page.left_margin - page.right_margin
    height = page.page_height - page.top_margin - page.bottom_margin
    measured = (page.page_width, page.page_height, page.top_margin, page.left_margin, width, height)
    assert [round(Emu(length).mm, 1) for length in measured] == [210.0, 297.0, 37.0, 28.0, 156.0, 225.0]
    assert page.gutter == 0


def test_a_line_is_579_twips_and_characters_a_quarter_point_closer(written):
    normal = written.styles["Normal"].element
    spacing = normal.pPr.find(qn("w:spacing"))
    assert (spacing.get(qn("w:line")), spacing.get(qn("w:lineRule"))) == ("579", "exact")
    assert normal.rPr.find(qn("w:spacing")).get(qn("w:val")) == "-5"
    assert written.styles["公文正文"].element.pPr.find(qn("w:ind")).get(qn("w:firstLine")) == "630"


@pytest.mark.parametrize(
    ("style", "font", "points"),
    [
        ("Title", "方正小标宋简体", 22),
        ("主送机关", "仿宋_GB2312", 16),
        ("公文正文", "仿宋_GB2312", 16),
        ("Heading 1", "黑体", 16),
        ("Heading 2", "楷体_GB2312", 16),
        ("Heading 3", "仿宋_GB2312", 16),
        ("发文机关署名", "仿宋_GB2312", 16),
        ("Footer", "宋体", 14),
    ],
)
def test_each_part_has_its_chinese_font_and_size(written, style, font, points):
    look = written.styles[style]
    assert look.element.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) == font
    assert look.font.size.pt == points


def test_the_language_is_chinese_everywhere(written):
    languages = set(re.findall(r'w:(?:eastAsia|val)="([a-z]{2}-[A-Z]{2})"', part(written, "styles.xml")))
    assert languages == {"zh-CN"}
    assert 'w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"' in part(written, "settings.xml")


def test_a_character_beyond_gb2312_is_set_in_the_full_font(written):
    (line,) = [each for each in written.paragraphs if "王喆" in each.text]
    rare = {run.text: run._r.rPr.find(qn("w:rFonts")).get(qn("w:eastAsia")) for run in line.runs}
    assert {text for text, font in rare.items() if font == "仿宋"} == {"喆", "镕", "〇"}


def test_the_signature_never_stands_alone_on_a_page(report, values):
    bare = replace(report, attachments=(), sections=report.sections[-1:])
    document = docx.Document(BytesIO(render(compose(bare, values))))
    held = {line.text for line in document.paragraphs if line._p.pPr.find(qn("w:keepNext")) is not None}
    assert [text for text in held if "基层经验" in text]
    assert len(held) == 1
    assert document.styles["发文机关署名"].paragraph_format.keep_with_next


def test_the_page_number_stands_right_on_odd_and_left_on_even_pages(written):
    assert written.settings.odd_and_even_pages_header_footer
    (page,) = written.sections
    for footer, side in ((page.footer, "right"), (page.even_page_footer, "left")):
        (line,) = footer.paragraphs
        assert "".join(text.text for text in line._p.iter(qn("w:t"))) == "— 1 —"
        assert line._p.find(qn("w:fldSimple")).get(qn("w:instr")).strip() == "PAGE"
        properties = line._p.pPr
        assert properties.find(qn("w:jc")).get(qn("w:val")) == side
        assert properties.find(qn("w:ind")).get(qn(f"w:{side}")) == "280"


def test_the_header_row_is_repeated_and_no_row_breaks(written):
    (table,) = written.tables
    assert [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows] == [True, False]
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_columns_share_the_page_as_declared_and_numbers_stand_right(written):
    (table,) = written.tables
    assert [column.width.twips for column in table.columns] == [4422, 2211, 2211]
    sides = [cell.paragraphs[0]._p.pPr.find(qn("w:jc")) for cell in table.rows[1].cells]
    assert [side is not None and side.get(qn("w:val")) for side in sides] == [False, "right", "right"]


def test_the_file_names_its_issuer_and_no_tool(report, values, written):
    core = written.core_properties
    assert core.title == "清源县人民政府2026年度法治政府建设情况报告"
    assert (core.author, core.last_modified_by, core.language) == (
        "清源县人民政府",
        "清源县人民政府",
        "zh-CN",
    )
    assert core.created == core.modified == datetime(2027, 1, 15, tzinfo=UTC)
    with ZipFile(BytesIO(render(compose(report, values)))) as package:
        assert sorted(package.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/even.xml",
            "word/fontTable.xml",
            "word/odd.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]


def test_every_style_used_is_defined(written):
    used = set(re.findall(r'w:pStyle w:val="(\w+)"', part(written, "document.xml")))
    defined = set(re.findall(r'w:styleId="(\w+)"', part(written, "styles.xml")))
    assert len(used) >= 10
    assert used <= defined


def test_the_same_composition_gives_the_same_bytes(report, values, previous, monkeypatch):
    first = render(compose(report, values, previous))
    monkeypatch.setattr("time.localtime", lambda *_: (2031, 5, 6, 7, 8, 9, 0, 1, 0))
    assert render(compose(report, values, previous)) == first
    assert render(compose(report, values)) != first


@pytest.mark.parametrize(
    ("issuer", "dated", "ems"),
    [
        pytest.param(
            "清源县依法治县委员会", "2027年1月15日", (2.0, 3.5), id="the date begins two in from the issuer"
        ),
        pytest.param("清源县人民政府", "2027年1月15日", (2.0, 0.5), id="one character longer than the date"),
        pytest.param("清源县", "2027年1月15日", (7.5, 2.0), id="a date longer than the issuer"),
    ],
)
def test_the_signature_without_seal_follows_the_standard(issuer, dated, ems):
    assert signature_indents(issuer, dated) == tuple(round(each * 315) for each in ems)


@pytest.mark.parametrize(
    ("text", "left", "begins"),
    [
        pytest.param("附件：统计表", 5, 2, id="the only attachment"),
        pytest.param("附件：1.统计表", 5.75, 2, id="the first of several"),
        pytest.param("2.目录", 5.75, 5, id="the second"),
    ],
)
def test_attachment_names_stand_one_below_another(text, left, begins):
    indent, hanging = attachment_indents(text)
    assert (indent, indent - hanging) == pytest.approx((left * 315, begins * 315), abs=1)


def test_a_document_without_addressee_note_and_attachments_has_no_empty_lines(report, values):
    bare = replace(report, title="报告", addressee="", note="", attachments=(), dated_on=date(2027, 11, 1))
    assert plain(compose(replace(bare, sections=()), values)) == "报告\n清源县人民政府\n2027年11月1日"


def test_a_table_without_rows_is_not_printed(report, values):
    empty = Section("表", (Table("空表", ("甲",), ()), paragraph("完。")))
    assert "空表" not in plain(compose(replace(report, sections=(empty,)), values))
