"""Pauses, extensions, hours, counting back, and the account that is given of them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from zhunsheng.calendar import (
    BadPause,
    Extended,
    ExtensionRefused,
    NotATerm,
    Pause,
    WorkCalendar,
    add_months,
    deadline,
)
from zhunsheng.law import Direction, Extension, Unit, rule

CALENDAR = WorkCalendar()
BEIJING = timezone(timedelta(hours=8))
DECISION = rule("reconsideration.decision_ordinary").on(date(2026, 3, 5))
REPLY = rule("reconsideration.respondent_reply").newest
HEARING = rule("reconsideration.hearing_notice").newest
HOURS = replace(DECISION, value=24, unit=Unit.HOURS, extension=Extension())


def due(version, start, pauses=(), extensions=()):
    return deadline(version, start, CALENDAR, pauses=pauses, extensions=extensions)


def at(month, day, hour, minute=0):
    return datetime(2026, month, day, hour, minute, tzinfo=BEIJING)


def texts(found, what):
    return [line.text for line in found.trace if line.what == what]


# —— 中止 ——


def test_a_pause_of_ten_days_moves_a_decision_by_ten_days():
    start = date(2026, 3, 5)
    assert due(DECISION, start).due == date(2026, 5, 6)  # 末日 5 月 4 日放假，顺延
    assert due(DECISION, start, [Pause(date(2026, 4, 1), date(2026, 4, 11))]).due == date(2026, 5, 14)


def test_the_day_on_which_a_pause_ends_counts_again():
    found = due(REPLY, date(2026, 3, 2), [Pause(date(2026, 3, 4), date(2026, 3, 6), "鉴定")])
    assert found.due == date(2026, 3, 18)
    assert texts(found, "pause") == ["2026年3月4日（周三）至2026年3月5日（周四）中止（鉴定），不计"]


def test_pauses_that_overlap_count_once():
    twice = [Pause(date(2026, 4, 1), date(2026, 4, 8)), Pause(date(2026, 4, 4), date(2026, 4, 11))]
    once = [Pause(date(2026, 4, 1), date(2026, 4, 11))]
    assert due(DECISION, date(2026, 3, 5), twice).due == due(DECISION, date(2026, 3, 5), once).due


@pytest.mark.parametrize(
    "pause",
    [
        Pause(date(2026, 2, 1), date(2026, 3, 6)),
        Pause(date(2026, 6, 1), date(2026, 7, 1)),
        Pause(date(2026, 6, 1)),
        Pause(date(2026, 4, 1), date(2026, 4, 1)),
    ],
    ids=["before-the-first-day", "after-the-last", "open-after-the-last", "of-no-day"],
)
def test_a_pause_outside_the_period_changes_nothing(pause):
    assert due(DECISION, date(2026, 3, 5), [pause]).due == date(2026, 5, 6)


def test_an_open_pause_leaves_no_last_day_but_what_remains():
    found = due(DECISION, date(2026, 3, 5), [Pause(date(2026, 4, 1), cause="等待他案")])
    assert found.due is None
    assert found.remaining == 60 - 26  # 3 月 6 日至 31 日已过 26 日
    assert found.explanation.endswith("2026年4月1日（周三）起中止（等待他案），尚未恢复；恢复后还剩34日。")
    assert found.as_dict()["due"] is None


def test_an_open_pause_on_the_day_after_the_start_leaves_the_whole_period():
    assert due(REPLY, date(2026, 3, 2), [Pause(date(2026, 3, 3))]).remaining == 10


def test_an_open_pause_outlasts_a_closed_one_of_the_same_day():
    pauses = [Pause(date(2026, 4, 1), date(2026, 4, 11)), Pause(date(2026, 4, 1))]
    assert due(DECISION, date(2026, 3, 5), pauses).due is None


def test_a_pause_that_begins_while_the_last_day_rolls_holds_it():
    # 60 日满在 5 月 4 日（放假），5 月 5 日起中止到 11 日
    found = due(DECISION, date(2026, 3, 5), [Pause(date(2026, 5, 5), date(2026, 5, 11))])
    assert found.due == date(2026, 5, 11)
    assert due(DECISION, date(2026, 3, 5), [Pause(date(2026, 5, 5))]).remaining == 0


def test_a_pause_cannot_end_before_it_begins():
    with pytest.raises(BadPause, match="早于"):
        Pause(date(2026, 4, 2), date(2026, 4, 1))


def test_a_pause_in_months_moves_their_last_day():
    version = rule("mediation.objection_interested").newest
    assert due(version, date(2026, 1, 15)).due == date(2026, 7, 15)
    assert due(version, date(2026, 1, 15), [Pause(date(2026, 3, 1), date(2026, 3, 3))]).due == date(
        2026, 7, 17
    )


# —— 延长 ——


def test_an_extension_in_the_same_unit_is_added_before_the_last_day_rolls():
    found = due(DECISION, date(2026, 3, 5), extensions=[Extended(30, approved_by="复议机构的负责人")])
    assert found.due == date(2026, 6, 3)  # 3 月 5 日后第 90 日；不是从顺延后的 5 月 6 日再加
    assert texts(found, "extension") == ["延长30日（复议机构的负责人批准）"]


def test_an_extension_in_another_unit_goes_on_from_the_end_before_it_rolls():
    version = replace(DECISION, extension=Extension(value=3, unit=Unit.WORKING_DAYS))
    assert due(version, date(2026, 3, 5), extensions=[Extended(3)]).due == date(2026, 5, 8)


def test_months_after_days_are_counted_from_the_end_of_the_days():
    version = replace(DECISION, value=30, extension=Extension())
    assert due(version, date(2026, 1, 1), extensions=[Extended(1, Unit.MONTHS)]).due == date(2026, 2, 28)


def test_what_remains_in_an_open_pause_names_the_extension_still_to_come():
    version = replace(DECISION, extension=Extension(value=3, unit=Unit.WORKING_DAYS))
    found = due(version, date(2026, 3, 5), [Pause(date(2026, 4, 1))], [Extended(3)])
    assert found.explanation.endswith("恢复后还剩34日，另加3个工作日。")


def test_an_extension_the_law_does_not_know_is_refused():
    with pytest.raises(ExtensionRefused, match="《行政复议法》第四十八条没有规定可以延长"):
        due(REPLY, date(2026, 3, 2), extensions=[Extended(5)])


@pytest.mark.parametrize(
    "extensions",
    [[Extended(31)], [Extended(20), Extended(11)], [Extended(30, Unit.WORKING_DAYS)]],
    ids=["too-long", "too-long-together", "in-another-unit"],
)
def test_an_extension_beyond_the_most_is_refused(extensions):
    with pytest.raises(ExtensionRefused, match="最多延长30日"):
        due(DECISION, date(2026, 3, 5), extensions=extensions)


def test_an_extension_must_be_longer_than_nothing():
    with pytest.raises(ExtensionRefused, match="大于零"):
        due(DECISION, date(2026, 3, 5), extensions=[Extended(0)])


def test_where_the_law_sets_no_most_any_extension_counts():
    version = rule("reconsideration.correction_submit").newest
    assert due(version, date(2026, 3, 2), extensions=[Extended(5)]).due == date(2026, 3, 23)


# —— 起算日、顺延、月末 ——


def test_a_start_with_a_time_is_counted_by_its_day_in_beijing():
    assert due(REPLY, at(3, 2, 17, 30)).due == due(REPLY, date(2026, 3, 2)).due
    evening_before = datetime(2026, 3, 1, 16, 0, tzinfo=UTC)  # 北京 3 月 2 日零时
    assert due(REPLY, evening_before).due == due(REPLY, date(2026, 3, 2)).due
    assert "2026年3月2日（周一）起" in due(REPLY, evening_before).explanation


def counted_by(counts, version=DECISION):
    counting = version.counting
    only = replace(counting.newest, counts=replace(counting.newest.counts, follows=None, **counts))
    return replace(version, counting=replace(counting, versions=(only,)))


def test_a_law_that_counts_the_first_day_ends_a_day_earlier():
    version = counted_by({"start_excluded": False})
    found = due(version, date(2026, 3, 9))
    assert due(DECISION, date(2026, 3, 9)).due == date(2026, 5, 8)
    assert found.due == date(2026, 5, 7)
    assert "当日计入" in found.explanation


def test_a_month_that_counts_its_first_day_ends_on_the_day_before_the_corresponding_one():
    version = replace(counted_by({"start_excluded": False, "rolls": False}), value=1, unit=Unit.MONTHS)
    assert due(version, date(2026, 3, 1)).due == date(2026, 3, 31)


def test_a_law_that_does_not_roll_ends_on_the_day_off():
    assert due(counted_by({"rolls": False}), date(2026, 3, 5)).due == date(2026, 5, 4)


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 1, 31), 1, date(2024, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 10, 31), 4, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 3, 31), -1, date(2026, 2, 28)),
        (date(2026, 1, 15), -1, date(2025, 12, 15)),
    ],
)
def test_a_month_ends_on_the_corresponding_day_or_the_last_of_the_month(day, months, expected):
    assert add_months(day, months) == expected


# —— 小时 ——


def test_hours_run_exactly_through_a_holiday():
    found = due(HOURS, at(2, 16, 15, 20))
    assert found.due == at(2, 17, 15, 20)
    assert found.explanation.endswith("最后一日是2026年2月17日（周二）15时20分。")


def test_a_whole_day_of_pause_is_midnight_to_midnight_where_the_hours_run():
    found = due(HOURS, at(3, 2, 9), [Pause(date(2026, 3, 3), date(2026, 3, 4))])
    assert found.due == at(3, 4, 9)
    assert found.as_dict()["due"] == "2026-03-04T09:00:00+08:00"


def test_hours_are_told_on_a_beijing_clock():
    found = due(HOURS, datetime(2026, 3, 1, 20, 0, tzinfo=UTC))
    assert found.due == at(3, 3, 4)
    assert found.explanation.endswith("最后一日是2026年3月3日（周二）4时00分。")


def test_hours_need_a_time():
    with pytest.raises(NotATerm, match="起算要写到时分"):
        due(HOURS, date(2026, 3, 2))


def test_hours_stop_while_they_are_paused():
    pauses = [
        Pause(at(3, 2, 12), at(3, 2, 18)),
        Pause(at(3, 2, 14), at(3, 2, 20)),
        Pause(at(3, 3, 17), at(3, 4, 8)),
    ]
    assert due(HOURS, at(3, 2, 9), pauses).due == at(3, 3, 17)


def test_an_open_pause_leaves_the_hours_not_yet_run():
    assert due(HOURS, at(3, 2, 9), [Pause(at(3, 2, 12, 30))]).remaining == 21


def test_hours_are_extended_by_hours_only():
    assert due(HOURS, at(3, 2, 9), extensions=[Extended(24)]).due == at(3, 4, 9)
    with pytest.raises(NotATerm, match="不能用别的单位延长"):
        due(HOURS, at(3, 2, 9), extensions=[Extended(1, Unit.WORKING_DAYS)])


def test_hours_before_an_event_are_counted_back_exactly():
    version = replace(HOURS, direction=Direction.BEFORE)
    assert due(version, at(3, 2, 9)).due == at(3, 1, 9)


# —— 倒算 ——


def test_five_working_days_lie_between_the_notice_and_the_hearing():
    found = due(HEARING, date(2026, 3, 13))
    assert found.due == date(2026, 3, 5)
    between = [date(2026, 3, 5) + timedelta(days=n) for n in range(1, 8)]
    assert sum(map(CALENDAR.is_workday, between)) == 5
    assert "两头的日子都不计" in found.explanation


def test_a_notice_in_calendar_days_moves_away_from_the_event():
    version = replace(HEARING, value=7, unit=Unit.CALENDAR_DAYS)
    found = due(version, date(2026, 3, 16))
    assert found.due == date(2026, 3, 6)  # 隔满 7 日是 3 月 8 日（周日），再往前到周五
    assert texts(found, "roll") == ["2026年3月7日（周六）至2026年3月8日（周日）周末，再往前"]


def test_a_notice_in_months_is_given_before_the_corresponding_day():
    version = replace(HEARING, value=1, unit=Unit.MONTHS)
    assert due(version, date(2026, 4, 10)).due == date(2026, 3, 9)


def test_what_is_counted_back_is_neither_paused_nor_extended():
    with pytest.raises(NotATerm, match="没有中止和延长"):
        due(HEARING, date(2026, 3, 13), [Pause(date(2026, 3, 9))])


# —— 说明 ——


def test_the_account_names_the_provision_the_days_skipped_and_the_days_worked():
    assert due(REPLY, date(2026, 2, 10)).explanation == (
        "依据《行政复议法》第四十八条，期限10个工作日；"
        "自被申请人收到申请书副本或者笔录复印件之日即2026年2月10日（周二）起，"
        "当日不计（《民事诉讼法》第八十五条第二至四款）；"
        "2026年2月14日（周六）调休上班，计入；"
        "2026年2月15日（周日）至2026年2月23日（周一）春节，不计；"
        "2026年2月28日（周六）调休上班，计入；"
        "2026年3月1日（周日）周末，不计；"
        "最后一日是2026年3月2日（周一）。"
    )


def test_the_account_says_that_a_rule_was_entered_from_memory():
    version = rule("reconsideration.copy_to_respondent").on(date(2023, 12, 22))
    assert texts(due(version, date(2023, 12, 22)), "memory") == ["这一条凭记忆录入，使用前请核对原文"]
    assert texts(due(REPLY, date(2026, 3, 2)), "memory") == []


def test_the_account_says_when_a_law_is_counted_by_analogy():
    version = replace(DECISION, counting=rule("counting.penalty"))
    (start,) = texts(due(version, date(2026, 3, 5)), "start")
    assert start.endswith("当日不计（该规定没有写明，比照《民事诉讼法》第八十五条第二至四款）")


def test_the_account_in_json_has_these_keys():
    written = due(DECISION, date(2026, 3, 5)).as_dict()
    assert {key: written[key] for key in written if key != "trace"} == {
        "rule": "reconsideration.decision_ordinary",
        "from": "2026-03-05",
        "due": "2026-05-06",
        "provisional": False,
        "no_later": None,
        "unit": "calendar_days",
        "value": 60,
        "basis": "《行政复议法》第六十二条第一款",
        "verified": "fulltext",
    }
    assert [line["what"] for line in written["trace"]] == ["rule", "start", "roll", "result"]
    assert (written["trace"][0]["from"], written["trace"][0]["to"]) == (
        "2024-01-01",
        "2026-06-30",
    ), "规则的施行期间"
    assert written["trace"][2] == {
        "what": "roll",
        "from": "2026-05-04",
        "to": "2026-05-05",
        "text": "2026年5月4日（周一）至2026年5月5日（周二）劳动节，顺延",
    }


@pytest.mark.parametrize(
    "rule_id", ["reconsideration.no_fee", "reconsideration.start_rules", "mediation.committee_size"]
)
def test_what_is_not_a_period_is_not_counted(rule_id):
    with pytest.raises(NotATerm, match="没有可以计算的期限"):
        due(rule(rule_id).newest, date(2026, 3, 2))
