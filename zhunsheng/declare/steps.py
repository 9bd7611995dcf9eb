"""The words a procedure is written in: Step, Term, Document, End, Procedure.

The order of the steps is the order of the law. A step says its official name and provision, what it follows, who takes
it, what it records and needs, by when, and what it does to the running of time.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from zhunsheng.declare.conditions import Condition, condition
from zhunsheng.declare.errors import DeclarationError, choices
from zhunsheng.declare.gates import (
    ApprovedBy,
    AtLeast,
    Elapsed,
    FieldIs,
    Gate,
    InOrder,
    InTime,
    Lapsed,
    OtherPerson,
    OutcomeIs,
    Requires,
)
from zhunsheng.declare.roles import Role
from zhunsheng.declare.wording import several, strict
from zhunsheng.law import Provision, Rule


class End(Enum):
    """How a case ends."""

    RESOLVED = "办结"
    NOT_ACCEPTED = "不予受理"
    CLOSED = "终结"
    WITHDRAWN = "撤回"


@dataclass(frozen=True)
class Document:
    """A document that a step makes or takes in; `template` names a file in the register's documents/."""

    name: str
    template: str = ""


def document(name: str, template: str = "") -> tuple[Document, ...]:
    """One document, as ``needs`` takes it."""
    return (Document(name, template),)


def documents(*names: str) -> tuple[Document, ...]:
    """Several documents, as ``needs`` takes them."""
    return tuple(Document(name) for name in names)


@strict
@dataclass(frozen=True, kw_only=True)
class Term:
    """By when a step is due: a dated rule counted from a date field or from another step.

    `under` chooses between the terms of one step (the simple and the ordinary procedure): the first whose condition holds
    is the one that runs. `runs_on` marks a term that a suspension does not stop.
    """

    rule: Rule
    since: str
    under: Condition | None = None
    runs_on: bool = False

    def __post_init__(self) -> None:
        if self.under is not None:
            object.__setattr__(self, "under", condition(self.under))


_MANY = (
    "basis", "by", "instead_of", "gates", "within", "fills", "may_fill", "dated", "outcomes", "needs",
    "resumes", "restarts", "extends",
)  # fmt: skip


@strict
@dataclass(frozen=True, kw_only=True)
class Step:
    """One lawful step. Where a tuple is wanted a single thing may be written.

    basis         the provision; several when versions of the law follow each other: the one in force on the case's law
                  day acts, and a step none of whose provisions was law that day does not exist for the case
    by            the roles that may take it
    after         what it follows: a step key or a condition; None opens the case
    instead_of    steps it excludes and is excluded by
    gates         what else the law wants first
    within, since the term: a rule, counted from a date field, a field that holds a year (from its last day) or a step; or Terms
    fills         fields that must be given; `may_fill` those that may
    dated         the date fields that take the step's day
    sets          fields the step writes by itself
    outcomes      the lawful results to choose from, the consenting one first; kept in `outcome_field` if named
    needs         documents to attach
    optional      the case may end without it and nobody is late
    repeatable    may be taken again; its term is met once it is taken, until the term begins or restarts anew
    pauses        stops the running terms, until a step that `resumes` it
    while_paused  may be taken during a pause (as may every step that resumes)
    restarts      the terms of these steps count anew from this step's day
    extends       adds the extension that the rules of these steps allow
    ends          how it ends the case; only what follows this step stays open after it
    lasting       stays open after an end all the same (a report that is due later)
    stage         what the case is in from here on, as lists show it
    hint          a sentence for whoever takes it
    """

    key: str = field(kw_only=False)
    name: str = field(kw_only=False)
    basis: tuple[Provision, ...]
    by: tuple[Role, ...]
    after: Condition | None = None
    instead_of: tuple[str, ...] = ()
    gates: tuple[Gate, ...] = ()
    within: tuple[Term, ...] = ()
    since: str = ""
    fills: tuple[str, ...] = ()
    may_fill: tuple[str, ...] = ()
    dated: tuple[str, ...] = ()
    sets: Mapping[str, Any] = field(default_factory=dict, hash=False)
    outcomes: tuple[str, ...] = ()
    outcome_field: str = ""
    needs: tuple[Document, ...] = ()
    optional: bool = False
    repeatable: bool = False
    pauses: bool = False
    resumes: tuple[str, ...] = ()
    while_paused: bool = False
    restarts: tuple[str, ...] = ()
    extends: tuple[str, ...] = ()
    ends: End | None = None
    lasting: bool = False
    stage: str = ""
    hint: str = ""

    def __post_init__(self) -> None:
        put = object.__setattr__
        for name in _MANY:
            put(self, name, several(getattr(self, name)))
        if self.after is not None:
            put(self, "after", condition(self.after))
        if bool(self.since) != any(isinstance(t, Rule) for t in self.within):
            raise DeclarationError(
                f"步骤“{self.name}”", "期限要同时写明规则和起算点", 'within=rule("…"), since="…"'
            )
        terms = [Term(rule=t, since=self.since) if isinstance(t, Rule) else t for t in self.within]
        put(self, "within", tuple(terms))
        put(self, "since", "")

    def fields(self) -> set[str]:
        """Every record field the step writes."""
        return {*self.fills, *self.may_fill, *self.sets, *self.dated, self.outcome_field} - {""}

    def provision(self, law_on: date) -> Provision | None:
        """The provision that acts on that day, or None when the step was not law."""
        return next((p for p in self.basis if p.in_force(law_on)), None)


@strict
@dataclass(frozen=True, kw_only=True)
class Procedure:
    """The steps of one kind of case, in the order one would explain them.

    governed_by   the date fields that decide which version of the law acts, first present first
    decisions     the steps that decide: nothing may lead there around a gate
    """

    steps: tuple[Step, ...]
    governed_by: tuple[str, ...]
    decisions: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {s.key: s for s in self.steps})

    def __getitem__(self, key: str) -> Step:
        try:
            return self._index[key]
        except KeyError:
            raise DeclarationError("程序", f"没有步骤 {key}", choices(self._index)) from None

    def __contains__(self, key: str) -> bool:
        return key in self._index

    @property
    def _index(self) -> Mapping[str, Step]:
        index: Mapping[str, Step] = self.__dict__["_by_key"]
        return index

    @cached_property
    def names(self) -> Mapping[str, str]:
        """Step key to official name."""
        return {s.key: s.name for s in self.steps}

    @cached_property
    def opening(self) -> Step:
        """The step that opens a case."""
        return next(s for s in self.steps if s.after is None)

    @cached_property
    def exclusions(self) -> Mapping[str, frozenset[str]]:
        """For each step, the steps that exclude it: `instead_of` read both ways."""
        pairs = {(s.key, other) for s in self.steps for other in s.instead_of}
        return {
            s.key: frozenset({b for a, b in pairs if a == s.key} | {a for a, b in pairs if b == s.key})
            for s in self.steps
        }

    @cached_property
    def downstream(self) -> Mapping[str, frozenset[str]]:
        """For each step, the steps that can only come after it: what stays open when it ends the case."""
        following: dict[str, set[str]] = {s.key: set() for s in self.steps}
        for s in self.steps:
            for earlier in s.after.steps() if s.after else ():
                following.setdefault(earlier, set()).add(s.key)

        def reach(key: str) -> frozenset[str]:
            seen: set[str] = set()
            todo = list(following[key])
            while todo:
                step = todo.pop()
                if step not in seen:
                    seen.add(step)
                    todo += following[step]
            return frozenset(seen)

        return {key: reach(key) for key in list(following)}

    def problems(self, fields: Iterable[str]) -> Iterator[str]:
        """What is wrong with the declaration, given the fields the record has; nothing when it is right."""
        known = set(fields)
        if len(self._index) != len(self.steps):
            yield "有两个步骤用了同一个键"
        openings = [s.name for s in self.steps if s.after is None]
        if len(openings) != 1:
            yield f"应当恰有一个步骤开启案件（不写 after），现有：{'、'.join(openings) or '无'}"
        for name in self.governed_by:
            if name not in known:
                yield f"适用法律的日期用到不存在的字段 {name}"
        for key in self.decisions:
            if key not in self._index:
                yield f"决定步骤 {key} 不存在"
        for s in self.steps:
            for wrong in sorted(s.fields() - known):
                yield f"步骤“{s.name}”用到不存在的字段 {wrong}"
            for wrong in sorted(mentioned(s) - set(self._index)):
                yield f"步骤“{s.name}”提到不存在的步骤 {wrong}"
            for origin in _origins(s):
                if origin not in known and origin not in self._index:
                    yield f"步骤“{s.name}”的期限从不存在的字段或步骤 {origin} 起算"
            for wanted in _looked_at(s):
                if wanted not in known:
                    yield f"步骤“{s.name}”的门槛用到不存在的字段 {wanted}"


def mentioned(step: Step) -> set[str]:
    """Every step key a step names anywhere."""
    named = {*step.instead_of, *step.resumes, *step.restarts, *step.extends}
    conditions = [step.after, *(t.under for t in step.within), *(g.unless for g in step.gates)]
    for gate in step.gates:
        match gate:
            case Requires(what=what):
                conditions.append(what)
            case OutcomeIs(step=key) | InTime(step=key) | Lapsed(step=key) | ApprovedBy(step=key):
                named.add(key)
            case OtherPerson(steps=keys):
                named |= set(keys)
    for said in conditions:
        if said is not None:
            named |= set(said.steps())
    return named


def _looked_at(step: Step) -> Iterator[str]:
    """The record fields that the gates of a step look at."""
    for gate in step.gates:
        match gate:
            case FieldIs(field=name) | AtLeast(field=name):
                yield name
            case InOrder(first=first, then=then):
                yield from (first, then)


def _origins(step: Step) -> Iterator[str]:
    yield from (t.since for t in step.within)
    yield from (g.since for g in step.gates if isinstance(g, Elapsed))
