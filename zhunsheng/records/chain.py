"""The chain of a case: how an event is hashed, how rows become the engine's history, how facts are written down."""

from collections.abc import Iterable, Mapping
from datetime import UTC
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models

from zhunsheng.declare import Register
from zhunsheng.procedures import Event as Happening
from zhunsheng.procedures import Kind
from zhunsheng.records.errors import BadField
from zhunsheng.records.hashing import canonical, digest
from zhunsheng.records.models import Case, Event
from zhunsheng.records.registry import own_fields
from zhunsheng.records.sealing import SealedField, seal


def event_hash(event: Event, case: Case) -> str:
    """The hash of an event over everything it says, the case it belongs to, and the hash before it."""
    said = {
        "register": case.register,
        "number": case.number,
        "seq": event.seq,
        "kind": event.kind,
        "step": event.step,
        "on": event.on.isoformat(),
        "by": event.by_id,
        "outcome": event.outcome,
        "facts": event.facts,
        "documents": event.documents,
        "corrects": event.corrects,
        "void": event.void,
        "reason": event.reason,
        "at": event.at.astimezone(UTC).isoformat(timespec="microseconds"),
        "previous": event.previous,
    }
    # 后来才有的内容，没有时不算进去：先前写下的校验值照旧。
    if event.seat:
        said["seat"] = event.seat
    return digest(canonical(said))


def history(events: Iterable[Event], register: Register) -> tuple[Happening, ...]:
    """Event rows as the engine reads them."""
    return tuple(
        Happening(
            seq=e.seq,
            step=register.procedure.key_now(e.step),
            on=e.on,
            by=str(e.by_id or ""),
            kind=Kind(e.kind),
            outcome=e.outcome,
            facts=e.facts if e.kind == Kind.OVERDUE else read_facts(register, e.facts),
            documents=tuple(d["document"] for d in e.documents),
            seat=e.seat,
            corrects=e.corrects,
            void=e.void,
            reason=e.reason,
        )
        for e in events
    )


def clean_facts(register: Register, given: Mapping[str, Any]) -> dict[str, Any]:
    """Field values as handed in, as Python values; BadField says which one is wrong and what it takes."""
    fields = own_fields(register.key)
    cleaned: dict[str, Any] = {}
    for name, value in given.items():
        field = fields.get(name)
        if not isinstance(field, models.Field):
            raise BadField(name, f"{register.name}没有字段 {name}")
        if value in (None, ""):
            continue
        try:
            cleaned[name] = field.clean(field.to_python(value), None)
        except ValidationError as error:
            raise BadField(name, f"“{field.verbose_name}”填写有误：{'；'.join(error.messages)}") from None
        if isinstance(field, SealedField):
            cleaned[name] = seal(cleaned[name])
    return cleaned


def write_facts(register: Register, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Python values as JSON: whole numbers and truth values as they are, the rest as their field writes them."""
    fields = own_fields(register.key)
    return {
        name: value if isinstance(value, bool | int) or value is None else _text(fields[name], name, value)
        for name, value in facts.items()
    }


def _text(field: Any, name: str, value: Any) -> str:
    holder = type("Holder", (), {field.attname: value})()
    return str(field.value_to_string(holder))


def read_facts(register: Register, facts: Mapping[str, Any]) -> dict[str, Any]:
    """JSON values as Python values. The heading (title, organ) belongs to the case itself and is left out."""
    fields = own_fields(register.key)
    return {name: fields[name].to_python(value) for name, value in facts.items() if name in fields}  # type: ignore[attr-defined]
