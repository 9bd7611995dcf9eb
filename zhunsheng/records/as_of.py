"""A register's list as it stood on a day: the cases replayed to what had happened by then.

By the day things happened, corrections applied: what was really so on that day, as far as is known today. By when it was known
is not offered: whoever asks what was in force on a day must not be told an error that was corrected since; what was written
when stands in each case's history.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from types import SimpleNamespace
from typing import Any

from django.db.models import QuerySet

from zhunsheng.declare import Register
from zhunsheng.procedures import Case as EngineCase
from zhunsheng.procedures import standing
from zhunsheng.procedures.events import effective
from zhunsheng.records.access import Access
from zhunsheng.records.actions.append import columns, organ_code
from zhunsheng.records.chain import history
from zhunsheng.records.county import book, calendar
from zhunsheng.records.models import Event, Organ
from zhunsheng.records.registry import labels, own_fields, register

BATCH = 500
_NOT_ON_THE_LIST = ("version", "head", "public_from", "public_until", "withdrawn_until", "law_on")


@dataclass(frozen=True, slots=True)
class Difference:
    """A case that differs between two days: added, changed or gone (ended); what changed as field, before, after.

    Sealed fields are not compared: no list shows them.
    """

    kind: str
    row: Any
    changes: tuple[tuple[str, Any, Any], ...] = ()


def as_of(access: Access, key: str, day: date) -> QuerySet[Any]:
    """The records that the person sees and that existed on that day; narrow and page it, then ``replayed``."""
    return access.cases(key).filter(opened_on__lte=day)


def replayed(key: str, rows: Iterable[Any], day: date) -> list[Any]:
    """The rows as they stood: the list's columns as attributes. They are no models and cannot be saved. Two queries."""
    reg, rows = register(key), list(rows)
    told = _events(row.pk for row in rows)
    organs = _organs(reg, told.values())
    return [_stood(reg, row, told.get(row.pk, []), day, organs) for row in rows]


def each(key: str, rows: QuerySet[Any], day: date) -> Iterator[Any]:
    """All of the rows as they stood, the newest first, batch by batch; for an export."""
    batch: list[Any] = []
    for row in rows.order_by("-id").iterator(chunk_size=BATCH):
        batch.append(row)
        if len(batch) == BATCH:
            yield from replayed(key, batch, day)
            batch = []
    yield from replayed(key, batch, day)


def compare(access: Access, key: str, first: date, second: date) -> Iterator[Difference]:
    """What came, changed and went after the first day, up to and including the second; the newest case first."""
    reg = register(key)
    touched = Event.objects.filter(case__register=key, on__gt=first, on__lte=second).values("case_id")
    rows = as_of(access, key, second).filter(pk__in=touched).order_by("-id")
    batch = list(rows[:BATCH])
    while batch:
        then = replayed(key, batch, first)
        now = replayed(key, batch, second)
        yield from (d for old, new in zip(then, now, strict=True) if (d := _difference(reg, old, new)))
        batch = list(rows.filter(id__lt=batch[-1].pk)[:BATCH])


def _events(cases: Iterable[int]) -> dict[int, list[Event]]:
    found = Event.objects.filter(case_id__in=list(cases)).order_by("case_id", "seq")
    return {pk: list(events) for pk, events in groupby(found, key=lambda e: e.case_id)}


def _organs(reg: Register, told: Iterable[Sequence[Event]]) -> dict[str, Organ]:
    """The organs that cases were opened in or passed to, by code; none are asked for where cases stay where they are."""
    passing = {s.passes_to for s in reg.procedure.steps if s.passes_to}
    if not passing:
        return {}
    codes = {str(e.facts.get(name) or "") for events in told for e in events for name in ("organ", *passing)}
    return {o.code: o for o in Organ.objects.filter(code__in=codes - {""})}


def _stood(reg: Register, row: Any, events: list[Event], day: date, organs: dict[str, Organ]) -> Any:
    happened = tuple(h for h in effective(history(events, reg)) if h.on <= day)
    always = {
        "pk": row.pk,
        "register": row.register,
        "number": row.number,
        "title": row.title,
        "organ": row.organ,
    }
    if not happened:
        return SimpleNamespace(**always, opened_on=None, closed_on=None, ended="", stage="", due_on=None)
    stand = standing(EngineCase(reg.procedure, happened, day, calendar(), book(), labels=labels(reg.key)))
    said = {n: v for n, v in columns(reg, events, stand).items() if n not in _NOT_ON_THE_LIST}
    organ = organs.get(organ_code(events, stand), row.organ)
    return SimpleNamespace(**(always | said | {"organ": organ}))


def _difference(reg: Register, old: Any, new: Any) -> Difference | None:
    if old.opened_on is None:
        return Difference("added", new)
    names = [
        "title",
        "organ",
        "stage",
        "ended",
        *(n for n in own_fields(reg.key) if n not in reg.publication.sealed),
    ]
    changes = [(n, getattr(old, n), getattr(new, n)) for n in names if getattr(old, n) != getattr(new, n)]
    if not changes:
        return None
    return Difference("gone" if new.ended and not old.ended else "changed", new, tuple(changes))
