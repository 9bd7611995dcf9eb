"""Writing one event: chain it, bring the row up to it, tell those who now have something to do.

Every deed on a case ends here, inside its transaction, so that row, chain and inbox cannot part.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from zhunsheng.declare import Named, Register, Role
from zhunsheng.procedures import Event as Happening
from zhunsheng.procedures import Kind, OpenStep, Standing, standing
from zhunsheng.records.access import is_people
from zhunsheng.records.chain import event_hash, write_facts
from zhunsheng.records.fields import LinksField
from zhunsheng.records.files import store
from zhunsheng.records.models import Attachment, Case, Event, Link, Organ, Person, Share, StoredFile, Todo
from zhunsheng.records.public_days import public_days
from zhunsheng.records.registry import own_fields, registers
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
            **_facts(register, happening),
        },
        documents=[
            _said(name, upload, file) for name, (upload, file) in files.items()
        ],
        seat=happening.seat,
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


def _facts(register: Register, happening: Happening) -> dict[str, Any]:
    """The facts as JSON. A note of lateness is no field of the record; what an applicant without an account gives is."""
    if happening.kind is Kind.OVERDUE:
        return dict(happening.facts)
    return write_facts(register, happening.facts)


def _said(name: str, upload: UploadedFile, file: StoredFile) -> dict[str, Any]:
    return {
        "document": name,
        "filename": upload.name or name,
        "hash": file.hash,
        "size": file.size,
        "media_type": file.media_type,
    }


def bring_up(register: Register, row: Any, events: list[Event], today: date) -> Standing:
    """Makes row and inbox say what the events say, and brings up the cases that waited for this one to end."""
    had_ended = row.ended
    stand = standing(engine_case(register, events, today, row))
    for name, value in columns(register, events, stand).items():
        setattr(row, name, value)
    if row.organ.code != (code := organ_code(events, stand)):
        row.organ = Organ.objects.get(code=code)
    row.save()
    share(register, row, events, stand)
    tell(row, stand)
    if row.ended != had_ended:
        _wake(row, today)
    return stand


def organ_code(events: list[Event], stand: Standing) -> str:
    """The organ that has the case: where it was opened, or the last to which it passed."""
    case = stand.case
    passed = (s.passes_to for e in reversed(case.standing) if (s := case.procedure[e.step]).passes_to)
    last = next(passed, "")
    return str((case.facts[last] if last else "") or events[0].facts.get("organ", ""))


def _wake(row: Any, today: date) -> None:
    """The cases elsewhere that wait for this one find it ended (or running again)."""
    waiting = Case.objects.filter(links__target_id=row.pk, register__in=registers()).distinct()
    for key, pk in waiting.values_list("register", "pk"):
        reg = registers()[key]
        other = reg.record._default_manager.select_related("organ").select_for_update(of=("self",)).get(pk=pk)
        bring_up(reg, other, list(other.events.all()), today)


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
        **public_days(register, case),
    }


def _waits_until(o: OpenStep, stand: Standing) -> date | None:
    """The step's own last day; for a necessary step without one, the nearest of the case."""
    if o.due and o.due.due:
        return o.due.last_day
    return None if o.optional else stand.next_due


def tell(row: Any, stand: Standing) -> None:
    """Whoever may take one of the open steps finds it in the inbox; what was open before is gone."""
    Todo.objects.filter(case_id=row.pk).delete()
    Todo.objects.bulk_create(
        [
            Todo(
                case_id=row.pk,
                organ_id=organ,
                role="" if person else role.key,
                person_id=person,
                step=o.step.key,
                due_on=_waits_until(o, stand),
                expected=o in stand.awaited,
            )
            for o in stand.open
            for role in o.step.by
            for organ, person in _addressees(row, o, role, stand)
        ]
    )


def _addressees(row: Any, o: OpenStep, role: Role, stand: Standing) -> list[tuple[int, int | None]]:
    """Where a step waits, and for whom by name: of several who each take it, those who have not."""
    listed = o.waits_for if o.step.each else stand.case.listed(o.step.at or getattr(role, "field", ""))
    if isinstance(role, Named):
        return [(row.organ_id, int(one)) for one in listed if one.isdecimal()]
    if o.step.at:
        return [(pk, None) for pk in Organ.objects.filter(code__in=listed).values_list("pk", flat=True)]
    return [(row.organ_id, None)]


def share(register: Register, row: Any, events: list[Event], stand: Standing) -> None:
    """Writes down whom and what the fields bring in: people, organs, cases elsewhere."""
    members = register.procedure.members
    passes = any(s.passes_to for s in register.procedure.steps)
    links = {n: f for n, f in own_fields(register.key).items() if isinstance(f, LinksField)}
    if members or passes:
        Share.objects.filter(case_id=row.pk).delete()
        Share.objects.bulk_create(_shares(members, passes, row, events, stand))
    if links:
        Link.objects.filter(case_id=row.pk).delete()
        Link.objects.bulk_create(
            Link(case_id=row.pk, field=name, target=target)
            for name, field in links.items()
            if (numbers := stand.case.listed(name))
            for target in Case.objects.filter(register=field.to, number__in=numbers)
        )


def _shares(
    members: Iterable[str], passes: bool, row: Any, events: list[Event], stand: Standing
) -> Iterable[Share]:
    organs: set[tuple[str, str]] = set()
    for name in members:
        held = stand.case.listed(name)
        if is_people(row, name):
            yield from (Share(case_id=row.pk, field=name, person_id=int(p)) for p in held if p.isdecimal())
        else:
            organs |= {(name, code) for code in held}
    if passes:
        # 移交以前的单位还看得到，不再办理。
        before = [events[0].facts.get("organ", ""), *_passed_to(stand)]
        organs |= {("", code) for code in before if code and code != row.organ.code}
    known = {o.code: o for o in Organ.objects.filter(code__in={code for _, code in organs})} if organs else {}
    yield from (
        Share(case_id=row.pk, field=n, organ=known[code]) for n, code in sorted(organs) if code in known
    )


def _passed_to(stand: Standing) -> Iterable[str]:
    case = stand.case
    for event in case.events:
        if name := case.procedure[event.step].passes_to:
            yield str(event.facts.get(name) or "")
