"""The parts of a framework: groups, the indicators at the ends, thresholds and phases."""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cached_property

from zhunsheng.assessment.formula import Formula
from zhunsheng.assessment.methods import Bonus, Cap, DeductPerEvent, Method, Sense, Veto
from zhunsheng.assessment.numbers import number
from zhunsheng.declare.wording import strict
from zhunsheng.law import Verified

_BOUND = re.compile(
    r"(?P<sense>>=|<=|[≥≤=])?\s*(?P<number>[-+]?\d+(?:\.\d+)?)\s*(?P<unit>[%％‰]|[^\d\s；;，,]{0,6})"
)
_WORDS = {"不少于": "≥", "不低于": "≥", "至少": "≥", "不超过": "≤", "不高于": "≤", "至多": "≤"}


class NothingOccurred(StrEnum):
    """What an indicator is worth when there was nothing to do well or badly: the framework says so, nobody assumes."""

    FULL = "full"
    LEAVE_OUT = "leave_out"


ORGAN_KINDS = {"government": "政府", "department": "部门", "township": "乡镇", "committee": "村社组织"}
"""The kinds of organs that frameworks speak of, and what tables call them. Other words are kept as they are."""


@strict
@dataclass(frozen=True)
class Threshold:
    """What is required, in the words of the framework: ``≥95%``, ``≤3 件``, ``0``, or a sentence without one number.

    A number without a sign is the least that is wanted; zero without a sign means none at all.
    """

    text: str

    def __str__(self) -> str:
        return self.text

    @cached_property
    def sense(self) -> Sense:
        """On which side of the number the good values lie; AT_LEAST where no number can be read."""
        found = self._read()
        if found and found["sense"]:
            return Sense({">=": "≥", "<=": "≤"}.get(found["sense"], found["sense"]))
        return Sense.EXACTLY if self.number == 0 else Sense.AT_LEAST

    @cached_property
    def number(self) -> Decimal | None:
        """The number required; None when the words hold none or several."""
        found = self._read()
        return number(found["number"]) if found else None

    @cached_property
    def unit(self) -> str:
        """The unit after the number: %, 次, 学时."""
        found = self._read()
        return found["unit"].replace("％", "%") if found else ""

    def _read(self) -> re.Match[str] | None:
        text = self.text.strip()
        for word, sign in _WORDS.items():
            text = sign + text.removeprefix(word) if text.startswith(word) else text
        return _BOUND.fullmatch(text)


@strict
@dataclass(frozen=True, kw_only=True)
class Group:
    """A node with others below it. `path` holds the codes above it, top first; `points`, where written, their sum.

    cap    bonus and deductions in it are kept within bounds
    veto   a veto that has happened below takes all its points
    """

    code: str
    name: str
    path: tuple[str, ...] = ()
    points: Decimal | None = None
    cap: Cap | None = None
    veto: Veto | None = None
    verified: Verified | None = None
    note: str = ""


@strict
@dataclass(frozen=True, kw_only=True)
class Indicator:
    """What is measured or judged and earns the points.

    measure           formula over figures; None = judged from evidence, or a number is handed in
    points            the most it is worth; None = a task without marks, a bonus, a deduction from the total, a veto
    basis             ids of rules of the law floor, or citations in words
    verified          how the node was checked against its source; None = the county's own choice
    applies_to        kinds of organs (department, township, …); empty = all
    nothing_occurred  whether "nothing occurred" is full marks or is not counted
    """

    code: str
    name: str
    path: tuple[str, ...] = ()
    measure: Formula | None = None
    threshold: Threshold | None = None
    points: Decimal | None = None
    method: Method | None = None
    evidence: tuple[str, ...] = ()
    basis: tuple[str, ...] = ()
    verified: Verified | None = None
    applies_to: tuple[str, ...] = ()
    nothing_occurred: NothingOccurred = NothingOccurred.LEAVE_OUT
    note: str = ""

    @property
    def sense(self) -> Sense:
        """Which values are good; where nothing is said, the greater ones."""
        return self.threshold.sense if self.threshold else Sense.AT_LEAST

    @property
    def unit(self) -> str:
        """The unit of what is measured: the threshold's, else % for a quotient times 100."""
        if self.threshold and self.threshold.unit:
            return self.threshold.unit
        percent = self.measure and self.measure.quotient and "100" in self.measure.text.split()
        return "%" if percent else ""

    @property
    def extra(self) -> bool:
        """Whether it adds or takes points outside those that add up to the total."""
        return isinstance(self.method, Bonus) or (
            isinstance(self.method, DeductPerEvent) and self.points is None
        )

    def applies(self, kind: str) -> bool:
        """Whether it is asked of this kind of organ; an empty kind asks everything."""
        return not kind or not self.applies_to or kind in self.applies_to


@strict
@dataclass(frozen=True, kw_only=True)
class Phase:
    """A stretch of the plan, with its first and last day, or a note such as “以省、国家通知为准” in their place."""

    name: str
    first: date | None = None
    last: date | None = None
    note: str = ""


Node = Group | Indicator
