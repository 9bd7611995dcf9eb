"""Working days in China: weekends, holidays, and the weekend days worked in exchange (调休)."""

from collections.abc import Mapping
from datetime import date, timedelta

from zhunsheng.calendar.errors import YearMissing
from zhunsheng.calendar.year_tables import YearTable, published

ONE_DAY = timedelta(days=1)
_WEEKDAYS = "一二三四五六日"
_SATURDAY = 5


class WorkCalendar:
    """Says which days are worked. Years come from the published tables, or from ``overrides`` by year.

    Every method raises YearMissing for a year without a table.
    """

    def __init__(self, overrides: Mapping[int, YearTable] | None = None) -> None:
        self._tables: dict[int, YearTable] = dict(overrides or {})

    def is_workday(self, day: date) -> bool:
        """Whether offices work on ``day``."""
        table = self._table(day.year)
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
        table = self._table(day.year)
        if day in table.worked:
            return "调休上班"
        if day in table.off:
            return table.off[day]
        return "周末" if day.weekday() >= _SATURDAY else ""

    def _table(self, year: int) -> YearTable:
        if year not in self._tables:
            table = published(year)
            if table is None:
                raise YearMissing(year)
            self._tables[year] = table
        return self._tables[year]


def in_words(day: date) -> str:
    """A day as an officer reads it: 2026年3月3日（周二）."""
    return f"{day.year}年{day.month}月{day.day}日（周{_WEEKDAYS[day.weekday()]}）"
