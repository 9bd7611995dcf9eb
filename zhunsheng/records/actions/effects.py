"""What a step brings about besides its own record, before it is written: its number, the cases it opens elsewhere, its draw."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from zhunsheng.declare import Opening, Register
from zhunsheng.procedures import Actor, Attempt, take
from zhunsheng.procedures import Case as EngineCase
from zhunsheng.procedures import Event as Happening
from zhunsheng.procedures.case import as_listed
from zhunsheng.records.actions.append import append
from zhunsheng.records.actions.drawing import drawn
from zhunsheng.records.actions.numbers import give_number, next_number
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ, Person
from zhunsheng.records.registry import register
from zhunsheng.records.standing import engine_case


@dataclass(frozen=True)
class Deed:
    """Who does something when: what every effect is told. No person: an applicant, whose steps bring nothing about."""

    person: Person | None
    now: datetime
    today: date


def brought_about(reg: Register, row: Any, case: EngineCase, happening: Happening, deed: Deed) -> Happening:
    """The event with everything that the step brings about in its facts. Raises Rejected; the caller's transaction undoes all."""
    step = reg.procedure[happening.step]
    facts = {**case.facts, **happening.facts}
    brought: dict[str, Any] = {}
    if step.numbers and not facts.get(step.numbers.field):
        brought[step.numbers.field] = give_number(reg, step, row, happening.on, deed.person, deed.now)
    for opening in step.opens:
        numbers = [
            _open(opening, row, facts, member, happening.on, deed) for member in _members(opening, facts)
        ]
        if opening.links:
            brought[opening.links] = (*as_listed(facts.get(opening.links)), *numbers)
    if step.draws:
        brought |= drawn(step.draws, row, facts)
    return replace(happening, facts={**happening.facts, **brought}) if brought else happening


def _members(opening: Opening, facts: Mapping[str, Any]) -> list[Any]:
    if not opening.each:
        return [None]
    held = facts.get(opening.each) or ()
    return list(held) if isinstance(held, list | tuple) else [held]


def _open(opening: Opening, row: Any, facts: Mapping[str, Any], member: Any, on: date, deed: Deed) -> str:
    reg = register(opening.register)
    organ = _organ(opening, row, facts, member)
    if not organ.stands_on(on):
        raise Rejected(f"{organ.name}在 {on.isoformat()} 没有设立或者已经撤销，不能在那里登记{reg.name}。")
    words = {"title": row.title, "number": row.number, "member": _in_words(member)}
    title = opening.title.format(**words)[:200]
    given = {theirs: _value(ours, facts, member) for theirs, ours in opening.fills.items()}
    given |= {name: v.format(**words) if isinstance(v, str) else v for name, v in opening.sets.items()}
    step = reg.procedure.opening
    attempt = Attempt(
        step=step.key,
        on=on,
        # 由前一件事项依声明登记：有权办前一步就够，登记不另要职务。
        actor=Actor(person=str(deed.person.pk), roles=step.seats, name=deed.person.name),
        facts=clean_facts(reg, {n: v for n, v in given.items() if v not in (None, "", ())}),
    )
    happening = take(engine_case(reg, (), deed.today), attempt)
    number = next_number(reg, on.year)
    made = reg.record(
        register=reg.key, number=number, title=title, organ=organ, opened_on=on, stage=step.stage
    )
    made.save(force_insert=True)
    append(
        reg, made, [], happening,
        person=deed.person, now=deed.now, today=deed.today, heading={"title": title, "organ": organ.code},
    )  # fmt: skip
    return number


def _organ(opening: Opening, row: Any, facts: Mapping[str, Any], member: Any) -> Organ:
    if isinstance(member, Mapping):
        code = str(member.get("organ") or "")
    elif opening.organ:
        code = str(facts.get(opening.organ) or "")
    else:
        code = str(member or "")
    if not code:
        organ: Organ = row.organ
        return organ
    found = Organ.objects.filter(code=code).first()
    if found is None:
        raise Rejected(f"没有代码为 {code} 的单位，不能在那里登记。")
    return found


def _in_words(member: Any) -> str:
    if isinstance(member, Mapping):
        return "、".join(str(v) for v in member.values() if v not in (None, ""))
    return str(member or "")


def _value(ours: str, facts: Mapping[str, Any], member: Any) -> Any:
    _, _, column = ours.partition(".")
    return member.get(column) if column and isinstance(member, Mapping) else facts.get(ours)
