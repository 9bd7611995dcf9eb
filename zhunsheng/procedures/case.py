"""A case as the engine sees it: its procedure and history on one day, and what follows from them."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from typing import Any, Protocol

from zhunsheng.calendar import Due, Extended, NotATerm, Pause, WorkCalendar, YearMissing, deadline
from zhunsheng.calendar.due import day_of
from zhunsheng.declare.conditions import Seen
from zhunsheng.declare.gates import ApprovedBy, FieldIs, Gate, OutcomeIs, Requires, Stands
from zhunsheng.declare.steps import End, Procedure, Step, Term
from zhunsheng.law import LawBook, NotLaw, Rule, RuleVersion, lawbook
from zhunsheng.procedures.events import Event, Kind, effective


class Outside(Protocol):
    """What a case asks of other cases; the floor that keeps records answers."""

    def lacking(self, gate: Stands, asked: Mapping[str, Any], on: date) -> list[str]:
        """For whom or what the other register holds no record that stands on that day; `asked` holds our fields."""

    def unfinished(self, links: tuple[str, ...]) -> list[str]:
        """The numbers of the linked cases that have not ended."""


@dataclass(frozen=True)
class Case:
    """A procedure, the history of one case, the day it is looked at, and the county's working days and law book.

    Everything else is worked out from these, so a case can be judged as of any day. `outside` answers what other cases say;
    without it their gates are open (the walk, and the replay of a correction). `labels` are the official names of fields.
    """

    procedure: Procedure
    history: tuple[Event, ...]
    today: date
    calendar: WorkCalendar
    book: LawBook = field(default_factory=lawbook)
    outside: Outside | None = None
    labels: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The official names of steps, and with a dot before them of fields and choices (".kind=proposal"), for sentences."""
        return {**{f".{name}": said for name, said in self.labels.items()}, **self.procedure.names}

    def label(self, name: str) -> str:
        """The official name of a field."""
        return self.labels.get(name, name)

    @cached_property
    def events(self) -> list[Event]:
        """The steps that were taken, corrections applied, those undone since among them."""
        return effective(self.history)

    @cached_property
    def undone(self) -> frozenset[int]:
        """The numbers of the events that a later one sent back: the steps it names, and whatever rested on them."""
        standing: dict[int, str] = {}
        for event in self.events:
            step = self.procedure[event.step]
            if step.sends(event.outcome):
                back = self._fallen(step, frozenset(standing.values()))
                standing = {seq: key for seq, key in standing.items() if key not in back}
            if step.returns or not step.sends(event.outcome):
                standing[event.seq] = event.step
        return frozenset(e.seq for e in self.events if e.seq not in standing)

    def _fallen(self, step: Step, taken: frozenset[str]) -> set[str]:
        gone = set(step.undoes) & taken
        fallen = gone
        while fallen:
            left = taken - gone
            fallen = {
                key
                for key in left
                if not (it := self.procedure[key]).returns and it.rests(left | gone) and not it.rests(left)
            }
            gone = gone | fallen
        return gone

    @cached_property
    def standing(self) -> list[Event]:
        """The steps that stand: taken, and not undone."""
        return [e for e in self.events if e.seq not in self.undone]

    @cached_property
    def taken(self) -> frozenset[str]:
        """The steps that are done and stand; one that each of several takes only when the last of them has."""
        return frozenset(
            e.step for e in self.standing if not self.procedure[e.step].each or self._all_seated(e.step)
        )

    def _all_seated(self, step: str) -> bool:
        return self.seated(step) >= set(self.listed(self.procedure[step].members))

    def seated(self, step: str) -> set[str]:
        """Of those who each take the step: who has, and it stands."""
        return {e.seat for e in self.standing if e.step == step}

    def listed(self, name: str) -> tuple[str, ...]:
        """The people or organs that a field holds; none while it is empty."""
        return as_listed(self.facts.get(name))

    def latest(self, step: str) -> Event | None:
        """The last time a step was taken that stands, or None."""
        return next((e for e in reversed(self.standing) if e.step == step), None)

    @cached_property
    def facts(self) -> Mapping[str, Any]:
        """The record's fields as the events say they are; of an undone step only what was written, as a draft.

        What each hands in blindly is in none of them until the last has handed in.
        """
        blind = {s.key for s in self.procedure.steps if s.blind}
        facts = self._told(blind)
        waited_for = {
            key
            for key in blind
            if not self.seated(key) >= set(as_listed(facts.get(self.procedure[key].members)))
        }
        return self._told(waited_for) if blind - waited_for else facts

    def _told(self, veiled: Container[str]) -> dict[str, Any]:
        facts: dict[str, Any] = {}
        for event in self.events:
            if event.step not in veiled:
                facts |= (
                    event.facts if event.seq in self.undone else written(self.procedure[event.step], event)
                )
        return facts

    def veiled(self, event: Event) -> bool:
        """Whether what the event handed in is still kept from the others."""
        return self.procedure[event.step].blind and event.step not in self.taken

    @cached_property
    def seen(self) -> Seen:
        """What conditions are held against."""
        return Seen(self.taken, self.facts)

    def optional(self, step: Step) -> bool:
        """Whether nobody waits for the step in this case."""
        return step.optional if isinstance(step.optional, bool) else step.optional.holds(self.seen)

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
        return next((e for e in self.standing if self.procedure[e.step].ends), None)

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
        """The steps that will not be taken (again) as things stand: done, excluded, not law, past the end, or cut off by those."""
        return self._closed({})

    @cached_property
    def closed_forever(self) -> frozenset[str]:
        """The same, but for those that could come again because a step that could be taken would undo what closes them."""
        return self._closed(self.procedure.undoers)

    def _closed(self, undoers: Mapping[str, frozenset[str]]) -> frozenset[str]:
        """Closed while what is settled stays so: first everything taken is held to be, then less, until no step left open
        could undo any of it."""
        settled = self.taken
        while True:
            closed = self._closed_while(settled)
            kept = frozenset(k for k in settled if not undoers.get(k, frozenset()) - closed)
            if kept == settled:
                return closed
            settled = kept

    def _closed_while(self, settled: frozenset[str]) -> frozenset[str]:
        procedure = self.procedure
        closed = {s.key for s in procedure.steps if s.provision(self.law_on) is None}
        if self.ending and self.ending.step in settled:
            after = procedure.downstream[self.ending.step]
            closed |= {s.key for s in procedure.steps if s.key not in after and not s.lasting}
        closed |= {k for k in settled if not procedure[k].repeatable}
        closed |= {other for k in settled for other in procedure.exclusions[k]}
        while True:
            seen = Seen(settled, self.facts, closed - self.taken, _Fixed(self, closed, settled))
            grown = {s.key for s in procedure.steps if s.after and s.after.left(seen) is False}
            grown |= {s.key for s in procedure.steps if any(self._shut_by(g, seen) for g in s.gates)}
            if grown <= closed:
                return frozenset(closed)
            closed |= grown

    def _shut_by(self, gate: Gate, seen: Seen) -> bool:
        """Whether a gate is shut by something that will not change: an outcome, a field, a step that will never come."""
        if not gate.basis.in_force(self.law_on) or (gate.unless and gate.unless.left(seen) is not False):
            return False
        if gate.under and gate.under.left(seen) is not True:
            return False
        match gate:
            case Requires(what=what):
                return what.left(seen) is False
            case OutcomeIs(step=step, outcomes=outcomes):
                return self._outcome_against(step, outcomes, seen)
            case ApprovedBy(step=step):
                return self._outcome_against(step, self.procedure[step].outcomes[:1], seen)
            case FieldIs(field=name, values=values):
                return name in seen.fixed and self.facts.get(name) not in values
        return False

    def _outcome_against(self, step: str, outcomes: tuple[str, ...], seen: Seen) -> bool:
        event = self.latest(step)
        if event is None:
            return step in seen.closed
        final = step in seen.taken and not self.procedure[step].repeatable
        return final and event.outcome not in outcomes

    def version(self, rule: Rule) -> RuleVersion:
        """The rule as it acts in this case: with the county's own parameters, on the day that governs."""
        return self.book.rule(rule.id).on(self.law_on)

    def day_of(self, origin: str) -> date | None:
        """The day (or moment) of a field, or of the last time a step was taken; of a field that holds a year, its last day."""
        day = self.facts.get(origin)
        if isinstance(day, int):
            day = date(day, 12, 31)
        if day is None and origin in self.procedure and (event := self.latest(origin)):
            day = event.on
        return day if isinstance(day, date) else None

    def term(self, step: Step) -> Term | None:
        """The term that runs for a step in this case, if it has one."""
        return next(
            (t for t in step.within if not t.promise and (t.under is None or t.under.holds(self.seen))), None
        )

    def due(self, step: Step) -> Due | None:
        """By when a step is due and how that was counted; None when nothing runs (yet), or was law that day.

        A restart (补正) counts anew from its day; extensions are added once; suspensions are left out of the count
        unless the term runs on. The term of a repeatable step is met once the step is taken, and runs again when it begins
        anew. In a year whose days off are not announced yet (every autumn) the day is the soonest that it can be
        (`Due.provisional`). Also None when it cannot be told; ``uncounted`` says why.
        """
        reckoned = self._reckoned(step)
        return reckoned if isinstance(reckoned, Due) else None

    def uncounted(self, step: Step) -> str:
        """Why a running term has no last day yet; empty when it has one, or none runs."""
        reckoned = self._reckoned(step)
        return reckoned if isinstance(reckoned, str) else ""

    def promised(self, step: Step) -> Due | None:
        """By when the office has promised the step (承诺时限), beside what the statute says; None when nothing is promised."""
        held = (t for t in step.within if t.promise and (t.under is None or t.under.holds(self.seen)))
        reckoned = self._reckon(step, next(held, None))
        return reckoned if isinstance(reckoned, Due) else None

    def _reckoned(self, step: Step) -> Due | str | None:
        if step.key not in self._known:
            self._known[step.key] = self._reckon(step, self.term(step))
        return self._known[step.key]

    @cached_property
    def _known(self) -> dict[str, Due | str | None]:
        return {}

    def _reckon(self, step: Step, term: Term | None) -> Due | str | None:
        """The last day; or in words why it cannot be told; or None when nothing runs."""
        start = self.day_of(term.since) if term else None
        if term is None or start is None or (step.repeatable and self._met(step, term)):
            return None
        restarted = [e.on for e in self.events if step.key in self.procedure[e.step].restarts]
        start = max([start, *restarted], key=day_of)
        try:
            version = self.version(term.rule)
        except NotLaw:
            return term.gap or None
        if version.is_sample:
            return f"期限由本地规定，本县还没有定（{version.provision}）"
        try:
            return deadline(
                version,
                start,
                self.calendar,
                pauses=()
                if term.runs_on
                else [p for p in self.pauses if p.end is None or p.end > day_of(start)],
                extensions=self._extensions(step, version),
            )
        except (YearMissing, NotATerm) as unknown:
            return str(unknown)

    def _met(self, step: Step, term: Term) -> bool:
        """Whether the step was taken since its term last began: its origin given, or restarted (退回重做)."""
        taken = self.latest(step.key)
        begun = (
            e.seq
            for e in self.standing
            if e.step == term.since
            or term.since in written(self.procedure[e.step], e)
            or step.key in self.procedure[e.step].restarts
        )
        return taken is not None and taken.seq > max(begun, default=0)

    def _extensions(self, step: Step, version: RuleVersion) -> list[Extended]:
        extension = version.extension
        if extension is None or extension.value is None:
            return []
        granted = (e for e in self.standing if step.key in self.procedure[e.step].extends)
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


def as_listed(held: Any) -> tuple[str, ...]:
    """What a field holds, as several: one organ and many organs read alike."""
    return (held,) if isinstance(held, str) and held else tuple(held or ())


class _Fixed(Container[str]):
    """The fields that no step which could still be taken will write."""

    def __init__(self, case: Case, closed: set[str], settled: frozenset[str]) -> None:
        self.case, self.closed, self.settled = case, frozenset(closed), frozenset(settled)

    def __contains__(self, name: object) -> bool:
        return not any(
            s.key not in self.closed and (s.repeatable or s.key not in self.settled)
            for s in self.case.procedure.writers.get(str(name), ())
        )


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
    return max(timedelta(0), on - due.latest_day).days
