"""The words figures are declared in: Count, Sum, Mean, Ratio, and the days between two dates.

A figure is defined once. The engine counts and sums; division and rounding happen in Decimal,
so that towns add up to the county and every rate can show both of its numbers.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from zhunsheng.declare.errors import DeclarationError
from zhunsheng.declare.wording import strict

Condition = Callable[[Any], Any]
"""Takes the table of facts (columns as attributes), returns a condition: ``lambda d: d.result == "agreed"``."""


@dataclass(frozen=True, kw_only=True)
class DaysBetween:
    """Whole calendar days from one date field to another; a record that lacks either is left out."""

    start: str
    end: str


def days_between(start: str, end: str) -> DaysBetween:
    """The days from ``start`` to ``end``, to be averaged by a Mean."""
    return DaysBetween(start=start, end=end)


@dataclass(frozen=True)
class Figure:
    """What every figure says: a dotted key (never renamed once published), its official name and unit."""

    key: str
    name: str

    def __post_init__(self) -> None:
        if "." not in self.key:
            raise DeclarationError(f"数字 {self.key}", "键要写成“业务.名称”", "例如 mediation.accepted")


@dataclass(frozen=True, kw_only=True)
class Measured(Figure):
    """A figure counted on records: `dated_by` names the date field that decides its period.

    `says` puts a condition into words where those made from it would be no language for people.
    """

    unit: str
    dated_by: str
    where: Condition | None = None
    says: str = ""
    basis: Any = None
    note: str = ""


@strict
@dataclass(frozen=True, kw_only=True)
class Count(Measured):
    """How many records meet a condition in a period."""


@strict
@dataclass(frozen=True, kw_only=True)
class Sum(Measured):
    """The sum of one numeric field; records where it is empty add nothing and are reported as missing."""

    of: str


@strict
@dataclass(frozen=True, kw_only=True)
class Mean(Measured):
    """The mean of one numeric field or of the days between two dates, rounded half up to `places`."""

    of: str | DaysBetween
    places: int = 1


@strict
@dataclass(frozen=True, kw_only=True)
class Ratio(Figure):
    """Two declared figures divided, in percent unless `unit` says otherwise; never a ready percentage.

    With a denominator of zero there is no ratio: the value is missing, "nothing occurred", not 0 %.
    """

    of: str
    to: str
    unit: str = "%"
    places: int = 2
    note: str = ""
    basis: Any = None


class _Columns:
    """Stands in for the table of facts and notes which columns a condition touches."""

    def __init__(self, seen: set[str]) -> None:
        object.__setattr__(self, "_seen", seen)

    def __getattr__(self, name: str) -> "_Expression":
        self._seen.add(name)
        return _Expression()

    __getitem__ = __getattr__


class _Expression:
    """What a column gives: any comparison, method or combination of it is again an expression."""

    def __getattr__(self, name: str) -> "_Expression":
        return self

    def __call__(self, *args: Any, **kwargs: Any) -> "_Expression":
        return self

    def __bool__(self) -> bool:
        raise DeclarationError(
            "数字的条件",
            "条件之间要用 & | ~ 连接，不能用 and、or、not",
            '例如 (d.kind == "wages") & (d.result == "agreed")',
        )

    __eq__ = __ne__ = __lt__ = __le__ = __gt__ = __ge__ = __call__  # type: ignore[assignment]
    __and__ = __or__ = __rand__ = __ror__ = __add__ = __sub__ = __mul__ = __truediv__ = __call__
    __radd__ = __rsub__ = __call__
    __invert__ = __neg__ = __call__
    __hash__ = object.__hash__


def columns(figure: Figure) -> set[str]:
    """The record fields a figure reads, so that a misspelt one is refused at start."""
    if not isinstance(figure, Measured):
        return set()
    seen = {figure.dated_by}
    if figure.where is not None:
        figure.where(_Columns(seen))
    of = getattr(figure, "of", "")
    if isinstance(of, DaysBetween):
        seen |= {of.start, of.end}
    elif of:
        seen.add(of)
    return seen
