"""Working days in China: weekends, holidays, and the weekend days worked in exchange (调休)."""

from collections.abc import Mapping
from datetime import date, timedelta

from zhunsheng.calendar.errors import YearMissing
from zhunsheng.calendar.statutory import days_off, in_doubt
from zhunsheng.calendar.year_tables import YearTable, published

ONE_DAY = timedelta(days=1)
_WEEKDAYS = "一二三四五六日"
_SATURDAY = 5
_DECEMBER = 12
_EXCHANGED = "调休上班"


class WorkCalendar:
    """Says which days are worked. Years come from the published tables, or from ``overrides`` by year.

    Every question about a day raises YearMissing for a year without a table; `soonest` and `latest` answer all the same.
    """

    def __init__(self, overrides: Mapping[int, YearTable] | None = None) -> None:
        self._tables: Mapping[int, YearTable] = dict(overrides or {})

    def is_workday(self, day: date) -> bool:
        """Whether offices work on ``day``."""
        table = self._table(day)
        return day in table.worked or (day.weekday() < _SATURDAY and day not in table.off)

    def next_workday(self, day: date) -> date:
        """The first working day after ``day``."""
        return self.add_workdays(day, 1)

    def add_workdays(self, day: date, count: int) -> date:
        """The ``count``-th working day after ``day``, which is itself not counted; negative counts go back."""
        step = ONE_DAY if count > 0 else -ONE_DAY
        for _ in range(abs(count)):
            day += step
            while not self.is_workday(day):
                day += step
        return day

    def reason(self, day: date) -> str:
        """What is special about ``day``: 春节, 周末, 调休上班; empty for an ordinary working day."""
        table = self._table(day)
        if day in table.worked:
            return _EXCHANGED
        if day in table.off:
            return table.off[day]
        return "周末" if day.weekday() >= _SATURDAY else ""

    def unannounced(self, day: date) -> int | None:
        """The year whose notice may still change ``day`` or a day shortly before it; None when all is announced."""
        if self.table(day.year) is None:
            return day.year
        coming = day.year + 1
        if day.month == _DECEMBER and self.table(coming) is None and day >= min(in_doubt(coming)):
            return coming
        return None

    def soonest(self) -> "WorkCalendar":
        """The same, with every day worked that a notice still to come may let be worked: no count ends earlier."""
        return _Presumed(self._tables, doubtful_works=True)

    def latest(self) -> "WorkCalendar":
        """The same, with every day off that a notice still to come may let be off: no count ends later."""
        return _Presumed(self._tables, doubtful_works=False)

    def table(self, year: int) -> YearTable | None:
        """The table of a year, or None while there is none."""
        return self._tables.get(year) or published(year)

    def _table(self, day: date) -> YearTable:
        """The table that speaks of the day: the holiday of New Year may reach into the December before."""
        if day.month == _DECEMBER and (coming := self.table(day.year + 1)) and coming.names(day):
            return coming
        table = self.table(day.year)
        if table is None:
            raise YearMissing(day.year)
        return table


class _Presumed(WorkCalendar):
    """Answers for years without a notice too: the days that the law names are off, the doubtful ones as it is told."""

    def __init__(self, tables: Mapping[int, YearTable], *, doubtful_works: bool) -> None:
        super().__init__(tables)
        self._doubtful_works = doubtful_works

    def is_workday(self, day: date) -> bool:
        if self._doubtful(day):
            return self._doubtful_works
        if self.table(day.year):
            return super().is_workday(day)
        return day.weekday() < _SATURDAY and day not in days_off(day.year)

    def reason(self, day: date) -> str:
        weekend = day.weekday() >= _SATURDAY
        if self._doubtful(day) and weekend == self._doubtful_works:
            return "可能调休上班" if weekend else "可能放假"
        if self.table(day.year):
            return super().reason(day)
        return days_off(day.year).get(day) or ("周末" if weekend else "")

    def _doubtful(self, day: date) -> bool:
        year = self.unannounced(day)
        return year is not None and (day in in_doubt(year) or self._before_new_year(day))

    def _before_new_year(self, day: date) -> bool:
        """The last days of a year without a notice, which the notice after it may move too."""
        return day.month == _DECEMBER and self.table(day.year) is None and day in in_doubt(day.year + 1)


def in_words(day: date) -> str:
    """A day as an officer reads it: 2026年3月3日（周二）."""
    return f"{day.year}年{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"
