"""How a deadline stands, always as colour, shape and word together."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

from zhunsheng.calendar import YearMissing
from zhunsheng.records.county import calendar

SOON = 3
"""Working days before the last day from which a step counts as nearly due."""


@dataclass(frozen=True, slots=True)
class State:
    """A colour by its class, a shape, and the word that alone would be enough."""

    colour: str
    shape: str
    word: str


FINE = State("fine", "●", "正常")


@lru_cache(maxsize=16)
def soon_until(today: date) -> date:
    """The last day that counts as near: three working days on.

    Without next year's table of holidays three calendar days, which never reach further.
    """
    try:
        return calendar().add_workdays(today, SOON)
    except YearMissing:
        return today + timedelta(days=SOON)


def state_of_day(last_day: date | None, today: date) -> State:
    """How a last day stands; none is set for steps that no provision hurries."""
    if last_day is None:
        return FINE
    left = (last_day - today).days
    if left < 0:
        return State("late", "■", f"逾期 {-left} 天")
    if last_day <= soon_until(today):
        return State("soon", "▲", f"{left} 天后到期" if left else "今天到期")
    return FINE


def state_of_case(row: Any, today: date) -> State:
    """How a case stands. What is still due after its end (公告、归档) can still be late."""
    if row.ended and (row.due_on is None or row.due_on >= today):
        return State("done", "✓", f"已{row.ended.removeprefix('已')}")
    if row.stage == "中止":
        return State("paused", "◇", "中止")
    return state_of_day(row.due_on, today)
