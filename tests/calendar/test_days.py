from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.calendar import WorkCalendar, YearMissing, YearTable, in_words

CALENDAR = WorkCalendar()
DAYS = st.dates(date(2004, 2, 1), date(2026, 11, 1))


@pytest.mark.parametrize(
    ("day", "works", "reason"),
    [
        pytest.param(date(2026, 3, 3), True, "", id="tuesday"),
        pytest.param(date(2026, 3, 7), False, "周末", id="saturday"),
        pytest.param(date(2026, 2, 17), False, "春节", id="new-years-day-of-the-moon"),
        pytest.param(date(2026, 2, 14), True, "调休上班", id="saturday-worked-in-exchange"),
        pytest.param(date(2026, 10, 10), True, "调休上班", id="saturday-after-the-national-holiday"),
        pytest.param(date(2026, 10, 7), False, "国庆节", id="wednesday-in-the-national-holiday"),
        pytest.param(date(2020, 1, 31), False, "春节", id="spring-festival-prolonged-in-2020"),
        pytest.param(date(2024, 2, 9), True, "", id="new-years-eve-of-2024-was-worked"),
    ],
)
def test_a_day_is_worked_or_says_why_not(day, works, reason):
    assert (CALENDAR.is_workday(day), CALENDAR.reason(day)) == (works, reason)


def test_the_next_workday_after_new_years_eve_is_the_end_of_the_holiday():
    assert CALENDAR.next_workday(date(2026, 2, 14)) == date(2026, 2, 24)


def test_workdays_are_counted_over_days_worked_in_exchange():
    assert CALENDAR.add_workdays(date(2026, 9, 18), 1) == date(2026, 9, 20)  # 周日上班
    assert CALENDAR.add_workdays(date(2026, 10, 12), -5) == date(2026, 9, 29)
    assert CALENDAR.add_workdays(date(2026, 2, 16), 0) == date(2026, 2, 16)


@given(DAYS, st.integers(1, 30))
def test_going_forward_and_back_meets_at_the_last_workday_before(day, count):
    there = CALENDAR.add_workdays(day, count)
    back = CALENDAR.add_workdays(there, -count)
    assert back <= day
    assert CALENDAR.add_workdays(back, count) == there


@given(DAYS)
def test_only_days_without_a_reason_or_in_exchange_are_worked(day):
    assert CALENDAR.is_workday(day) == (CALENDAR.reason(day) in ("", "调休上班"))


@pytest.mark.parametrize("year", [2003, 2027])
def test_a_year_without_a_table_is_not_guessed(year):
    with pytest.raises(YearMissing, match=f"^还没有 {year} 年的放假安排，说不准这一天上不上班$"):
        CALENDAR.is_workday(date(year, 6, 1))


def test_a_county_table_takes_the_place_of_the_published_one():
    local = YearTable(
        year=2026, basis="试", off={date(2026, 3, 3): "三月三"}, worked=frozenset({date(2026, 3, 7)})
    )
    calendar = WorkCalendar({2026: local})
    assert calendar.reason(date(2026, 3, 3)) == "三月三"
    assert calendar.is_workday(date(2026, 3, 7))
    assert calendar.is_workday(date(2026, 2, 17)), "这一年的表整个换掉，不与公布的合并"
    assert not CALENDAR.is_workday(date(2026, 3, 7))


def test_a_day_is_written_with_its_weekday():
    assert in_words(date(2026, 3, 1)) == "2026年3月1日（周日）"
