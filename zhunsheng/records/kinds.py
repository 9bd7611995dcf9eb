"""Whether the fields and registers that a declaration names are of the kind that its words need."""

from collections.abc import Iterator, Mapping
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from zhunsheng.declare import Named, Opening, Register, Step
from zhunsheng.declare.gates import Ended, OtherPerson, Stands
from zhunsheng.law import Unit
from zhunsheng.records.fields import LinksField, ListField, OrganField, OrgansField, PeopleField, RowsField
from zhunsheng.records.registry import own_fields, registers

_SHARED = {"number", "title", "organ", "opened_on", "closed_on", "ended", "stage", "due_on"}


def wrong_kinds(reg: Register) -> Iterator[str]:
    """Everything that is named in the declaration and is of another kind than its word needs; says file and line."""
    fields = own_fields(reg.key)
    for step in reg.procedure.steps:
        for wrong in (*_members(step, fields), *_terms(step, fields), *_gates(step, fields)):
            yield f"{place(reg, step)}步骤“{step.name}”{wrong}"
        for opening in step.opens:
            for wrong in _opening(opening, fields):
                yield f"{place(reg, step)}步骤“{step.name}”{wrong}"
    for name, field in fields.items():
        if isinstance(field, LinksField) and field.to not in registers():
            yield f"字段 {name} 关联的业务 {field.to} 不在业务清单里"


def place(reg: Register, step: Step) -> str:
    """Where the step is written: registers/penalty/decision.py 第 12 行；empty when it is not found."""
    spec = find_spec(f"zhunsheng.registers.{reg.key}")
    folder = Path(spec.origin).parent if spec and spec.origin else Path()
    for file in sorted(folder.glob("*.py")):
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            if f'"{step.key}", "{step.name}"' in line:
                return f"registers/{reg.key}/{file.name} 第 {number} 行："
    return ""


def _members(step: Step, fields: Mapping[str, Any]) -> Iterator[str]:
    wanted = {role.field: PeopleField for role in step.by if isinstance(role, Named)}
    for gate in step.gates:
        if isinstance(gate, OtherPerson):
            wanted |= dict.fromkeys(gate.named, PeopleField)
    for name, kind in wanted.items():
        if name in fields and not isinstance(fields[name], kind):
            yield f"把 {name} 当作一组人，它要是 PeopleField"
    if step.at in fields and not isinstance(fields[step.at], OrgansField | OrganField):
        yield f"的 at={step.at} 要是 OrgansField 或者 OrganField"
    if step.passes_to in fields and not isinstance(fields[step.passes_to], OrganField):
        yield f"的 passes_to={step.passes_to} 要是 OrganField"


def _terms(step: Step, fields: Mapping[str, Any]) -> Iterator[str]:
    from django.db import models

    for term in step.within:
        hours = term.rule.newest.unit is Unit.HOURS
        moment = isinstance(fields.get(term.since), models.DateTimeField)
        if hours and not moment:
            yield f"的期限按小时计算，起算点 {term.since} 要是记时刻的字段（DateTimeField）"


def _gates(step: Step, fields: Mapping[str, Any]) -> Iterator[str]:
    for gate in step.gates:
        match gate:
            case Stands(register=key):
                yield from (
                    _stands(gate, fields) if key in registers() else (f"要看的业务 {key} 不在业务清单里",)
                )
            case Ended(links=name) if name in fields and not isinstance(fields[name], LinksField):
                yield f"等待办结的 {name} 要是 LinksField"


def _stands(gate: Stands, fields: Mapping[str, Any]) -> Iterator[str]:
    theirs = {*own_fields(gate.register), *_SHARED}
    named = {name for name, _ in (*gate.match, *gate.where)} | {gate.since, gate.until, gate.through}
    for wrong in sorted(named - theirs - {""}):
        yield f"要看的业务 {gate.register} 没有字段 {wrong}"
    for _, ours in gate.match:
        name, _, column = ours.partition(".")
        if column and name in fields:
            field = fields[name]
            if not isinstance(field, RowsField) or column not in {c.name for c in field.columns}:
                yield f"提到 {ours}，而 {name} 没有这一列"


def _opening(opening: Opening, fields: Mapping[str, Any]) -> Iterator[str]:
    other = registers().get(opening.register)
    if other is None:
        yield f"要登记到的业务 {opening.register} 不在业务清单里"
        return
    given = {*opening.fills, *opening.sets}
    first = other.procedure.opening
    for wrong in sorted(given - {*first.fills, *first.may_fill}):
        yield f"登记到{other.name}时不填 {wrong}"
    for missing in sorted(set(first.fills) - given):
        yield f"登记到{other.name}时缺少必填的 {missing}"
    if first.needs:
        yield f"登记到{other.name}时要附文书，不能自动登记"
    if opening.links in fields:
        field = fields[opening.links]
        if not isinstance(field, LinksField) or field.to != opening.register:
            yield f'的 links={opening.links} 要是 LinksField(to="{opening.register}")'
    if opening.each in fields and not isinstance(fields[opening.each], ListField | RowsField | OrganField):
        yield f"的 each={opening.each} 要是一组单位或者明细"
