"""What marks come to below one node of the tree."""

from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from zhunsheng.assessment.methods import Cap, Veto
from zhunsheng.assessment.numbers import rounded

ZERO = Decimal(0)


@dataclass(frozen=True)
class Sum:
    """What lies below a node, before its own cap and veto act.

    base     points of indicators that add up to the total
    extra    bonus less deductions from the total
    out_of   what base could have reached, without what does not apply or did not occur
    waiting  codes that have no mark yet; they stay in out_of
    vetoes   code and reason of each veto that has happened
    """

    base: Decimal = ZERO
    extra: Decimal = ZERO
    out_of: Decimal = ZERO
    waiting: frozenset[str] = frozenset()
    vetoes: frozenset[tuple[str, str]] = frozenset()

    @property
    def points(self) -> Decimal:
        """Ordinary points with bonus and deductions."""
        return self.base + self.extra

    @property
    def percent(self) -> Decimal | None:
        """Ordinary points ÷ what could have been reached × 100, between 0 and 100; None when nothing counts."""
        return rounded(Fraction(self.base) / Fraction(self.out_of) * 100) if self.out_of else None

    def __add__(self, other: "Sum") -> "Sum":
        return Sum(
            self.base + other.base,
            self.extra + other.extra,
            self.out_of + other.out_of,
            self.waiting | other.waiting,
            self.vetoes | other.vetoes,
        )

    def exchanged(self, old: "Sum", new: "Sum") -> "Sum":
        """With one of the parts replaced. Exact: all points have two decimals."""
        return Sum(
            self.base - old.base + new.base,
            self.extra - old.extra + new.extra,
            self.out_of - old.out_of + new.out_of,
            self.waiting - old.waiting | new.waiting,
            self.vetoes - old.vetoes | new.vetoes,
        )

    def after(self, cap: Cap | None, veto: Veto | None) -> "Sum":
        """What the node hands upward: nothing after a veto, no more than its cap."""
        if veto and self.vetoes:
            return replace(self, base=ZERO, extra=ZERO)
        if cap is None:
            return self
        return replace(self, extra=max(min(self.extra, cap.points - self.base), -cap.points))
