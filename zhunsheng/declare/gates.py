"""Gates: what the law wants before a step may be taken. Each carries the provision that wants it.

A gate is only words here; ``zhunsheng.procedures.gates`` knows how each is checked.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from zhunsheng.declare.conditions import Condition, condition
from zhunsheng.declare.roles import Role
from zhunsheng.law import Provision, Rule


@dataclass(frozen=True, kw_only=True)
class Gate:
    """What every gate says.

    basis    the provision that wants it; where that was not law on the case's law day, the gate is not there
    under    it applies only while this holds
    unless   it does not apply once this holds
    say      the refusal in the law's words, where the plain one would read badly
    """

    basis: Provision
    under: Condition | None = None
    unless: Condition | None = None
    say: str = ""

    def conditions(self) -> tuple[Condition, ...]:
        """The conditions under which the gate is there at all."""
        return tuple(c for c in (self.under, self.unless) if c is not None)


@dataclass(frozen=True, kw_only=True)
class Requires(Gate):
    """done-before: without this step the other is unlawful."""

    what: Condition


@dataclass(frozen=True, kw_only=True)
class OutcomeIs(Gate):
    """The latest time the step was taken, it ended in one of these outcomes."""

    step: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class OtherPerson(Gate):
    """Role separation: whoever took one of these steps, or is named in one of these fields, may not take this one."""

    steps: tuple[str, ...]
    named: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Outsider(Gate):
    """Role separation: whoever holds one of these roles in the case's organ may not take this step, whoever took the others."""

    roles: tuple[Role, ...]


@dataclass(frozen=True, kw_only=True)
class Elapsed(Gate):
    """A period has to run out first (it runs on through a suspension): open from the day after its last day."""

    rule: Rule
    since: str


@dataclass(frozen=True, kw_only=True)
class Lapsed(Gate):
    """Another step's term has run out without it being taken; the law dates what follows from the last day itself."""

    step: str


@dataclass(frozen=True, kw_only=True)
class InTime(Gate):
    """Only before another step's last day has passed (an extension cannot revive an expired period)."""

    step: str


@dataclass(frozen=True, kw_only=True)
class HasDocument(Gate):
    """A document of this name is already in the case."""

    document: str


@dataclass(frozen=True, kw_only=True)
class FieldIs(Gate):
    """A recorded field has one of these values."""

    field: str
    values: tuple[Any, ...]


@dataclass(frozen=True, kw_only=True)
class AtLeast(Gate):
    """A recorded number reaches the rule's value (two reviewers, two hearing officers)."""

    field: str
    rule: Rule


@dataclass(frozen=True, kw_only=True)
class AtMost(Gate):
    """A recorded number does not pass the rule's value; with `extension`, the most by which the rule lets a period be extended."""

    field: str
    rule: Rule
    extension: bool = False


@dataclass(frozen=True, kw_only=True)
class InOrder(Gate):
    """One date or number is not after (above) another: a last day before its start, more passed than were examined."""

    first: str
    then: str


@dataclass(frozen=True, kw_only=True)
class ApprovedBy(Gate):
    """The approval step was taken with consent (its first outcome), by another person than the one who asked."""

    step: str


@dataclass(frozen=True, kw_only=True)
class Stands(Gate):
    """Another register holds a record that stands on the day of the step (a certificate, a power given, a benchmark).

    register  the other register's key; the gate is open in a county that keeps nothing in it
    match     their field → our field; where ours holds several (people, organs, rows) each of them needs its record;
              ours may be "organ", the case's, or "actor", whoever takes the step
    where     their field → the values it may have
    since     their date from which the record stands; `until` the one on which it no longer does, `through` its last day
    """

    register: str
    match: tuple[tuple[str, str], ...]
    where: tuple[tuple[str, tuple[Any, ...]], ...] = ()
    since: str = ""
    until: str = ""
    through: str = ""


@dataclass(frozen=True, kw_only=True)
class Ended(Gate):
    """Every case elsewhere that the link field names has ended."""

    links: str


def _words(
    basis: Provision,
    unless: str | Condition | None = None,
    say: str = "",
    under: str | Condition | None = None,
) -> dict[str, Any]:
    return {
        "basis": basis,
        "under": None if under is None else condition(under),
        "unless": None if unless is None else condition(unless),
        "say": say,
    }


def requires(
    what: str | Condition,
    *,
    basis: Provision,
    under: str | Condition | None = None,
    unless: str | Condition | None = None,
    say: str = "",
) -> Gate:
    """The step may not be taken before `what`."""
    return Requires(what=condition(what), **_words(basis, unless, say, under))


def outcome_is(
    step: str,
    *outcomes: str,
    basis: Provision,
    under: str | Condition | None = None,
    unless: str | Condition | None = None,
    say: str = "",
) -> Gate:
    """The step must have ended so."""
    return OutcomeIs(step=step, outcomes=outcomes, **_words(basis, unless, say, under))


def other_person_than(
    *steps: str, basis: Provision, named: str | tuple[str, ...] = (), say: str = ""
) -> Gate:
    """Who took one of these steps, or is named in one of these people fields, may not take this."""
    fields = (named,) if isinstance(named, str) else named
    return OtherPerson(steps=steps, named=fields, basis=basis, say=say)


def outsider(*roles: Role, basis: Provision) -> Gate:
    """Who holds one of these roles in the case's organ may not take this."""
    return Outsider(roles=roles, basis=basis)


def elapsed(
    rule: Rule,
    *,
    since: str,
    basis: Provision,
    under: str | Condition | None = None,
    unless: str | Condition | None = None,
    say: str = "",
) -> Gate:
    """The rule's period, counted from `since`, must have run out."""
    return Elapsed(rule=rule, since=since, **_words(basis, unless, say, under))


def lapsed(step: str, *, basis: Provision) -> Gate:
    """The term of `step` must have run out."""
    return Lapsed(step=step, basis=basis)


def in_time(step: str, *, basis: Provision) -> Gate:
    """Not later than the last day of `step`."""
    return InTime(step=step, basis=basis)


def has_document(document: str, *, basis: Provision) -> Gate:
    """The document must be in the case already."""
    return HasDocument(document=document, basis=basis)


def field_is(
    field: str,
    *values: Any,
    basis: Provision,
    under: str | Condition | None = None,
    unless: str | Condition | None = None,
    say: str = "",
) -> Gate:
    """The field must hold one of the values."""
    return FieldIs(field=field, values=values, **_words(basis, unless, say, under))


def at_least(
    field: str,
    rule: Rule,
    *,
    basis: Provision,
    under: str | Condition | None = None,
    unless: str | Condition | None = None,
    say: str = "",
) -> Gate:
    """The field must reach the rule's value on the law's day; of a people field, so many must be named."""
    return AtLeast(field=field, rule=rule, **_words(basis, unless, say, under))


def at_most(
    field: str, rule: Rule, *, basis: Provision, under: str | Condition | None = None, say: str = ""
) -> Gate:
    """The field must not pass the rule's value on the law's day."""
    return AtMost(field=field, rule=rule, **_words(basis, None, say, under))


def extension_within(field: str, rule: Rule, *, basis: Provision) -> Gate:
    """The field must not pass the most by which the rule lets its period be extended."""
    return AtMost(field=field, rule=rule, extension=True, basis=basis)


def stands(
    register: str,
    *,
    match: Mapping[str, str],
    basis: Provision,
    where: Mapping[str, Any] | None = None,
    since: str = "",
    until: str = "",
    through: str = "",
    under: str | Condition | None = None,
    unless: str | Condition | None = None,
    say: str = "",
) -> Gate:
    """Another register must hold a record that stands on the step's day, for everything that `match` names."""
    values = {k: v if isinstance(v, tuple) else (v,) for k, v in (where or {}).items()}
    return Stands(
        register=register,
        match=tuple(match.items()),
        where=tuple(values.items()),
        since=since,
        until=until,
        through=through,
        **_words(basis, unless, say, under),
    )


def ended(links: str, *, basis: Provision, say: str = "") -> Gate:
    """The cases elsewhere that the field links to must have ended."""
    return Ended(links=links, basis=basis, say=say)


def in_order(first: str, then: str, *, basis: Provision, say: str = "") -> Gate:
    """The field `first` must not be later (greater) than the field `then`."""
    return InOrder(first=first, then=then, basis=basis, say=say)


def approved_by(step: str, *, basis: Provision) -> Gate:
    """The approval step must have consented."""
    return ApprovedBy(step=step, basis=basis)
