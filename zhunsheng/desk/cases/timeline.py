"""What happened in a case, as the case page tells it: every step with its hand, documents, provision and corrections."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from zhunsheng.calendar import Due
from zhunsheng.declare import PUBLIC, Register
from zhunsheng.desk.frame.shown import shown
from zhunsheng.law import Provision
from zhunsheng.procedures import Event as Happening
from zhunsheng.procedures import Kind, Standing
from zhunsheng.records.chain import history
from zhunsheng.records.fields import name_of
from zhunsheng.records.models import Attachment, Event
from zhunsheng.records.registry import own_fields


@dataclass(frozen=True, slots=True)
class Change:
    """One correction: who, when, why, and for each thing what it was and what it is now."""

    by: Any
    at: datetime
    reason: str
    void: bool
    lines: tuple[tuple[str, str, str], ...]


@dataclass(slots=True)
class Entry:
    """One line of the time line. `void` when a correction took the step out; `late_note` for the daily sweep's notes."""

    seq: int
    name: str
    on: date
    by: Any
    at: datetime
    outcome: str = ""
    provision: Provision | None = None
    due: Due | None = None
    days_late: int = 0
    facts: tuple[tuple[str, str], ...] = ()
    documents: list[Attachment] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    void: bool = False
    undone: bool = False
    seat: str = ""
    veiled: bool = False
    late_note: str = ""
    may_correct: bool = False


def timeline(
    reg: Register,
    events: Iterable[Event],
    stand: Standing,
    attachments: Iterable[Attachment],
    *,
    roles: frozenset[str],
    opened: bool,
    viewer: str = "",
) -> list[Entry]:
    """The entries in the order they were written. `opened` says whether the reader may see sealed fields."""
    rows = list(events)
    told = _Told(reg, opened)
    standing_now = {t.event.seq: t for t in stand.taken}
    entries: dict[int, Entry] = {}
    said: dict[int, Happening] = {}
    veiled: set[int] = set()
    seats = {key: name_of(key) for s in reg.procedure.steps if s.at for key in stand.case.listed(s.at)}
    for row, happening in zip(rows, history(rows, reg), strict=True):
        step = reg.procedure[happening.step]
        if happening.kind is Kind.CORRECTED:
            entry, before = entries[happening.corrects], said[happening.corrects]
            entry.changes.append(told.change(row, before, happening))
            entry.void = happening.void
            said[happening.corrects] = replace(happening, facts={**before.facts, **happening.facts})
            continue
        entry = Entry(row.seq, step.name, row.on, row.by or _nobody(happening), row.at)
        entries[row.seq] = entry
        said[row.seq] = happening
        if happening.kind is Kind.OVERDUE:
            entry.late_note = str(happening.facts.get("due", ""))
        elif taken := standing_now.get(row.seq):
            entry.on, entry.outcome, entry.provision = taken.event.on, taken.event.outcome, taken.provision
            entry.due, entry.days_late = taken.due, taken.days_late
            entry.facts = told.facts(taken.event.facts)
            entry.undone = taken.undone
            entry.seat = seats.get(taken.event.seat, "")
            # 各自独立评查的，别人办完以前只看得到自己的。
            entry.veiled = stand.case.veiled(taken.event) and taken.event.by != viewer
            if entry.veiled:
                entry.outcome, entry.facts, veiled = "", (), {*veiled, row.seq}
            entry.may_correct = bool(roles & step.seats)
        else:
            entry.outcome, entry.facts = happening.outcome, told.facts(happening.facts)
    for attachment in attachments:
        seq = attachment.event.seq
        if seq in entries and seq not in veiled:
            entries[seq].documents.append(attachment)
    return list(entries.values())


def _nobody(happening: Happening) -> str:
    """Who did what nobody signed for: an applicant without an account; lateness is noted by the system."""
    return PUBLIC.name if happening.kind is Kind.TAKEN else ""


class _Told:
    """Facts in words, with what the reader may not see left sealed."""

    def __init__(self, reg: Register, opened: bool) -> None:
        self.fields: Mapping[str, Any] = own_fields(reg.key)
        self.opened = opened

    def facts(self, facts: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
        """Names and values; title and organ of the first event are shown elsewhere."""
        return tuple(
            (str(self.fields[n].verbose_name), shown(self.fields[n], v, opened=self.opened))
            for n, v in facts.items()
            if n in self.fields
        )

    def change(self, row: Event, before: Happening, after: Happening) -> Change:
        lines = []
        if not after.void:
            if after.on != before.on:
                lines.append(("办理日期", before.on.isoformat(), after.on.isoformat()))
            if after.outcome != before.outcome:
                lines.append(("结果", before.outcome or "—", after.outcome or "—"))
            was = dict(self.facts(before.facts))
            lines += [(name, was.get(name, "—"), now) for name, now in self.facts(after.facts)]
        return Change(row.by, row.at, row.reason, after.void, tuple(lines))
