"""Taking a step: one event, or a refusal with all its reasons."""

from collections.abc import Iterator, Mapping

from zhunsheng.declare.steps import Step
from zhunsheng.procedures.acting import acts, seat_of, who
from zhunsheng.procedures.case import Case
from zhunsheng.procedures.errors import Reason, Refused
from zhunsheng.procedures.events import Attempt, Event
from zhunsheng.procedures.gates import Asked, given, refusal
from zhunsheng.procedures.standing import order_against


def take(case: Case, attempt: Attempt) -> Event:
    """The event that taking the step writes; raises Refused with every reason at once and changes nothing."""
    if attempt.step not in case.procedure:
        raise Refused([Reason(f"本程序没有步骤“{attempt.step}”")])
    step = case.procedure[attempt.step]
    reasons = [*_reasons(step, case, attempt)]
    if reasons:
        raise Refused(reasons)
    return Event(
        seq=len(case.history) + 1,
        step=step.key,
        on=attempt.on,
        by=attempt.actor.person,
        outcome=attempt.outcome,
        facts=dict(attempt.facts),
        documents=attempt.documents,
        seat=seat_of(step, case, attempt.actor) if step.each else "",
    )


def _reasons(step: Step, case: Case, attempt: Attempt) -> Iterator[Reason]:
    provision = step.provision(case.law_on if case.events else attempt.on)
    if provision is None:
        yield Reason(f"“{step.name}”在 {case.law_on.isoformat()} 还不是法律规定的步骤，或者已不再是")
    actor, fields = attempt.actor, given(step, attempt.on, attempt.facts)
    if not acts(step, case, actor):
        yield Reason(f"“{step.name}”须由{who(step)}办理", provision)
    yield from order_against(step, case, actor)
    asked = Asked(case, attempt.on, actor, fields)
    yield from (reason for gate in step.gates if (reason := refusal(gate, asked)))
    yield from day_reasons(step, case, attempt)
    yield from content_reasons(step, attempt, case.names)


def day_reasons(step: Step, case: Case, attempt: Attempt) -> Iterator[Reason]:
    """The day must have come, and may not lie before what the step follows."""
    if attempt.on > case.today:
        yield Reason(f"日期 {attempt.on.isoformat()} 还没有到")
    followed = set(step.after.steps()) if step.after else set()
    earlier = [e for e in case.standing if e.step in followed]
    if earlier and attempt.on < (last := max(earlier, key=lambda e: e.on)).on:
        name = case.procedure.names[last.step]
        yield Reason(f"日期 {attempt.on.isoformat()} 早于“{name}”的日期 {last.on.isoformat()}")


def content_reasons(step: Step, attempt: Attempt, names: Mapping[str, str]) -> Iterator[Reason]:
    """What is handed in must be all that is wanted and nothing else."""
    if step.outcomes and attempt.outcome not in step.outcomes:
        yield Reason(f"“{step.name}”的结果须从{'、'.join(step.outcomes)}中选一项")
    if attempt.outcome and not step.outcomes:
        yield Reason(f"“{step.name}”没有可选的结果")
    missing = [names.get(f".{n}", n) for n in step.fills if attempt.facts.get(n) in (None, "", ())]
    if missing:
        yield Reason(f"缺少必填内容：{'、'.join(missing)}")
    strange = set(attempt.facts) - set(step.fills) - set(step.may_fill) - step.brings
    if strange:
        yield Reason(f"“{step.name}”不填写：{'、'.join(sorted(names.get(f'.{n}', n) for n in strange))}")
    lacking = [d.name for d in step.needs if d.name not in attempt.documents]
    if lacking:
        yield Reason(f"缺少文书：{'、'.join(f'《{name}》' for name in lacking)}")
