"""Walking every path of a procedure, to prove that each reaches an end and none slips past a gate.

The walk runs the real engine on synthetic histories. Histories after which the same things may happen are one state: which
steps were taken that others look at, how they came out, whether the case is suspended.

The *core* is every step that an ending, a decision or the opening depends on. What is left are *detours* (an extension, an
annexed review, what follows the end): nothing outside a detour looks at it, so all it can do to the rest is to suspend the
case. A detour is walked from the first state in which it opens for each view it has of the core, and must always find its way
back.
"""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import product
from typing import Any

from zhunsheng.calendar import WorkCalendar
from zhunsheng.declare.conditions import Seen, When
from zhunsheng.declare.gates import (
    ApprovedBy,
    AtLeast,
    AtMost,
    Elapsed,
    FieldIs,
    InOrder,
    Lapsed,
    OtherPerson,
    OutcomeIs,
    Requires,
)
from zhunsheng.declare.roles import Named
from zhunsheng.declare.steps import Procedure, Step, mentioned
from zhunsheng.law import NotLaw
from zhunsheng.procedures.case import Case
from zhunsheng.procedures.errors import Refused
from zhunsheng.procedures.events import Actor, Attempt, Event
from zhunsheng.procedures.standing import order_against
from zhunsheng.procedures.take import take

State = tuple[Any, ...]
SENT_BACK = "↩"
_PATIENCE = (timedelta(days=30), timedelta(days=120))
"""A wait that outlasts the short periods and not yet the long ones (催告以后十日，三个月以内), and one longer than any."""


@dataclass
class Walk:
    """What the walk saw: the graph of states, and each state's shortest history."""

    procedure: Procedure
    law_on: date
    start: State = ()
    edges: dict[State, list[tuple[str, State]]] = field(default_factory=dict)
    histories: dict[State, tuple[Event, ...]] = field(default_factory=dict)
    ends: set[State] = field(default_factory=set)
    reached: set[str] = field(default_factory=set)

    def problems(self) -> Iterator[str]:
        """Every way in which the procedure is not sound; nothing when it is."""
        names = self.procedure.names
        for step in self.procedure.steps:
            if step.provision(self.law_on) and step.key not in self.reached:
                yield f"步骤“{step.name}”走不到"
        for state in sorted(self.stuck(), key=lambda s: len(self.histories[s]))[:3]:
            yield f"这样走到不了终点：{'→'.join(names[e.step] for e in self.histories[state])}"
        for decision in self.procedure.decisions:
            yield from self.ways_around(decision)
        yield from self.returned_and_done()

    def returned_and_done(self) -> Iterator[str]:
        """Ends and decisions that can be reached after work was sent back, although nobody did the work again.

        Looked at on the graph: from every sending back, the edges of the steps it undoes are taken out; no decision, and no
        end that follows them, may then be in reach.
        """
        names = self.procedure.names
        for step in self.procedure.steps:
            for undone in step.undoes:
                leaning = {
                    s.key
                    for s in self.procedure.steps
                    if (s.ends or s.key in self.procedure.decisions)
                    and step.key in self.procedure.undoers[s.key]
                }
                label = step.key + SENT_BACK if step.sends_back else step.key
                homes = [after for edges in self.edges.values() for taken, after in edges if taken == label]
                for home in homes:
                    if got := self.reached_from(home, without={undone}) & leaning:
                        yield f"“{step.name}”以后没有重新“{names[undone]}”，也能“{names[min(got)]}”"
                        break

    def reached_from(self, state: State, *, without: set[str]) -> set[str]:
        """The steps that can be taken from a state on, on paths that take none of the others."""
        seen, todo, found = {state}, deque([state]), set[str]()
        while todo:
            for taken, after in self.edges.get(todo.popleft(), ()):
                if taken in without:
                    continue
                found.add(taken)
                if after not in seen:
                    seen.add(after)
                    todo.append(after)
        return found

    def stuck(self) -> set[State]:
        """States from which no end can be reached."""
        back: dict[State, list[State]] = {}
        for state, following in self.edges.items():
            for _, after in following:
                back.setdefault(after, []).append(state)
        safe, todo = set(self.ends), deque(self.ends)
        while todo:
            for state in back.get(todo.popleft(), ()):
                if state not in safe:
                    safe.add(state)
                    todo.append(state)
        return set(self.edges) - safe

    def ways_around(self, decision: str) -> Iterator[str]:
        """Decisions that can be reached although the step a gate wants was never taken.

        Looked at on the graph, not by asking the gate again: the wanted steps' edges are taken out, and the decision must
        then be out of reach.
        """
        names = self.procedure.names
        for gate in self.procedure[decision].gates:
            wanted: set[str] = set()
            match gate:
                case Requires(what=what):
                    wanted = set(what.steps())
                case OutcomeIs(step=step) | ApprovedBy(step=step):
                    wanted = {step}
            if not wanted or not gate.basis.in_force(self.law_on) or gate.conditions():
                continue
            if self.reaches(decision, without=wanted):
                yield f"不经{'、'.join(names[w] for w in sorted(wanted))}也能“{names[decision]}”"

    def reaches(self, step: str, *, without: set[str]) -> bool:
        """Whether a step can be reached on a path that takes none of the others."""
        return step in self.reached_from(self.start, without=without)


def walk(procedure: Procedure, *, law_on: date, calendar: WorkCalendar, limit: int = 30_000) -> Walk:
    """Walks every path of the procedure under the law of that day.

    Raises RuntimeError when there are more than `limit` states: such a procedure is too entangled for people, too.
    """
    return Walker(procedure, law_on, calendar, limit).run()


class Walker:
    """One walk under way: ``run`` walks everything; ``possible`` says what could come next in a case."""

    def __init__(self, procedure: Procedure, law_on: date, calendar: WorkCalendar, limit: int) -> None:
        self.procedure, self.calendar, self.limit = procedure, calendar, limit
        self.watched = _Watched(procedure, law_on)
        self.core = core(procedure)
        self.detours = detours(procedure, self.core)
        self.walked: set[tuple[int, State]] = set()
        self.result = Walk(procedure, law_on)

    def run(self) -> Walk:
        """Walks every path."""
        result = self.result
        result.start = self.watched.state(self._case((), result.law_on), self.core)
        result.histories[result.start] = ()
        todo = deque([result.start])
        while todo:
            state = todo.popleft()
            edges = result.edges.setdefault(state, [])
            case = self.next_day(result.histories[state])
            if case.ended:
                result.ends.add(state)
            for event in self.possible(case, self.core):
                after = self._enter((*case.history, event), self.core, todo)
                edges.append((self._label(event), after))
            self._start_detours(case, state, edges)
            if len(result.histories) > self.limit:
                raise RuntimeError(f"程序的状态超过 {self.limit} 个，请拆分")
        return result

    def _start_detours(self, case: Case, home: State, edges: list[tuple[str, State]]) -> None:
        for number, detour in enumerate(self.detours):
            view = (number, self.watched.view(case, detour))
            if view in self.walked:
                continue
            if first := list(self.possible(case, detour)):
                self.walked.add(view)
                self._walk_detour(case, detour, first, home, edges)

    def _walk_detour(
        self,
        case: Case,
        detour: frozenset[str],
        first: list[Event],
        home: State,
        edges: list[tuple[str, State]],
    ) -> None:
        """Walks a detour from one state of the core; wherever the case is not suspended it may go home."""
        result = self.result
        inner: deque[State] = deque()
        both = self.core | detour
        for event in first:
            edges.append((self._label(event), self._enter((*case.history, event), both, inner)))
        while inner:
            state = inner.popleft()
            now = self.next_day(result.histories[state])
            leaving = result.edges.setdefault(state, [])
            if not now.paused_by:
                leaving.append(("", home))
            for event in self.possible(now, detour):
                leaving.append((self._label(event), self._enter((*now.history, event), both, inner)))

    def _label(self, event: Event) -> str:
        """How an edge is called: by its step, and marked when the outcome sends work back."""
        step = self.procedure[event.step]
        return step.key + SENT_BACK if step.sends_back and step.sends(event.outcome) else step.key

    def _enter(self, history: tuple[Event, ...], steps: frozenset[str], todo: deque[State]) -> State:
        self.result.reached.add(history[-1].step)
        state = self.watched.state(self._case(history, history[-1].on), steps)
        if state not in self.result.histories:
            self.result.histories[state] = history
            todo.append(state)
        return state

    def _case(self, history: tuple[Event, ...], today: date) -> Case:
        return Case(self.procedure, history, today, self.calendar)

    def next_day(self, history: tuple[Event, ...]) -> Case:
        """The case on the day after its last event."""
        last = history[-1].on + timedelta(days=1) if history else self.result.law_on
        return self._case(history, last)

    def possible(self, case: Case, steps: frozenset[str]) -> Iterator[Event]:
        """Every event that could come next: each step with each outcome and telling input, today or after a long wait."""
        for step in case.procedure.steps:
            if step.key not in steps or any(order_against(step, case)):
                continue
            for outcome, facts in product(
                self.watched.tell_apart(step), self.watched.inputs(step, case.today)
            ):
                if event := self._sooner_or_later(case, step, outcome, facts):
                    yield event

    def _sooner_or_later(self, case: Case, step: Step, outcome: str, facts: dict[str, Any]) -> Event | None:
        waits = any(isinstance(g, Elapsed | Lapsed) for g in step.gates)
        for on in (case.today, *(case.today + wait for wait in _PATIENCE if waits)):
            attempt = Attempt(
                step=step.key,
                on=on,
                actor=_somebody(step, case),
                outcome=outcome,
                facts=facts,
                documents=tuple(d.name for d in step.needs),
            )
            try:
                return take(self._case(case.history, on), attempt)
            except Refused:
                continue
        return None


def _somebody(step: Step, case: Case) -> Actor:
    """Somebody else for each step, so that separated roles do not stand in the way (they have tests of their own); of those
    who are named, the first who has not taken it."""
    stranger = f"第{len(case.history) + 1}人"
    waiting = [m for m in case.listed(step.members) if m not in case.seated(step.key)]
    if step.at:
        return Actor(person=stranger, roles=step.seats, organs=dict.fromkeys(step.seats, tuple(waiting)))
    only_named = all(isinstance(role, Named) for role in step.by)
    return Actor(person=waiting[0] if only_named and waiting else stranger, roles=step.seats)


def looked_at(step: Step) -> set[str]:
    """The steps that decide whether and when it may be taken; not those whose people may not take it, since each step of
    the walk is taken by somebody else."""
    return mentioned(replace(step, gates=tuple(g for g in step.gates if not isinstance(g, OtherPerson))))


def core(procedure: Procedure) -> frozenset[str]:
    """The steps that the opening, the endings and the decisions depend on, however far back."""
    todo = [s.key for s in procedure.steps if s.ends or s.after is None or s.key in procedure.decisions]
    found: set[str] = set()
    while todo:
        key = todo.pop()
        if key not in found:
            found.add(key)
            todo += looked_at(procedure[key])
            todo += [s.key for s in procedure.steps if key in s.resumes or key in s.undoes]
    return frozenset(found)


def detours(procedure: Procedure, core: frozenset[str]) -> list[frozenset[str]]:
    """The other steps, in groups that look at one another."""
    groups: list[set[str]] = []
    for step in procedure.steps:
        if step.key in core:
            continue
        touched = {step.key, *looked_at(step)} - core
        joined = [g for g in groups if g & touched]
        groups = [g for g in groups if not g & touched] + [set().union(touched, *joined)]
    return [frozenset(g) for g in groups]


class _Watched:
    """What gates and conditions look at: only that tells states apart."""

    def __init__(self, procedure: Procedure, law_on: date) -> None:
        self.procedure = procedure
        self.accepting: dict[str, list[frozenset[str]]] = {}
        self.values: dict[str, set[Any]] = {}
        self.numbers: dict[str, Any] = {}
        self.people = set(procedure.members)
        for gate in (g for s in procedure.steps for g in s.gates):
            match gate:
                case OutcomeIs(step=step, outcomes=outcomes):
                    self.accepting.setdefault(step, []).append(frozenset(outcomes))
                case ApprovedBy(step=step):
                    self.accepting.setdefault(step, []).append(frozenset(procedure[step].outcomes[:1]))
                case FieldIs(field=name, values=values):
                    self.values.setdefault(name, set()).update(values)
                case AtLeast(field=name) | AtMost(field=name):
                    self.numbers[name] = _enough(name, procedure, law_on)
                case OtherPerson(named=names):
                    self.people |= set(names)
        for one in (s for s in procedure.steps if s.sends_back):
            self.accepting.setdefault(one.key, []).append(frozenset(one.sends_back))
        looked_at = [w for s in procedure.steps for c in s.conditions for w in _whens(c)]
        for said in looked_at:
            self.values.setdefault(said.field, set()).update(said.values)
        self.judges = {key: self._judges(key) for key in self.accepting}
        self.lookers = {name: self._lookers(name) for name in self.values}
        self.origins = {t.since for s in procedure.steps for t in s.within}
        dates = self.origins | {name for s in procedure.steps for name in s.dated}
        for gate in (g for s in procedure.steps for g in s.gates if isinstance(g, InOrder)):
            if {gate.first, gate.then} & dates:
                self.origins |= {gate.first, gate.then}
            elif known := {gate.first, gate.then} & set(self.numbers):
                # 比大小的两个数填成一样的，先后都说得过去。
                self.numbers |= dict.fromkeys((gate.first, gate.then), self.numbers[min(known)])
        # 只有恢复它的步骤才看的中止，恢复之后就和没有中止过一样。
        self.passing = {s.key for s in procedure.steps if s.pauses and s.repeatable}
        self.each = [s for s in procedure.steps if s.each]

    def _lookers(self, name: str) -> frozenset[str]:
        """The steps on which the field tells: a gate or a condition of theirs looks at it."""
        return frozenset(
            s.key
            for s in self.procedure.steps
            if any(name in c.fields() for c in s.conditions)
            or any(isinstance(g, FieldIs) and g.field == name for g in s.gates)
        )

    def _judges(self, key: str) -> frozenset[str]:
        """The steps on which the outcome of a step tells: those with a gate on it, and the step itself."""
        gates = ((s.key, g) for s in self.procedure.steps for g in s.gates)
        judging = {by for by, g in gates if isinstance(g, OutcomeIs | ApprovedBy) and g.step == key}
        return frozenset(judging | {key})

    def kind(self, step: str, outcome: str) -> tuple[bool, ...]:
        """Outcomes that every gate treats alike are of one kind."""
        return tuple(outcome in accepted for accepted in self.accepting.get(step, ()))

    def tell_apart(self, step: Step) -> list[str]:
        """One outcome of each kind."""
        return list({self.kind(step.key, o): o for o in reversed(step.outcomes or ("",))}.values())

    def inputs(self, step: Step, today: date) -> Iterator[dict[str, Any]]:
        """The telling ways to fill in a step: every watched value and one that nobody names; today where a term begins; what
        may be left out, filled and left out when somebody looks at it."""
        choices = [[(name, value) for value in self._telling(name, today)] for name in step.fills]
        for name in step.may_fill:
            if name in self.values or name in self.people:
                choices.append([(name, value) for value in (*self._telling(name, today), None)])
            elif name in self.origins:
                choices.append([(name, value) for value in self._telling(name, today)])
        for filled in product(*choices):
            yield {name: value for name, value in filled if value is not None}

    def _telling(self, name: str, today: date) -> list[Any]:
        if name in self.people:
            # 每个字段各有各的人：承办人员和听证主持人不是同一个人，角色分开的步骤才走得到。
            return [
                tuple(f"{name}{one}" for one in ("甲乙丙丁戊己庚辛壬" if name in self.numbers else "甲乙"))
            ]
        if name in self.origins or name in self.procedure.governed_by:
            return [today]
        if self.values.get(name):
            return [*sorted(self.values[name], key=str), "别的"]
        return [self.numbers.get(name, "已填")]

    def state(self, case: Case, steps: frozenset[str]) -> State:
        """Two histories in the same state have the same future among these steps."""
        closed = case.closed_forever
        paused = case.paused_by.key if case.paused_by else None
        ahead = [s for s in self.procedure.steps if s.key in steps and s.key not in closed]
        seen = Seen(case.taken, case.facts, closed)
        return (
            case.ending.step if case.ending else None,
            paused,
            frozenset(s.key for s in ahead),
            # 办过而还可能被退回的：退回以后，没办过的和办过的就一样了，退回以前不一样。
            frozenset(s.key for s in ahead if s.key in case.taken and self.procedure.undoers[s.key] - closed),
            tuple(
                c.left(seen)
                for s in ahead
                for c in s.conditions
                if not (named := set(c.steps())) or not named <= self.passing
            ),
            tuple(
                (k, self.kind(k, e.outcome))
                for k in sorted(self.accepting)
                if (k not in self.passing or k == paused)
                and not self.judges[k] <= closed
                and (e := case.latest(k))
            ),
            # 往后没有步骤再看的字段，填什么都一样；绕行的步骤也算在内。
            tuple(
                (k, _told(case.facts.get(k))) for k in sorted(self.values) if not self.lookers[k] <= closed
            ),
            tuple((s.key, len(case.seated(s.key))) for s in self.each),
        )

    def view(self, case: Case, detour: frozenset[str]) -> State:
        """What of the core the steps of a detour look at."""
        seen = {k for key in detour for k in looked_at(self.procedure[key])}
        fields = {g.field for k in detour for g in self.procedure[k].gates if isinstance(g, FieldIs)}
        fields |= {name for k in detour for c in self.procedure[k].conditions for name in c.fields()}
        return (
            frozenset(seen & case.taken),
            tuple((k, self.kind(k, e.outcome)) for k in sorted(seen) if (e := case.latest(k))),
            tuple((k, _told(case.facts.get(k))) for k in sorted(fields)),
        )


def _enough(name: str, procedure: Procedure, law_on: date) -> Any:
    """A number with which no gate of that day refuses: what `at_least` wants, where nothing does so nine, and no more than `at_most` lets."""
    gates = [g for s in procedure.steps for g in s.gates if g.basis.in_force(law_on)]
    wanted = [_value(g, law_on) for g in gates if isinstance(g, AtLeast) and g.field == name]
    allowed = [_value(g, law_on) for g in gates if isinstance(g, AtMost) and g.field == name]
    return min([max(map(int, filter(None, wanted)), default=9), *map(int, filter(None, allowed))])


def _value(gate: AtLeast | AtMost, law_on: date) -> Any:
    try:
        version = gate.rule.on(law_on)
    except NotLaw:
        return None
    return (
        version.extension.value
        if isinstance(gate, AtMost) and gate.extension and version.extension
        else version.value
    )


def _told(value: Any) -> str:
    """A value as states tell it apart; of a day only that there is one."""
    return "有" if isinstance(value, date) else str(value)


def _whens(said: Any) -> Iterator[When]:
    if isinstance(said, When):
        yield said
    for part in getattr(said, "parts", ()):
        yield from _whens(part)
