"""What is handed to a method and what comes back: answers and marks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

from zhunsheng.assessment.inputs import Input
from zhunsheng.declare.wording import strict


class Status(StrEnum):
    """How a mark stands."""

    SCORED = "scored"
    NOT_APPLICABLE = "not_applicable"
    NOTHING_OCCURRED = "nothing_occurred"
    NOT_REPORTED = "not_reported"
    PENDING = "pending"

    @property
    def text(self) -> str:
        """How a table says it."""
        return _TEXTS[self]


_TEXTS = {
    Status.SCORED: "已评",
    Status.NOT_APPLICABLE: "不适用",
    Status.NOTHING_OCCURRED: "没有发生",
    Status.NOT_REPORTED: "未报",
    Status.PENDING: "待评",
}


@strict
@dataclass(frozen=True)
class Event:
    """One thing for which points are taken or added, with its reason; `points` where it differs from the method's."""

    reason: str
    points: Decimal | None = None


@strict
@dataclass(frozen=True, kw_only=True)
class Answer:
    """What is known of one indicator in one organ; give only what there is.

    inputs        the figures of the formula, by key; a key that is not here is not reported
    value         a number handed in where there is no formula; or why there is none
    numerator     with `denominator`: the same in two parts, which is shown and divided exactly
    judged        the points given by people
    events        what was found to deduct or add for; () = looked, nothing found; None = nobody has looked
    applies       False = the organ has no such duty; needs the reason
    vetoed        a veto has happened; needs the reason
    """

    inputs: Mapping[str, Input] = field(default_factory=dict)
    value: Input | None = None
    numerator: Decimal | int | None = None
    denominator: Decimal | int | None = None
    judged: Decimal | None = None
    events: tuple[Event, ...] | None = None
    applies: bool = True
    vetoed: bool = False
    reason: str = ""


@strict
@dataclass(frozen=True, kw_only=True)
class Mark:
    """What an indicator comes to.

    points   None while there is no mark, and where there are none to give
    out_of   what could have been reached; 0 for bonus and deductions from the total, None where it does not count
    reason   one sentence for a clerk, with numerator and denominator
    met      whether the threshold was reached; None where that cannot be said
    value    what was measured, to six decimals
    """

    code: str
    points: Decimal | None
    out_of: Decimal | None
    reason: str
    status: Status
    met: bool | None = None
    vetoed: bool = False
    value: Decimal | None = None
