"""报告库: the list, one report with what is said to its findings, corrected versions, and who sees what."""

import re
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.people import Cast
from zhunsheng import clock
from zhunsheng.library.keeping import reading_of
from zhunsheng.library.models import Judgement, KeptReport, StoredReading
from zhunsheng.library.tests.handing import FAULTY, MENDED, kept, report_of
from zhunsheng.reading import Finding
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
LIST = "/library/"


@pytest.fixture
def office(county: Cast, sign_in: SignIn) -> Client:
    """The browser of the office, which works in the whole library."""
    return sign_in(county.office)


@pytest.fixture
def row(county: Cast) -> KeptReport:
    """A report with two errors and two doubts."""
    return kept(county.office, FAULTY, clock.now())


def of_kind(row: KeptReport, kind: str) -> Finding:
    return next(f for f in reading_of(row).findings if f.kind == kind)


def said(row: KeptReport, kind: str, verdict: str, reason: str = "") -> dict[str, Any]:
    """What the form of a finding sends."""
    return {"kind": kind, "start": of_kind(row, kind).start, "verdict": verdict, "reason": reason}


def titles(page: str) -> list[str]:
    return re.findall(r'<th scope="row" class="table__title"><a [^>]+>([^<]+)</a>', page)


# ---------------------------------------------------------------- the list


@pytest.mark.parametrize("count", [1, 45], ids=["一份", "四十五份"])
def test_the_list_asks_eight_times_however_long_it_is(
    county: Cast, office: Client, django_assert_max_num_queries: Callable[..., Any], count: int
) -> None:
    for number in range(count):
        kept(county.office, report_of("临河县", 2020, number + 5), clock.now())
    with django_assert_max_num_queries(8) as asked:
        office.get(LIST)
    assert not [q for q in asked.captured_queries if '"text"' in q["sql"] or '"said"' in q["sql"]]


def test_the_list_is_paged(county: Cast, office: Client, open_page: Opener) -> None:
    for number in range(25):
        kept(county.office, report_of("临河县", 2020, number + 5), clock.now())
    first = open_page(office, LIST)
    older = re.search(r'href="\?([^"]+)" rel="next"', first)
    assert older
    assert len(titles(first)) == 20
    second = open_page(office, f"{LIST}?{older[1].replace('&amp;', '&')}")
    assert len(titles(second)) == 5
    newer = re.search(r'href="\?([^"]+)" rel="prev"', second)
    assert newer
    assert open_page(office, f"{LIST}?{newer[1]}").count("<tr>") == first.count("<tr>")


def test_the_list_is_searched_and_narrowed(
    county: Cast, office: Client, open_page: Opener, row: KeptReport
) -> None:
    kept(county.office, report_of("临河县", 2020, 5), clock.now())
    for query, found in (
        ("", 2),
        ("?words=加强 领导", 1),
        ("?words=ＬＩＮ", 0),
        ("?place=临河县", 1),
        ("?year=2025", 1),
        ("?kind=department", 0),
        ("?unjudged=on", 1),
        ("?year=1800", 2),
        ("?before=x&after=-1", 2),
    ):
        assert len(titles(open_page(office, LIST + query))) == found, query


def test_others_see_their_own_reports_only(
    county: Cast, sign_in: SignIn, open_page: Opener, row: KeptReport
) -> None:
    mine = kept(county.mediator, report_of("甲镇", 2025, 5), clock.now())
    page = open_page(sign_in(county.mediator), LIST)
    assert titles(page) == [mine.title]
    assert '<option value="云溪县">' not in page


@pytest.mark.parametrize(
    "address",
    ["", "amend/", "original/", "sheet/", "recheck/", "changes/", "beside/{other}/"],
    ids=["报告", "改登记", "原文件", "体检单", "再检", "对照", "并排看"],
)
def test_a_stranger_finds_nothing(
    county: Cast, sign_in: SignIn, open_page: Opener, row: KeptReport, address: str
) -> None:
    own = kept(county.stranger, report_of("别处", 2025, 5), clock.now())
    client = sign_in(county.stranger)
    open_page(client, f"{LIST}{own.pk}/")
    open_page(client, f"{LIST}{row.pk}/{address.format(other=own.pk)}", status=404)
    open_page(client, f"{LIST}{own.pk}/beside/{row.pk}/", status=404)
    open_page(client, f"{LIST}99999999999999999999/{address.format(other=own.pk)}", status=404)


def test_a_stranger_changes_nothing(
    county: Cast, sign_in: SignIn, open_page: Opener, row: KeptReport
) -> None:
    client = sign_in(county.stranger)
    there = f"{LIST}{row.pk}/"
    open_page(client, f"{there}judge/", data=said(row, "broken_date", "accepted"), status=404)
    open_page(client, f"{there}amend/", data={"title": "改", "kind": "other"}, status=404)
    open_page(client, f"{there}recheck/", data={"text": MENDED}, status=404)
    for address in ("compare/", "compare/xlsx/", "compare/figure/", "compare/benchmark/"):
        open_page(client, f"{LIST}{address}?r={row.pk}", status=404)
    assert not Judgement.objects.exists()
    assert list(KeptReport.objects.values_list("title", flat=True)) == [row.title]


def test_nobody_sees_the_library_without_signing_in(row: KeptReport) -> None:
    for address in (LIST, f"{LIST}{row.pk}/", f"{LIST}{row.pk}/original/"):
        assert Client().get(address).status_code == 302


# ---------------------------------------------------------------- one report


def test_a_report_shows_its_findings_both_ways(office: Client, open_page: Opener, row: KeptReport) -> None:
    page = open_page(office, f"{LIST}{row.pk}/")
    notes = re.findall(r'<li id="note-(\d+)"', page)
    assert len(notes) >= 4
    for number in notes:
        assert page.count(f'id="at-{number}"') == 1
        assert f'href="#note-{number}"' in page


def test_every_figure_of_a_report_has_an_address(office: Client, open_page: Opener, row: KeptReport) -> None:
    page = open_page(office, f"{LIST}{row.pk}/")
    for figure in reading_of(row).figures:
        assert page.count(f'id="n{figure.start}"') == 1, figure.quote


def test_a_report_is_not_read_again_while_the_rules_stand(
    office: Client, open_page: Opener, row: KeptReport, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: Any, **kwargs: Any) -> None:
        raise AssertionError("又读了一遍")

    monkeypatch.setattr("zhunsheng.library.keeping.read_text", fail)
    assert "年份后面漏了“年”字" in open_page(office, f"{LIST}{row.pk}/")


def test_accepting_and_dismissing_are_written_down(
    office: Client, open_page: Opener, row: KeptReport
) -> None:
    there = f"{LIST}{row.pk}/"
    page = open_page(office, f"{there}judge/", data=said(row, "broken_date", "accepted"), follow=True)
    assert "：采纳。" in page
    data = said(row, "sum_mismatch", "dismissed", "不予受理的另计")
    page = open_page(office, f"{there}judge/", data=data, follow=True)
    assert "不予受理的另计" in page
    assert "依法治县办科长" in page
    assert StoredReading.objects.get().unjudged == 1
    assert (
        len(re.findall(r'<li id="note-', open_page(office, f"{there}?show=open")))
        == len(re.findall(r'<li id="note-', page)) - 2
    )


def test_dismissing_without_a_reason_says_so_and_writes_nothing(
    office: Client, open_page: Opener, row: KeptReport
) -> None:
    data = said(row, "broken_date", "dismissed", " ")
    page = open_page(office, f"{LIST}{row.pk}/judge/", data=data, follow=True)
    assert "不采纳要写明理由" in page
    assert not Judgement.objects.exists()


@pytest.mark.parametrize(
    "data",
    [{}, {"kind": "broken_date", "start": "x", "verdict": "accepted"}, {"verdict": "maybe"}],
    ids=["什么都没有", "位置不是数字", "没有这种意见"],
)
def test_a_judgement_that_makes_no_sense_is_refused(
    office: Client, open_page: Opener, row: KeptReport, data: dict[str, str]
) -> None:
    open_page(office, f"{LIST}{row.pk}/judge/", data=data, status=422)
    assert not Judgement.objects.exists()


def test_findings_are_narrowed_by_severity_and_keep_their_numbers(
    office: Client, open_page: Opener, row: KeptReport
) -> None:
    everything = open_page(office, f"{LIST}{row.pk}/")
    errors = open_page(office, f"{LIST}{row.pk}/?show=error")
    assert len(re.findall(r'<li id="note-', errors)) == 2
    for number in re.findall(r'<li id="note-(\d+)"', errors):
        line = re.compile(rf'<li id="note-{number}".*?</span>\s*([^<]+)', re.DOTALL)
        assert line.search(errors)[1] == line.search(everything)[1]  # type: ignore[index]
    assert open_page(office, f"{LIST}{row.pk}/?show=nonsense").count("<li id=") == everything.count("<li id=")


def test_what_is_said_of_a_report_can_be_mended(office: Client, open_page: Opener, row: KeptReport) -> None:
    data = {"title": row.title, "place": "临河县", "year": "2024", "kind": "other", "issued_on": "20250301"}
    assert "已改好登记" in open_page(office, f"{LIST}{row.pk}/amend/", data=data, follow=True)
    assert titles(open_page(office, f"{LIST}?place=临河县&year=2024")) == [row.title]


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [({"year": "12"}, "之间"), ({"year": "去年"}, "四位数字"), ({"title": ""}, "请填写标题"), ({"issued_on": "昨天"}, "请写成")],
    ids=["年度太早", "年度不是数字", "没有标题", "日期不是日期"],
)  # fmt: skip
def test_a_wrong_amendment_says_what_is_wrong(
    office: Client, open_page: Opener, row: KeptReport, wrong: dict[str, str], sentence: str
) -> None:
    data = {"title": "题", "place": "别处", "year": "2024", "kind": "other", "issued_on": "", **wrong}
    assert sentence in open_page(office, f"{LIST}{row.pk}/amend/", data=data, status=422)
    assert KeptReport.objects.get().place == "云溪县"


def test_the_file_comes_back_as_it_was_handed_in(office: Client, row: KeptReport) -> None:
    answer = office.get(f"{LIST}{row.pk}/original/")
    assert b"".join(answer.streaming_content) == FAULTY.encode()
    assert "attachment" in answer["Content-Disposition"]


def test_the_sheet_comes_as_a_document_with_what_was_said(
    office: Client, open_page: Opener, row: KeptReport
) -> None:
    data = said(row, "sum_mismatch", "dismissed", "不予受理的另计")
    open_page(office, f"{LIST}{row.pk}/judge/", data=data, follow=True)
    answer = office.get(f"{LIST}{row.pk}/sheet/")
    document = docx.Document(BytesIO(answer.content))
    cells = [cell.text for line in document.tables[1].rows for cell in line.cells]
    assert "20258月" in cells
    assert any("不采纳：不予受理的另计" in cell for cell in cells)
    assert document.paragraphs[-2].text == "中共云溪县委全面依法治县委员会办公室"


def test_the_sheet_of_somebody_elses_office_is_in_its_own_name(county: Cast, sign_in: SignIn) -> None:
    row = kept(county.mediator, FAULTY, clock.now())
    document = docx.Document(BytesIO(sign_in(county.mediator).get(f"{LIST}{row.pk}/sheet/").content))
    assert document.paragraphs[-2].text == "甲镇人民政府"


# ---------------------------------------------------------------- versions


def test_a_corrected_version_shows_what_is_mended_still_there_and_new(
    office: Client, open_page: Opener, row: KeptReport
) -> None:
    text = MENDED.replace("印发方案", "印发方案，20269月检查")
    page = open_page(office, f"{LIST}{row.pk}/recheck/", data={"text": text}, follow=True)
    numbers = re.findall(r"<dt>\S (已改正|仍在|新出现)</dt><dd>(\d+)", page)
    assert dict(numbers) == {"已改正": "2", "仍在": "2", "新出现": "1"}
    old = open_page(office, f"{LIST}{row.pk}/")
    assert "这是旧版" in old
    assert titles(open_page(office, LIST)) == [row.title]
    assert len(titles(open_page(office, f"{LIST}?old=on"))) == 2


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({}, "请选择更正版的文件"),
        ({"text": FAULTY}, "一字不差"),
        ({"file": SimpleUploadedFile("坏.docx", b"MZ\x90")}, "不是可以阅读的文档"),
        ({"file": SimpleUploadedFile("空.txt", b"")}, "里面没有文字"),
    ],
    ids=["什么都没有", "没有改过", "不是文档", "空文件"],
)
def test_what_is_no_corrected_version_is_refused_in_one_sentence(
    office: Client, open_page: Opener, row: KeptReport, data: dict[str, Any], sentence: str
) -> None:
    assert sentence in open_page(office, f"{LIST}{row.pk}/recheck/", data=data, status=422)
    assert KeptReport.objects.count() == 1


def test_a_second_corrected_version_is_refused(office: Client, open_page: Opener, row: KeptReport) -> None:
    open_page(office, f"{LIST}{row.pk}/recheck/", data={"text": MENDED}, follow=True)
    page = open_page(office, f"{LIST}{row.pk}/recheck/", data={"text": MENDED + "完"}, status=422)
    assert "已经有更正版" in page


def test_a_report_without_an_earlier_version_has_nothing_to_be_held_to(
    office: Client, open_page: Opener, row: KeptReport
) -> None:
    open_page(office, f"{LIST}{row.pk}/changes/", status=404)


def test_copied_paragraphs_stand_side_by_side(county: Cast, office: Client, open_page: Opener) -> None:
    same = "坚持把依法行政贯穿政府工作全过程，健全科学民主依法决策机制，严格规范公正文明执法，持续优化法治化营商环境，全年受理矛盾纠纷120件。\n"
    old = kept(county.office, report_of("临河县", 2023, 100) + same, clock.now())
    new = kept(county.office, report_of("临河县", 2024, 110) + same, clock.now())
    page = open_page(office, f"{LIST}{new.pk}/beside/{old.pk}/")
    assert "一字不差，数字也相同" in page
    assert page.count("健全科学民主依法决策机制") == 2
    assert f'href="/library/{new.pk}/beside/{old.pk}/"' in open_page(office, f"{LIST}{new.pk}/")


def test_a_department_that_says_otherwise_is_named_and_another_county_is_not(
    county: Cast, office: Client, open_page: Opener
) -> None:
    ours = kept(county.office, report_of("云溪县", 2024, 110), clock.now())
    bureau = report_of("云溪县", 2024, 150).replace("云溪县2024年", "云溪县司法局2024年", 1)
    department = kept(county.office, bureau, clock.now())
    theirs = kept(county.office, report_of("临河县", 2024, 150), clock.now())
    assert "写的是150件" in open_page(office, f"{LIST}{ours.pk}/beside/{department.pk}/")
    assert "写的是150件" not in open_page(office, f"{LIST}{ours.pk}/beside/{theirs.pk}/")


# ---------------------------------------------------------------- rules that changed


def test_changed_rules_are_told_and_a_button_reads_again(
    office: Client, open_page: Opener, row: KeptReport
) -> None:
    assert "按新规则重读" not in open_page(office, LIST)
    StoredReading.objects.update(rules="旧", errors=0)
    assert "有 1 份的发现数还是按旧规则数的" in open_page(office, LIST)
    page = open_page(office, f"{LIST}reread/", data={}, follow=True)
    assert "重读了 1 份报告" in page
    assert StoredReading.objects.get().errors == 2
    assert office.get(f"{LIST}reread/").status_code == 405
