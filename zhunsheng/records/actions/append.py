"""Writing one event: chain it, bring the row up to it, tell those who now have something to do.

Every deed on a case ends here, inside its transaction, so that row, chain and inbox cannot part.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from zhunsheng.declare import Register
from zhunsheng.procedures import Event as Happening
from zhunsheng.procedures import OpenStep, Standing, standing
from zhunsheng.records.chain import event_hash, write_facts
from zhunsheng.records.files import store
from zhunsheng.records.models import Attachment, Event, Person, StoredFile, Todo
from zhunsheng.records.registry import own_fields
from zhunsheng.records.standing import engine_case

Uploads = Mapping[str, UploadedFile]
"""Official document name → uploaded file."""


def append(
    register: Register,
    row: Any,
    past: Iterable[Event],
    happening: Happening,
    *,
    person: Person | None,
    now: datetime,
    today: date,
    uploads: Uploads | None = None,
    heading: Mapping[str, str] | None = None,
) -> Event:
    """Writes the event and everything that follows from it. `heading` carries title and organ of the first event."""
    files = {name: (upload, store(upload)) for name, upload in (uploads or {}).items()}
    event = Event(
        case_id=row.pk,
        seq=happening.seq,
        kind=happening.kind.value,
        step=happening.step,
        on=happening.on,
        by=person,
        outcome=happening.outcome,
        facts={
            **(heading or {}),
            **(write_facts(register, happening.facts) if happening.by else dict(happening.facts)),
        },
        documents=[
            _said(name, upload, file) for name, (upload, file) in files.items()
        ],
        corrects=happening.corrects,
        void=happening.void,
        reason=happening.reason,
        at=now,
        previous=row.head,
    )  # fmt: skip
    event.hash = event_hash(event, row)
    event.save(force_insert=True)
    Attachment.objects.bulk_create(
        [
            Attachment(case_id=row.pk, event=event, document=name, filename=upload.name or name, file=file)
            for name, (upload, file) in files.items()
        ]
    )
    events = [*past, event]
    bring_up(register, row, events, today)
    return event


def _said(name: str, upload: UploadedFile, file: StoredFile) -> dict[str, Any]:
    return {
        "document": name,
        "filename": upload.name or name,
        "hash": file.hash,
        "size": file.size,
        "media_type": file.media_type,
    }


def bring_up(register: Register, row: Any, events: list[Event], today: date) -> Standing:
    """Makes row and inbox say what the events say."""
    stand = standing(engine_case(register, events, today))
    for name, value in columns(register, events, stand).items():
        setattr(row, name, value)
    row.save()
    tell(row, stand)
    return stand


def columns(register: Register, events: list[Event], stand: Standing) -> dict[str, Any]:
    """Every column of a record as its events say it should be. ``zhunsheng verify`` compares rows with this."""
    case = stand.case
    said: dict[str, Any] = {
        name: case.facts.get(name, field.get_default())  # type: ignore[attr-defined]
        for name, field in own_fields(register.key).items()
    }
    heading = {k: v for e in events if e.step == register.procedure.opening.key for k, v in e.facts.items()}
    return said | {
        "title": heading.get("title", ""),
        "opened_on": case.events[0].on,
        "closed_on": case.ending.on if case.ending else None,
        "ended": stand.ended.value if stand.ended else "",
        "stage": "中止" if stand.paused_by else stand.stage,
        "due_on": stand.next_due,
        "law_on": stand.law_on,
        "version": len(events),
        "head": events[-1].hash,
    }


def _waits_until(o: OpenStep, stand: Standing) -> date | None:
    """The step's own last day; for a necessary step without one, the nearest of the case."""
    if o.due and o.due.due:
        return o.due.last_day
    return None if o.step.optional else stand.next_due


def tell(row: Any, stand: Standing) -> None:
    """Whoever may take one of the open steps finds it in the inbox; what was open before is gone."""
    Todo.objects.filter(case_id=row.pk).delete()
    Todo.objects.bulk_create(
        [
            Todo(
                case_id=row.pk,
                organ_id=row.organ_id,
                role=role.key,
                step=o.step.key,
                due_on=_waits_until(o, stand),
                expected=o in stand.awaited,
            )
            for o in stand.open
            for role in o.step.by
        ]
    )
