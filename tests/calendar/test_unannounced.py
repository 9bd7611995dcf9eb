"""Periods that end in a year whose notice is not there: what is certain, proved on every year whose notice came."""

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.weekdays import day_of
from zhunsheng.calendar import Extended, Pause, WorkCalendar, YearMissing, YearTable, deadline
from zhunsheng.calendar.statutory import days_off, holidays, in_doubt
from zhunsheng.calendar.year_tables import published
from zhunsheng.law import Direction, Extension, Unit, rule

KNOWN = WorkCalendar()
YEARS = st.integers(2014, 2026)
DECISION = rule("reconsideration.decision_ordinary").newest
ANSWER = rule("disclosure.answer").newest
PARADE = {date(2015, 9, day) for day in (3, 4, 6)}
"""The one holiday outside the 放假办法: seventy years of victory, by a notice of its own."""


class Before(WorkCalendar):
    """The days as they were known before the notice for ``year`` came."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self.year = year

    def table(self, year: int) -> YearTable | None:
        return None if year >= self.year else without_later_exchange(year, self.year)

    def soonest(self) -> WorkCalendar:
        return seen_from(self, super().soonest())

    def latest(self) -> WorkCalendar:
        return seen_from(self, super().latest())


def seen_from(before: Before, calendar: WorkCalendar) -> WorkCalendar:
    calendar.table = before.table  # type: ignore[method-assign]
    return calendar


def without_later_exchange(year: int, unknown: int) -> YearTable | None:
    """A table whose last days do not know yet what the next notice made of them."""
    table = published(year)
    if table is None or year + 1 != unknown:
        return table
    return replace(
        table,
        off={day: name for day, name in table.off.items() if day < date(year, 12, 22)},
        worked=frozenset(day for day in table.worked if day < date(year, 12, 22)),
    )


@st.composite
def periods(draw):
    """A period of up to 90 days or 4 months."""
    unit = draw(st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS]))
    value = draw(st.integers(1, 4 if unit is Unit.MONTHS else 90))
    return replace(DECISION, value=value, unit=unit, extension=Extension())


def pauses(draw, start):
    begins = start + timedelta(days=draw(st.integers(0, 60)))
    return [Pause(begins, begins + timedelta(days=draw(st.integers(0, 30))), "试")]


@given(YEARS, st.integers(-60, 300), periods(), st.booleans(), st.data())
def test_the_last_day_never_comes_before_the_provisional_one_nor_after_the_latest(
    year, offset, version, paused, data
):
    start = date(year, 1, 1) + timedelta(days=offset)
    some = pauses(data.draw, start) if paused else []
    guessed = deadline(version, start, Before(year), pauses=some)
    real = deadline(version, start, KNOWN, pauses=some) if reaches_no_further(guessed, year) else None
    if real is not None and not parade_between(start, guessed.latest_day):
        assert guessed.due <= real.due <= guessed.latest_day
        assert guessed.provisional or guessed.due == real.due


@given(YEARS, st.integers(20, 300), periods())
def test_a_notice_counted_back_falls_between_the_same_bounds(year, offset, version):
    event, version = date(year, 1, 1) + timedelta(days=offset), replace(version, direction=Direction.BEFORE)
    guessed, real = deadline(version, event, Before(year)), deadline(version, event, KNOWN)
    if not parade_between(guessed.due, event):
        assert guessed.due <= real.due <= guessed.latest_day


def reaches_no_further(due, year: int) -> bool:
    """Whether the real count stays in years with a notice."""
    return due.latest_day < date(2026, 12, 22) and due.latest_day.year <= year


def parade_between(first: date, last: date) -> bool:
    return any(first <= day <= last for day in PARADE)


@given(YEARS, st.integers(-20, 20), periods())
def test_the_bounds_lie_no_further_apart_than_a_long_holiday(year, offset, version):
    """Twenty days, as far as a period passes one holiday at most."""
    version = replace(version, value=min(version.value, 1 if version.unit is Unit.MONTHS else 10))
    found = deadline(version, date(year, 1, 1) + timedelta(days=offset), Before(year))
    assert found.latest_day - found.due <= timedelta(20)


@pytest.mark.parametrize("year", range(2014, 2027))
def test_every_day_that_a_notice_moved_was_in_doubt_before_it(year):
    day, wrong = date(year - 1, 12, 22), []
    while day < date(year, 12, 22):
        plain = day.weekday() < 5 and day not in days_off(day.year if day.year > 2013 else year)
        if KNOWN.is_workday(day) != plain and day not in in_doubt(year) | PARADE:
            wrong.append(day)
        day += timedelta(days=1)
    assert wrong == []


@pytest.mark.parametrize("year", range(2014, 2027))
def test_the_days_that_the_law_names_were_off_in_every_year(year):
    assert [day for day in days_off(year) if KNOWN.is_workday(day)] == []
    assert sum(len(list(holiday.days)) for holiday in holidays(year)) == (13 if year >= 2025 else 11)


def test_the_days_off_of_2027_are_these_thirteen():
    assert [f"{day:%m-%d} {name}" for day, name in days_off(2027).items()] == [
        "01-01 元旦", "02-05 春节", "02-06 春节", "02-07 春节", "02-08 春节", "04-05 清明节", "05-01 劳动节",
        "05-02 劳动节", "06-09 端午节", "09-15 中秋节", "10-01 国庆节", "10-02 国庆节", "10-03 国庆节",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("version", "start", "shown", "latest"),
    [
        pytest.param(
            replace(ANSWER, value=5), "2026-12-28 周一", "2027-01-05或其后（放假安排未公布）", "2027-01-07 周四",
            id="five-working-days-over-new-year",
        ),
        pytest.param(
            replace(DECISION, value=30), "2026-12-05 周六", "2027-01-04", "2027-01-04 周一",
            id="thirty-days-that-end-on-a-working-day-out-of-reach",
        ),
        pytest.param(
            DECISION, "2026-11-11 周三", "2027-01-11", "2027-01-11 周一", id="sixty-days-that-end-on-a-sunday-surely-off",
        ),
        pytest.param(
            DECISION, "2026-12-07 周一", "2027-02-09或其后（放假安排未公布）", "2027-02-15 周一",
            id="sixty-days-that-end-in-the-spring-festival",
        ),
        pytest.param(
            replace(ANSWER, value=20), "2026-12-28 周一", "2027-01-26或其后（放假安排未公布）", "2027-01-28 周四",
            id="twenty-working-days-that-end-before-the-spring-festival",
        ),
    ],
)  # fmt: skip
def test_a_period_over_the_turn_of_2027(version, start, shown, latest):
    found = deadline(version, day_of(start), WorkCalendar())
    assert (found.shown, found.latest_day) == (shown, day_of(latest))
    assert found.provisional == ("或其后" in shown)


def test_the_account_says_what_is_not_announced_and_how_far_it_may_move():
    found = deadline(replace(ANSWER, value=5), date(2026, 12, 28), WorkCalendar())
    assert found.explanation.endswith(
        "2027年1月1日（周五）元旦，不计；2027年1月2日（周六）至2027年1月3日（周日）周末，不计；"
        "2027年的放假安排还没有公布，先按法定放假的日子和周末算，调休可能使它后延，最迟到2027年1月7日（周四）；"
        "最后一日是2027年1月5日（周二）或其后。"
    )
    assert re.findall(r"\d+年\d+月\d+日", found.explanation)[-1] == "2027年1月5日"
    written = found.as_dict()
    assert (written["due"], written["provisional"], written["no_later"]) == ("2027-01-05", True, "2027-01-07")


def test_the_last_days_of_a_december_wait_for_the_notice_of_the_year_after():
    """2018 年 12 月 29 日上班、31 日放假，是 2019 年的通知定的。"""
    version = replace(DECISION, value=10)
    found = deadline(version, date(2018, 12, 21), Before(2019))
    assert (found.due, found.latest_day) == (date(2018, 12, 31), date(2019, 1, 4))
    assert deadline(version, date(2018, 12, 21), KNOWN).due == date(2019, 1, 2)


def test_a_pause_that_only_one_of_the_arrangements_reaches_leaves_no_day():
    version = replace(ANSWER, value=5)
    waiting = deadline(version, date(2026, 12, 28), WorkCalendar(), pauses=[Pause(date(2027, 1, 6))])
    assert waiting.due is None
    assert not waiting.provisional


def test_an_extension_is_counted_before_the_doubt_is_weighed():
    found = deadline(DECISION, date(2026, 11, 11), WorkCalendar(), extensions=[Extended(30)])
    assert (found.due, found.latest_day) == (date(2027, 2, 9), date(2027, 2, 15))


def test_a_year_of_which_no_day_off_is_known_is_refused_without_a_task_for_the_reader():
    with pytest.raises(YearMissing, match=r"^还没有 2003 年的放假安排，说不准这一天上不上班$"):
        deadline(replace(ANSWER, value=5), date(2003, 6, 1), WorkCalendar())
    with pytest.raises(YearMissing, match="2070"):
        deadline(replace(ANSWER, value=5), date(2070, 6, 1), WorkCalendar())


NEW_MOON, MONTH = 10963.09, 29.530588853
"""Days from 1970 to the new moon of January 2000, Beijing time, and the mean month."""


@pytest.mark.parametrize("year", range(2014, 2061))
def test_the_festivals_stand_with_the_moon_and_the_sun(year):
    """A mean moon is at most fifteen hours from the true one, so a festival at most a day from its age."""
    from zhunsheng.calendar.festivals import FESTIVALS

    spring, clear, dragon, moon = FESTIVALS[year]
    epoch = date(1970, 1, 1)
    for day, age in ((spring, 0), (dragon, 4), (moon, 14)):
        since = ((day - epoch).days + 0.5 - age - NEW_MOON + MONTH / 2) % MONTH - MONTH / 2
        assert abs(since) < 1.2, day
    assert date(year, 1, 21) <= spring <= date(year, 2, 21)
    assert clear in (date(year, 4, 4), date(year, 4, 5))
    assert round((dragon - spring).days / MONTH) in (4, 5)
    assert round((moon - dragon).days / MONTH) in (3, 4)
