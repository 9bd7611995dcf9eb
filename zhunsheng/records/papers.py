"""Making a document of a case: its template filled as if the step had been taken with what is about to be said.

Papers name the parties: fetching the case for one and the right to its sealed fields are one act.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from django.http import Http404

from zhunsheng.declare import Register, Step
from zhunsheng.law import NotLaw, Provision
from zhunsheng.numerals import to_chinese
from zhunsheng.procedures import Case as EngineCase
from zhunsheng.procedures import Event as Happening
from zhunsheng.records.access import Access
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.county import county
from zhunsheng.records.errors import Rejected
from zhunsheng.records.fields import Column, Key, OrganField, OrgansField, RowsField, name_of
from zhunsheng.records.models import Organ
from zhunsheng.records.naming import resolve
from zhunsheng.records.registry import own_fields, register
from zhunsheng.records.sealing import SealedField, unseal
from zhunsheng.records.standing import engine_case
from zhunsheng.records.templates import COUNTY, documents_of, template, words_of
from zhunsheng.writing import TemplateError
from zhunsheng.writing.papers import Paper, Template, Word, fill, problems


@dataclass(frozen=True)
class Draft:
    """What a step is about to say; nothing of it is recorded yet."""

    on: date
    outcome: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)


def draw(access: Access, key: str, pk: int, step: str, name: str, draft: Draft) -> Paper:
    """The document of that name at that step, filled.

    404 when the person does not handle the case, or the step makes no such document; BadField when the draft holds a
    value that its field does not take; Rejected when the template is wrong.
    """
    row = access.handled(key, pk)
    reg = register(key)
    if step not in reg.procedure:
        raise Http404("没有这个步骤。")
    wanted = reg.procedure[step]
    words = words_of(reg)
    found = _template(reg, wanted, name, words)
    events = list(row.events.select_related("by"))
    case = _as_if_taken(engine_case(reg, events, access.today, row), reg, wanted, draft, access, row)
    hands = {str(e.by_id): e.by.name for e in events if e.by} | {str(access.person.pk): access.person.name}
    values = {
        **_shared(row, access, draft, wanted.provision(case.law_on)),
        **_steps(case, hands),
        **_fields(reg, case.facts),
    }
    return fill(found, words, values, dated_on=draft.on, names=_names)


def _template(reg: Register, step: Step, name: str, words: Mapping[str, Word]) -> Template:
    """The sound template of a document of the step: a county may have changed its file since the check at start."""
    made = next((d for d in documents_of(reg, step) if d.name == name), None)
    try:
        found = template(reg.key, made.template or made.name) if made else None
        wrong = next(problems(found, words), "") if found else ""
    except TemplateError as error:
        found, wrong = None, str(error)
    if wrong:
        raise Rejected(f"《{name}》的模板有误，做不成文书。{wrong}。请告诉系统管理员。")
    if found is None:
        raise Http404("这个步骤没有这份文书的模板。")
    return found


def _as_if_taken(
    case: EngineCase, reg: Register, step: Step, draft: Draft, access: Access, row: Any
) -> EngineCase:
    """The case with the step added as its last event, so that fields, law and terms are those of afterwards."""
    happening = Happening(
        seq=len(case.history) + 1,
        step=step.key,
        on=draft.on,
        by=str(access.person.pk),
        outcome=draft.outcome,
        facts=resolve(reg, clean_facts(reg, draft.facts), access, row.organ, draft.on),
    )
    return replace(case, history=(*case.history, happening))


def _shared(row: Any, access: Access, draft: Draft, basis: Provision | None) -> dict[str, Any]:
    return {
        "number": row.number,
        "title": row.title,
        "organ": row.organ.name,
        "organ.mark": row.organ.mark,
        **{f"county.{name}": county().get(name, "") for name in COUNTY},
        "today": access.today,
        "on": draft.on,
        "outcome": draft.outcome,
        "by": access.person.name,
        "basis": _cited(basis),
    }


def _steps(case: EngineCase, hands: Mapping[str, str]) -> dict[str, Any]:
    said: dict[str, Any] = {}
    for step in case.procedure.steps:
        if event := case.latest(step.key):
            said[f"step.{step.key}.on"] = event.on
            said[f"step.{step.key}.by"] = hands.get(event.by, "")
            said[f"step.{step.key}.outcome"] = event.outcome
        said[f"basis.{step.key}"] = _cited(step.provision(case.law_on))
        said[f"term.{step.key}"] = _term(case, step)
    return said


def _cited(provision: Provision | None) -> str:
    """A provision as a document cites it: the full title, and no year, since it is that day's law."""
    if provision is None:
        return ""
    title = provision.instrument.title.replace("《", "〈").replace("》", "〉")
    return f"《{title}》{provision.article}"


def _term(case: EngineCase, step: Step) -> str:
    """How long the term of a step is in this case: 十个工作日, 六十日; empty when none is law or the county has set none."""
    term = case.term(step)
    try:
        version = case.version(term.rule) if term else None
    except NotLaw:
        return ""
    if version is None or not version.is_term or not isinstance(version.value, int):
        return ""
    return f"{to_chinese(version.value)}{version.unit.chinese}"


def _fields(reg: Register, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The record's own fields as documents say them: choices by their label, organs by name, sealed ones opened."""
    fields: Mapping[str, Any] = own_fields(reg.key)
    return {n: _said(fields[n], v) for n, v in facts.items() if n in fields and v not in (None, "", ())}


def _said(field: Any, value: Any) -> Any:
    match field:
        case SealedField():
            return unseal(str(value))
        case OrganField() | OrgansField():
            return _organs(value)
        case RowsField():
            return [{c.name: _entry(c, row.get(c.name)) for c in field.columns} for row in value]
    return str(dict(field.flatchoices).get(value, value)) if field.choices else value


def _entry(column: Column, value: Any) -> Any:
    """A value of a row; the chain keeps days and amounts as text."""
    if value in (None, ""):
        return None
    match column.kind:
        case "day":
            return date.fromisoformat(value)
        case "amount":
            return Decimal(value)
        case "organ":
            return _organs(value)
    return column.shown(value) if column.choices else value


def _organs(value: Any) -> str:
    """Organs by their names, from their codes."""
    codes = value if isinstance(value, tuple) else (value,)
    named = dict(Organ.objects.filter(code__in=codes).values_list("code", "name"))
    return "、".join(named.get(code, code) for code in codes)


def _names(value: Any) -> str:
    return "、".join(name_of(Key.read(each)) for each in value)
