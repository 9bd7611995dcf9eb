"""Taking a step in a case."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.procedures import Attempt, take
from zhunsheng.records.actions.append import Uploads, append
from zhunsheng.records.actions.effects import Deed, brought_about
from zhunsheng.records.actions.take_up import take_up
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.models import Person
from zhunsheng.records.naming import resolve


def take_step(
    person: Person,
    key: str,
    pk: int,
    step: str,
    *,
    version: int,
    on: date,
    now: datetime,
    outcome: str = "",
    facts: Mapping[str, Any] | None = None,
    uploads: Uploads | None = None,
) -> Any:
    """Takes the step and returns the record.

    `version` is the case's version that the person saw: when the case has moved on since (somebody else, or a second
    click), Stale is raised. Refused carries every legal reason, Rejected one sentence; then nothing was written.
    """
    today = timezone.localtime(now).date()
    with transaction.atomic():
        hand = take_up(person, key, pk, version=version, today=today)
        attempt = Attempt(
            step=step,
            on=on,
            actor=hand.actor,
            outcome=outcome,
            facts=resolve(
                hand.register, clean_facts(hand.register, facts or {}), hand.access, hand.row.organ, on
            ),
            documents=tuple(uploads or ()),
        )
        happening = take(hand.case, attempt)
        happening = brought_about(hand.register, hand.row, hand.case, happening, Deed(person, now, today))
        append(
            hand.register, hand.row, hand.past, happening,
            person=person, now=now, today=today, uploads=uploads,
        )  # fmt: skip
        return hand.row
