"""The periods that figures are asked for."""

from datetime import date

from zhunsheng.figures import Period, PeriodError

FIRST_YEAR = 1949


def asked_period(words: str, today: date) -> Period:
    """The period written as 2026, 2026Q3, 2026-07 or 2026-01-01/2026-06-30, begun by now. PeriodError otherwise."""
    period = Period.parse(words)
    if period.first.year < FIRST_YEAR or period.last.year > today.year:
        raise PeriodError(f"期间“{words}”要在 {FIRST_YEAR} 年至 {today.year} 年之内")
    return period


def so_far(period: Period, today: date) -> Period:
    """The part of a period that has passed: half a year is compared with half a year, not with a whole one."""
    return Period(period.first, today) if today in period else period
