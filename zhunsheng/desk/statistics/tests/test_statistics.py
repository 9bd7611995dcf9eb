"""The pages of the statistics forms: filled in, refused, signed, handed in, sent back, summed up, drilled down."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import fastexcel
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.people import Cast, organ, person
from tests.records.steps import at, dispute, step
from zhunsheng import clock
from zhunsheng.figures import Period
from zhunsheng.records.models import Person
from zhunsheng.statistics.actions import fill, submit
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.tests.conftest import DUE, NOW, OPENS, YEAR, Team, build_team

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
STUDIED = "leadership.study_sessions"


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """January, in the entry window of the yearly forms."""
    monkeypatch.setattr(clock, "now", lambda: NOW)
    return NOW.date()


@pytest.fixture
def team(county: Cast) -> Team:
    return build_team(county)


@pytest.fixture
def row(team: Team) -> Sheet:
    """The blank yearly sheet of 甲镇; 乙镇 has one too."""
    return team.issue()[0]


@pytest.fixture
def liaison(team: Team, sign_in: SignIn) -> Client:
    return sign_in(team.jia)


@pytest.fixture
def office(team: Team, sign_in: SignIn) -> Client:
    return sign_in(team.office)


def answers(row: Sheet, deed: str = "save", **changed: str) -> dict[str, str]:
    """What the page sends: everything 0 but what is named."""
    said = dict.fromkeys(row.filled, "0") | {k.replace("__", "."): v for k, v in changed.items()}
    return {"version": str(row.version), "deed": deed, **{f"v.{key}": text for key, text in said.items()}}


def fill_address(row: Sheet) -> str:
    return f"/statistics/{row.pk}/fill/{row.version}/"


def value(page: str, key: str) -> str:
    found = re.search(rf'name="v\.{re.escape(key)}"[^>]* value="([^"]*)"', page)
    assert found, key
    return found[1]


def a_quarter_with_a_dispute(team: Team) -> Sheet:
    """The blank quarterly sheet of 甲镇, whose numbers the register counts."""
    row = dispute(team.cast.mediator, on=date(2025, 12, 1))
    step(team.cast.mediator, row, "accept", date(2025, 12, 1))
    return team.issue("jia", key="mediation", period=Period.quarter(2025, 4))[0]


# 填


def test_what_waits_leads_straight_to_the_inputs(row: Sheet, liaison: Client, open_page: Opener) -> None:
    inbox = open_page(liaison, "/")
    assert "2025年《法治政府建设综合情况表》" in inbox
    page = open_page(liaison, f"/statistics/{row.pk}/", follow=True)
    assert "保存草稿" in page
    assert page.count('<input type="text" name="v.') == len(row.filled)


def test_the_head_of_the_table_is_merged_as_printed(team: Team, liaison: Client, open_page: Opener) -> None:
    row = team.issue("jia", key="reconsideration")[0]
    head = (
        open_page(liaison, f"/statistics/{row.pk}/?view=1").partition("<thead>")[2].partition("</thead>")[0]
    )
    assert re.search(r'<th rowspan="4"[^>]*>行政管理类别</th>', head)
    assert re.search(r'<th colspan="14"[^>]*>行政复议</th>', head)
    assert re.search(r'<th colspan="8"[^>]*>结案方式</th>', head)
    assert re.search(r'<th rowspan="3"[^>]*>应诉案件</th>', head)


def test_a_saved_draft_comes_back_with_the_three_answers_apart(
    row: Sheet, liaison: Client, open_page: Opener
) -> None:
    sent = answers(row, leadership__study_sessions="3", legal_adviser__count="/", decision__exec_meetings="")
    page = open_page(liaison, fill_address(row), data=sent, follow=True)
    assert "草稿已保存" in page
    assert [value(page, key) for key in (STUDIED, "legal_adviser.count", "decision.exec_meetings", "legal_adviser.opinions")] == [
        "3", "无此职责", "", "0",
    ]  # fmt: skip


def test_what_is_no_number_is_said_on_top_and_at_the_cell_and_nothing_typed_is_lost(
    row: Sheet, liaison: Client, open_page: Opener
) -> None:
    sent = answers(row, leadership__study_sessions="三次", legal_adviser__count="7")
    page = open_page(liaison, fill_address(row), data=sent, status=422)
    assert re.search(r'<li><a href="#cell-\d+-0-in">“学法·专题学法、专题培训”填了“三次”：这里只填数', page)
    assert (value(page, STUDIED), value(page, "legal_adviser.count")) == ("三次", "7")
    assert page.count('aria-invalid="true"') == 1
    assert Sheet.objects.get(pk=row.pk).version == 1


def test_the_review_lists_what_it_finds_and_leads_to_the_cells(
    row: Sheet, liaison: Client, open_page: Opener
) -> None:
    sent = answers(
        row,
        "check",
        normative_document__issued="2",
        normative_document__reviewed="1",
        mediation__full_time_mediators="1",
    )
    page = open_page(liaison, fill_address(row), data=sent, follow=True)
    assert "审核发现 2 处要处理" in page
    assert "“调解组织·专职调解员”为 1，应不大于“调解组织·人民调解员” 0，差 1。" in page
    assert "规范性文件应当件件经过合法性审核" in page
    assert 'name="n.normative_document.reviewed"' in page


def test_an_explanation_is_saved_with_the_draft(row: Sheet, liaison: Client, open_page: Opener) -> None:
    sent = answers(row, "submit", normative_document__issued="2", normative_document__reviewed="1")
    page = open_page(liaison, fill_address(row), data=sent, follow=True)
    assert "没有送审" in page
    again = Sheet.objects.get(pk=row.pk)
    sent |= {"version": str(again.version), "n.normative_document.reviewed": "一件年末印发，次年审核"}
    page = open_page(liaison, fill_address(again), data=sent, follow=True)
    assert "已送甲镇人民政府负责人审签" in page


def test_two_people_at_one_sheet_nobody_loses_anything(
    row: Sheet, team: Team, sign_in: SignIn, liaison: Client, open_page: Opener
) -> None:
    colleague = sign_in(person("lianluo-jia2", "甲镇另一联络员", (team.cast.jia, "liaison")))
    open_page(colleague, fill_address(row), data=answers(row, leadership__study_sessions="5"), follow=True)
    page = open_page(
        liaison, fill_address(row), data=answers(row, leadership__study_sessions="6"), status=409
    )
    assert value(page, STUDIED) == "6"
    assert "现为 5（甲镇另一联络员保存）" in page
    assert "有 1 格你们填得不同" in page
    newest = Sheet.objects.get(pk=row.pk)
    assert newest.filled[STUDIED].text == "5"
    assert f'name="version" value="{newest.version}"' in page


def test_what_two_people_changed_in_different_cells_is_put_together(
    row: Sheet, team: Team, sign_in: SignIn, liaison: Client, open_page: Opener
) -> None:
    """The second one's page still holds the old numbers of the cells that the first one changed; they are not put back."""
    row = team.filled(row)
    colleague = sign_in(person("lianluo-jia2", "甲镇另一联络员", (team.cast.jia, "liaison")))
    sent = answers(row, leadership__study_sessions="5")
    open_page(colleague, fill_address(row), data=sent, follow=True)
    page = open_page(liaison, fill_address(row), data=answers(row, legal_adviser__count="2"), status=409)
    assert "你们改的不是同样的格子，已经合在一起" in page
    assert (value(page, STUDIED), value(page, "legal_adviser.count")) == ("5", "2")


def test_an_explanation_typed_beside_a_wrong_number_is_not_lost(
    row: Sheet, liaison: Client, open_page: Opener
) -> None:
    sent = answers(row, normative_document__issued="2", normative_document__reviewed="1")
    open_page(liaison, fill_address(row), data=sent, follow=True)
    row.refresh_from_db()
    sent |= {"version": str(row.version), f"v.{STUDIED}": "三", "n.normative_document.reviewed": "次年审核"}
    page = open_page(liaison, fill_address(row), data=sent, status=422)
    assert 'name="n.normative_document.reviewed" value="次年审核"' in page


def test_an_old_address_says_that_somebody_has_saved_since(
    row: Sheet, team: Team, liaison: Client, open_page: Opener
) -> None:
    team.filled(row, leadership__study_sessions="5")
    page = open_page(liaison, f"/statistics/{row.pk}/fill/1/")
    assert "有人保存过" in page
    assert value(page, STUDIED) == "5"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [(date(2025, 12, 31), "还没有到填报时间"), (date(2026, 1, 21), "填报已于2026年1月20日截止")],
    ids=["前一天", "后一天"],
)
def test_outside_the_window_the_page_says_why(
    row: Sheet, liaison: Client, open_page: Opener, monkeypatch: pytest.MonkeyPatch, day: date, sentence: str
) -> None:
    monkeypatch.setattr(clock, "now", lambda: at(day))
    page = open_page(liaison, fill_address(row), follow=True)
    assert sentence in page
    assert "保存草稿" not in page
    open_page(liaison, fill_address(row), data=answers(row), status=422)
    assert Sheet.objects.get(pk=row.pk).version == 1


@pytest.mark.parametrize("day", [OPENS, DUE], ids=["第一天", "最后一天"])
def test_on_both_edge_days_it_can_be_filled_in(
    row: Sheet, liaison: Client, open_page: Opener, monkeypatch: pytest.MonkeyPatch, day: date
) -> None:
    monkeypatch.setattr(clock, "now", lambda: at(day))
    open_page(liaison, fill_address(row), data=answers(row), follow=True)
    assert Sheet.objects.get(pk=row.pk).state == "draft"


def test_the_registers_numbers_are_in_the_table_and_a_difference_is_asked_about(
    team: Team, liaison: Client, open_page: Opener
) -> None:
    row = a_quarter_with_a_dispute(team)
    key = "mediation.accepted.kind.neighbour"
    page = open_page(liaison, fill_address(row))
    assert re.search(rf'name="v\.{re.escape(key)}"[^>]*placeholder="1"', page)
    sent = {"version": "1", "deed": "check", f"v.{key}": "4"}
    page = open_page(liaison, fill_address(row), data=sent, follow=True)
    assert "“邻里·受理”本单位填 4，登记算得 1，以登记为准" in page
    assert '<span class="box__own">本单位 4</span>' in open_page(liaison, f"/statistics/{row.pk}/?view=1")


# 审签、上报、退回


def test_the_head_signs_and_the_package_is_handed_in(
    row: Sheet, team: Team, sign_in: SignIn, liaison: Client, open_page: Opener
) -> None:
    open_page(liaison, fill_address(row), data=answers(row, "submit"), follow=True)
    assert "还没有经单位负责人审签" in open_page(
        liaison, f"/statistics/{row.pk}/package/", data={}, status=422
    )
    head = sign_in(team.jia_head)
    page = open_page(head, f"/statistics/{row.pk}/")
    assert "同意，审签" in page
    version = Sheet.objects.get(pk=row.pk).version
    open_page(head, f"/statistics/{row.pk}/sign/", data={"version": version}, follow=True)
    assert "已上报甲镇人民政府2025年的 1 张表" in open_page(
        liaison, f"/statistics/{row.pk}/package/", data={}, follow=True
    )
    assert "没有待办" in open_page(liaison, "/")


def test_a_signature_to_other_numbers_than_those_on_the_page_is_refused(
    row: Sheet, team: Team, sign_in: SignIn, open_page: Opener
) -> None:
    filled = team.filled(row)
    sent = submit(team.jia, row.pk, version=filled.version, now=NOW)
    page = open_page(
        sign_in(team.jia_head), f"/statistics/{row.pk}/sign/", data={"version": sent.version - 1}, status=409
    )
    assert "保存过" in page


def test_a_return_without_a_reason_is_refused_and_with_one_marks_the_cell(
    row: Sheet, team: Team, office: Client, liaison: Client, open_page: Opener
) -> None:
    done = team.handed_in(row, leadership__study_sessions="3")
    address = f"/statistics/{row.pk}/return/"
    sent = {"version": done.version, "cell": STUDIED, "reason": "", "due_on": "20260120"}
    assert "请写明理由" in open_page(office, address, data=sent, status=422)
    open_page(office, address, data=sent | {"reason": "与会议纪要不符"}, follow=True)
    page = open_page(liaison, f"/statistics/{row.pk}/", follow=True)
    assert "退回：与会议纪要不符" in page
    assert value(page, STUDIED) == "3"
    assert "box--returned" in page


def test_the_history_says_who_changed_which_cell_from_what_to_what(
    row: Sheet, team: Team, liaison: Client, open_page: Opener
) -> None:
    filled = team.filled(row, leadership__study_sessions="3")
    fill(team.jia, row.pk, {STUDIED: "4"}, version=filled.version, now=NOW)
    page = open_page(liaison, f"/statistics/{row.pk}/?view=1&history=1")
    assert "<dt>学法·专题学法、专题培训</dt><dd><del>3</del> → <ins>4</ins></dd>" in page


def test_the_office_gives_more_time_with_a_reason(row: Sheet, office: Client, open_page: Opener) -> None:
    address = f"/statistics/{row.pk}/extend/"
    sent = {"version": 1, "reason": "系统停机", "due_on": "20260110"}
    assert "要晚于现在的 2026-01-20" in open_page(office, address, data=sent, status=422)
    open_page(office, address, data=sent | {"due_on": "20260125"}, follow=True)
    assert Sheet.objects.get(pk=row.pk).due_on == date(2026, 1, 25)


# 下发、进度、催报


def test_the_office_issues_a_form_to_the_organs_it_ticks(
    team: Team, office: Client, open_page: Opener
) -> None:
    assert "行政执法情况表" in open_page(office, "/statistics/issue/")
    page = open_page(office, "/statistics/issue/?form=governance")
    assert '<option value="2025" selected>' in page
    assert 'value="2026-01-01"' in page
    sent = {"form": "governance", "period": "2025", "opens_on": "20260101", "due_on": "20260120"}
    assert "没有选单位" in open_page(office, "/statistics/issue/", data=sent, status=422)
    page = open_page(office, "/statistics/issue/", data=sent | {"organ": ["jia", "yi"]}, follow=True)
    assert "下发给 2 个单位" in page
    assert Sheet.objects.count() == 2


def test_the_grid_shows_who_has_and_has_not_with_shape_and_word(
    row: Sheet, team: Team, office: Client, open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    team.handed_in(row)
    assert re.search(r"✓</span> 已上报", open_page(office, "/statistics/progress/"))
    monkeypatch.setattr(clock, "now", lambda: at(date(2026, 1, 25)))
    page = open_page(office, "/statistics/progress/")
    assert re.search(r"■</span> 逾期未报 5 天", page)
    assert "1/2 已报" in page


def test_urging_is_previewed_and_sent_once_a_day(row: Sheet, office: Client, open_page: Opener) -> None:
    page = open_page(office, f"/statistics/urge/?sheet={row.pk}")
    assert "甲镇联络员" in page
    assert "请甲镇人民政府报送2025年《法治政府建设综合情况表》" in page
    open_page(office, "/statistics/urge/", data={"sheet": row.pk}, follow=True)
    assert "一天只催一次" in open_page(office, f"/statistics/urge/?sheet={row.pk}")
    assert "催 1" in open_page(office, "/statistics/progress/")
    assert "一天只催一次" in open_page(office, "/statistics/urge/", data={"sheet": row.pk}, status=422)


# 汇总、反查


def test_a_sum_leads_to_every_organs_cell(row: Sheet, team: Team, office: Client, open_page: Opener) -> None:
    team.handed_in(row, leadership__study_sessions="3")
    page = open_page(office, "/statistics/summary/governance/")
    assert "还有 1 家没有上报" in page
    address = re.search(rf'href="(/statistics/summary/governance/{re.escape(STUDIED)}/[^"]*)"[^>]*>3<', page)
    assert address
    page = open_page(office, address[1].replace("&amp;", "&"))
    assert "1 家有数，1 家未报（未计入）" in page
    assert re.search(r'href="/statistics/\d+/\?view=1#cell-\d+-0">甲镇人民政府', page)


@pytest.mark.parametrize("organs", [2, 40])
def test_pages_ask_few_questions_however_many_organs_there_are(
    team: Team, office: Client, liaison: Client, django_assert_max_num_queries: Any, organs: int
) -> None:
    many = [organ(team.cast.county, f"d{n}", f"第{n}局", "department") for n in range(organs)]
    row = team.issue("jia", *[one.code for one in many])[0]
    disputes = a_quarter_with_a_dispute(team)
    pages = {
        f"/statistics/{disputes.pk}/?view=1": liaison,
        fill_address(disputes): liaison,
        "/statistics/summary/governance/": office,
        f"/statistics/summary/governance/{STUDIED}/": office,
        "/statistics/progress/": office,
        f"/statistics/{row.pk}/?view=1": liaison,
        fill_address(row): liaison,
        "/statistics/": liaison,
    }
    for address, client in pages.items():
        client.get(address)
        with django_assert_max_num_queries(10):
            assert client.get(address).status_code == 200


# 导出、导入


def test_a_workbook_goes_out_and_its_numbers_come_in(
    row: Sheet, team: Team, liaison: Client, open_page: Opener
) -> None:
    team.filled(row, leadership__study_sessions="3")
    response = liaison.get(f"/statistics/{row.pk}/excel/")
    assert "attachment" in response["Content-Disposition"]
    other = team.issue("jia", period=Period.year(2024), opens_on=OPENS, due_on=DUE)[0]
    sent = {"version": 1, "file": SimpleUploadedFile("表.xlsx", response.content)}
    page = open_page(liaison, f"/statistics/{other.pk}/import/", data=sent, status=422)
    assert "报告期应为“2024年”，文件里是“2025年”" in page
    Sheet.objects.filter(pk=row.pk).update(cells={})
    sent = {"version": 2, "file": SimpleUploadedFile("表.xlsx", response.content)}
    assert "已导入" in open_page(liaison, f"/statistics/{row.pk}/import/", data=sent, follow=True)
    assert Sheet.objects.get(pk=row.pk).filled[STUDIED].text == "3"


def test_no_file_is_said_in_words(row: Sheet, liaison: Client, open_page: Opener) -> None:
    assert "没有选文件" in open_page(
        liaison, f"/statistics/{row.pk}/import/", data={"version": 1}, status=422
    )


def test_the_summary_goes_out_in_the_same_layout(row: Sheet, team: Team, office: Client) -> None:
    team.handed_in(row, leadership__study_sessions="3")
    response = office.get("/statistics/summary/governance/excel/")
    book = fastexcel.read_excel(response.content)
    texts = book.load_sheet(0, header_row=None, dtypes="string").to_arrow().column(0).to_pylist()
    assert texts[0] == "法治政府建设综合情况表"
    assert "汇总（1/2 家已报）" in texts[1]


# 权限


def test_the_neighbour_finds_none_of_it(row: Sheet, team: Team, sign_in: SignIn, open_page: Opener) -> None:
    neighbour = sign_in(team.yi)
    for end in ("", "fill/1/", "excel/", "package/", "return/", "extend/"):
        open_page(neighbour, f"/statistics/{row.pk}/{end}", status=404)
    for end in ("sign/", "import/"):
        open_page(neighbour, f"/statistics/{row.pk}/{end}", data={"version": 1}, status=404)
    assert "甲镇" not in open_page(neighbour, "/statistics/summary/governance/")
    open_page(neighbour, "/statistics/issue/", status=404)
    open_page(neighbour, "/statistics/urge/", status=404)


def test_a_leader_sees_all_and_changes_nothing(
    row: Sheet, team: Team, sign_in: SignIn, open_page: Opener
) -> None:
    leader = sign_in(team.leader)
    assert "填报进度" in open_page(leader, "/statistics/", follow=True)
    page = open_page(leader, f"/statistics/{row.pk}/")
    assert "保存草稿" not in page
    open_page(leader, fill_address(row), data=answers(row), status=422)
    open_page(leader, f"/statistics/{row.pk}/return/", status=404)
    assert Sheet.objects.get(pk=row.pk).version == 1


def test_whoever_holds_no_post_here_has_no_line_in_the_menu(
    county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    assert "统计填报表" not in open_page(sign_in(county.stranger), "/")
    open_page(sign_in(county.stranger), "/statistics/progress/", status=404)


@pytest.mark.parametrize(
    "address",
    [
        "/statistics/999/",
        "/statistics/summary/nothing/",
        "/statistics/summary/governance/?period=2025",
        "/statistics/summary/governance/?period=昨天",
    ],
)
def test_what_does_not_exist_is_not_found(
    team: Team, office: Client, open_page: Opener, address: str
) -> None:
    assert YEAR
    open_page(office, address, status=404)
