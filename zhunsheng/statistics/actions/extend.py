"""Giving an organ more time (延期): by the office, with a reason."""

from datetime import date, datetime

from django.db import transaction

from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Person
from zhunsheng.statistics.access import not_locked, steers, take_sheet
from zhunsheng.statistics.actions.put import put
from zhunsheng.statistics.models import Sheet


def extend(person: Person, pk: int, due_on: date, reason: str, *, version: int, now: datetime) -> Sheet:
    """The sheet with a later last day. Raises Rejected without a reason, or for a day that is not later or has passed."""
    said = " ".join(reason.split())[:400]
    if not said:
        raise Rejected("延期要写明理由。")
    with transaction.atomic():
        access, row = take_sheet(person, pk, version=version, today=now.date())
        if not steers(access, row.organ):
            raise Rejected("填报期限由依法治县办延长。")
        not_locked(row)
        if due_on <= row.due_on or due_on < access.today:
            raise Rejected(
                f"新的截止日期 {due_on.isoformat()} 要晚于现在的 {row.due_on.isoformat()}，并且不早于今天。"
            )
        before, row.due_on = row.due_on, due_on
        facts = {"reason": said, "due_on": [before.isoformat(), due_on.isoformat()]}
        return put(row, "延期", person=person, now=now, said=facts)
