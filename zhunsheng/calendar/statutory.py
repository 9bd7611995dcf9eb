"""What is certain of a year before its notice: the days off that the 放假办法 itself names, and how far a notice moves others.

《全国年节及纪念日放假办法》 names the days (第二条) and lets the State Council's notice make longer holidays by exchange
(第七条). It sets no bound to the exchange; the reach below is what every notice for 2014 to 2026 kept to, taken wide
(docs/decisions/unknown-year-does-not-stop-work.md).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import chain

from zhunsheng.calendar.errors import YearMissing
from zhunsheng.calendar.festivals import FESTIVALS

_REVISED_2024 = 2025
"""The first year under the revision of 2024-11-10: 除夕 and 5月2日 came to be days off."""
_SATURDAY = 5
_MONDAY_OR_FRIDAY = (0, 4)


@dataclass(frozen=True, slots=True)
class Holiday:
    """One holiday of a year: its name in the 放假办法 and the days that this names.

    `reach` is how many days before and after them a weekend day may be worked for it.
    """

    name: str
    first: date
    last: date
    reach: int = 5

    @property
    def long(self) -> bool:
        """Whether notices make about a week of it."""
        return self.reach > 5

    @property
    def days(self) -> Iterator[date]:
        """Each day."""
        return _each(self.first, self.last)


@cache
def holidays(year: int) -> tuple[Holiday, ...]:
    """The holidays of a year from 2014, in the order of the calendar. Raises YearMissing for a year not calculated yet."""
    if year not in FESTIVALS:
        raise YearMissing(year)
    spring, clear, dragon, moon = FESTIVALS[year]
    since_2025 = year >= _REVISED_2024
    found = (
        Holiday("元旦", date(year, 1, 1), date(year, 1, 1)),
        Holiday("春节", spring - timedelta(since_2025), spring + timedelta(2), reach=10),
        Holiday("清明节", clear, clear),
        Holiday("劳动节", date(year, 5, 1), date(year, 5, 1 + since_2025), reach=10),
        Holiday("端午节", dragon, dragon),
        Holiday("中秋节", moon, moon),
        Holiday("国庆节", date(year, 10, 1), date(year, 10, 3), reach=12),
    )
    return tuple(sorted(found, key=lambda holiday: holiday.first))


@cache
def days_off(year: int) -> Mapping[date, str]:
    """The days that are off whatever the notice says, with the name of the holiday. Raises YearMissing."""
    return {day: holiday.name for holiday in holidays(year) for day in holiday.days}


@cache
def in_doubt(year: int) -> frozenset[date]:
    """The days that the notice for ``year`` may make worked or off; some lie in the December before. Raises YearMissing."""
    return frozenset(chain.from_iterable(map(_moved_by, holidays(year)))) - days_off(year).keys()


def _moved_by(holiday: Holiday) -> Iterator[date]:
    """Weekdays that may be off and weekend days that may be worked for a holiday.

    A single day on a Monday or Friday makes three days with its weekend: no notice since 2008 had that weekend worked.
    """
    for day in _each(holiday.first - timedelta(2), holiday.last + timedelta(5 if holiday.long else 2)):
        if day.weekday() < _SATURDAY:
            yield day
    if not holiday.long and holiday.first.weekday() in _MONDAY_OR_FRIDAY:
        return
    for day in _each(holiday.first - timedelta(holiday.reach), holiday.last + timedelta(holiday.reach)):
        if day.weekday() >= _SATURDAY:
            yield day


def _each(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=n) for n in range((last - first).days + 1))
