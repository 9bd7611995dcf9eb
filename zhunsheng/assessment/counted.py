"""Marks by events: deductions, bonus, vetoes."""

from decimal import Decimal
from fractions import Fraction

from zhunsheng.assessment.answers import Event, Mark, Status
from zhunsheng.assessment.inputs import Missing
from zhunsheng.assessment.marker import ZERO, Marker
from zhunsheng.assessment.measuring import measure
from zhunsheng.assessment.methods import Bonus, DeductPerEvent, Veto
from zhunsheng.assessment.numbers import plain, rounded, shown


class CountedMarker(Marker):
    """Counts the events named, else what was measured."""

    def _counted(self) -> Mark:
        """Deductions, bonus and vetoes: by the events named, else by the number measured."""
        method, events = self.method, self.answer.events
        if events is not None:
            found, times = None, Fraction(len(events))
        else:
            found = measure(self.indicator, self.answer)
            if found is None:
                return self._waits(Status.PENDING, "等待核对有没有发生")
            if found.amiss or isinstance(found.value, Missing):
                return self._no_number(found)
            if found.value < 0:
                raise self._bad(f"件数是 {shown(found.value)}，不能小于 0")
            times = found.value
        if isinstance(method, Veto):
            if times:
                return self._mark(Status.SCORED, f"一票否决：{method.reason}", vetoed=True, met=False)
            return self._mark(Status.SCORED, f"没有发生“{method.reason}”", met=True)
        assert isinstance(method, DeductPerEvent | Bonus)
        adding = isinstance(method, Bonus)
        amount = self._amount(method.each, events, times)
        limit = method.at_most if method.at_most is not None else self.most
        kept = min(amount, limit) if limit is not None else amount
        said = self._told(events, times, amount, kept, method.each, adding)
        if adding or self.most is None:
            return self._mark(
                Status.SCORED, said, kept if adding else -kept, met=self._met(times), value=times
            )
        left = max(self.most - kept, ZERO)
        return self._mark(
            Status.SCORED, f"{said}，得 {plain(left)} 分{self._of()}", left, met=self._met(times), value=times
        )

    def _amount(self, each: Decimal, events: tuple[Event, ...] | None, times: Fraction) -> Decimal:
        if events is None:
            return rounded(times * Fraction(each))
        points = [each if event.points is None else event.points for event in events]
        if any(point < 0 or rounded(Fraction(point)) != point for point in points):
            raise self._bad("加扣的分写成正数，最多两位小数；加还是扣由计分方法决定")
        return sum(points, ZERO)

    def _told(
        self,
        events: tuple[Event, ...] | None,
        times: Fraction,
        amount: Decimal,
        kept: Decimal,
        each: Decimal,
        adding: bool,
    ) -> str:
        verb = "加" if adding else "扣"
        if not times:
            return f"没有应当{verb}分的事项"
        reasons = f"（{'；'.join(event.reason for event in events)}）" if events else ""
        differ = any(event.points is not None for event in events or ())
        rate = "" if differ else f"，每件{verb} {plain(each)} 分"
        limited = f"，最多{verb} {plain(kept)} 分" if kept < amount else ""
        return f"{shown(times)} 件{reasons}{rate}，共{verb} {plain(amount)} 分{limited}"
