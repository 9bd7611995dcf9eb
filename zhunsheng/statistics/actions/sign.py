"""The head of the unit signs (审签): another person than whoever filled it in; the signature is to these very numbers."""

from datetime import datetime

from django.db import transaction

from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import entries
from zhunsheng.records.models import Person
from zhunsheng.statistics.access import in_window, sheet, signs, take_sheet
from zhunsheng.statistics.actions.fill import FILLING
from zhunsheng.statistics.actions.put import put
from zhunsheng.statistics.cells import said_cells
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.reviewing import numbers_of
from zhunsheng.statistics.takeover import with_registered


def sign(person: Person, pk: int, *, version: int, now: datetime) -> Sheet:
    """The signed sheet, with the registers' numbers that stood beside the organ's own. Raises Rejected for whoever is not the head, filled it in, or finds nothing to sign."""
    numbers = numbers_of(sheet(Access(person, now.date()), pk), now)
    with transaction.atomic():
        access, row = take_sheet(person, pk, version=version, today=now.date())
        if not signs(access, row.organ):
            raise Rejected(f"{row.organ}的填报表由该单位负责人审签。")
        if row.state != Sheet.State.REVIEW or row.signed_by_id:
            raise Rejected("这张表现在不等审签：还没有送审，或者已经签过。")
        in_window(row, access.today)
        if has_filled(row, person):
            raise Rejected("您填报过这张表，审签须由另一个人办理。")
        row.cells = said_cells(with_registered(row.filled, numbers))
        row.signed_by, row.signed_at = person, now
        return put(row, "审签", person=person, now=now)


def has_filled(row: Sheet, person: Person) -> bool:
    """Whether the person ever put a number into the sheet."""
    return entries(row).filter(by=person, deed__in=FILLING).exists()
