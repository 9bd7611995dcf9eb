"""Opening a case: a number, the first event, the row."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.declare import Register
from zhunsheng.procedures import Actor, Attempt, take
from zhunsheng.records.access import Access
from zhunsheng.records.actions.append import Uploads, append
from zhunsheng.records.actions.effects import Deed, brought_about
from zhunsheng.records.actions.numbers import next_number
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Organ, Person
from zhunsheng.records.naming import resolve
from zhunsheng.records.registry import register
from zhunsheng.records.standing import engine_case


def open_case(
    person: Person,
    key: str,
    *,
    organ: str,
    title: str,
    on: date,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    uploads: Uploads | None = None,
) -> Any:
    """Opens a case of the register in the organ with that code and returns the record.

    Raises Refused (with all reasons) or Rejected (bad input); then nothing was written.
    """
    reg = register(key)
    today = timezone.localtime(now).date()
    with transaction.atomic():
        where = Organ.objects.filter(code=organ).first()
        access = Access(person, today)
        roles = access.roles_in(where) if where else set()
        if where is None or not roles & {r.key for r in reg.procedure.opening.by}:
            raise Rejected("您不能在这个单位登记；请从列表中选择您任职的单位。")
        if not where.stands_on(on):
            raise BadField(
                "organ", f"{where.name}在 {on.isoformat()} 还没有设立或者已经撤销，请选择当日存在的单位。"
            )
        attempt = Attempt(
            step=reg.procedure.opening.key,
            on=on,
            actor=Actor(person=str(person.pk), roles=frozenset(roles), name=person.name),
            facts=resolve(reg, clean_facts(reg, facts or {}), access, where, on),
            documents=tuple(uploads or ()),
        )
        return begin(reg, where, title, attempt, person=person, now=now, uploads=uploads)


def begin(
    reg: Register,
    organ: Organ,
    title: str,
    attempt: Attempt,
    *,
    person: Person | None,
    now: datetime,
    uploads: Uploads | None = None,
) -> Any:
    """The case that the opening step makes: number, row, first event. Without a person it is an applicant's own."""
    title, today = " ".join(title.split()), timezone.localtime(now).date()
    if not title or len(title) > 200:
        raise BadField("title", "“名称”须填写，且不超过 200 字；不要写当事人姓名。")
    happening = take(engine_case(reg, (), today), attempt)
    row = reg.record(
        register=reg.key,
        number=next_number(reg, attempt.on.year),
        title=title,
        organ=organ,
        opened_on=attempt.on,
        stage=reg.procedure.opening.stage,
    )
    row.save(force_insert=True)
    happening = brought_about(reg, row, engine_case(reg, (), today), happening, Deed(person, now, today))
    append(
        reg, row, [], happening,
        person=person, now=now, today=today, uploads=uploads, heading={"title": title, "organ": organ.code},
    )  # fmt: skip
    return row
