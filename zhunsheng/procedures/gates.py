"""How each kind of gate is checked, one function a gate. A gate that this file does not know lets nothing through."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import singledispatch
from typing import Any

from zhunsheng.calendar import YearMissing, deadline
from zhunsheng.declare.gates import (
    ApprovedBy,
    AtLeast,
    Elapsed,
    FieldIs,
    Gate,
    HasDocument,
    InOrder,
    InTime,
    Lapsed,
    OtherPerson,
    OutcomeIs,
    Outsider,
    Requires,
)
from zhunsheng.declare.steps import Step
from zhunsheng.procedures.case import Case, days_late
from zhunsheng.procedures.errors import Reason


@dataclass(frozen=True, slots=True)
class Asked:
    """What a gate is asked: may this person, on that day, with these fields?

    `person` None: nobody in particular, so nobody is separated. `given` None: nobody has been asked for fields yet, so a
    gate on a field that the case does not hold is left for later. `roles` are those the person holds in the case's organ.
    """

    case: Case
    on: date
    person: str | None = None
    given: Mapping[str, Any] | None = None
    roles: frozenset[str] = frozenset()

    def field(self, name: str) -> Any:
        """The field as handed in, else as recorded."""
        return {**self.case.facts, **(self.given or {})}.get(name)

    def waits_for(self, name: str) -> bool:
        """The field is not known, and it is too early to ask for it."""
        return self.given is None and self.field(name) is None


def given(step: Step, on: date, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that taking the step hands in: those filled, and the dates that take its day."""
    return {**dict.fromkeys(step.dated, on), **facts}


def refusal(gate: Gate, asked: Asked) -> Reason | None:
    """Why the gate is shut, or None when it is open or was not law on the case's law day."""
    case = asked.case
    if not gate.basis.in_force(case.law_on) or (gate.unless and gate.unless.holds(case.taken)):
        return None
    text = shut(gate, asked)
    return Reason(gate.say or text, gate.basis) if text else None


@singledispatch
def shut(gate: Gate, asked: Asked) -> str | None:
    """The plain reason, or None when the gate is open."""
    return f"不认识的门槛 {type(gate).__name__}"


@shut.register
def _(gate: Requires, asked: Asked) -> str | None:
    case = asked.case
    return None if gate.what.holds(case.taken) else f"须先{gate.what.say(case.procedure.names)}"


@shut.register
def _(gate: OutcomeIs, asked: Asked) -> str | None:
    event = asked.case.latest(gate.step)
    if event and event.outcome in gate.outcomes:
        return None
    name = asked.case.procedure.names[gate.step]
    said = event.outcome if event else "尚未进行"
    return f"“{name}”的结果须为{'、'.join(gate.outcomes)}，现为{said}"


@shut.register
def _(gate: ApprovedBy, asked: Asked) -> str | None:
    event = asked.case.latest(gate.step)
    step = asked.case.procedure[gate.step]
    return None if event and event.outcome == step.outcomes[0] else f"须经“{step.name}”{step.outcomes[0]}"


@shut.register
def _(gate: OtherPerson, asked: Asked) -> str | None:
    case = asked.case
    same = next((e for e in case.events if e.step in gate.steps and e.by == asked.person), None)
    return f"办理“{case.procedure.names[same.step]}”的人不得办理本步" if same else None


@shut.register
def _(gate: Outsider, asked: Asked) -> str | None:
    held = next((role.name for role in gate.roles if role.key in asked.roles), None)
    return f"本单位的{held}不得办理本步" if held else None


@shut.register
def _(gate: Elapsed, asked: Asked) -> str | None:
    case = asked.case
    start = case.day_of(gate.since)
    if start is None:
        return f"期间的起算日（{case.procedure.names.get(gate.since, gate.since)}）尚未确定"
    try:
        last = deadline(case.version(gate.rule), start, case.calendar).last_day
    except YearMissing as missing:
        # 算不出何时届满，就不能说已经届满；事项的别的步骤照办。
        return f"须待期间届满，而届满之日还算不出：{missing}"
    return None if asked.on > last else f"须待期间届满（{last.isoformat()}）之后"


@shut.register
def _(gate: Lapsed, asked: Asked) -> str | None:
    case = asked.case
    step = case.procedure[gate.step]
    due = case.due(step)
    if due is None or due.due is None:
        return f"“{step.name}”的期限没有在计算"
    # 看今天是否已过末日；法律后果从末日起算，所以日期可以写末日当天。
    if case.today > due.last_day and asked.on >= due.last_day:
        return None
    return f"须待“{step.name}”的期限届满（{due.last_day.isoformat()}）"


@shut.register
def _(gate: InTime, asked: Asked) -> str | None:
    step = asked.case.procedure[gate.step]
    return f"“{step.name}”的期限已过" if days_late(asked.case.due(step), asked.on) else None


@shut.register
def _(gate: HasDocument, asked: Asked) -> str | None:
    held = {d for e in asked.case.events for d in e.documents}
    return None if gate.document in held else f"案卷中缺少《{gate.document}》"


@shut.register
def _(gate: FieldIs, asked: Asked) -> str | None:
    value = asked.field(gate.field)
    if value in gate.values or asked.waits_for(gate.field):
        return None
    return f"只适用于{'、'.join(map(str, gate.values))}，现为{value or '未填'}"


@shut.register
def _(gate: AtLeast, asked: Asked) -> str | None:
    value = asked.field(gate.field)
    if asked.waits_for(gate.field):
        return None
    least = asked.case.version(gate.rule).value
    return None if value is not None and value >= least else f"人数（数额）不足，至少 {least}"


@shut.register
def _(gate: InOrder, asked: Asked) -> str | None:
    first, then = asked.field(gate.first), asked.field(gate.then)
    if first is None or then is None or first <= then:
        return None
    return f"{then} 不能早于或者小于 {first}"
