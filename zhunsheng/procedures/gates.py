"""How each kind of gate is checked, one function a gate. A gate that this file does not know lets nothing through."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import singledispatch
from typing import Any

from zhunsheng.calendar import NotATerm, YearMissing, deadline
from zhunsheng.declare.conditions import Seen, refusal_of, unmet
from zhunsheng.declare.gates import (
    ApprovedBy,
    AtLeast,
    AtMost,
    Elapsed,
    Ended,
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
    Stands,
)
from zhunsheng.declare.steps import Step
from zhunsheng.procedures.acting import is_named
from zhunsheng.procedures.case import Case, as_listed, days_late
from zhunsheng.procedures.errors import Reason
from zhunsheng.procedures.events import Actor


@dataclass(frozen=True, slots=True)
class Asked:
    """What a gate is asked: may this person, on that day, with these fields?

    `actor` None: nobody in particular, so nobody is separated. `given` None: nobody has been asked for fields yet, so a
    gate on a field that the case does not hold, or that the step is going to fill anew (`fills`), is left for later.
    """

    case: Case
    on: date
    actor: Actor | None = None
    given: Mapping[str, Any] | None = None
    fills: tuple[str, ...] = ()

    @property
    def seen(self) -> Seen:
        """What conditions are held against: the record with what is handed in."""
        return replace(self.case.seen, facts={**self.case.facts, **(self.given or {})})

    def field(self, name: str) -> Any:
        """The field as handed in, else as recorded."""
        return {**self.case.facts, **(self.given or {})}.get(name)

    def waits_for(self, name: str) -> bool:
        """The field is not known, and it is too early to ask for it."""
        return self.given is None and (self.field(name) is None or name in self.fills)


def given(step: Step, on: date, facts: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that taking the step hands in: those filled, and the dates that take its day."""
    return {**dict.fromkeys(step.dated, on), **facts}


def refusal(gate: Gate, asked: Asked) -> Reason | None:
    """Why the gate is shut, or None when it is open or was not law on the case's law day."""
    case = asked.case
    if not gate.basis.in_force(case.law_on) or not applies(gate, asked):
        return None
    text = shut(gate, asked)
    return Reason(gate.say or text, gate.basis) if text else None


def applies(gate: Gate, asked: Asked) -> bool:
    """Whether the gate is there at all, as far as its conditions go."""
    if not gate.conditions():
        return True
    seen = asked.seen
    return not (gate.unless and gate.unless.holds(seen)) and not (gate.under and not gate.under.holds(seen))


@singledispatch
def shut(gate: Gate, asked: Asked) -> str | None:
    """The plain reason, or None when the gate is open."""
    return f"不认识的门槛 {type(gate).__name__}"


@shut.register
def _(gate: Requires, asked: Asked) -> str | None:
    return "；".join(refusal_of(part, asked.case.names) for part in unmet(gate.what, asked.seen)) or None


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
    case, actor = asked.case, asked.actor
    if actor is None:
        return None
    # 退回以前办过的也算：办过这件事的人，不因退回就成了局外人。
    same = next((e for e in case.events if e.step in gate.steps and e.by == actor.person), None)
    if same:
        return f"办理“{case.names[same.step]}”的人不得办理本步"
    seen = asked.seen.facts
    listed = next((name for name in gate.named if is_named(actor, as_listed(seen.get(name)))), None)
    return f"列为“{case.label(listed)}”的人不得办理本步" if listed else None


@shut.register
def _(gate: Outsider, asked: Asked) -> str | None:
    roles = asked.actor.roles if asked.actor else frozenset()
    held = next((role.name for role in gate.roles if role.key in roles), None)
    return f"本单位的{held}不得办理本步" if held else None


@shut.register
def _(gate: Elapsed, asked: Asked) -> str | None:
    case = asked.case
    start = case.day_of(gate.since)
    if start is None:
        return f"期间的起算日（{case.names.get(gate.since) or case.label(gate.since)}）尚未确定"
    try:
        last = deadline(case.version(gate.rule), start, case.calendar).latest_day
    except (YearMissing, NotATerm) as unknown:
        # 算不出何时届满，就不能说已经届满；事项的别的步骤照办。
        return f"须待期间届满，而届满之日还算不出：{unknown}"
    return None if asked.on > last else f"须待期间届满（{last.isoformat()}）之后"


@shut.register
def _(gate: Lapsed, asked: Asked) -> str | None:
    case = asked.case
    step = case.procedure[gate.step]
    due = case.due(step)
    if due is None or due.due is None:
        return f"“{step.name}”的期限没有在计算"
    # 看今天是否已过末日；法律后果从末日起算，所以日期可以写末日当天。
    if case.today > due.latest_day and asked.on >= due.latest_day:
        return None
    return f"须待“{step.name}”的期限届满（{due.latest_day.isoformat()}）"


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
    if asked.waits_for(gate.field):
        return None
    value, least = amount(asked.field(gate.field)), asked.case.version(gate.rule).value
    return None if value is not None and value >= least else f"人数（数额）不足，至少 {least}"


@shut.register
def _(gate: AtMost, asked: Asked) -> str | None:
    version = asked.case.version(gate.rule)
    unit, most = version.unit, version.value
    if gate.extension:
        allowed = version.extension
        unit, most = (allowed.unit or unit, allowed.value) if allowed else (unit, 0)
    value = amount(asked.field(gate.field))
    if value is None or most is None or value <= most:
        return None
    return f"“{asked.case.label(gate.field)}”最多 {most} {unit.chinese}，填的是 {value}"


def amount(value: Any) -> Any:
    """The number in a field; of a field that holds several, how many."""
    return len(value) if isinstance(value, list | tuple) else value


@shut.register
def _(gate: Stands, asked: Asked) -> str | None:
    wanted = {ours.split(".")[0] for _, ours in gate.match} - {"organ", "actor"}
    if asked.case.outside is None or any(asked.waits_for(name) for name in wanted):
        return None
    facts = dict(asked.seen.facts)
    if any(ours == "actor" for _, ours in gate.match):
        if asked.actor is None:
            return None
        facts["actor"] = asked.actor.person
    lacking = asked.case.outside.lacking(gate, facts, asked.on)
    return f"{asked.on.isoformat()} 没有查到有效的登记：{'、'.join(lacking)}" if lacking else None


@shut.register
def _(gate: Ended, asked: Asked) -> str | None:
    if asked.case.outside is None:
        return None
    unfinished = asked.case.outside.unfinished(asked.case.listed(gate.links))
    return f"关联的事项还没有办结：{'、'.join(unfinished)}" if unfinished else None


@shut.register
def _(gate: InOrder, asked: Asked) -> str | None:
    first, then = asked.field(gate.first), asked.field(gate.then)
    if first is None or then is None or first <= then:
        return None
    return f"{then} 不能早于或者小于 {first}"
