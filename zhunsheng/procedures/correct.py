"""Correcting a wrongly entered step: by a later event, never by editing."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from zhunsheng.declare.steps import Step
from zhunsheng.procedures.acting import acts, who
from zhunsheng.procedures.case import Case
from zhunsheng.procedures.errors import Reason, Refused
from zhunsheng.procedures.events import Actor, Attempt, Event, Kind
from zhunsheng.procedures.gates import Asked, given, refusal
from zhunsheng.procedures.standing import order_against
from zhunsheng.procedures.take import content_reasons, day_reasons


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What should stand instead of event `seq`; `void` when it should not stand at all.

    Left out (None) means as it was.
    """

    seq: int
    actor: Actor
    reason: str
    void: bool = False
    on: date | None = None
    outcome: str | None = None
    facts: Mapping[str, Any] = field(default_factory=dict)


def correct(case: Case, wanted: Correction) -> Event:
    """The event that corrects another. Raises Refused when the corrected history would not have been lawful.

    The whole history is replayed: a step that could not have followed the corrected one is named, to be corrected first.
    """
    old = next((e for e in case.events if e.seq == wanted.seq), None)
    if old is None:
        raise Refused([Reason(f"没有可更正的第 {wanted.seq} 条记录（不存在，或者已经更正作废）")])
    step = case.procedure[old.step]
    if not wanted.reason.strip():
        raise Refused([Reason("更正须写明理由")])
    if not acts(step, case, wanted.actor):
        raise Refused([Reason(f"更正“{step.name}”须由{who(step)}办理")])
    event = Event(
        seq=len(case.history) + 1,
        step=old.step,
        on=wanted.on or old.on,
        by=wanted.actor.person,
        kind=Kind.CORRECTED,
        outcome=old.outcome if wanted.outcome is None else wanted.outcome,
        facts=dict(wanted.facts),
        documents=old.documents,
        corrects=old.seq,
        void=wanted.void,
        reason=wanted.reason.strip(),
    )
    replay(replace(case, history=(*case.history, event), outside=None))
    return event


def replay(case: Case) -> None:
    """Refuses a history whose standing steps could not have been taken one after another."""
    done: list[Event] = []
    for event in case.events:
        step = case.procedure[event.step]
        so_far = replace(case, history=tuple(done), today=max(case.today, event.on))
        attempt = Attempt(
            step=event.step,
            on=event.on,
            actor=taker(step, event),
            outcome=event.outcome,
            facts=event.facts,
            documents=event.documents,
        )
        # 当时任什么职，经过里没有；只看是不是同一个人。
        nobody_special = replace(attempt.actor, roles=frozenset())
        asked = Asked(so_far, event.on, nobody_special, given(step, event.on, event.facts))
        gates = (refusal(gate, asked) for gate in step.gates)
        reasons = [
            *order_against(step, so_far, attempt.actor),
            *day_reasons(step, so_far, attempt),
            *content_reasons(step, attempt, case.names),
            *(reason for reason in gates if reason),
        ]
        if reasons:
            raise Refused(
                [
                    Reason(
                        f"更正后，“{step.name}”（第 {event.seq} 条）不再成立：{reasons[0].text}",
                        reasons[0].provision,
                    )
                ]
            )
        done.append(event)
    if not done:
        raise Refused([Reason("开启案件的一步不能作废；请按撤回或者终结办理")])


def taker(step: Step, event: Event) -> Actor:
    """Whoever took the step, taken at their word about the roles they held then."""
    organs = dict.fromkeys(step.seats, (event.seat,)) if step.at and event.seat else {}
    return Actor(person=event.by, roles=step.seats, organs=organs)
