"""Correcting a wrongly entered step by a later event."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.procedures import Correction, correct
from zhunsheng.records.access import Access
from zhunsheng.records.actions.append import append
from zhunsheng.records.actions.take_step import refuse_stale
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.models import Person
from zhunsheng.records.registry import register
from zhunsheng.records.standing import engine_case


def correct_step(
    person: Person,
    key: str,
    pk: int,
    seq: int,
    *,
    version: int,
    reason: str,
    now: datetime,
    void: bool = False,
    on: date | None = None,
    outcome: str | None = None,
    facts: Mapping[str, Any] | None = None,
) -> Any:
    """Writes what should stand instead of event `seq` (or that it should not stand) and returns the record.

    Raises Refused when what followed could then not have followed; the reason names the step.
    """
    reg = register(key)
    today = timezone.localtime(now).date()
    with transaction.atomic():
        access = Access(person, today)
        row = access.case(key, pk, lock=True)
        refuse_stale(row, version)
        past = list(row.events.all())
        wanted = Correction(
            seq=seq,
            actor=access.actor(row),
            reason=reason,
            void=void,
            on=on,
            outcome=outcome,
            facts=clean_facts(reg, facts or {}),
        )
        happening = correct(engine_case(reg, past, today), wanted)
        append(reg, row, past, happening, person=person, now=now, today=today)
        return row
