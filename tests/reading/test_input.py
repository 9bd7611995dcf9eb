"""Files of every kind give their text; what cannot be read says why in one sentence."""

import io
import zipfile
from pathlib import Path

import docx
import pytest
import xlsxwriter

from tests.shared import shared
from zhunsheng.reading import input as files
from zhunsheng.reading import load, read_text
from zhunsheng.reading.errors import (
    DamagedFile,
    EmptyText,
    LockedFile,
    NotChinese,
    NotText,
    ReadingError,
    ScannedPages,
    TooLarge,
)

REPORT = "某县法治政府建设报告\n全年受理案件35件。"


def write(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_a_text_file_is_read_in(tmp_path: Path, encoding: str) -> None:
    assert load(write(tmp_path / "a.txt", REPORT.encode(encoding))) == REPORT


def test_a_text_file_comes_character_for_character(tmp_path: Path) -> None:
    text = "\n\n  某县报告\r\n　　受理３５件。\t"
    assert load(write(tmp_path / "a.txt", text.encode())) == text


def test_a_word_file_gives_paragraphs_and_tables_in_order(tmp_path: Path) -> None:
    document = docx.Document()
    document.add_paragraph("某县报告")
    row = document.add_table(rows=1, cols=2).rows[0]
    row.cells[0].text, row.cells[1].text = "受理案件", "35件"
    document.add_paragraph("特此报告。")
    document.save(tmp_path / "a.docx")
    assert load(tmp_path / "a.docx").splitlines() == ["某县报告", "受理案件\t35件", "特此报告。"]


def test_cells_that_say_the_same_are_kept_and_a_merged_cell_keeps_its_places(tmp_path: Path) -> None:
    document = docx.Document()
    table = document.add_table(rows=2, cols=3)
    for cell, text in zip(table.rows[0].cells, ("受理", "5件", "5件"), strict=True):
        cell.text = text
    table.rows[1].cells[0].merge(table.rows[1].cells[1]).text = "合计"
    table.rows[1].cells[2].text = "某县10件"
    document.save(tmp_path / "a.docx")
    assert load(tmp_path / "a.docx").splitlines() == ["受理\t5件\t5件", "合计\t\t某县10件"]


def test_a_page_gives_its_main_text_without_the_furniture(tmp_path: Path) -> None:
    page = (
        "<!DOCTYPE html><html><head><title>某县报告</title><script>var a='脚本12件'</script></head><body>"
        "<nav><a>首页</a><a>政务公开</a></nav><div id='side'><a>其他新闻一则</a></div>"
        "<div class='text'><h1>某县报告</h1><p>全年受理案件<b>35</b>件。</p><p>办结三十件，群众满意，特此报告，情况属实。</p></div>"
        "<footer>主办单位电话12345</footer></body></html>"
    )
    assert load(write(tmp_path / "a.html", page.encode())).splitlines() == [
        "某县报告",
        "全年受理案件35件。",
        "办结三十件，群众满意，特此报告，情况属实。",
    ]


def pdf(text: str) -> bytes:
    """A pdf of one page, by hand; its font has no Chinese letters, so only Latin text can be put in."""
    stream = f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode()
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d>>stream\n%s\nendstream" % (len(stream), stream),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % start


def zipped(**members: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in members.items():
            packed.writestr(name.replace("__", "/").replace("_xml", ".xml"), text)
    return out.getvalue()


def workbook() -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.add_worksheet().write(0, 0, "受理")
    book.close()
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "error"),
    [
        pytest.param("空.txt", b" \n", EmptyText, id="an empty file"),
        pytest.param("程序.docx", b"MZ\x90\x00" + bytes(100), NotText, id="a program called docx"),
        pytest.param("图.txt", b"\x89PNG\r\n\x1a\n" + bytes(100), NotText, id="a picture called txt"),
        pytest.param("表.docx", workbook(), NotText, id="a workbook called docx"),
        pytest.param("坏.docx", zipped(word__document_xml="<broken"), DamagedFile, id="a broken docx"),
        pytest.param("断.docx", b"PK\x03\x04" + bytes(40), DamagedFile, id="a docx cut off"),
        pytest.param(
            "密.docx",
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            LockedFile,
            id="a locked docx",
        ),
        pytest.param(
            "旧.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), DamagedFile, id="a broken doc"
        ),
        pytest.param("坏.pdf", b"%PDF-1.4 nothing", DamagedFile, id="a broken pdf"),
        pytest.param("扫描.pdf", pdf(""), ScannedPages, id="a pdf without text"),
        pytest.param("英.txt", b"an English report of thirty-five cases " * 20, NotChinese, id="no Chinese"),
        pytest.param("噪.txt", bytes(range(1, 9)) * 50, NotText, id="control characters"),
    ],
)
def test_what_cannot_be_read_says_why_in_one_sentence(
    tmp_path: Path, name: str, data: bytes, error: type[ReadingError]
) -> None:
    with pytest.raises(error) as told:
        load(write(tmp_path / name, data))
    assert str(told.value).startswith(f"{name}：")
    assert str(told.value).endswith("。")


def test_a_packed_bomb_is_not_unpacked(tmp_path: Path) -> None:
    bomb = zipped(word__document_xml="0" * (files.LIMIT + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(TooLarge):
        load(write(tmp_path / "弹.docx", bomb))


def test_a_large_file_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "LIMIT", 10)
    with pytest.raises(TooLarge):
        load(write(tmp_path / "大.txt", REPORT.encode()))


@pytest.mark.parametrize("name", ["没有.txt", "."])
def test_a_missing_file_or_a_folder_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(ReadingError, match="文件"):
        load(tmp_path / name)


def test_an_old_word_file_is_read_like_the_others() -> None:
    data = shared("samples/14_县长在法治建设工作会议上的总结讲话.doc").read_bytes()
    assert "由去年的40件降到34件" in files.text_of(data, "讲话.doc")


def test_a_sentence_broken_by_the_foot_of_a_page_keeps_its_figures() -> None:
    name = "samples/15_白鹭县2025年法治政府建设年度报告.pdf"
    keys = {
        figure.quote for figure in read_text(files.text_of(shared(name).read_bytes(), "报告.pdf")).figures
    }
    assert {"1,204件", "893件", "71件", "38件", "99.13%"} <= keys


def test_what_was_not_read_of_a_file_is_told() -> None:
    name = "samples/13_法治政府建设年度报告.docx"
    assert "修订" in files.load_whole(shared(name)).unread[0]
