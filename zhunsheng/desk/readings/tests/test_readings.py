"""报告体检: a report handed in and checked on the spot."""

import re
import time
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people import Cast
from tests.records.steps import dispute
from zhunsheng.desk.frame.marking import Mark, marked
from zhunsheng.library import intake
from zhunsheng.library.models import KeptReport
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
HERE = "/readings/"
REPORT = """云溪县2025年法治政府建设年度报告
2025年，全县办结矛盾纠纷1398件，调解成功1329件，调解成功率96.91%。
一是加强领导。三是落实责任，于20258月印发方案。
云溪县人民政府
2026年1月20日
"""


LOCKED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500) + "EncryptedPackage".encode("utf-16-le")
"""What an office file under a password looks like from outside."""


def scanned() -> bytes:
    """A pdf whose only page holds no text."""
    pages, file = pypdfium2.PdfDocument.new(), BytesIO()
    pages.new_page(595, 842)
    pages.save(file)
    return file.getvalue()


def bomb() -> bytes:
    """A small docx that would unpack to sixty megabytes."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("word/document.xml", bytes(60 * 1024 * 1024))
    return file.getvalue()


def handed(name: str, content: bytes) -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, content)}


def refusals(page: str) -> list[str]:
    """The sentences on top of the sheet."""
    return re.findall(r"<li>(.*?)</li>", page.partition('id="reasons"')[2].partition("</ul>")[0], re.DOTALL)


def test_a_report_comes_back_with_what_was_found_in_it(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, HERE, data={"text": REPORT})
    assert "云溪县2025年法治政府建设年度报告" in page
    assert re.search(r"<dt>年度</dt><dd>2025</dd>", page)
    assert "年份后面漏了“年”字" in page
    assert '<span class="number"' in page


def test_every_finding_leads_to_its_place_and_back(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, HERE, data={"text": REPORT})
    notes = re.findall(r'<li id="note-(\d+)"', page)
    assert len(notes) >= 2
    for number in notes:
        assert page.count(f'id="at-{number}"') == 1
        assert f'href="#at-{number}"' in page
        assert f'href="#note-{number}"' in page


def test_the_page_says_what_was_too_much_to_check(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, HERE, data={"text": REPORT + "受理3件，" * 81 + "都已办结。\n"})
    assert "这一句数字过多（81个），没有核对其间的关系" in page


def test_the_text_comes_back_whole(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, HERE, data={"text": REPORT})
    lines = re.findall(r"</div>\s*<p>(.*?)</p></div>", page, re.DOTALL)
    assert [re.sub(r"<[^>]+>", "", line) for line in lines] == REPORT.strip().split("\n")


def test_a_file_is_read_by_what_it_holds(mediator: Client, open_page: Opener) -> None:
    for name, content in (("报告.txt", REPORT.encode()), ("报告.txt", REPORT.encode("gb18030"))):
        assert "年份后面漏了“年”字" in open_page(mediator, HERE, data=handed(name, content))


def test_markup_in_a_report_is_shown_and_never_run(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, HERE, data={"text": REPORT + "<script>alert(1)</script>县政府受理5件"})
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)" in page


@pytest.mark.parametrize(
    ("data", "said"),
    [
        ({}, "请选择一个文件，或者粘贴报告全文"),
        ({"text": "  \n "}, "请选择一个文件，或者粘贴报告全文"),
        ({"text": "hello world"}, "几乎没有汉字"),
        (handed("空.txt", b""), "里面没有文字"),
        (handed("报告.docx", b"MZ\x90\x00" * 50), "不是可以阅读的文档"),
        (handed("报告.pdf", b"%PDF-1.7\n%%EOF"), "文件已损坏"),
        (handed("报告.docx", b"PK\x03\x04" + b"x" * 50), "文件已损坏"),
        (handed("扫描.pdf", scanned()), "是扫描件，没有文字层"),
        (handed("加密.docx", LOCKED), "文件设了密码"),
        (handed("炸弹.docx", bomb()), "文件太大"),
        (handed("英文.txt", b"annual report of the county, " * 50), "几乎没有汉字"),
    ],
    ids=[
        "什么都没有", "只有空白", "不是中文", "空文件", "改名的程序", "坏的 pdf", "坏的 docx",
        "扫描件", "有密码的 docx", "压缩炸弹", "英文文件",
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_so_in_one_sentence(
    mediator: Client, open_page: Opener, data: dict[str, Any], said: str
) -> None:
    found = refusals(open_page(mediator, HERE, data=data, status=422))
    assert len(found) == 1
    assert said in found[0]


def test_a_file_of_fifty_megabytes_is_not_read(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, HERE, data=handed("报告.txt", b"1" * 50 * 1024 * 1024), status=422)
    assert "文件超过 20 MB" in page


def test_a_text_beyond_the_limit_is_not_read(
    mediator: Client, open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "TEXT_LIMIT", 20)
    assert "请分开来读" in open_page(mediator, HERE, data={"text": REPORT}, status=422)


def test_nothing_of_a_report_is_kept_unless_asked(mediator: Client, settings: Any, open_page: Opener) -> None:
    open_page(mediator, HERE, data={**handed("报告.txt", REPORT.encode()), "look": "1"})
    kept = [path for path in Path(settings.HOME).rglob("*") if path.is_file()]
    assert not any("云溪县2025年".encode() in path.read_bytes() for path in kept)
    assert not KeptReport.objects.exists()
    assert "都不保存" in open_page(mediator, HERE)


def test_a_report_is_kept_when_asked_and_leads_to_its_page(mediator: Client, open_page: Opener) -> None:
    data = {**handed("报告.txt", REPORT.encode()), "keep": "1"}
    assert "已存入报告库" in open_page(mediator, HERE, data=data, follow=True)
    (row,) = KeptReport.objects.all()
    assert (row.filename, row.title) == ("报告.txt", "云溪县2025年法治政府建设年度报告")
    again = {**handed("报告.txt", REPORT.encode()), "keep": "1"}
    assert "报告库里已经有这一份" in open_page(mediator, HERE, data=again, follow=True)
    assert KeptReport.objects.count() == 1


def three() -> dict[str, Any]:
    """A good file, a bad one, and another good one."""
    other = REPORT.replace("云溪县", "临河县").encode()
    files = [("甲.txt", REPORT.encode()), ("坏.docx", b"MZ\x90\x00" * 50), ("乙.txt", other)]
    return {"file": [SimpleUploadedFile(name, content) for name, content in files]}


def test_each_of_several_files_is_read_for_itself(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, HERE, data={**three(), "look": "1"})
    assert "一共 3 个文件，读了 2 个" in page
    assert "坏.docx：不是可以阅读的文档" in page
    assert page.count("年份后面漏了“年”字") == 2
    assert not KeptReport.objects.exists()


def test_a_bad_file_does_not_stop_the_others_from_being_kept(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, HERE, data={**three(), "keep": "1"})
    assert sorted(KeptReport.objects.values_list("place", flat=True)) == ["临河县", "云溪县"]
    assert page.count(">已存入</a>") == 2


def test_a_file_sent_by_the_script_gets_its_line_alone(mediator: Client) -> None:
    for name, content, said in (("甲.txt", REPORT.encode(), "已存入"), ("坏.txt", b"MZ\x90", "没有读")):
        answer = mediator.post(HERE, {**handed(name, content), "keep": "1", "alone": "1"}).content.decode()
        assert answer.lstrip().startswith("<tr>")
        assert "<html" not in answer
        assert said in answer


def test_a_kept_docx_with_a_macro_is_refused_in_one_sentence(mediator: Client, open_page: Opener) -> None:
    document = docx.Document()
    for line in REPORT.splitlines():
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    with zipfile.ZipFile(file, "a") as packed:
        packed.writestr("word/vbaProject.bin", b"macro")
    data = {**handed("报告.docx", file.getvalue()), "keep": "1"}
    (said,) = refusals(open_page(mediator, HERE, data=data, status=422))
    assert "内容不是 docx 文件" in said
    assert not KeptReport.objects.exists()


def test_the_check_is_open_to_whoever_is_signed_in(county: Any, sign_in: Any, open_page: Opener) -> None:
    assert "报告体检" in open_page(sign_in(county.stranger), HERE)


_MARKS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=8)


# 机器忙的时候生成得慢，不是这段代码的事。
@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(text=st.text("一二\n1", max_size=50), figures=_MARKS, findings=_MARKS)
def test_marking_never_changes_a_text_and_loses_no_finding(
    text: str, figures: list[tuple[int, int]], findings: list[tuple[int, int]]
) -> None:
    inside = [(start, min(start + length, len(text))) for start, length in findings if start < len(text)]
    notes = [Mark(start, end, "note", n) for n, (start, end) in enumerate(inside, 1)]
    found = marked(text, [Mark(s, s + length, "figure") for s, length in figures], notes)
    assert [p.text for p in found] == [line for line in text.split("\n") if line.strip()]
    shown = sorted(n for p in found for piece in p.pieces for n in piece.begins)
    assert shown == [m.number for m in notes if text[m.start] != "\n"]


def test_marking_a_page_of_nothing_but_numbers_is_quick() -> None:
    text = "1件" * 20_000
    marks = [Mark(n * 2, n * 2 + 2, "figure") for n in range(20_000)]
    began = time.process_time()
    (paragraph,) = marked(text, marks, [])
    assert len(paragraph.pieces) == 20_000
    assert time.process_time() - began < 5


def test_our_own_report_is_held_to_the_registers_for_those_who_read_the_countys(
    county: Cast, sign_in: SignIn, mediator: Client, open_page: Opener
) -> None:
    dispute(county.mediator, on=date(2025, 3, 3))
    text = "云溪县2025年法治政府建设年度报告\n2025年，全县受理矛盾纠纷1398件。\n云溪县人民政府\n"
    seen = open_page(sign_in(county.office), HERE, data={"text": text})
    assert "已与登记核对" in seen
    assert "登记的是0件" in seen
    assert "已与登记核对" not in open_page(mediator, HERE, data={"text": text})
