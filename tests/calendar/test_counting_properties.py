"""What holds for every period, whatever its days."""

import re
from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.calendar import Extended, Pause, WorkCalendar, deadline
from zhunsheng.law import Direction, Extension, Unit, rule

CALENDAR = WorkCalendar()
DECISION = rule("reconsideration.decision_ordinary").newest
STARTS = st.dates(date(2024, 1, 1), date(2025, 6, 30))
UNITS = st.sampled_from([Unit.WORKING_DAYS, Unit.CALENDAR_DAYS, Unit.MONTHS])


@st.composite
def periods(draw):
    """A period of up to 40 days or 4 months."""
    unit = draw(UNITS)
    return replace(
        DECISION,
        value=draw(st.integers(1, 4 if unit is Unit.MONTHS else 40)),
        unit=unit,
        extension=Extension(),
    )


@st.composite
def pauses(draw, start):
    begins = start + timedelta(days=draw(st.integers(-10, 80)))
    return Pause(begins, begins + timedelta(days=draw(st.integers(0, 30))), "试")


def unrolled(version):
    """The same period under a law that does not move a last day off."""
    newest = version.counting.newest
    only = replace(newest, counts=replace(newest.counts, follows=None, rolls=False))
    return replace(version, counting=replace(version.counting, versions=(only,)))


def last(version, start, **more):
    return deadline(version, start, CALENDAR, **more).due


@given(periods(), STARTS)
def test_a_longer_period_never_ends_earlier(version, start):
    assert last(version, start) <= last(replace(version, value=version.value + 1), start)


@given(st.integers(1, 40), STARTS)
def test_one_more_working_day_ends_later(days, start):
    version = replace(DECISION, value=days, unit=Unit.WORKING_DAYS)
    assert last(version, start) < last(replace(version, value=days + 1), start)


@given(periods(), STARTS, st.integers(1, 30))
def test_a_period_that_begins_later_never_ends_earlier(version, start, later):
    assert last(version, start) <= last(version, start + timedelta(days=later))


@given(periods(), STARTS, st.data())
def test_a_last_day_is_never_a_day_off_or_a_paused_one(version, start, data):
    some = data.draw(st.lists(pauses(start), max_size=3))
    due = last(version, start, pauses=some)
    assert CALENDAR.is_workday(due)
    assert not any(pause.start <= due < pause.end for pause in some)


@given(periods(), STARTS, st.data())
def test_a_pause_within_calendar_time_moves_the_end_by_its_days_before_it_rolls(version, start, data):
    version = unrolled(
        replace(version, unit=data.draw(st.sampled_from([Unit.CALENDAR_DAYS, Unit.MONTHS])), value=3)
    )
    end = last(version, start)
    begins = start + timedelta(days=data.draw(st.integers(1, (end - start).days)))
    days = data.draw(st.integers(0, 30))
    assert last(version, start, pauses=[Pause(begins, begins + timedelta(days=days))]) == end + timedelta(
        days=days
    )


@given(periods(), STARTS, st.data())
def test_pauses_never_bring_the_end_forward_and_their_order_is_nothing(version, start, data):
    some = data.draw(st.lists(pauses(start), max_size=3))
    due = last(version, start, pauses=some)
    assert due >= last(version, start)
    assert due == last(version, start, pauses=some[::-1])
    assert due == last(version, start, pauses=some * 2)


@given(periods(), STARTS, st.integers(1, 20), UNITS)
def test_an_extension_never_shortens(version, start, more, unit):
    more = min(more, 4) if unit is Unit.MONTHS else more
    assert last(version, start, extensions=[Extended(more, unit)]) >= last(version, start)


@given(periods(), STARTS, st.data())
def test_the_explanation_ends_in_the_last_day(version, start, data):
    found = deadline(version, start, CALENDAR, pauses=data.draw(st.lists(pauses(start), max_size=2)))
    year, month, day = map(int, re.findall(r"(\d+)年(\d+)月(\d+)日", found.explanation)[-1])
    assert date(year, month, day) == found.due
    assert found.explanation.count("。") == 1


@given(periods(), STARTS, st.integers(1, 40))
def test_an_open_pause_leaves_as_much_as_a_closed_one_gives_back(version, start, after):
    begins = start + timedelta(days=after)
    version = unrolled(version)
    waiting = deadline(version, start, CALENDAR, pauses=[Pause(begins)])
    if waiting.due is not None:
        assert waiting.due < begins
        return
    resumed = begins + timedelta(days=14)
    unit = Unit.WORKING_DAYS if version.unit is Unit.WORKING_DAYS else Unit.CALENDAR_DAYS
    rest = replace(version, value=waiting.remaining, unit=unit)
    whole = last(version, start, pauses=[Pause(begins, resumed)])
    assert whole == last(rest, resumed - timedelta(days=1))


@given(periods(), STARTS)
def test_the_whole_period_lies_between_a_notice_and_its_event(version, event):
    version = replace(version, direction=Direction.BEFORE)
    notice = last(version, event)
    assert CALENDAR.is_workday(notice)
    if version.unit is Unit.WORKING_DAYS:
        between = [notice + timedelta(days=n) for n in range(1, (event - notice).days)]
        assert sum(map(CALENDAR.is_workday, between)) == version.value
    elif version.unit is Unit.CALENDAR_DAYS:
        assert (event - notice).days - 1 >= version.value
