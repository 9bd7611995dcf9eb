"""Filling in a sheet and saving the draft: always possible while the window is open, with whatever is still wrong."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zhunsheng.figures import Missing
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Person
from zhunsheng.statistics.access import fills, in_window, not_locked, sheet, take_sheet
from zhunsheng.statistics.actions.put import put
from zhunsheng.statistics.cells import Cell, changes, explained, said_cells, typed
from zhunsheng.statistics.errors import WrongCells
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.reviewing import standing
from zhunsheng.statistics.takeover import with_registered

FILLING = ("填报", "导入", "提取上期数")
"""The deeds that put numbers into a sheet; whoever did one of them does not sign it."""


def fill(
    person: Person,
    pk: int,
    answers: Mapping[str, str],
    *,
    version: int,
    now: datetime,
    notes: Mapping[str, str] | None = None,
    deed: str = "填报",
) -> Sheet:
    """The sheet with what was typed, by blank; blanks that are not named stay. A change undoes the signature.

    Raises WrongCells with a sentence for every blank that holds no number (nothing is written then: the page keeps what was
    typed), Rejected outside the window, when it is locked, or for a blank that the form does not have.
    """
    with transaction.atomic():
        access, row = take_sheet(person, pk, version=version, today=now.date())
        may_fill(access, row)
        before = row.filled
        after = answered_cells(row, answers, notes or {})
        changed = changes(before, after)
        if not changed:
            return row
        return write_cells(row, after, deed, person=person, now=now, said={"changed": changed})


def fill_rest(person: Person, pk: int, how: str, *, version: int, now: datetime) -> Sheet:
    """Every blank that neither the organ nor a register has answered gets "0" (nothing occurred) or "/" (no such duty)."""
    if how not in ("0", "/"):
        raise Rejected("其余空格只能一起填 0，或者一起标为无此职责。")
    cells = standing(sheet(Access(person, now.date()), pk), now).cells
    empty = [key for key, cell in cells.items() if cell.lacks is Missing.NOT_REPORTED]
    return fill(person, pk, dict.fromkeys(empty, how), version=version, now=now)


def answered_cells(row: Sheet, answers: Mapping[str, str], notes: Mapping[str, str]) -> dict[str, Cell]:
    """The cells with what was typed; WrongCells says everything that cannot be read."""
    form, cells, wrong = row.form, dict(row.filled), dict[str, str]()
    for key in (*answers, *notes):
        if key not in cells:
            raise Rejected(f"《{form.name}》里没有要填的 {key[:60]}，没有写入。")
    for key, text in answers.items():
        try:
            cells[key] = typed(cells[key], text, form.by_key[key])
        except BadField as error:
            wrong[key] = str(error)
    for key, text in notes.items():
        try:
            cells[key] = explained(cells[key], text, form.by_key[key])
        except BadField as error:
            wrong[key] = str(error)
    if wrong:
        raise WrongCells(wrong)
    return cells


def write_cells(
    row: Sheet,
    cells: Mapping[str, Cell],
    deed: str,
    *,
    person: Person,
    now: datetime,
    said: Mapping[str, object],
) -> Sheet:
    """The sheet with other numbers: a draft again, unless it was sent back and still is."""
    row.cells = said_cells(with_registered(cells, {}))
    row.state = Sheet.State.RETURNED if row.state == Sheet.State.RETURNED else Sheet.State.DRAFT
    row.filled_by, row.signed_by, row.signed_at = person, None, None
    return put(row, deed, person=person, now=now, said=said)


def may_fill(access: Access, row: Sheet) -> None:
    """Refuses whoever is no liaison of the organ, a locked sheet, and days outside the window."""
    if not fills(access, row.organ):
        raise Rejected(f"{row.organ}的填报表由该单位的联络员填报。")
    not_locked(row)
    in_window(row, access.today)
