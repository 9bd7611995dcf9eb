"""What is said of a case and of its history as JSON: never a sealed field, wherever it may stand."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from zhunsheng.declare import Register
from zhunsheng.records.models import Event, Organ
from zhunsheng.records.registry import own_fields
from zhunsheng.records.sealing import SealedField


def open_fields(reg: Register) -> list[str]:
    """The record's own fields that may leave the house, in their order."""
    sealed = set(reg.publication.sealed)
    return [n for n, f in own_fields(reg.key).items() if n not in sealed and not isinstance(f, SealedField)]


def official_name(reg: Register, name: str) -> str:
    """What a field of the record is officially called."""
    field: Any = own_fields(reg.key)[name]
    return str(field.verbose_name)


def said_case(reg: Register, row: Any) -> dict[str, Any]:
    """A case with its open fields; days in ISO form, amounts as exact text."""
    shared = ("id", "number", "title", "stage", "ended", "opened_on", "closed_on", "due_on", "version")
    return {
        **{name: plain(getattr(row, name)) for name in shared},
        "organ": said_organ(row.organ),
        "fields": {name: plain(getattr(row, name)) for name in open_fields(reg)},
    }


def said_organ(organ: Organ) -> dict[str, str]:
    """An organ by code and official name."""
    return {"code": organ.code, "name": organ.name}


def said_event(reg: Register, event: Event) -> dict[str, Any]:
    """One line of history with its place in the chain; documents by name only."""
    known = reg.procedure
    return {
        "seq": event.seq,
        "kind": event.kind,
        "step": event.step,
        "name": known[event.step].name if event.step in known else event.step,
        "on": plain(event.on),
        "by": str(event.by) if event.by else None,
        "outcome": event.outcome,
        "facts": _open_facts(reg, event.facts),
        "documents": [{"document": d["document"], "filename": d["filename"]} for d in event.documents],
        "corrects": event.corrects,
        "void": event.void,
        "reason": event.reason,
        "at": event.at.isoformat(),
        "previous": event.previous,
        "hash": event.hash,
    }


def _open_facts(reg: Register, facts: Mapping[str, Any]) -> dict[str, Any]:
    """Only names that are known to be open: a name nobody declared is not let out either."""
    allowed = {*open_fields(reg), "title", "organ"}
    return {name: value for name, value in facts.items() if name in allowed}


def plain(value: Any) -> Any:
    """A value as JSON holds it: empty as null, days in ISO form, decimals as exact text."""
    match value:
        case "":
            return None
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case _:
            return value
