"""A sheet's life: issued, filled, submitted, signed, handed in, sent back, mended, handed in again."""

from dataclasses import replace
from datetime import date
from importlib import import_module

import pytest
from django.http import Http404

from tests.people import OPENED
from tests.records.steps import at
from zhunsheng.figures import Missing, Period
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.journal import entries
from zhunsheng.records.models import Person, Post
from zhunsheng.records.verify import verify
from zhunsheng.statistics.access import sheet, sheets
from zhunsheng.statistics.actions import (
    extend,
    fill,
    fill_rest,
    hand_in,
    issue,
    plan_urging,
    pull_last,
    return_sheet,
    sign,
    submit,
    times_urged,
    urge,
)
from zhunsheng.statistics.declared import forms
from zhunsheng.statistics.errors import NotReady, WrongCells
from zhunsheng.statistics.merging import merge
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.tests.conftest import DUE, NOW, OPENS, YEAR, Team

STUDIED = "leadership.study_sessions"
ADVISERS = "legal_adviser.count"


def waits(person: Person) -> list[str]:
    """What stands in the person's inbox."""
    return [errand.what for errand in Access(person, NOW.date()).errands()]


# 下发


def test_an_issued_sheet_is_blank_and_waits_for_the_liaison(team: Team) -> None:
    row = team.issue("jia")[0]
    assert (row.state, row.opens_on, row.due_on) == ("blank", OPENS, DUE)
    assert waits(team.jia) == ["填报"]
    assert waits(team.yi) == []


def test_issuing_again_leaves_what_is_there_and_adds_what_is_missing(team: Team) -> None:
    row = team.filled(team.issue("jia")[0])
    issued = issue(team.office, "governance", YEAR, ["jia", "yi"], now=NOW)
    assert [one.organ.code for one in issued.sheets] == ["yi"]
    assert issued.already == 1
    assert Sheet.objects.get(pk=row.pk).version == row.version


@pytest.mark.parametrize(
    ("key", "period", "organs", "sentence"),
    [
        ("nothing", YEAR, ["jia"], "没有填报表 nothing"),
        ("governance", Period.quarter(2025, 4), ["jia"], "是年报，没有“2025年第四季度”这一期"),
        ("governance", YEAR, [], "没有选单位"),
        ("governance", YEAR, ["jia", "mars"], "不能给这些单位下发.*mars"),
    ],
    ids=["没有的表", "期别不对", "没有单位", "没有的单位"],
)
def test_what_cannot_be_issued_is_said(
    team: Team, key: str, period: Period, organs: list[str], sentence: str
) -> None:
    with pytest.raises(Rejected, match=sentence):
        issue(team.office, key, period, organs, now=NOW)
    assert not Sheet.objects.exists()


def test_a_window_that_ends_before_it_begins_is_refused(team: Team) -> None:
    with pytest.raises(Rejected, match="早于开始"):
        team.issue("jia", opens_on=date(2026, 2, 1), due_on=date(2026, 1, 31))


def test_only_the_office_issues(team: Team) -> None:
    with pytest.raises(Rejected, match="不归您管"):
        issue(team.jia, "governance", YEAR, ["jia"], now=NOW)


def test_sheets_of_one_period_keep_the_layout_they_began_with(
    team: Team, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = team.issue("jia")[0]
    changed = {**forms(), "governance": replace(forms()["governance"], name="改了名的表")}
    monkeypatch.setattr(import_module("zhunsheng.statistics.actions.issue"), "forms", lambda: changed)
    later, next_year = (
        team.issue("yi")[0],
        team.issue("yi", period=Period.year(2026), now=at(date(2027, 1, 5)))[0],
    )
    assert later.edition_id == first.edition_id
    assert next_year.form.name == "改了名的表"


# 填报


def test_a_draft_is_saved_with_everything_that_is_still_wrong(team: Team) -> None:
    row = team.issue("jia")[0]
    row = fill(team.jia, row.pk, {STUDIED: "3"}, version=row.version, now=NOW)
    assert (row.state, row.version) == ("draft", 2)
    assert row.filled[STUDIED].text == "3"
    assert row.filled[ADVISERS].missing is Missing.NOT_REPORTED


def test_zero_not_reported_and_no_such_duty_are_three_answers(team: Team) -> None:
    row = team.issue("jia")[0]
    answers = {STUDIED: "0", ADVISERS: "/", "decision.exec_meetings": ""}
    row = fill(team.jia, row.pk, answers, version=row.version, now=NOW)
    texts = [Sheet.objects.get(pk=row.pk).filled[key].text for key in answers]
    assert texts == ["0", "无此职责", "未报"]


def test_what_is_no_number_is_refused_blank_by_blank_and_nothing_is_written(team: Team) -> None:
    row = team.issue("jia")[0]
    with pytest.raises(WrongCells) as refused:
        fill(
            team.jia,
            row.pk,
            {STUDIED: "三", ADVISERS: "2", "decision.exec_meetings": "-1"},
            version=1,
            now=NOW,
        )
    assert set(refused.value.by_key) == {STUDIED, "decision.exec_meetings"}
    assert Sheet.objects.get(pk=row.pk).version == 1


def test_a_blank_that_the_form_does_not_have_is_refused(team: Team) -> None:
    row = team.issue("jia")[0]
    with pytest.raises(Rejected, match="没有要填的 enforcement.fine"):
        fill(team.jia, row.pk, {"enforcement.fine": "2"}, version=1, now=NOW)


def test_saving_without_a_change_writes_nothing(team: Team) -> None:
    row = team.filled(team.issue("jia")[0])
    again = fill(team.jia, row.pk, {STUDIED: "0"}, version=row.version, now=NOW)
    assert again.version == row.version
    assert entries(row).count() == 2


def test_two_people_at_one_sheet_the_second_is_told_and_nothing_is_lost(team: Team) -> None:
    row = team.issue("jia")[0]
    fill(team.jia, row.pk, {STUDIED: "3"}, version=1, now=NOW)
    with pytest.raises(Stale, match="甲镇联络员"):
        fill(team.jia, row.pk, {STUDIED: "4"}, version=1, now=NOW)
    assert team.sheet().filled[STUDIED].text == "3"


def test_what_two_people_changed_is_told_apart_from_what_one_only_looked_at(team: Team) -> None:
    row = team.filled(team.issue("jia")[0], leadership__study_sessions="3", legal_adviser__count="2")
    seen = row.version
    row = fill(team.jia, row.pk, {STUDIED: "4", ADVISERS: "5"}, version=seen, now=NOW)
    found = merge(row, {STUDIED: " 3 ", ADVISERS: "6", "legal_adviser.opinions": "7"}, seen)
    assert found.mine == {ADVISERS: "6", "legal_adviser.opinions": "7"}
    assert found.clashing == (ADVISERS,)
    assert merge(row, {STUDIED: "3"}, row.version).mine == {STUDIED: "3"}


def test_the_rest_can_be_answered_at_once_without_touching_what_is_there(team: Team) -> None:
    row = team.issue("jia")[0]
    row = fill(team.jia, row.pk, {STUDIED: "3"}, version=1, now=NOW)
    row = fill_rest(team.jia, row.pk, "/", version=row.version, now=NOW)
    assert row.filled[STUDIED].text == "3"
    assert row.filled[ADVISERS].text == "无此职责"


@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        (date(2025, 12, 31), "还没有到填报时间：2026年1月1日开始"),
        (date(2026, 1, 21), "填报已于2026年1月20日截止"),
    ],
    ids=["前一天", "后一天"],
)
def test_outside_the_window_nothing_is_taken_in(team: Team, day: date, sentence: str) -> None:
    row = team.issue("jia")[0]
    with pytest.raises(Rejected, match=sentence):
        fill(team.jia, row.pk, {STUDIED: "1"}, version=1, now=at(day))
    assert team.sheet().state == "blank"


@pytest.mark.parametrize("day", [OPENS, DUE], ids=["第一天", "最后一天"])
def test_both_edge_days_of_the_window_are_within(team: Team, day: date) -> None:
    row = team.handed_in(team.issue("jia")[0], at(day, 23))
    assert row.handed_in


def test_the_office_may_extend_with_a_reason(team: Team) -> None:
    row, late = team.issue("jia")[0], date(2026, 1, 25)
    for reason, day, sentence in (("", late, "写明理由"), ("系统故障", DUE, "要晚于")):
        with pytest.raises(Rejected, match=sentence):
            extend(team.office, row.pk, day, reason, version=1, now=NOW)
    with pytest.raises(Rejected, match="依法治县办"):
        extend(team.jia, row.pk, late, "请假", version=1, now=NOW)
    row = extend(team.office, row.pk, late, "系统故障", version=1, now=at(date(2026, 1, 22)))
    assert fill(team.jia, row.pk, {STUDIED: "1"}, version=row.version, now=at(late)).state == "draft"


# 提取上期数


def test_last_times_states_are_pulled_and_what_happened_in_it_is_not(team: Team) -> None:
    before = team.issue("jia", period=Period.year(2024), now=at(date(2025, 1, 2)))[0]
    answers = {"legal_adviser__count": "2", "leadership__study_sessions": "7", "decision__exec_meetings": "/"}
    team.handed_in(before, at(date(2025, 1, 8)), **answers)
    row, number = pull_last(team.jia, team.issue("jia")[0].pk, version=1, now=NOW)
    assert row.filled[ADVISERS].text == "2"
    assert row.filled["decision.exec_meetings"].text == "无此职责"
    assert row.filled[STUDIED].missing is Missing.NOT_REPORTED
    assert number == len([b for b in row.form.filled_in if b.stock]) + 1


def test_pulling_leaves_what_is_already_filled_in(team: Team) -> None:
    before = team.issue("jia", period=Period.year(2024), now=at(date(2025, 1, 2)))[0]
    team.handed_in(before, at(date(2025, 1, 8)), legal_adviser__count="2")
    row = fill(team.jia, team.issue("jia")[0].pk, {ADVISERS: "5"}, version=1, now=NOW)
    row, _ = pull_last(team.jia, row.pk, version=row.version, now=NOW)
    assert row.filled[ADVISERS].text == "5"


def test_without_a_last_time_there_is_nothing_to_pull(team: Team) -> None:
    with pytest.raises(Rejected, match="没有已上报的2024年"):
        pull_last(team.jia, team.issue("jia")[0].pk, version=1, now=NOW)


# 送审、审签、上报


def test_hard_findings_keep_it_from_being_submitted(team: Team) -> None:
    row = team.filled(team.issue("jia")[0], mediation__full_time_mediators="2", mediation__mediators="1")
    with pytest.raises(NotReady, match="“调解组织·专职调解员”为 2，应不大于“调解组织·人民调解员” 1"):
        submit(team.jia, row.pk, version=row.version, now=NOW)


def test_soft_findings_pass_once_they_are_explained(team: Team) -> None:
    row = team.filled(team.issue("jia")[0], normative_document__issued="3", normative_document__reviewed="2")
    with pytest.raises(NotReady, match="件件经过合法性审核"):
        submit(team.jia, row.pk, version=row.version, now=NOW)
    key = "normative_document.reviewed"
    row = fill(
        team.jia, row.pk, {}, notes={key: "一件在年末印发，审核意见次年出具"}, version=row.version, now=NOW
    )
    assert submit(team.jia, row.pk, version=row.version, now=NOW).state == "review"


def test_whoever_filled_it_in_cannot_sign_it(team: Team) -> None:
    Post.objects.create(person=team.jia, organ=team.cast.jia, role="head", since_on=OPENED)
    row = team.filled(team.issue("jia")[0])
    row = submit(team.jia, row.pk, version=row.version, now=NOW)
    with pytest.raises(Rejected, match="审签须由另一个人"):
        sign(team.jia, row.pk, version=row.version, now=NOW)
    assert sign(team.jia_head, row.pk, version=row.version, now=NOW).signed_by == team.jia_head


def test_only_the_head_of_the_organ_signs_and_only_what_was_submitted(team: Team) -> None:
    row = team.filled(team.issue("jia")[0])
    with pytest.raises(Rejected, match="还没有送审"):
        sign(team.jia_head, row.pk, version=row.version, now=NOW)
    row = submit(team.jia, row.pk, version=row.version, now=NOW)
    with pytest.raises(Rejected, match="负责人审签"):
        sign(team.jia, row.pk, version=row.version, now=NOW)
    with pytest.raises(Http404):
        sign(team.yi_head, row.pk, version=row.version, now=NOW)


def test_a_change_undoes_the_signature(team: Team) -> None:
    row = team.signed(team.issue("jia")[0])
    row = fill(team.jia, row.pk, {STUDIED: "4"}, version=row.version, now=NOW)
    assert (row.state, row.signed_by) == ("draft", None)
    with pytest.raises(NotReady, match="审签"):
        hand_in(team.jia, row.pk, now=NOW)


def test_the_package_goes_as_a_whole_or_not_at_all(team: Team) -> None:
    one, other = team.issue("jia")[0], team.issue("jia", key="enforcement")[0]
    team.signed(one)
    with pytest.raises(NotReady, match="《行政执法情况表》"):
        hand_in(team.jia, one.pk, now=NOW)
    assert not team.sheet().handed_in
    team.signed(other)
    assert len(hand_in(team.jia, one.pk, now=NOW)) == 2
    assert team.sheet().handed_in
    assert team.sheet(key="enforcement").handed_in
    assert waits(team.jia) == []


def test_a_sheet_of_the_package_whose_window_has_closed_is_named(team: Team) -> None:
    row = team.signed(team.issue("jia", due_on=date(2026, 1, 10))[0])
    team.signed(team.issue("jia", key="enforcement")[0])
    with pytest.raises(NotReady) as refused:
        hand_in(team.jia, row.pk, now=at(date(2026, 1, 11)))
    assert refused.value.reasons == (
        "《法治政府建设综合情况表》填报已于2026年1月10日截止；要补报，请联系依法治县办延期。",
    )


def test_what_is_handed_in_is_locked(team: Team) -> None:
    row = team.handed_in(team.issue("jia")[0])
    with pytest.raises(Rejected, match="已经上报，锁定了"):
        fill(team.jia, row.pk, {STUDIED: "4"}, version=row.version, now=NOW)
    with pytest.raises(Rejected, match="都已经上报"):
        hand_in(team.jia, row.pk, now=NOW)


# 退回


def test_a_return_needs_a_reason_and_keeps_every_number(team: Team) -> None:
    row = team.handed_in(team.issue("jia")[0], leadership__study_sessions="3")
    with pytest.raises(Rejected, match="写明理由"):
        return_sheet(team.office, row.pk, "  ", version=row.version, now=NOW)
    row = return_sheet(team.office, row.pk, "次数不对", version=row.version, now=NOW, cells=[STUDIED])
    assert (row.state, row.filled[STUDIED].text, row.filled[STUDIED].returned) == (
        "returned",
        "3",
        "次数不对",
    )
    assert row.filled[ADVISERS].returned == ""
    assert waits(team.jia) == ["改正后重报"]
    told = team.jia.notices.get()
    assert (told.kind, "次数不对" in told.text) == ("returned", False)


def test_a_returned_sheet_is_mended_signed_again_and_handed_in_again(team: Team) -> None:
    row = team.handed_in(team.issue("jia")[0], leadership__study_sessions="3")
    row = return_sheet(team.office, row.pk, "次数不对", version=row.version, now=NOW, cells=[STUDIED])
    row = fill(team.jia, row.pk, {STUDIED: "4"}, version=row.version, now=NOW)
    assert row.state == "returned"
    row = submit(team.jia, row.pk, version=row.version, now=NOW)
    row = sign(team.jia_head, row.pk, version=row.version, now=NOW)
    hand_in(team.jia, row.pk, now=NOW)
    row = team.sheet()
    assert (row.filled[STUDIED].text, row.filled[STUDIED].returned) == ("4", "")
    deeds = [entry.deed for entry in entries(row)]
    assert deeds == ["下发", "填报", "送审", "审签", "上报", "退回", "填报", "送审", "审签", "上报"]
    assert entries(row)[6].said["changed"] == {STUDIED: ["3", "4"]}


def test_a_return_after_the_last_day_leaves_that_day_or_gives_another(team: Team) -> None:
    row, late = team.handed_in(team.issue("jia")[0]), at(date(2026, 2, 10))
    with pytest.raises(Rejected, match="已经过去"):
        return_sheet(team.office, row.pk, "有误", version=row.version, now=late, due_on=date(2026, 2, 9))
    row = return_sheet(team.office, row.pk, "有误", version=row.version, now=late, due_on=date(2026, 2, 13))
    assert row.due_on == date(2026, 2, 13)


def test_the_head_sends_back_what_was_submitted_but_not_what_was_handed_in(team: Team) -> None:
    row = team.filled(team.issue("jia")[0])
    row = submit(team.jia, row.pk, version=row.version, now=NOW)
    row = return_sheet(team.jia_head, row.pk, "学法次数少了一次", version=row.version, now=NOW)
    assert row.state == "returned"
    row = team.handed_in(row)
    with pytest.raises(Rejected, match="现在不能退回"):
        return_sheet(team.jia_head, row.pk, "再改", version=row.version, now=NOW)


# 催报


def test_urging_shows_names_and_words_first_and_happens_once_a_day(team: Team) -> None:
    row = team.issue("jia")[0]
    plan = plan_urging(Access(team.office, NOW.date()), [row.pk])[0]
    assert plan.people == (team.jia,)
    assert plan.words == "请甲镇人民政府报送2025年《法治政府建设综合情况表》，填报截止2026年1月20日。"
    urge(team.office, [row.pk], now=NOW)
    with pytest.raises(Rejected, match="一天只催一次"):
        urge(team.office, [row.pk], now=NOW)
    urge(team.office, [row.pk], now=at(date(2026, 1, 9)))
    assert team.jia.notices.count() == 2
    assert times_urged([row]) == {row.pk: 2}
    assert [str(fault) for fault in verify()] == []


def test_who_has_handed_in_is_not_urged_and_the_others_are(team: Team) -> None:
    jia, yi = team.issue()
    team.handed_in(jia)
    done = urge(team.office, [jia.pk, yi.pk], now=NOW)
    assert [plan.row for plan in done] == [yi]


def test_nobody_is_urged_before_the_window_opens(team: Team) -> None:
    row = team.issue("jia")[0]
    with pytest.raises(Rejected, match="没有选中到了填报时间"):
        urge(team.office, [row.pk], now=at(date(2025, 12, 31)))


def test_what_waits_for_the_signature_urges_the_head(team: Team) -> None:
    row = team.filled(team.issue("jia")[0])
    submit(team.jia, row.pk, version=row.version, now=NOW)
    assert plan_urging(Access(team.office, NOW.date()), [row.pk])[0].people == (team.jia_head,)


def test_nobody_urges_but_the_office(team: Team) -> None:
    row = team.issue("jia")[0]
    with pytest.raises(Rejected, match="没有催报"):
        urge(team.leader, [row.pk], now=NOW)


# 权限和链


def test_the_neighbour_sees_nothing_and_the_office_and_leaders_see_all(team: Team) -> None:
    jia, _ = team.issue()
    seen = {
        who: sheets(Access(getattr(team, who), NOW.date())).count()
        for who in ("jia", "yi", "office", "leader")
    }
    assert seen == {"jia": 1, "yi": 1, "office": 2, "leader": 2}
    with pytest.raises(Http404):
        sheet(Access(team.yi, NOW.date()), jia.pk)
    with pytest.raises(Http404):
        fill(team.yi, jia.pk, {STUDIED: "1"}, version=1, now=NOW)
    with pytest.raises(Rejected, match="联络员填报"):
        fill(team.office, jia.pk, {STUDIED: "1"}, version=1, now=NOW)


def test_the_journal_vouches_for_every_number(team: Team) -> None:
    row = team.handed_in(team.issue("jia")[0])
    assert [str(fault) for fault in verify()] == []
    cells = {**row.cells, STUDIED: {"value": "99"}}
    Sheet.objects.filter(pk=row.pk).update(cells=cells)
    assert any("填报表" in str(fault) and "被改动过" in str(fault) for fault in verify())


def test_a_deed_takes_few_queries_however_large_the_form(
    team: Team, django_assert_max_num_queries: object
) -> None:
    row = team.issue("jia")[0]
    with django_assert_max_num_queries(12):  # type: ignore[operator]
        team.filled(row)
