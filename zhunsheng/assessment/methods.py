"""How an indicator earns its points, and what a group does to the sum of its own.

Every number is a `Decimal` of points or of the unit measured. Which side of a bound is the good one is said by the
indicator's threshold (`Sense`), once for all methods.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import ClassVar

from zhunsheng.assessment.numbers import plain
from zhunsheng.declare.wording import strict

ZERO = Decimal(0)


class Sense(StrEnum):
    """Which values are good enough."""

    AT_LEAST = "≥"
    AT_MOST = "≤"
    EXACTLY = "="

    def holds(self, value: Fraction, bound: Decimal) -> bool:
        """Whether the value is on the good side of the bound, the bound itself included."""
        if self is Sense.AT_LEAST:
            return value >= bound
        return value <= bound if self is Sense.AT_MOST else value == bound

    def verdict(self, met: bool, bound: str) -> str:
        """How a sentence says it: 达到 95 %, 超过 3 件."""
        good, bad = {"≥": ("达到", "未达"), "≤": ("未超过", "超过"), "=": ("符合", "不符合")}[self]
        return f"{good if met else bad} {bound}"


@strict
@dataclass(frozen=True)
class Judged:
    """People give between nothing and `max` from the evidence; without `max`, up to the indicator's points."""

    max: Decimal | None = None

    kind: ClassVar[str] = "judged"
    name: ClassVar[str] = "评议"

    def problems(self, points: Decimal | None, sense: Sense) -> Iterator[str]:
        if self.max is not None and self.max != points:
            yield f"评议最高 {plain(self.max)} 分，与分值 {_points(points)}不一致"


@strict
@dataclass(frozen=True)
class RatioToTarget:
    """The share of the target that was reached; nothing on the wrong side of `floor`, never more than all points."""

    target: Decimal
    floor: Decimal | None = None

    kind: ClassVar[str] = "ratio"
    name: ClassVar[str] = "按比例"

    def share(self, value: Fraction, sense: Sense) -> Fraction:
        """Between 0 and 1. Where little is good, target ÷ value."""
        if sense.holds(value, self.target):
            return Fraction(1)
        if value <= 0 or (self.floor is not None and not sense.holds(value, self.floor)):
            return Fraction(0)
        target = Fraction(self.target)
        return value / target if sense is Sense.AT_LEAST else target / value

    def problems(self, points: Decimal | None, sense: Sense) -> Iterator[str]:
        if self.target <= 0:
            yield "按比例计分的目标应当大于 0；要求为 0 的，请用“达标得分”或者“扣分”"
        if sense is Sense.EXACTLY:
            yield "要求恰好等于的，不能按比例计分，请用“达标得分”"
        elif self.floor is not None and sense.holds(Fraction(self.floor), self.target):
            yield f"下限 {plain(self.floor)} 已经达到目标 {plain(self.target)}，应当在目标以外"


@strict
@dataclass(frozen=True)
class Steps:
    """(bound, points) from best to worst: the first bound that is reached gives its points; none gives nothing."""

    steps: tuple[tuple[Decimal, Decimal], ...]

    kind: ClassVar[str] = "steps"
    name: ClassVar[str] = "分档"

    def problems(self, points: Decimal | None, sense: Sense) -> Iterator[str]:
        if not self.steps:
            yield "分档计分没有写档次"
            return
        if sense is Sense.EXACTLY:
            yield "要求恰好等于的，不能分档，请用“达标得分”"
        bounds, given = zip(*self.steps, strict=True)
        if list(bounds) != sorted(set(bounds), reverse=sense is not Sense.AT_MOST):
            yield "各档应当从好到差，不重复：" + "、".join(map(plain, bounds))
        if list(given) != sorted(given, reverse=True) or min(given) < 0:
            yield "各档的分应当从高到低，不小于 0：" + "、".join(map(plain, given))
        if points is not None and max(given) != points:
            yield f"最好一档 {plain(max(given))} 分，与分值 {_points(points)}不一致"


@strict
@dataclass(frozen=True)
class AllOrNothing:
    """All points when the bound is reached, otherwise none."""

    bound: Decimal

    kind: ClassVar[str] = "all_or_nothing"
    name: ClassVar[str] = "达标得分"

    def problems(self, points: Decimal | None, sense: Sense) -> Iterator[str]:
        yield from ()


@strict
@dataclass(frozen=True)
class DeductPerEvent:
    """`each` point off per event, at most `at_most`; without points of its own it is taken from the total."""

    each: Decimal
    at_most: Decimal | None = None

    kind: ClassVar[str] = "deduct"
    name: ClassVar[str] = "扣分"

    def problems(self, points: Decimal | None, sense: Sense) -> Iterator[str]:
        yield from _each(self.each, self.at_most, "扣")
        if points is not None and self.at_most is not None and self.at_most > points:
            yield f"最多扣 {plain(self.at_most)} 分，超过分值 {_points(points)}"
        if points is None and self.at_most is None:
            yield "没有分值的扣分项，要写明最多扣几分"


@strict
@dataclass(frozen=True)
class Bonus:
    """`each` point more per event, at most `at_most`, outside the points that add up to the total."""

    each: Decimal
    at_most: Decimal

    kind: ClassVar[str] = "bonus"
    name: ClassVar[str] = "加分"

    def problems(self, points: Decimal | None, sense: Sense) -> Iterator[str]:
        yield from _each(self.each, self.at_most, "加")
        if points is not None:
            yield "加分项在总分以外，不写分值，只写每项加几分、最多加几分"


@strict
@dataclass(frozen=True)
class Veto:
    """When this happens, every group above it that bears a veto loses all its points; where none does, it is only said.

    At a group or a framework it is the declaration that it does so; `reason` is what the offices say then.
    """

    reason: str

    kind: ClassVar[str] = "veto"
    name: ClassVar[str] = "一票否决"

    def problems(self, points: Decimal | None, sense: Sense) -> Iterator[str]:
        if not self.reason.strip():
            yield "一票否决没有写事由"
        if points is not None:
            yield "一票否决项不写分值"


@strict
@dataclass(frozen=True)
class Cap:
    """At a group: ordinary points with bonus come to no more than this, and what is only deducted to no less than minus this."""

    points: Decimal


Method = Judged | RatioToTarget | Steps | AllOrNothing | DeductPerEvent | Bonus | Veto
METHODS: tuple[type[Method], ...] = (Judged, RatioToTarget, Steps, AllOrNothing, DeductPerEvent, Bonus, Veto)


def _points(points: Decimal | None) -> str:
    return "（没有写）" if points is None else f"{plain(points)} 分"


def _each(each: Decimal, at_most: Decimal | None, verb: str) -> Iterator[str]:
    if each <= 0:
        yield f"每件{verb}分应当大于 0"
    if at_most is not None and at_most < each:
        yield f"最多{verb} {plain(at_most)} 分，比每件{verb} {plain(each)} 分还少"
