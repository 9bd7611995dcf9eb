"""Correcting a wrongly entered step by a later event."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.procedures import Correction, correct
from zhunsheng.records.actions.append import append
from zhunsheng.records.actions.numbers import series_of, void_number
from zhunsheng.records.actions.take_up import InHand, take_up
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.models import GivenNumber, Person
from zhunsheng.records.naming import resolve


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
            facts=resolve(
                hand.register, clean_facts(hand.register, facts or {}), hand.access, hand.row.organ, today
            ),
        )
        happening = correct(hand.case, wanted)
        if void:
            _void_number(hand, seq, reason, person, now)
        append(hand.register, hand.row, hand.past, happening, person=person, now=now, today=today)
        return hand.row


def _void_number(hand: InHand, seq: int, reason: str, person: Person, now: datetime) -> None:
    """A number given by a step that never was is not given again: it is voided with the reason of the correction."""
    event = next(e for e in hand.past if e.seq == seq)
    number = hand.register.procedure[event.step].numbers
    if number is None or not (text := event.facts.get(number.field)):
        return
    used = GivenNumber.objects.filter(series=series_of(hand.register, number), text=text, case_id=hand.row.pk)
    for given in used.filter(state=GivenNumber.State.USED):
        void_number(given, reason=reason, person=person, now=now)
