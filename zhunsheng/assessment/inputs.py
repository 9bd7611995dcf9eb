"""What a formula is given: numbers, the engine's values, or the reason why there is no number.

Floors side by side do not import each other, so the four reasons are said here once more; they are the words of
`zhunsheng.figures.Missing`, and a test holds the two lists equal.
"""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Protocol


class Missing(StrEnum):
    """Why there is no number. Zero is a number and never missing. In the order in which one prevails over the next."""

    NOT_APPLICABLE = "not_applicable"
    NOT_REPORTED = "not_reported"
    WITHHELD = "withheld"
    NOTHING_OCCURRED = "nothing_occurred"

    @property
    def text(self) -> str:
        """How a sentence says it."""
        return _TEXTS[self]


_TEXTS = {
    Missing.NOT_APPLICABLE: "没有此项职责",
    Missing.NOT_REPORTED: "没有报数",
    Missing.WITHHELD: "数据不公开",
    Missing.NOTHING_OCCURRED: "没有发生",
}


class Given(Protocol):
    """A value of the figures engine, or anything of that shape."""

    @property
    def value(self) -> Decimal | None: ...
    @property
    def missing(self) -> str | None: ...


Input = Decimal | Fraction | int | Missing | Given
Inputs = Mapping[str, Input]
SCALES = {"%": 100, "‰": 1000}


def exact(given: Input) -> Fraction | Missing:
    """The number without rounding: a rate is divided anew from its parts, or 99.996 % would have become 100 %."""
    if isinstance(given, Missing):
        return given
    if isinstance(given, Decimal | Fraction | int):
        return Fraction(given)
    if given.missing is not None:
        return Missing(str(given.missing))
    parts = parts_of(given)
    if parts and parts[1]:
        return parts[0] / parts[1] * SCALES.get(getattr(given, "unit", ""), 1)
    return Missing.NOT_REPORTED if given.value is None else Fraction(given.value)


def parts_of(given: Input | None) -> tuple[Fraction, Fraction] | None:
    """Numerator and denominator of a rate or mean; None for anything else."""
    numerator, denominator = getattr(given, "numerator", None), getattr(given, "denominator", None)
    # int 和 Fraction 自己也有 numerator，那不是比率。
    if isinstance(given, int | Fraction | Missing) or numerator is None or denominator is None:
        return None
    return Fraction(numerator), Fraction(denominator)


def named(given: Input | None) -> tuple[str, str]:
    """Name and unit of the engine's value; both empty for a bare number."""
    if given is None or isinstance(given, Decimal | Fraction | int | Missing):
        return "", ""
    return str(getattr(given, "name", "")), str(getattr(given, "unit", ""))
