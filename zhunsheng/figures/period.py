"""The spans of days that figures are counted over: a year, a quarter, a month, a range of days."""

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta

from zhunsheng.figures.errors import PeriodError

_WORDS = re.compile(r"(\d{4})(?:Q([1-4])|-(\d{2}))?")
_QUARTERS = "一二三四"
_DAY = timedelta(days=1)


@dataclass(frozen=True, order=True, slots=True)
class Period:
    """A span of days, both ends within it. What it is called follows from its days alone."""

    first: date
    last: date

    def __post_init__(self) -> None:
        if self.last < self.first:
            raise PeriodError(f"期间的最后一天 {self.last} 早于第一天 {self.first}")

    @classmethod
    def year(cls, number: int) -> "Period":
        """The calendar year."""
        return _months(number, 1, 12)

    @classmethod
    def quarter(cls, number: int, which: int) -> "Period":
        """The quarter, 1 to 4, of a year."""
        if which not in (1, 2, 3, 4):
            raise PeriodError(f"一年只有四个季度，没有第 {which} 季度")
        return _months(number, which * 3 - 2, 3)

    @classmethod
    def month(cls, number: int, which: int) -> "Period":
        """The month, 1 to 12, of a year."""
        if not 1 <= which <= 12:
            raise PeriodError(f"一年只有十二个月，没有 {which} 月")
        return _months(number, which, 1)

    @classmethod
    def parse(cls, words: str) -> "Period":
        """The period written as 2026, 2026Q3, 2026-07 or 2026-01-01/2026-06-30; PeriodError otherwise."""
        try:
            if found := _WORDS.fullmatch(words):
                year, quarter, month = (int(part) if part else None for part in found.groups())
                assert year is not None
                if quarter:
                    return cls.quarter(year, quarter)
                return cls.year(year) if month is None else cls.month(year, month)
            first, last = words.split("/")
            return cls(date.fromisoformat(first), date.fromisoformat(last))
        except ValueError:
            raise PeriodError(
                f"读不懂期间“{words}”：请写成 2026、2026Q3、2026-07 或 2026-01-01/2026-06-30"
            ) from None

    def __contains__(self, day: date) -> bool:
        return self.first <= day <= self.last

    def __str__(self) -> str:
        """The short form that `parse` reads: 2026, 2026Q3, 2026-07 or 2026-01-01/2026-06-30."""
        match self._whole_months():
            case 12 if self.first.month == 1:
                return f"{self.first:%Y}"
            case 3 if self.first.month % 3 == 1:
                return f"{self.first:%Y}Q{self.first.month // 3 + 1}"
            case 1:
                return f"{self.first:%Y-%m}"
        return f"{self.first}/{self.last}"

    @property
    def name(self) -> str:
        """How a report calls it: 2026年、2026年上半年、2026年第三季度、2026年7月、2026年1月1日至2月15日."""
        start = self.first.month
        this_year = f"{self.first.year}年"
        match self._whole_months():
            case 12 if start == 1:
                return this_year
            case 6 if start in (1, 7):
                return this_year + ("上半年" if start == 1 else "下半年")
            case 3 if start % 3 == 1:
                return this_year + f"第{_QUARTERS[start // 3]}季度"
            case 1:
                return this_year + f"{start}月"
            case count if count and self.last.year == self.first.year:
                return this_year + f"{start}月至{self.last.month}月"
        if self.first == self.last:
            return _day(self.first)
        return f"{_day(self.first)}至{_day(self.last).removeprefix(this_year)}"

    @property
    def previous(self) -> "Period":
        """The period of the same length just before: months before months, days before days."""
        count = self._whole_months()
        if count:
            return _months(self.first.year, self.first.month - count, count)
        return Period(self.first - (self.last - self.first) - _DAY, self.first - _DAY)

    @property
    def year_before(self) -> "Period":
        """The same period last year (同期); 29 February becomes the 28th, a whole month stays whole."""
        count = self._whole_months()
        if count:
            return _months(self.first.year - 1, self.first.month, count)
        return Period(_last_year(self.first), _last_year(self.last))

    @property
    def months(self) -> tuple["Period", ...]:
        """The months that make it up; refuses a period that is not made of whole months."""
        return self._split(1)

    @property
    def quarters(self) -> tuple["Period", ...]:
        """The quarters that make it up; refuses a period that is not made of whole quarters."""
        if self.first.month % 3 != 1:
            raise PeriodError(f"{self.name}不是由整季度组成的")
        return self._split(3)

    def _split(self, length: int) -> tuple["Period", ...]:
        count, rest = divmod(self._whole_months(), length)
        if rest or not count:
            raise PeriodError(f"{self.name}不是由{'整月' if length == 1 else '整季度'}组成的")
        return tuple(_months(self.first.year, self.first.month + length * n, length) for n in range(count))

    def _whole_months(self) -> int:
        """How many whole calendar months it is made of; 0 when it cuts one."""
        if self.first.day != 1 or self.last != _last_day(self.last.year, self.last.month):
            return 0
        return (self.last.year - self.first.year) * 12 + self.last.month - self.first.month + 1


def _months(number: int, first: int, count: int) -> Period:
    """`count` months from month `first` of a year; months below 1 or over 12 run into other years."""
    start, end = divmod(number * 12 + first - 1, 12), divmod(number * 12 + first + count - 2, 12)
    return Period(date(start[0], start[1] + 1, 1), _last_day(end[0], end[1] + 1))


def _last_day(year: int, month: int) -> date:
    return date(year, month, calendar.monthrange(year, month)[1])


def _last_year(day: date) -> date:
    if (day.month, day.day) == (2, 29):
        return date(day.year - 1, 2, 28)
    return day.replace(year=day.year - 1)


def _day(day: date) -> str:
    return f"{day.year}年{day.month}月{day.day}日"
