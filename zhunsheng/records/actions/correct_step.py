"""Correcting a wrongly entered step by a later event."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.procedures import Correction, correct
from zhunsheng.records.actions.append import append
from zhunsheng.records.actions.take_up import take_up
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.models import Person


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
    today = timezone.localtime(now).date()
    with transaction.atomic():
        hand = take_up(person, key, pk, version=version, today=today)
        wanted = Correction(
            seq=seq,
            actor=hand.actor,
            reason=reason,
            void=void,
            on=on,
            outcome=outcome,
            facts=clean_facts(hand.register, facts or {}),
        )
        happening = correct(hand.case, wanted)
        append(hand.register, hand.row, hand.past, happening, person=person, now=now, today=today)
        return hand.row
