"""The words a procedure is written in: Step, Term, Document, End, Procedure.

The order of the steps is the order of the law. A step says its official name and provision, what it follows, who takes
it, what it records and needs, by when, and what it does to the running of time.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cached_property
from typing import Any

from zhunsheng.declare.conditions import Condition, condition
from zhunsheng.declare.effects import Draw, Number, Opening
from zhunsheng.declare.errors import DeclarationError, choices
from zhunsheng.declare.gates import (
    ApprovedBy,
    AtLeast,
    AtMost,
    Elapsed,
    Ended,
    FieldIs,
    Gate,
    InOrder,
    InTime,
    Lapsed,
    OtherPerson,
    OutcomeIs,
    Requires,
    Stands,
)
from zhunsheng.declare.roles import Named, Role
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
    """A document that a step makes, or takes in as it comes.

    A made one is filled from the register's ``documents/NAME.md``; `template` names another file there. A `received` one
    is written elsewhere (by a party, by hand, in another part of the product) and has no template.
    """

    name: str
    template: str = ""
    received: bool = False

    def __post_init__(self) -> None:
        if self.received and self.template:
            raise DeclarationError(
                f"文书《{self.name}》", "收进来的文书没有模板", "template 和 received 只写一个"
            )


def document(name: str, template: str = "", *, received: bool = False) -> tuple[Document, ...]:
    """One document, as ``needs`` takes it."""
    return (Document(name, template, received),)


def documents(*names: str, received: bool = False) -> tuple[Document, ...]:
    """Several documents, as ``needs`` takes them."""
    return tuple(Document(name, received=received) for name in names)


@strict
@dataclass(frozen=True, kw_only=True)
class Term:
    """By when a step is due: a dated rule counted from a date field or from another step.

    `under` chooses between the terms of one step (the simple and the ordinary procedure): the first whose condition holds
    is the one that runs. `runs_on` marks a term that a suspension does not stop. A `promise` (承诺时限) runs beside the
    statute's term and never in its place. A rule in hours is counted from a field that holds a moment. `gap` says why the
    rule has no version on days on which the step was law already (an old text that nobody has checked): the step then runs
    without a last day, and says so.
    """

    rule: Rule
    since: str
    under: Condition | None = None
    runs_on: bool = False
    promise: bool = False
    gap: str = ""

    def __post_init__(self) -> None:
        if self.under is not None:
            object.__setattr__(self, "under", condition(self.under))


_MANY = (
    "basis", "by", "instead_of", "gates", "within", "fills", "may_fill", "dated", "outcomes", "needs",
    "undoes", "sends_back", "formerly", "resumes", "restarts", "extends", "opens",
)  # fmt: skip


@strict
@dataclass(frozen=True, kw_only=True)
class Step:
    """One lawful step. Where a tuple is wanted a single thing may be written.

    basis         the provision; several when versions of the law follow each other: the one in force on the case's law
                  day acts, and a step none of whose provisions was law that day does not exist for the case
    by            the roles that may take it: held in the case's organ, or those that a people field names
    at            the field of organs in which the roles are held instead (协办单位 act themselves)
    each          everybody in that field takes it once, and it is done when the last of them has: the organs of `at`, or
                  the people that `by` names
    blind         what one of them hands in is shown to nobody else until the last has handed in
    after         what it follows: a step key or a condition; None opens the case
    instead_of    steps it excludes and is excluded by
    gates         what else the law wants first
    within, since the term: a rule, counted from a date field, a field that holds a year (from its last day) or a step; or Terms
    fills         fields that must be given; `may_fill` those that may
    dated         the date fields that take the step's day
    sets          fields the step writes by itself
    outcomes      the lawful results to choose from, the consenting one first; kept in `outcome_field` if named
    needs         documents to attach
    optional      the case may end without it and nobody is late; or the condition under which that is so
    repeatable    may be taken again; its term is met once it is taken, until the term begins or restarts anew
    undoes        sends work back: these steps, and whatever rested on them, count as not taken, and have to be taken anew.
                  Their days, outcomes and what they set no longer stand; what was written stays as a draft
    sends_back    the outcomes with which it does so (and is itself not done); without any, it always does
    formerly      keys that the step had before, so that old histories can be read
    passes_to     the field of the organ that the case goes over to
    numbers       the number it gives
    opens         the cases it opens in other registers
    draws         the draw it makes
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
    at: str = ""
    each: bool = False
    blind: bool = False
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
    optional: bool | Condition = False
    repeatable: bool = False
    undoes: tuple[str, ...] = ()
    sends_back: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    passes_to: str = ""
    numbers: Number | None = None
    opens: tuple[Opening, ...] = ()
    draws: Draw | None = None
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
        if not isinstance(self.optional, bool):
            put(self, "optional", condition(self.optional))
        if self.sends_back and not (self.undoes and set(self.sends_back) < set(self.outcomes)):
            raise DeclarationError(
                f"步骤“{self.name}”",
                "sends_back 要是 outcomes 中的几项，并写明 undoes",
                'undoes="…", sends_back="退回"',
            )
        if self.undoes and not self.sends_back:
            # 退回没有人等着它办；退回之后又交上来的，可以再退。
            put(self, "optional", True)
            put(self, "repeatable", True)
        if self.each and not self.members:
            raise DeclarationError(
                f"步骤“{self.name}”", "each 要有一组人或者单位", 'by=named("…", "…") 或者 at="…"'
            )
        if self.blind and not self.each:
            raise DeclarationError(f"步骤“{self.name}”", "blind 只用于每人各办一次的步骤", "同时写 each=True")
        if bool(self.since) != any(isinstance(t, Rule) for t in self.within):
            raise DeclarationError(
                f"步骤“{self.name}”", "期限要同时写明规则和起算点", 'within=rule("…"), since="…"'
            )
        terms = [Term(rule=t, since=self.since) if isinstance(t, Rule) else t for t in self.within]
        put(self, "within", tuple(terms))
        put(self, "since", "")

    def fields(self) -> set[str]:
        """Every record field the step writes."""
        return {*self.fills, *self.may_fill, *self.sets, *self.dated, self.outcome_field, *self.brings} - {""}

    @cached_property
    def brings(self) -> frozenset[str]:
        """The fields that nobody fills in: a number given, the cases opened, what was drawn."""
        brought = {o.links for o in self.opens}
        brought |= {self.numbers.field} if self.numbers else set()
        brought |= {self.draws.into, self.draws.working} if self.draws else set()
        return frozenset(brought - {""})

    @cached_property
    def seats(self) -> frozenset[str]:
        """The role keys that may take it, as an Actor holds them: "handler", "@handlers", "liaison@co_hosts"."""
        return frozenset(self.seat(role) for role in self.by)

    def seat(self, role: Role) -> str:
        """One of its roles as an Actor holds it."""
        return role.key if isinstance(role, Named) or not self.at else f"{role.key}@{self.at}"

    @property
    def members(self) -> str:
        """The field that lists those who each take it, empty when there is none."""
        return self.at or next((role.field for role in self.by if isinstance(role, Named)), "")

    @property
    def conditions(self) -> tuple[Condition, ...]:
        """Everything the step makes depend on what was done and recorded."""
        said = [self.after, *(t.under for t in self.within), *(c for g in self.gates for c in g.conditions())]
        said += [g.what for g in self.gates if isinstance(g, Requires)]
        said += [self.optional] if not isinstance(self.optional, bool) else []
        return tuple(c for c in said if c is not None)

    @property
    def returns(self) -> bool:
        """Whether sending back is all it does: then it stands although what it followed is gone."""
        return bool(self.undoes) and not self.sends_back

    def sends(self, outcome: str) -> bool:
        """Whether taking it with this outcome sends work back."""
        return bool(self.undoes) and (not self.sends_back or outcome in self.sends_back)

    def rests(self, taken: Collection[str]) -> bool:
        """Whether the step, once taken, still has what it stands on when only these steps stand."""
        return all(c.rests(taken) for c in self._stands_on)

    def leans_on(self, gone: Collection[str]) -> bool:
        """Whether the step may lose what it stands on when these steps are undone."""
        return any(key in gone for c in self._stands_on for key in c.steps())

    @cached_property
    def _stands_on(self) -> tuple[Condition, ...]:
        said = [self.after] if self.after is not None else []
        for gate in self.gates:
            match gate:
                case Requires(what=what) if not gate.conditions():
                    said.append(what)
                case OutcomeIs(step=step) | ApprovedBy(step=step) if not gate.conditions():
                    said.append(condition(step))
        return tuple(said)

    def provision(self, law_on: date) -> Provision | None:
        """The provision that acts on that day, or None when the step was not law."""
        return next((p for p in self.basis if p.in_force(law_on)), None)


@strict
@dataclass(frozen=True, kw_only=True)
class Procedure:
    """The steps of one kind of case, in the order one would explain them.

    governed_by   the date fields that decide which version of the law acts, first present first
    governed_because  the field that says why, where the first of them was chosen by hand
    decisions     the steps that decide: nothing may lead there around a gate
    """

    steps: tuple[Step, ...]
    governed_by: tuple[str, ...]
    decisions: tuple[str, ...] = ()
    governed_because: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "_by_key", {s.key: s for s in self.steps})

    def __getitem__(self, key: str) -> Step:
        try:
            return self._index[key]
        except KeyError:
            raise DeclarationError("程序", f"没有步骤 {key}", choices(self._index)) from None

    def __contains__(self, key: str) -> bool:
        return key in self._index

    def key_now(self, key: str) -> str:
        """The step's key today, of one that an old history has."""
        return self._former.get(key, key)

    @cached_property
    def _former(self) -> Mapping[str, str]:
        return {old: s.key for s in self.steps for old in s.formerly}

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
    def seats(self) -> frozenset[str]:
        """Every role key under which somebody takes a step."""
        return frozenset().union(*(s.seats for s in self.steps))

    @cached_property
    def members(self) -> frozenset[str]:
        """The fields that bring people or organs into the case: named, co-acting, passed on to."""
        named = {role.field for s in self.steps for role in s.by if isinstance(role, Named)}
        return frozenset(named | {s.at for s in self.steps} - {""})

    @cached_property
    def writers(self) -> Mapping[str, tuple[Step, ...]]:
        """For each record field, the steps that write it."""
        names = {name for s in self.steps for name in s.fields()}
        return {name: tuple(s for s in self.steps if name in s.fields()) for name in names}

    @cached_property
    def undoers(self) -> Mapping[str, frozenset[str]]:
        """For each step, the steps that could undo it: by name, or by undoing what it rests on."""
        found: dict[str, set[str]] = {s.key: set() for s in self.steps}
        for s in self.steps:
            gone, fallen = set(s.undoes), set(s.undoes)
            while fallen:
                fallen = {
                    o.key for o in self.steps if o.key not in gone and not o.returns and o.leans_on(gone)
                }
                gone |= fallen
            # 退回的结果使自己也不算办过。
            gone |= {s.key} if s.sends_back else set()
            for key in gone & found.keys():
                found[key].add(s.key)
        return {key: frozenset(by) for key, by in found.items()}

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
        for name in (*self.governed_by, *([self.governed_because] if self.governed_because else [])):
            if name not in known:
                yield f"适用法律的日期用到不存在的字段 {name}"
        for key in self.decisions:
            if key not in self._index:
                yield f"决定步骤 {key} 不存在"
        for s in self.steps:
            yield from (f"步骤“{s.name}”{wrong}" for wrong in self._wrong(s, known))

    def _wrong(self, step: Step, known: set[str]) -> Iterator[str]:
        yield from (f"用到不存在的字段 {wrong}" for wrong in sorted(step.fields() - known))
        yield from (f"提到不存在的步骤 {wrong}" for wrong in sorted(mentioned(step) - set(self._index)))
        yield from (f"提到不存在的字段 {wrong}" for wrong in sorted(fields_mentioned(step) - known))
        if step.key in step.undoes:
            yield "不能退回自己"
        for origin in _origins(step):
            if origin not in known and origin not in self._index:
                yield f"的期限从不存在的字段或步骤 {origin} 起算"
        yield from (f"的门槛用到不存在的字段 {wanted}" for wanted in _looked_at(step) if wanted not in known)


def mentioned(step: Step) -> set[str]:
    """Every step key a step names anywhere."""
    named = {*step.instead_of, *step.undoes, *step.resumes, *step.restarts, *step.extends}
    for gate in step.gates:
        match gate:
            case OutcomeIs(step=key) | InTime(step=key) | Lapsed(step=key) | ApprovedBy(step=key):
                named.add(key)
            case OtherPerson(steps=keys):
                named |= set(keys)
    return named | {key for said in step.conditions for key in said.steps()}


def fields_mentioned(step: Step) -> set[str]:
    """Every record field a step names besides those it writes and counts from or is gated by."""
    named = {step.at, step.passes_to, *(role.field for role in step.by if isinstance(role, Named))}
    for gate in step.gates:
        if isinstance(gate, OtherPerson):
            named |= set(gate.named)
    for opening in step.opens:
        named |= {opening.organ, opening.each, *(ours.split(".")[0] for ours in opening.fills.values())}
    if step.draws:
        named |= {step.draws.of, step.draws.number}
    named |= {name for said in step.conditions for name in said.fields()}
    return named - {""}


def _looked_at(step: Step) -> Iterator[str]:
    """The record fields that the gates of a step look at."""
    for gate in step.gates:
        match gate:
            case FieldIs(field=name) | AtLeast(field=name) | AtMost(field=name) | Ended(links=name):
                yield name
            case InOrder(first=first, then=then):
                yield from (first, then)
            case Stands(match=match):
                yield from (ours.split(".")[0] for _, ours in match if ours not in ("organ", "actor"))


def _origins(step: Step) -> Iterator[str]:
    yield from (t.since for t in step.within)
    yield from (g.since for g in step.gates if isinstance(g, Elapsed))
