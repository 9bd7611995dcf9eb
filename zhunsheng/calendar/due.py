"""What the counting of a period takes and gives: pauses, extensions, the last day, and how it was found."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from typing import Any, Literal

from zhunsheng.calendar.errors import BadPause
from zhunsheng.law import RuleVersion, Unit

BEIJING = timezone(timedelta(hours=8))
PROVISIONAL = "或其后（放假安排未公布）"
"""Stands after a last day that a notice of days off still to come may move."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Time that does not count: the days from `start` up to, not including, `end`; open while `end` is None.

    Periods in hours take datetimes; for all others the day is used. Raises BadPause when it ends before it begins.
    """

    start: date
    end: date | None = None
    cause: str = ""

    def __post_init__(self) -> None:
        if self.end is not None and day_of(self.end) < day_of(self.start):
            raise BadPause(f"中止在 {self.end.isoformat()} 结束，早于开始的 {self.start.isoformat()}")


@dataclass(frozen=True, slots=True)
class Extended:
    """An extension that was granted; without `unit`, in the unit in which the law allows it."""

    value: int
    unit: Unit | None = None
    approved_by: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class TraceLine:
    """One thing that decided the last day, as a Chinese phrase, with the days it speaks of.

    `what` is rule (with the days on which that version is law), memory, start, extension, skipped, worked, pause, roll,
    off (a date named by the law that is a day off), unannounced (a year whose notice is not there) or result.
    """

    what: str
    text: str
    first: date | None = None
    last: date | None = None

    def as_dict(self) -> dict[str, str | None]:
        """Ready for JSON; days in ISO form."""
        first, last = (day.isoformat() if day else None for day in (self.first, self.last))
        return {"what": self.what, "from": first, "to": last, "text": self.text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """The last day of a period and how it was counted.

    `due` is a datetime for periods in hours. While a pause is open it is None, and `remaining` says how much is
    left, in the days the period counts (calendar days for months and years) or hours. Where a notice of days off still to
    come may move the last day, `due` is the soonest that it can be and `no_later` the latest.
    """

    version: RuleVersion
    start: date
    due: date | None
    remaining: int | None = None
    no_later: date | None = None
    trace: tuple[TraceLine, ...]

    @property
    def provisional(self) -> bool:
        """Whether a notice of days off still to come may move the last day."""
        return self.no_later is not None

    @property
    def last_day(self) -> date:
        """The last day as a date. Raises ValueError while a pause is open: there is no last day then."""
        if self.due is None:
            raise ValueError("期间因中止停止计算，现在没有届满日")
        return day_of(self.due)

    @property
    def latest_day(self) -> date:
        """The day after which the period is over whatever the notice will say. Raises ValueError while a pause is open."""
        return self.no_later or self.last_day

    @property
    def shown(self) -> str:
        """The last day as pages and lists write it: 2027-01-05, or 2027-01-05或其后（放假安排未公布）."""
        return f"{self.last_day.isoformat()}{PROVISIONAL if self.provisional else ''}"

    @property
    def explanation(self) -> str:
        """One Chinese sentence that ends in the last day."""
        return "依据" + "；".join(line.text for line in self.trace) + "。"

    def as_dict(self) -> dict[str, Any]:
        """Ready for JSON; days in ISO form."""
        return {
            "rule": self.version.rule,
            "from": self.start.isoformat(),
            "due": self.due.isoformat() if self.due else None,
            "provisional": self.provisional,
            "no_later": self.no_later.isoformat() if self.no_later else None,
            "unit": self.version.unit.value,
            "value": self.version.value,
            "basis": self.version.basis,
            "verified": self.version.verified.value,
            "trace": [line.as_dict() for line in self.trace],
        }


@dataclass(frozen=True, slots=True)
class Passed:
    """One day on the way to the last one, and what became of it."""

    day: date
    fate: Literal["skipped", "worked", "pause", "roll"]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """Where the counting stopped: at the last day, or in an open pause with so much left, and more to come after it.

    `no_later` and `unannounced` are there when the notice of that year may move the last day.
    """

    passed: Sequence[Passed]
    due: date | None = None
    waiting: Pause | None = None
    remaining: int | None = None
    remaining_unit: Unit = Unit.NONE
    no_later: date | None = None
    unannounced: int | None = None
    after_that: Sequence[tuple[int, Unit]] = ()


def day_of(when: date) -> date:
    """The day of a date or datetime; one that knows its zone is taken to Beijing first, as every period is counted there."""
    return in_beijing(when).date() if isinstance(when, datetime) else when


def in_beijing(when: datetime) -> datetime:
    """The same moment on a Beijing clock; a datetime without a zone is already on one."""
    return when.astimezone(BEIJING) if when.tzinfo else when
