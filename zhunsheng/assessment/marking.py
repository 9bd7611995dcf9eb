"""One answer becomes one mark, with the sentence that says why."""

from decimal import Decimal
from fractions import Fraction
from typing import assert_never

from zhunsheng.assessment.answers import Answer, Mark, Status
from zhunsheng.assessment.counted import CountedMarker
from zhunsheng.assessment.inputs import Missing
from zhunsheng.assessment.marker import ZERO
from zhunsheng.assessment.measuring import Measured, measure
from zhunsheng.assessment.methods import (
    AllOrNothing,
    Bonus,
    DeductPerEvent,
    Judged,
    RatioToTarget,
    Steps,
    Veto,
)
from zhunsheng.assessment.nodes import Indicator
from zhunsheng.assessment.numbers import plain, rounded


def mark(indicator: Indicator, answer: Answer) -> Mark:
    """The mark of this answer. Points never exceed the indicator's, and fall below zero only for deductions from the total.

    Raises BadAnswer when the answer does not fit the method: points where a figure decides, more than there are,
    a reason that is lacking.
    """
    return _Marker(indicator, answer).mark()


class _Marker(CountedMarker):
    """Chooses by the method."""

    def mark(self) -> Mark:
        if not self.answer.applies:
            return self._not_applicable()
        if self.answer.vetoed or (isinstance(self.method, Veto) and self.answer.events):
            return self._vetoed()
        match self.method:
            case Judged():
                return self._judged()
            case DeductPerEvent() | Bonus() | Veto():
                return self._counted()
            case RatioToTarget() | Steps() | AllOrNothing():
                return self._measured()
            case None:
                return self._without_marks()
        assert_never(self.method)

    def _not_applicable(self) -> Mark:
        return self._mark(Status.NOT_APPLICABLE, f"没有此项职责，不计入满分：{self._reason('为什么不适用')}")

    def _vetoed(self) -> Mark:
        events = "；".join(event.reason for event in self.answer.events or ())
        said = f"一票否决：{events or self._reason('否决的事由')}"
        points = None if self.most is None else ZERO
        return self._mark(Status.SCORED, said, points, met=False, vetoed=True)

    def _judged(self) -> Mark:
        given = self.answer.judged
        if given is None:
            return self._waits(Status.PENDING, "等待评分")
        if not given.is_finite() or not 0 <= given <= (self.most or ZERO):
            raise self._bad(f"给了 {given} 分，应当在 0 到 {plain(self.most or ZERO)} 分之间")
        if rounded(Fraction(given)) != given:
            raise self._bad(f"给了 {plain(given)} 分，最多两位小数")
        why = f"：{self.answer.reason}" if self.answer.reason else ""
        return self._mark(Status.SCORED, f"评议得 {plain(given)} 分{self._of()}{why}", given)

    def _measured(self) -> Mark:
        found = measure(self.indicator, self.answer)
        if found is None:
            return self._waits(Status.NOT_REPORTED, "没有报数")
        if found.amiss or isinstance(found.value, Missing):
            return self._no_number(found)
        value, method, sense, most = found.value, self.method, self.indicator.sense, self.most or ZERO
        if isinstance(method, Steps):
            reached = next((step for step in method.steps if sense.holds(value, step[0])), None)
            bound, points = reached or (method.steps[-1][0], ZERO)
            step = (
                f"{self._verdict(bool(reached), bound)}这一档"
                if reached
                else f"最低一档也{self._verdict(False, bound)}"
            )
            return self._scored(found, f"{step}，得 {plain(points)} 分{self._of()}", points)
        if isinstance(method, AllOrNothing):
            met = sense.holds(value, method.bound)
            earned = f"得满分 {plain(most)} 分" if met else f"得 0 分{self._of()}"
            said = f"{self._verdict(met, method.bound)}，{earned}"
            return self._scored(found, said, most if met else ZERO, met)
        assert isinstance(method, RatioToTarget)
        share = method.share(value, sense)
        points = rounded(share * Fraction(most))
        said = self._verdict(share == 1, method.target)
        if share == 1:
            said += f"，得满分 {plain(points)} 分"
        elif share == 0 and method.floor is not None:
            said += f"，也{self._verdict(False, method.floor)}的最低要求，得 0 分{self._of()}"
        else:
            said += f"，按比例得 {plain(points)} 分{self._of()}"
        return self._scored(found, said, points, share == 1)

    def _without_marks(self) -> Mark:
        found = measure(self.indicator, self.answer)
        if found is None:
            if not self.answer.reason.strip():
                return self._waits(Status.PENDING, "等待核对")
            return self._mark(Status.SCORED, f"{self.answer.reason}（不计分）")
        if found.amiss or isinstance(found.value, Missing):
            return self._no_number(found)
        bound, met = self._required, self._met(found.value)
        said = "" if bound is None else f"，{self._verdict(bool(met), bound)}"
        return self._mark(Status.SCORED, f"{found.said}{said}（不计分）", met=met, value=found.value)

    def _scored(self, found: Measured, said: str, points: Decimal, met: bool | None = None) -> Mark:
        assert isinstance(found.value, Fraction)
        met = self._met(found.value) if met is None else met
        return self._mark(Status.SCORED, f"{found.said}，{said}", points, met=met, value=found.value)
