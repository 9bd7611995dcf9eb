"""Handing in the whole package (整包上报): all sheets of an organ for one period at once, and they are locked."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Person
from zhunsheng.statistics.access import fills, in_window, sheet, sheets, signs
from zhunsheng.statistics.actions.put import put
from zhunsheng.statistics.cells import said_cells
from zhunsheng.statistics.errors import NotReady
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.reviewing import Standing, numbers_of, standing_with


def package(access: Access, row: Sheet, *, lock: bool = False) -> list[Sheet]:
    """Every sheet of the same organ for the same period, in the order of their 表号."""
    rows = sheets(access).filter(organ=row.organ, period=row.period)
    if lock:
        rows = rows.select_for_update(of=("self",))
    return sorted(rows, key=lambda one: one.form.number)


def hand_in(person: Person, pk: int, *, now: datetime) -> list[Sheet]:
    """The sheets handed in: all of the package that were not yet. The registers' numbers of this moment are kept in them.

    NotReady names every sheet that is not signed, whose register has moved since, or that does not pass its reviews; then
    none is handed in.
    """
    access = Access(person, now.date())
    # 登记的数在事务外算好：算数要读事实文件，不占着写锁。
    seen = {
        one.pk: (one.version, numbers_of(one, now))
        for one in package(access, sheet(access, pk))
        if not one.handed_in
    }
    with transaction.atomic():
        access = Access(person, now.date())
        row = sheet(access, pk, lock=True)
        if not (fills(access, row.organ) or signs(access, row.organ)):
            raise Rejected(f"{row.organ}的填报表由该单位的联络员或者负责人上报。")
        waiting = [one for one in package(access, row, lock=True) if not one.handed_in]
        if not waiting:
            raise Rejected(f"{row.organ}{row.span.name}的填报表都已经上报。")
        if any(one.pk not in seen or one.version != seen[one.pk][0] for one in waiting):
            raise Stale("上报的时候，有一张表刚被保存过。请看清最新的数再上报。")
        found = [standing_with(one, seen[one.pk][1]) for one in waiting]
        reasons = []
        for one in found:
            name = f"《{one.sheet.form.name}》"
            try:
                in_window(one.sheet, access.today)
            except Rejected as error:
                reasons.append(f"{name}{error}")
            reasons += [f"{name}{finding.sentence}" for finding in one.stops]
            if not one.stops and not one.sheet.signed_by_id:
                reasons.append(f"{name}还没有经单位负责人审签。")
            elif moved := _moved(one):
                reasons.append(f"{name}审签以后，登记的数变了：{moved}。请重新送审。")
        if reasons:
            raise NotReady(reasons)
        for one in found:
            done = one.sheet
            done.cells = said_cells({key: replace(cell, returned="") for key, cell in one.cells.items()})
            done.state, done.returned = Sheet.State.HANDED_IN, ""
            done.handed_in_by, done.handed_in_at = person, now
            put(done, "上报", person=person, now=now)
        return waiting


def _moved(one: Standing) -> str:
    """The blanks whose number in the register is no longer the one that was signed, with both; "" when none has moved."""
    signed = one.sheet.filled
    moved = [key for key, cell in one.cells.items() if cell.registered != signed[key].registered]
    names = one.sheet.form.by_key
    said = [f"“{names[key].name}”{signed[key].text} → {one.cells[key].text}" for key in moved[:3]]
    return "、".join(said) + (f"等 {len(moved)} 格" if len(moved) > 3 else "")
