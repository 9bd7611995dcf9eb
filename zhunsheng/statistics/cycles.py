"""How often a form is handed in, and for which periods."""

from datetime import date

from zhunsheng.figures import Period

CYCLES = {"year": ("年报", 12), "half": ("半年报", 6), "quarter": ("季报", 3), "month": ("月报", 1)}
"""The name of a cycle and the months of its period."""


def periods_of(cycle: str, year: int) -> tuple[Period, ...]:
    """The periods of a cycle in a year, in order."""
    months = Period.year(year).months
    length = CYCLES[cycle][1]
    return tuple(Period(months[n].first, months[n + length - 1].last) for n in range(0, len(months), length))


def cycle_of(period: Period) -> str:
    """The cycle that a period belongs to; "" when it is none of them."""
    return next((cycle for cycle in CYCLES if period in periods_of(cycle, period.first.year)), "")


def last_ended(cycle: str, today: date) -> Period:
    """The latest period of a cycle that is over."""
    both = (*periods_of(cycle, today.year - 1), *periods_of(cycle, today.year))
    return [period for period in both if period.last < today][-1]
