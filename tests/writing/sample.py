"""A figure as the figures engine would hand it in; the county is made up."""

from dataclasses import dataclass, replace
from decimal import Decimal


@dataclass(frozen=True)
class Figure:
    """The shape `FigureValue` asks for."""

    key: str
    name: str
    unit: str
    value: Decimal | None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    period: str = "2026"
    organ: str = "990101"
    fingerprint: str = "f1"
    as_of: str | None = "2027-01-05T08:00:00+08:00"
    missing: str | None = None

    @property
    def text(self) -> str:
        return f"{self.value}{self.unit}" if self.missing is None else "未报"


def figure(key: str, name: str, number: str | None, unit: str = "件", **more: object) -> Figure:
    value = None if number is None else Decimal(number)
    return replace(Figure(key, name, unit, value, missing=None if number else "not_reported"), **more)
