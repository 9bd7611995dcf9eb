"""Comparing: many reports → one table county × year × figure with units made equal, its trends and its outliers.

    compare_reports([Report("甲县", 2023, reading), …]).cells

A cell keeps the figure it was read from, with its characters, and every other value that the report gives the same
name: which one was taken, and why, is said (`chosen`). Nothing is added up or guessed.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import pairwise

from zhunsheng.reading.catalogue import catalogue
from zhunsheng.reading.choosing import choose
from zhunsheng.reading.models import Figure, Reading
from zhunsheng.reading.origin import place_of, year_of
from zhunsheng.reading.outliers import Outlier, outliers
from zhunsheng.reading.units import agree

__all__ = ["Cell", "Comparison", "Outlier", "Report", "Trend", "compare_reports", "place_of", "year_of"]


@dataclass(frozen=True)
class Report:
    """A reading with the place and the year it is about; `place_of` and `year_of` guess them."""

    place: str
    year: int
    reading: Reading


@dataclass(frozen=True, kw_only=True)
class Cell:
    """One figure of one place in one year, in the unit of its column.

    `value` is in `unit` (money in 万元, percent 0–100); `figure` is what the report says, `others` are the figures of
    the same name with another value; `chosen` tells the clerk why this one was taken.
    """

    place: str
    year: int
    key: str
    name: str
    value: Decimal
    unit: str
    figure: Figure
    others: tuple[Figure, ...] = ()
    chosen: str = ""


@dataclass(frozen=True)
class Trend:
    """The step from one reported year to the next; years that were not reported are passed over."""

    earlier: Cell
    later: Cell

    @property
    def change(self) -> Decimal:
        """How much more; 个百分点 where the unit is %."""
        return self.later.value - self.earlier.value

    @property
    def rate(self) -> Decimal | None:
        """The change in percent to two places; None for percentages and after a nought."""
        if self.later.unit in ("%", "个百分点") or not self.earlier.value:
            return None
        return (100 * self.change / self.earlier.value).quantize(Decimal("0.01"))


@dataclass(frozen=True)
class Comparison:
    """The table; `cells` are in the order of the catalogue, then place, then year."""

    cells: tuple[Cell, ...]
    _places: dict[tuple[str, int, str], Cell] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        places = {(cell.place, cell.year, cell.key): cell for cell in self.cells}
        object.__setattr__(self, "_places", places)

    @property
    def places(self) -> tuple[str, ...]:
        return tuple(sorted({cell.place for cell in self.cells}))

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({cell.year for cell in self.cells}))

    @property
    def keys(self) -> tuple[str, ...]:
        """The figures that any report tells, in the order of the catalogue."""
        return tuple(dict.fromkeys(cell.key for cell in self.cells))

    def at(self, place: str, year: int, key: str) -> Cell | None:
        """One cell, or None where the report does not tell it."""
        return self._places.get((place, year, key))

    def trends(self, place: str, key: str) -> tuple[Trend, ...]:
        """The steps of one figure of one place over the years; steps between different units are left out."""
        cells = [cell for year in self.years if (cell := self.at(place, year, key))]
        return tuple(Trend(*pair) for pair in pairwise(cells) if pair[0].unit == pair[1].unit)

    def outliers(self) -> tuple[Outlier[Cell], ...]:
        """Values far from those of other places, or of the same place in other years, in the order of the cells."""
        columns: dict[tuple[str, str], list[Cell]] = defaultdict(list)
        for cell in self.cells:
            columns[cell.key, cell.unit].append(cell)
        found = [outlier for column in columns.values() for outlier in outliers(column)]
        order = {id(cell): number for number, cell in enumerate(self.cells)}
        return tuple(sorted(found, key=lambda outlier: order[id(outlier.cell)]))


def compare_reports(reports: Iterable[Report]) -> Comparison:
    """The table of all figures that have a name; of two reports of one place and year the later given counts."""
    last = {(report.place, report.year): report for report in reports}
    order = {key: number for number, key in enumerate(catalogue().entries)}
    cells = [cell for report in last.values() for cell in _cells(report)]
    return Comparison(tuple(sorted(cells, key=lambda cell: (order[cell.key], cell.place, cell.year))))


def _cells(report: Report) -> Iterator[Cell]:
    named: dict[str, list[Figure]] = defaultdict(list)
    for figure in report.reading.figures:
        if figure.key in catalogue().entries:
            named[figure.key].append(figure)
    for key, figures in named.items():
        choice = choose(report.reading.text, figures, report.year)
        if choice is None:
            continue
        entry = catalogue().entries[key]
        value, unit = equal(choice.figure, entry.unit)
        yield Cell(
            place=report.place, year=report.year, key=key, name=entry.zh, value=value, unit=unit,
            figure=choice.figure, others=choice.others, chosen=choice.why,
        )  # fmt: skip


_MONEY = Decimal(10_000)
# Units that agree in a report but measure different things in a table
_APART = frozenset(["人", "人次", "天", "日", "个工作日", "个月", "小时", "分钟", "学时", "课时", "次"])
_MINUTES = {"分钟": Decimal(1), "小时": Decimal(60)}
_DAYS = frozenset({"天", "日"})


def equal(figure: Figure, column: str) -> tuple[Decimal, str]:
    """The value of a figure in the unit of its column, and that unit; a unit that cannot be turned into it is kept.

    1.2亿元 → 12000 万元; 3.5万件 → 35000 件; 90份 in a column of 件 → 90 件; but 人次 never becomes 人.
    """
    value, unit = Decimal(str(figure.value)), figure.unit_norm
    if unit == "元":
        return value / _MONEY, "万元"
    if unit in _MINUTES and column in _MINUTES:
        return value * _MINUTES[unit] / _MINUTES[column], column
    if unit in _DAYS and column in _DAYS:
        return value, column
    if unit != column and agree(unit, column) and not {unit, column} & _APART:
        return value, column
    return value, unit
