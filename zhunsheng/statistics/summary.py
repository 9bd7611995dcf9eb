"""Summing up (汇总): what the organs handed in, added up blank by blank; every sum leads back to the organs' cells (数据反查).

Only sheets that are handed in count. What is not reported stays "not reported" and never becomes zero; rates are reckoned again
from the sums.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from zhunsheng.figures import Missing, Period
from zhunsheng.records.access import Access
from zhunsheng.statistics.access import sheets
from zhunsheng.statistics.cells import WORDS, Cell
from zhunsheng.statistics.checks import reckoned
from zhunsheng.statistics.layout import Form
from zhunsheng.statistics.models import Sheet


@dataclass(frozen=True, slots=True)
class Tally:
    """One blank over all organs: the sum of those that gave a number, and how many gave which answer.

    waiting     have not handed in (or left it empty in an older edition)
    differing   said another number than the register, whose number is in the sum
    """

    value: Decimal | None
    numbers: int = 0
    no_duty: int = 0
    withheld: int = 0
    waiting: int = 0
    differing: int = 0

    @property
    def missing(self) -> Missing | None:
        """Why there is no sum; None when there is one."""
        if self.value is not None:
            return None
        if self.waiting:
            return Missing.NOT_REPORTED
        return Missing.WITHHELD if self.withheld else Missing.NOT_APPLICABLE

    @property
    def cell(self) -> Cell:
        """The sum as a cell, so that the form can reckon and print it."""
        return Cell(self.value, self.missing)

    @property
    def says(self) -> str:
        """Who is in the sum and who is not."""
        parts = (
            (self.numbers, "家有数"),
            (self.no_duty, f"家{WORDS[Missing.NOT_APPLICABLE]}"),
            (self.withheld, f"家{WORDS[Missing.WITHHELD]}（未计入）"),
            (self.waiting, "家未报（未计入）"),
            (self.differing, "家与登记有出入"),
        )
        return "，".join(f"{number} {word}" for number, word in parts if number)


@dataclass(frozen=True)
class Summary:
    """A form and period over some organs."""

    form: Form
    sheets: tuple[Sheet, ...]

    @property
    def handed_in(self) -> list[Sheet]:
        """The sheets that count."""
        return [row for row in self.sheets if row.handed_in]

    @property
    def waiting(self) -> list[Sheet]:
        """The sheets still missing."""
        return [row for row in self.sheets if not row.handed_in]

    @cached_property
    def tallies(self) -> Mapping[str, Tally]:
        """The sum of every blank that is filled in."""
        filled = [row.filled if row.handed_in else None for row in self.sheets]
        return {
            blank.key: tally(None if cells is None else cells.get(blank.key) for cells in filled)
            for blank in self.form.filled_in
        }

    @cached_property
    def cells(self) -> dict[str, Cell]:
        """The sums as the form prints them, with what it reckons from them."""
        return reckoned(self.form, {key: one.cell for key, one in self.tallies.items()})

    def answers(self, key: str) -> list[tuple[Sheet, Cell | None]]:
        """What each organ says in one blank, reckoned ones too; None for a sheet that is not handed in."""
        return [
            (row, reckoned(row.form, row.filled).get(key) if row.handed_in else None) for row in self.sheets
        ]


def tally(cells: Iterable[Cell | None]) -> Tally:
    """The sum of some organs' cells; None stands for a sheet that is not handed in."""
    total, numbers, differing = Decimal(0), 0, 0
    lacking = dict.fromkeys(Missing, 0)
    for cell in cells:
        if cell is None:
            lacking[Missing.NOT_REPORTED] += 1
        elif cell.lacks:
            lacking[cell.lacks] += 1
        else:
            total, numbers = total + (cell.counted or 0), numbers + 1
            differing += cell.differs
    return Tally(
        total if numbers else None,
        numbers,
        lacking[Missing.NOT_APPLICABLE],
        lacking[Missing.WITHHELD],
        lacking[Missing.NOT_REPORTED],
        differing,
    )


def summary(access: Access, key: str, period: Period, *, kind: str = "") -> Summary | None:
    """The sums of what the person sees, of one kind of organs when it is named; None when no such sheet exists."""
    rows = sheets(access).filter(form_key=key, period=str(period)).order_by("organ__path")
    if kind:
        rows = rows.filter(organ__kind=kind)
    return summary_of(list(rows))


def summary_of(rows: Sequence[Sheet]) -> Summary | None:
    """The sums of some sheets of one form and period; None of none. The layout is the newest edition among them."""
    if not rows:
        return None
    newest = max(rows, key=lambda row: row.edition_id)
    return Summary(newest.form, tuple(rows))
