"""Which texts of the law a case is under and why, and what has changed in them since."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from zhunsheng.declare.steps import Procedure, Step
from zhunsheng.law import Instrument, LawBook, NoSuchArticle, NotLaw, RuleVersion, Version
from zhunsheng.procedures.case import Case


@dataclass(frozen=True, slots=True)
class Governing:
    """The date field that chose the law of a case, empty when it was the opening day; the day; the reason somebody wrote."""

    field: str
    on: date
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Acting:
    """A text under which a case is; `now` is the one in force today, the same unless it was replaced since."""

    instrument: Instrument
    version: Version
    now: Version

    @property
    def replaced(self) -> bool:
        """Whether another text has come since."""
        return self.now is not self.version


@dataclass(frozen=True, slots=True)
class ChangedRule:
    """A rule of a step still to come, as it acts in the case and as it is today; `now` is None where it is no longer law."""

    step: Step
    acts: RuleVersion
    now: RuleVersion | None


def governing(case: Case) -> Governing:
    """What chose the law of the case: the first governing date present, with the reason where one was wanted."""
    procedure = case.procedure
    field = next((name for name in procedure.governed_by if case.facts.get(name)), "")
    chosen = bool(field) and field == procedure.governed_by[0]
    reason = str(case.facts.get(procedure.governed_because) or "") if chosen else ""
    return Governing(field, case.law_on, reason)


def acting_texts(procedure: Procedure, book: LawBook, law_on: date, today: date) -> tuple[Acting, ...]:
    """The texts under which a case of that law day is, of every instrument the procedure rests on that has several.

    One of which no text was in force on a day is left out.
    """
    found = []
    for key in dict.fromkeys(_cited(procedure, book)):
        instrument = book.instrument(key)
        if len(instrument.versions) < 2:
            continue
        try:
            found.append(Acting(instrument, instrument.version(on=law_on), instrument.version(on=today)))
        except NoSuchArticle:
            continue
    return tuple(found)


def _cited(procedure: Procedure, book: LawBook) -> Iterator[str]:
    for step in procedure.steps:
        yield from (provision.instrument.key for provision in step.basis)
        yield from (gate.basis.instrument.key for gate in step.gates)
        for term in step.within:
            yield from (version.provision.instrument.key for version in book.rule(term.rule.id).versions)


def changed_rules(case: Case) -> tuple[ChangedRule, ...]:
    """The terms of steps that can still come whose rule says something else today than in the case."""
    found = []
    for step in case.procedure.steps:
        if step.provision(case.law_on) is None or step.key in case.closed_for_good:
            continue
        term = case.term(step)
        if term and (changed := _changed(case, step, term.rule.id)):
            found.append(changed)
    return tuple(found)


def _changed(case: Case, step: Step, rule_id: str) -> ChangedRule | None:
    rule = case.book.rule(rule_id)
    try:
        acts = rule.on(case.law_on)
    except NotLaw:
        return None
    try:
        now = rule.on(case.today)
    except NotLaw:
        return ChangedRule(step, acts, None)
    return ChangedRule(step, acts, now) if _says(acts) != _says(now) else None


def _says(version: RuleVersion) -> tuple[object, ...]:
    return (
        version.value,
        version.unit,
        version.statement,
        str(version.provision.article),
        version.suspended_by,
    )
