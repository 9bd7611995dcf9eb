"""The words figures are declared in: Count, Sum, Mean, Stock, Ratio, and the days between two dates.

A figure is defined once. The engine counts and sums; division and rounding happen in Decimal,
so that towns add up to the county and every rate can show both of its numbers.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
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
    """What every figure says: a dotted key (never renamed once published), its official name and unit.

    `read_as` is the key under which reports, forms and frameworks know it, where that is another one:
    ``read_as="supervision.proposals_total"``; or those of its parts: ``read_as={"kind.npc": "supervision.npc_proposals"}``.
    """

    key: str
    name: str
    read_as: str | Mapping[str, str] = field(default="", kw_only=True, hash=False)

    def __post_init__(self) -> None:
        if "." not in self.key:
            raise DeclarationError(f"数字 {self.key}", "键要写成“业务.名称”", "例如 mediation.accepted")
        for key, part in self.names[1:]:
            if "." not in key:
                raise DeclarationError(
                    f"数字 {self.key}", f"read_as 的 {key} 不是一个数字的键", "例如 mediation.accepted"
                )
            if part and len(part.split(".")) % 2:
                raise DeclarationError(
                    f"数字 {self.key}", f"read_as 的 {part} 要写成“字段.值”", "例如 kind.npc"
                )

    @property
    def names(self) -> tuple[tuple[str, str], ...]:
        """Every key it goes by, its own first, each with the part of it that is meant; "" for the whole."""
        if isinstance(self.read_as, str):
            return ((self.key, ""), (self.read_as, "")) if self.read_as else ((self.key, ""),)
        return ((self.key, ""), *((key, part) for part, key in self.read_as.items()))


@dataclass(frozen=True, kw_only=True)
class Measured(Figure):
    """A figure counted on records, perhaps only on those that meet a condition.

    `says` puts a condition into words where those made from it would be no language for people.
    """

    unit: str
    where: Condition | None = None
    says: str = ""
    basis: Any = None
    note: str = ""

    @property
    def dates(self) -> tuple[str, ...]:
        """The date fields that decide in which period a record counts."""
        raise NotImplementedError


@dataclass(frozen=True, kw_only=True)
class Dated(Measured):
    """A figure of what happens in a period: `dated_by` names the date field that decides which."""

    dated_by: str

    @property
    def dates(self) -> tuple[str, ...]:
        """The one date field."""
        return (self.dated_by,)


@strict
@dataclass(frozen=True, kw_only=True)
class Count(Dated):
    """How many records meet a condition in a period."""


@strict
@dataclass(frozen=True, kw_only=True)
class Sum(Dated):
    """The sum of one numeric field; records where it is empty add nothing and are reported as missing."""

    of: str


@strict
@dataclass(frozen=True, kw_only=True)
class Mean(Dated):
    """The mean of one numeric field or of the days between two dates, rounded half up to `places`."""

    of: str | DaysBetween
    places: int = 1


@strict
@dataclass(frozen=True, kw_only=True)
class Stock(Measured):
    """How many records stand on the last day of a period, of one that is not over on the day asked: a state, not a flow.

    since   the date field of the first day on which a record stands; empty: it never stood
    until   the date field of the first day on which it stands no longer (取消、失效之日起不再算); empty: it still stands

    So a month's stock is that of the month before, plus what began in it, less what ended. A record whose `until` is not after
    its `since` never stood. The condition is asked of the record as it is now.
    """

    since: str
    until: str

    @property
    def dates(self) -> tuple[str, ...]:
        """The day on which a record begins to stand, and the first on which it stands no longer."""
        return (self.since, self.until)


Additive = Count | Sum | Stock
"""Figures whose parts, of organs or groups, add up to the whole; where nothing is counted they are zero."""


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
    seen = set(figure.dates)
    if figure.where is not None:
        figure.where(_Columns(seen))
    of = getattr(figure, "of", "")
    if isinstance(of, DaysBetween):
        seen |= {of.start, of.end}
    elif of:
        seen.add(of)
    return seen
