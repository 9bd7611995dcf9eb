"""Outliers: values far from those of other places, or of the same place in other years.

Counties differ in size by tens, so counts are compared by their logarithms and percentages as they stand; the middle
is the median and the spread the median distance from it (MAD), which a few wrong values do not move.
"""

import math
from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Generic, Protocol, TypeVar


class Valued(Protocol):
    """What can stand out: a value of a place in a year."""

    @property
    def place(self) -> str: ...
    @property
    def year(self) -> int: ...
    @property
    def value(self) -> Decimal: ...
    @property
    def unit(self) -> str: ...


CellT = TypeVar("CellT", bound=Valued)


@dataclass(frozen=True)
class Outlier(Generic[CellT]):
    """A cell that stands out, the median it stands out from, and a sentence that says why."""

    cell: CellT
    median: Decimal
    why: str


FEWEST = 5
"""Places that must tell a figure before one of them can stand out."""
_FAR = 3.5
"""Robust standard deviations (Iglewicz and Hoaglin's customary limit)."""
_SIGMA = 1.4826
"""What makes a MAD a standard deviation where values are spread normally."""
_LEAST_COUNT, _LEAST_PERCENT = math.log10(3), 5.0
"""What must at least lie between: three times as much, or five points."""
_SLIP = 0.15
"""How near, in powers of ten, a value must be to ten or ten thousand times its own other years (0.15: 0.7 to 1.4 times)."""
_YEARS = 2
"""Other years of a place that must agree before a slip is told by them."""


def outliers(column: list[CellT]) -> list[Outlier[CellT]]:
    """Those of a column (one figure, one unit) that stand out; a cell is told once, a slip of units first."""
    percent = bool(column) and column[0].unit in ("%", "个百分点")
    own: dict[str, list[CellT]] = defaultdict(list)
    for cell in column:
        own[cell.place].append(cell)
    usual = [median(cell.value for cell in cells) for cells in own.values()]
    found = []
    for cell in column:
        others = [other.value for other in own[cell.place] if other is not cell]
        outlier = (None if percent else _slip_of_years(cell, others)) or _far(cell, usual, percent=percent)
        if outlier:
            found.append(outlier)
    return found


def _log(value: Decimal) -> float:
    return math.log10(1 + float(value)) if value >= 0 else -math.log10(1 - float(value))


def _slip_of_years(cell: CellT, others: list[Decimal]) -> Outlier[CellT] | None:
    """Ten or ten thousand times the other years of the same place, which agree among themselves."""
    if len(others) < _YEARS or min(others) <= 0 or cell.value <= 0 or max(others) > 3 * min(others):
        return None
    middle = median(others)
    times = math.log10(float(cell.value) / float(middle))
    slip = _named(times, _SLIP)
    return Outlier(cell, middle, f"{slip}本地其他年度在{_plain(middle)}{cell.unit}上下") if slip else None


def _far(cell: CellT, usual: list[Decimal], *, percent: bool) -> Outlier[CellT] | None:
    if len(usual) < FEWEST:
        return None
    middle = median(usual)
    if percent:
        apart = [abs(float(value - middle)) for value in usual]
        distance, least = abs(float(cell.value - middle)), _LEAST_PERCENT
    else:
        apart = [abs(_log(value) - _log(middle)) for value in usual]
        distance, least = abs(_log(cell.value) - _log(middle)), _LEAST_COUNT
    spread = _SIGMA * median(apart)
    if distance <= max(_FAR * spread, least):
        return None
    more = "高" if cell.value > middle else "低"
    why = f"比{len(usual)}个地方的中位数{_plain(middle)}{cell.unit}{more}得多"
    if not percent and cell.value > 0 and middle > 0:
        # among places a slip is told only where the places themselves lie close together
        slip = _named(math.log10(float(cell.value / middle)), max(_SLIP, min(spread, 0.3)))
        why = f"{slip}{why}" if slip else why
    return Outlier(cell, middle, why)


def _named(times: float, near: float) -> str:
    """What a distance in powers of ten looks like; "" for any other distance."""
    if abs(abs(times) - 4) <= near:
        return "像是差了一个“万”：" if times < 0 else "像是多了一个“万”：（约一万倍）"
    if abs(abs(times) - 1) <= near:
        return "像是少写了一位数（约十分之一）：" if times < 0 else "像是多写了一位数（约十倍）："
    return ""


def _plain(value: Decimal) -> str:
    return f"{value.normalize():f}"
