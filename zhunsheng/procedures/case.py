"""A case as the engine sees it: its procedure and history on one day, and what follows from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any

from zhunsheng.calendar import Due, Extended, Pause, WorkCalendar, YearMissing, deadline
from zhunsheng.declare.gates import FieldIs, Gate, OutcomeIs
from zhunsheng.declare.steps import End, Procedure, Step, Term
from zhunsheng.law import LawBook, NotLaw, Rule, RuleVersion, lawbook
from zhunsheng.procedures.events import Event, Kind, effective


@dataclass(frozen=True)
class Case:
    """A procedure, the history of one case, the day it is looked at, and the county's working days and law book.

    Everything else is worked out from these, so a case can be judged as of any day.
    """

    procedure: Procedure
    history: tuple[Event, ...]
    today: date
    calendar: WorkCalendar
    book: LawBook = field(default_factory=lawbook)

    @cached_property
    def events(self) -> list[Event]:
        """The steps that stand, corrections applied."""
        return effective(self.history)

    @cached_property
    def taken(self) -> frozenset[str]:
        """The steps that have been taken and stand."""
        return frozenset(e.step for e in self.events)

    def latest(self, step: str) -> Event | None:
        """The last time a step was taken, or None."""
        return next((e for e in reversed(self.events) if e.step == step), None)

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """The record's fields as the events say they are."""
        facts: dict[str, Any] = {}
        for event in self.events:
            facts |= written(self.procedure[event.step], event)
        return facts

    @cached_property
    def law_on(self) -> date:
        """The day whose law acts: the first governing date present, else the opening day, else today."""
        for name in self.procedure.governed_by:
            if self.facts.get(name):
                day: date = self.facts[name]
                return day
        return self.events[0].on if self.events else self.today

    @cached_property
    def ending(self) -> Event | None:
        """The event that ended the case, or None."""
        return next((e for e in self.events if self.procedure[e.step].ends), None)

    @property
    def ended(self) -> End | None:
        """How the case ended, or None while it runs."""
        return self.procedure[self.ending.step].ends if self.ending else None

    @cached_property
    def pauses(self) -> tuple[Pause, ...]:
        """Every suspension so far, the last one open while it lasts."""
        pauses: list[Pause] = []
        running: Event | None = None
        for event in self.events:
            step = self.procedure[event.step]
            if step.pauses and running is None:
                running = event
            elif running and (running.step in step.resumes or step.ends):
                pauses.append(self._pause(running, event.on))
                running = None
        if running:
            pauses.append(self._pause(running, None))
        return tuple(pauses)

    def _pause(self, event: Event, end: date | None) -> Pause:
        return Pause(start=event.on, end=end, cause=self.procedure[event.step].name)

    @cached_property
    def paused_by(self) -> Step | None:
        """The step that suspended the case, while it is suspended."""
        if not self.pauses or self.pauses[-1].end is not None:
            return None
        return next(self.procedure[e.step] for e in reversed(self.events) if self.procedure[e.step].pauses)

    @cached_property
    def closed_for_good(self) -> frozenset[str]:
        """The steps that this case will never take (again): done, excluded, not law, past the end, or cut off by those."""
        procedure = self.procedure
        closed = {k for k in self.taken if not procedure[k].repeatable}
        closed |= {other for k in self.taken for other in procedure.exclusions[k]}
        closed |= {s.key for s in procedure.steps if s.provision(self.law_on) is None}
        if self.ending:
            after = procedure.downstream[self.ending.step]
            closed |= {s.key for s in procedure.steps if s.key not in after and not s.lasting}
        closed |= {s.key for s in procedure.steps if any(self._settled_against(g) for g in s.gates)}
        grown = True
        while grown:
            cut_off = {
                s.key
                for s in procedure.steps
                if s.key not in closed and s.after and s.after.left(self.taken, closed) is False
            }
            grown = bool(cut_off)
            closed |= cut_off
        return frozenset(closed)

    def _settled_against(self, gate: Gate) -> bool:
        """Whether a gate is shut by something that will not change: an outcome or a field already recorded."""
        if not gate.basis.in_force(self.law_on) or gate.unless:
            return False
        match gate:
            case OutcomeIs(step=step, outcomes=outcomes):
                event = self.latest(step)
                final = event is not None and not self.procedure[step].repeatable
                return final and event is not None and event.outcome not in outcomes
            case FieldIs(field=name, values=values):
                settled = self.facts.get(name) is not None and not self._may_change(name)
                return settled and self.facts[name] not in values
        return False

    def _may_change(self, name: str) -> bool:
        """Whether a step that could still be taken (again) writes the field."""
        steps = self.procedure.steps
        return any(name in s.fields() and (s.repeatable or s.key not in self.taken) for s in steps)

    def version(self, rule: Rule) -> RuleVersion:
        """The rule as it acts in this case: with the county's own parameters, on the day that governs."""
        return self.book.rule(rule.id).on(self.law_on)

    def day_of(self, origin: str) -> date | None:
        """The day of a date field, or of the last time a step was taken; of a field that holds a year, its last day."""
        day = self.facts.get(origin)
        if isinstance(day, int):
            day = date(day, 12, 31)
        if day is None and origin in self.procedure and (event := self.latest(origin)):
            day = event.on
        return day if isinstance(day, date) else None

    def term(self, step: Step) -> Term | None:
        """The term that runs for a step in this case, if it has one."""
        return next((t for t in step.within if t.under is None or t.under.holds(self.taken)), None)

    def due(self, step: Step) -> Due | None:
        """By when a step is due and how that was counted; None when nothing runs (yet), or was law that day.

        A restart (补正) counts anew from its day; extensions are added once; suspensions are left out of the count
        unless the term runs on. The term of a repeatable step is met once the step is taken, and runs again when it begins
        anew. Also None when the last day lies in a year whose days off are not announced yet
        (every autumn): work goes on, and ``uncounted`` says why there is no day.
        """
        reckoned = self._reckoned(step)
        return reckoned if isinstance(reckoned, Due) else None

    def uncounted(self, step: Step) -> str:
        """Why a running term has no last day yet; empty when it has one, or none runs."""
        reckoned = self._reckoned(step)
        return str(reckoned) if isinstance(reckoned, YearMissing) else ""

    def _reckoned(self, step: Step) -> Due | YearMissing | None:
        if step.key not in self._known:
            self._known[step.key] = self._reckon(step)
        return self._known[step.key]

    @cached_property
    def _known(self) -> dict[str, Due | YearMissing | None]:
        return {}

    def _reckon(self, step: Step) -> Due | YearMissing | None:
        term = self.term(step)
        start = self.day_of(term.since) if term else None
        if term is None or start is None or (step.repeatable and self._met(step, term)):
            return None
        start = max([start, *(e.on for e in self.events if step.key in self.procedure[e.step].restarts)])
        try:
            version = self.version(term.rule)
        except NotLaw:
            return None
        try:
            return deadline(
                version,
                start,
                self.calendar,
                pauses=() if term.runs_on else [p for p in self.pauses if p.end is None or p.end > start],
                extensions=self._extensions(step, version),
            )
        except YearMissing as missing:
            return missing

    def _met(self, step: Step, term: Term) -> bool:
        """Whether the step was taken since its term last began: its origin given, or restarted (退回重做)."""
        taken = self.latest(step.key)
        begun = (
            e.seq
            for e in self.events
            if e.step == term.since
            or term.since in written(self.procedure[e.step], e)
            or step.key in self.procedure[e.step].restarts
        )
        return taken is not None and taken.seq > max(begun, default=0)

    def _extensions(self, step: Step, version: RuleVersion) -> list[Extended]:
        extension = version.extension
        if extension is None or extension.value is None:
            return []
        granted = (e for e in self.events if step.key in self.procedure[e.step].extends)
        return [
            Extended(
                value=int(e.facts.get("extended_days") or extension.value),
                unit=extension.unit,
                approved_by=self.procedure[e.step].by[0].name,
                reason=self.procedure[e.step].name,
            )
            for e in list(granted)[:1]
        ]

    def overdue_noted(self) -> set[tuple[str, str]]:
        """The (step, last day) pairs whose passing has already been written down."""
        return {(e.step, str(e.facts.get("due"))) for e in self.history if e.kind is Kind.OVERDUE}


def written(step: Step, event: Event) -> dict[str, Any]:
    """What taking a step writes into the record: its day, its outcome, what it sets, what was given."""
    facts: dict[str, Any] = dict(step.sets)
    for name in step.dated:
        facts[name] = event.on
    if step.outcome_field:
        facts[step.outcome_field] = event.outcome
    facts |= event.facts
    return facts


def days_late(due: Due | None, on: date) -> int:
    """Calendar days past the last day; 0 when in time, not due, or suspended."""
    if due is None or due.due is None:
        return 0
    return max(timedelta(0), on - due.last_day).days
