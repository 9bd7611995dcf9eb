"""Putting a filled sheet before the head of the unit (送审)."""

from datetime import datetime

from django.db import transaction

from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Person
from zhunsheng.statistics.access import sheet, take_sheet
from zhunsheng.statistics.actions.fill import may_fill
from zhunsheng.statistics.actions.put import put
from zhunsheng.statistics.errors import NotReady
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.reviewing import numbers_of, standing_with


def submit(person: Person, pk: int, *, version: int, now: datetime) -> Sheet:
    """The sheet, waiting for the head's signature (again, when it was signed before). NotReady with every hard finding and every soft one not explained."""
    numbers = numbers_of(sheet(Access(person, now.date()), pk), now)
    with transaction.atomic():
        access, row = take_sheet(person, pk, version=version, today=now.date())
        may_fill(access, row)
        if row.state == Sheet.State.REVIEW and not row.signed_by:
            raise Rejected("这张表已经送审。")
        stops = standing_with(row, numbers).stops
        if stops:
            raise NotReady(finding.sentence for finding in stops)
        row.state, row.signed_by, row.signed_at = Sheet.State.REVIEW, None, None
        return put(row, "送审", person=person, now=now)
