from dataclasses import replace
from datetime import date

import pytest

from zhunsheng.calendar import Extended, NotATerm, Pause, deadline, work_calendar
from zhunsheng.law import Unit, Verified, rule

YEARLY = rule("annual.public_disclosure").newest


def due(value="04-01", start=date(2025, 6, 1), **more):
    return deadline(replace(YEARLY, value=value, unit=Unit.DATE), start, work_calendar(), **more)


@pytest.mark.parametrize(
    ("start", "day"),
    [
        pytest.param(date(2025, 6, 1), date(2026, 4, 1), id="after it, next year's"),
        pytest.param(date(2026, 1, 15), date(2026, 4, 1), id="before it, this year's"),
        pytest.param(date(2026, 4, 1), date(2026, 4, 1), id="on the day itself, that day"),
        pytest.param(date(2026, 4, 2), date(2027, 4, 1), id="a year whose days off are not yet known"),
    ],
)
def test_a_yearly_date_is_the_next_one(start, day):
    assert due(start=start).due == day


def test_a_named_day_does_not_move_when_it_is_a_day_off_and_the_trace_says_so():
    found = due("01-31", date(2025, 11, 1))
    assert found.due == date(2026, 1, 31), "周六"
    assert "这一天是周末，但定的是日子不是期间，不顺延" in found.explanation


def test_the_explanation_names_the_provision_and_ends_in_the_day():
    found = due()
    assert found.explanation.startswith(f"依据{YEARLY.basis}，定在每年4月1日")
    assert found.explanation.endswith("最后一日是2026年4月1日（周三）。")


def test_the_leap_day_waits_for_a_leap_year():
    assert due("02-29", date(2025, 3, 1)).due == date(2028, 2, 29)
    assert due("02-29", date(2096, 3, 1)).due == date(2104, 2, 29)


def test_a_date_in_one_year_only_stays_there_and_is_told_as_past():
    found = due("2025-06-30", date(2026, 1, 1))
    assert found.due == date(2025, 6, 30)
    assert found.trace[-1].text == "最后一日是2025年6月30日（周一），已经过去"


def test_what_rests_on_memory_says_so():
    version = replace(YEARLY, value="04-01", verified=Verified.MEMORY)
    assert "memory" in [line.what for line in deadline(version, date(2025, 6, 1), work_calendar()).trace]


@pytest.mark.parametrize("value", ["13-01", "02-30", "年底", "01-01~06-30"])
def test_what_is_no_day_is_refused(value):
    with pytest.raises(NotATerm, match=value):
        due(value)


def test_a_named_day_is_neither_paused_nor_extended():
    with pytest.raises(NotATerm, match="没有中止和延长"):
        due(pauses=[Pause(date(2025, 7, 1), date(2025, 7, 5))])
    with pytest.raises(NotATerm, match="没有中止和延长"):
        due(extensions=[Extended(5)])
