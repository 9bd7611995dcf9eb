"""A sheet as it stands now: its cells with the registers' numbers, last time's cells, and what the reviews find."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from zhunsheng.statistics.cells import Cell
from zhunsheng.statistics.checks import Finding, reckoned, review
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.takeover import Registered, registered, with_registered


@dataclass(frozen=True)
class Standing:
    """One sheet with everything needed to show it and to judge it."""

    sheet: Sheet
    cells: Mapping[str, Cell]
    last: Mapping[str, Cell]

    @cached_property
    def everything(self) -> dict[str, Cell]:
        """The cells with those the form reckons."""
        return reckoned(self.sheet.form, self.cells)

    @cached_property
    def findings(self) -> list[Finding]:
        """What both reviews find."""
        return review(self.sheet.form, self.cells, self.last)

    @property
    def stops(self) -> list[Finding]:
        """What keeps it from being handed in."""
        return [finding for finding in self.findings if finding.stops]


def standing(row: Sheet, now: datetime) -> Standing:
    """The sheet as it stands; one that is handed in keeps the registers' numbers of that day."""
    numbers = {} if row.handed_in else numbers_of(row, now)
    return standing_with(row, numbers)


def standing_with(row: Sheet, numbers: Registered) -> Standing:
    """The same with the registers' numbers already asked for, so that a deed need not ask inside its transaction."""
    cells = row.filled if row.handed_in else with_registered(row.filled, numbers)
    return Standing(row, cells, last_cells(row))


def numbers_of(row: Sheet, now: datetime) -> Registered:
    """What the registers count for a sheet now."""
    return registered(row.form, row.span, [row.organ], now)[row.organ.code]


def last_cells(row: Sheet) -> dict[str, Cell]:
    """What the organ handed in for the period before; nothing when it did not."""
    before = last_sheet(row)
    return before.filled if before else {}


def last_sheet(row: Sheet) -> Sheet | None:
    """The organ's sheet of the period before, if it was handed in."""
    found = Sheet.objects.select_related("edition").filter(
        form_key=row.form_key, organ=row.organ, period=str(row.span.previous), state=Sheet.State.HANDED_IN
    )
    return found.first()
