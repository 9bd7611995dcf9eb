"""What a sentence needs to know of a figure; the figures engine's values have this shape."""

from datetime import datetime
from decimal import Decimal
from typing import Protocol


class FigureValue(Protocol):
    """One figure of one organ in one period.

    `value` is None exactly when `missing` says why; zero is a value. `text` is how a report says it, with its
    unit (``1398件``), or what it says of a missing one (``未报``). `period` names itself by ``str``.
    `fingerprint` is that of the definition, `as_of` the instant of the facts counted (None without facts).
    """

    @property
    def key(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def unit(self) -> str: ...
    @property
    def value(self) -> Decimal | None: ...
    @property
    def numerator(self) -> Decimal | int | None: ...
    @property
    def denominator(self) -> Decimal | int | None: ...
    @property
    def text(self) -> str: ...
    @property
    def period(self) -> object: ...
    @property
    def organ(self) -> str: ...
    @property
    def fingerprint(self) -> str: ...
    @property
    def as_of(self) -> datetime | str | None: ...
    @property
    def missing(self) -> str | None: ...


def amount(value: FigureValue | None) -> Decimal | None:
    """The number to write; None when there is none, which must never turn into a zero."""
    return None if value is None or value.missing is not None else value.value


def absent(value: FigureValue) -> bool:
    """There is no number to write."""
    return amount(value) is None
