"""What all methods share: how a mark is written down, and what is said when there is no number."""

from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction

from zhunsheng.assessment.answers import Answer, Mark, Status
from zhunsheng.assessment.errors import BadAnswer
from zhunsheng.assessment.inputs import Missing
from zhunsheng.assessment.measuring import Measured, quantity
from zhunsheng.assessment.methods import Bonus, DeductPerEvent, Judged, Veto
from zhunsheng.assessment.nodes import Indicator, NothingOccurred
from zhunsheng.assessment.numbers import plain, rounded

ZERO = Decimal(0)


class Marker:
    """One indicator and one answer on their way to a mark."""

    def __init__(self, indicator: Indicator, answer: Answer) -> None:
        self.indicator, self.answer, self.method = indicator, answer, indicator.method
        self.most = indicator.points
        if not all(map(_sound, _numbers(answer))):
            raise self._bad("数写得不对，请写普通的数")
        if answer.judged is not None and not isinstance(self.method, Judged):
            raise self._bad("这一项不由人直接给分，请报数或者写明事项")
        if answer.events is not None and not isinstance(self.method, Bonus | DeductPerEvent | Veto):
            raise self._bad("这一项不按件加扣分，不能写加扣分事项")
        if any(not event.reason.strip() for event in answer.events or ()):
            raise self._bad("每一件加分、扣分、否决都要写明事由")

    @property
    def _required(self) -> Decimal | None:
        """The number of the threshold."""
        return self.indicator.threshold.number if self.indicator.threshold else None

    def _met(self, value: Fraction) -> bool | None:
        bound = self._required
        return None if bound is None else self.indicator.sense.holds(value, bound)

    def _no_number(self, found: Measured) -> Mark:
        if found.amiss:
            return self._waits(Status.PENDING, f"{found.said}，{found.amiss}，请核对")
        match found.value:
            case Missing.NOT_APPLICABLE:
                return self._mark(Status.NOT_APPLICABLE, "没有此项职责，不计入满分")
            case Missing.NOT_REPORTED:
                return self._waits(Status.NOT_REPORTED, "没有报数")
            case Missing.WITHHELD:
                return self._waits(Status.PENDING, "数据不公开，由人核对")
        shown_as = f"（{found.said}）" if "÷" in found.said else ""
        if self.indicator.nothing_occurred is NothingOccurred.FULL:
            said = f"没有发生{shown_as}，按约定得满分 {plain(self.most or ZERO)} 分"
            return self._mark(Status.NOTHING_OCCURRED, said, self.most)
        return self._mark(Status.NOTHING_OCCURRED, f"没有发生{shown_as}，不计入满分")

    def _waits(self, status: Status, said: str) -> Mark:
        """No mark yet; what could be reached stays in the denominator, or not reporting would pay."""
        return Mark(code=self.indicator.code, points=None, out_of=self.most, reason=said, status=status)

    def _mark(
        self,
        status: Status,
        said: str,
        points: Decimal | None = None,
        *,
        met: bool | None = None,
        vetoed: bool = False,
        value: Fraction | None = None,
    ) -> Mark:
        out_of = None if points is None else (ZERO if self.indicator.extra else self.most)
        return Mark(
            code=self.indicator.code,
            points=points,
            out_of=out_of,
            reason=said,
            status=status,
            met=met,
            vetoed=vetoed,
            value=None if value is None else rounded(value, 6),
        )

    def _verdict(self, met: bool, bound: Decimal) -> str:
        return self.indicator.sense.verdict(met, quantity(plain(bound), self.indicator.unit))

    def _of(self) -> str:
        return f"（满分 {plain(self.most or ZERO)} 分）"

    def _reason(self, what: str) -> str:
        if not self.answer.reason.strip():
            raise self._bad(f"请写明{what}")
        return self.answer.reason

    def _bad(self, what: str) -> BadAnswer:
        return BadAnswer(self.indicator.code, self.indicator.name, what)


def _numbers(answer: Answer) -> Iterator[object]:
    yield from (answer.value, answer.numerator, answer.denominator)
    yield from (event.points for event in answer.events or ())
    yield from answer.inputs.values()


def _sound(number: object) -> bool:
    """NaN and infinity are Decimals too, and every comparison with them would end in an error nobody understands."""
    return not isinstance(number, Decimal) or number.is_finite()
