"""A year of the county: its days worked and off, and the days that the law has fixed."""

from calendar import Calendar as Weeks
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby

from zhunsheng.calendar import NotATerm, WorkCalendar, YearMissing, deadline
from zhunsheng.desk.frame.states import State
from zhunsheng.desk.law.rulebook import book
from zhunsheng.law import Bound, NotLaw, Rule, RuleVersion, Unit

FIRST_YEAR, LAST_YEAR = 2004, 2099
"""The years that can be looked at; which of them have a table of days off is another question."""
SOON = 30
"""Days before a fixed day from which it counts as near: what it asks for takes weeks to prepare."""
_WORKED = "调休上班"
_WEEKEND = "周末"
_PER_PERIOD = (
    Unit.TIMES_PER_YEAR, Unit.TIMES_PER_HALF_YEAR, Unit.TIMES_PER_QUARTER, Unit.CLASS_HOURS_PER_YEAR,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Day:
    """One day of a month: `mark` is 休 or 班 where the holidays changed it, `says` why."""

    on: date
    kind: str
    mark: str
    says: str


@dataclass(frozen=True, slots=True)
class Month:
    """A month in weeks from Monday on; days of its neighbours are None."""

    number: int
    weeks: Sequence[Sequence[Day | None]]
    workdays: int


@dataclass(frozen=True, slots=True)
class Span:
    """Days that follow each other for one reason."""

    name: str
    first: date
    last: date

    @property
    def days(self) -> int:
        """How many there are."""
        return (self.last - self.first).days + 1


@dataclass(frozen=True, slots=True)
class Year:
    """The days of a year: months, holidays, and weekend days worked in exchange."""

    months: Sequence[Month]
    holidays: Sequence[Span]
    worked: Sequence[date]

    @property
    def workdays(self) -> int:
        """How many days are worked in all."""
        return sum(month.workdays for month in self.months)


def year_of_days(year: int, calendar: WorkCalendar) -> Year | None:
    """The year as it is worked, or None while it has no table of days off."""
    first = date(year, 1, 1)
    every = [first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days)]
    try:
        days = [_day(day, calendar) for day in every]
    except YearMissing:
        return None
    return Year(
        months=[_month(year, number, days) for number in range(1, 13)],
        holidays=list(_holidays(days)),
        worked=[day.on for day in days if day.mark == "班"],
    )


def _day(day: date, calendar: WorkCalendar) -> Day:
    works, reason = calendar.is_workday(day), calendar.reason(day)
    if reason == _WORKED:
        return Day(day, "swapped", "班", _WORKED)
    if works:
        return Day(day, "work", "", "工作日")
    return Day(day, "weekend" if reason == _WEEKEND else "off", "" if reason == _WEEKEND else "休", reason)


def _month(year: int, number: int, days: Sequence[Day]) -> Month:
    known = {day.on: day for day in days}
    weeks = [
        [known[day] if day.month == number else None for day in week]
        for week in Weeks().monthdatescalendar(year, number)
    ]
    worked = sum(day.kind in ("work", "swapped") for day in days if day.on.month == number)
    return Month(number, weeks, worked)


def _holidays(days: Iterable[Day]) -> Iterator[Span]:
    for (kind, name), run in groupby(days, key=lambda day: (day.kind, day.says)):
        if kind == "off":
            together = [day.on for day in run]
            yield Span(name, together[0], together[-1])


# 法定的日子


@dataclass(frozen=True, slots=True)
class Duty:
    """What the law wants by a fixed day, or so many times in a period that ends on `on`."""

    on: date
    rule: Rule
    version: RuleVersion
    state: State


def fixed_duties(year: int, today: date, calendar: WorkCalendar) -> list[Duty]:
    """What the rules fix to a day of ``year`` on which they are law, the earliest first."""
    found = []
    for rule in book().rules().values():
        for version in rule.versions:
            day = _fixed_day(version, year, calendar)
            if day and version.in_force(day):
                found.append(Duty(day, rule, version, reminder(day, today)))
    return sorted(found, key=lambda duty: duty.on)


def _fixed_day(version: RuleVersion, year: int, calendar: WorkCalendar) -> date | None:
    """The day of ``year`` that the law names, None where it names none or one of another year."""
    if version.unit is not Unit.DATE or version.value is None:
        return None
    try:
        day = deadline(version, date(year, 1, 1), calendar).last_day
    except NotATerm:
        return None
    return day if day.year == year else None


def counted_duties(year: int, today: date) -> list[Duty]:
    """What has to be done so many times in a year or part of it, with the last day of the part that runs or comes first."""
    found = []
    for rule in book().rules().values():
        try:
            version = rule.on(date(year, 12, 31))
        except NotLaw:
            continue
        if version.unit in _PER_PERIOD and version.value is not None and version.bound is not Bound.AT_MOST:
            last = _period_end(version.unit, year, today)
            found.append(Duty(last, rule, version, reminder(last, today)))
    return sorted(found, key=lambda duty: duty.on)


def _period_end(unit: Unit, year: int, today: date) -> date:
    months = {Unit.TIMES_PER_HALF_YEAR: 6, Unit.TIMES_PER_QUARTER: 3}.get(unit, 12)
    ends = [
        date(year + (month == 12), month % 12 + 1, 1) - timedelta(days=1)
        for month in range(months, 13, months)
    ]
    return next((end for end in ends if end >= today), ends[-1])


def reminder(day: date, today: date) -> State:
    """How far off a day is. A day that has passed is only past: whether the thing was done is not known here."""
    left = (day - today).days
    if left < 0:
        return State("paused", "◇", f"已过 {-left} 天")
    if left == 0:
        return State("soon", "▲", "就是今天")
    return State("soon", "▲", f"还有 {left} 天") if left <= SOON else State("fine", "●", f"还有 {left} 天")
