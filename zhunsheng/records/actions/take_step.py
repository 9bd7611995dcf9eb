"""Taking a step in a case."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.procedures import Attempt, take
from zhunsheng.records.access import Access
from zhunsheng.records.actions.append import Uploads, append
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.errors import Stale
from zhunsheng.records.models import Person
from zhunsheng.records.registry import register
from zhunsheng.records.standing import engine_case


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
    reg = register(key)
    today = timezone.localtime(now).date()
    with transaction.atomic():
        access = Access(person, today)
        row = access.case(key, pk, lock=True)
        refuse_stale(row, version)
        past = list(row.events.all())
        case = engine_case(reg, past, today)
        attempt = Attempt(
            step=step,
            on=on,
            actor=access.actor(row),
            outcome=outcome,
            facts=clean_facts(reg, facts or {}),
            documents=tuple(uploads or ()),
        )
        append(reg, row, past, take(case, attempt), person=person, now=now, today=today, uploads=uploads)
        return row


def refuse_stale(row: Any, version: int) -> None:
    """A form filled in for an earlier state of the case writes nothing."""
    if row.version != version:
        raise Stale(
            f"这件事项在您打开页面之后已有新的记录（第 {version + 1} 至 {row.version} 条），您的提交没有写入。请查看最新情况后再办。"
        )
