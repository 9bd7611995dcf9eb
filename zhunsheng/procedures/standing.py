"""Where a case stands: what was done, what may be done now and by when, what may not and why, what is late."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from zhunsheng.calendar import Due
from zhunsheng.declare.conditions import refusal_of, unmet
from zhunsheng.declare.steps import End, Step
from zhunsheng.law import Provision
from zhunsheng.procedures.acting import acts, seat_of
from zhunsheng.procedures.case import Case, days_late
from zhunsheng.procedures.errors import Reason
from zhunsheng.procedures.events import Actor, Event, Kind
from zhunsheng.procedures.gates import Asked, refusal


@dataclass(frozen=True, slots=True)
class OpenStep:
    """A step that may be taken now; `mine` when the actor asked for is one of those who take it.

    `uncounted` says why a running term has no last day yet (a local rule not set); `again` that a repeatable step has been
    taken before; `promise` the day promised beside the statute's; `waits_for` those who each take it and have not yet.
    """

    step: Step
    provision: Provision
    due: Due | None
    days_late: int
    mine: bool
    optional: bool = False
    uncounted: str = ""
    again: bool = False
    promise: Due | None = None
    waits_for: tuple[str, ...] = ()

    @property
    def waiting_names(self) -> str:
        """Those who each take it and have not yet, in words."""
        return "、".join(getattr(one, "name", one) for one in self.waits_for)

    @property
    def expected(self) -> bool:
        """Somebody is waiting for it: it has a last day and is not optional."""
        return self.due is not None and not self.optional


@dataclass(frozen=True, slots=True)
class ClosedStep:
    """A step that may not be taken now, with every reason.

    Its term may run all the same: the sixty days for the decision begin with acceptance, long before it may be taken.
    """

    step: Step
    provision: Provision
    reasons: tuple[Reason, ...]
    due: Due | None = None
    days_late: int = 0
    optional: bool = False
    uncounted: str = ""
    promise: Due | None = None

    @property
    def expected(self) -> bool:
        """Somebody is waiting for it: its term runs and it is not optional."""
        return self.due is not None and not self.optional


@dataclass(frozen=True, slots=True)
class TakenStep:
    """A step that was taken; `days_late` counts calendar days past its last day; `undone` when it was sent back since."""

    step: Step
    provision: Provision | None
    event: Event
    due: Due | None
    days_late: int
    undone: bool = False


@dataclass(frozen=True)
class Standing:
    """Where a case stands on a day."""

    case: Case
    open: tuple[OpenStep, ...]
    closed: tuple[ClosedStep, ...]
    stage: str
    ended: End | None
    paused_by: Step | None
    law_on: date

    @cached_property
    def taken(self) -> tuple[TakenStep, ...]:
        """The steps that stand, each judged by the deadline as it was when it was taken; worked out when asked for."""
        return tuple(_taken(self.case))

    @cached_property
    def awaited(self) -> tuple[OpenStep, ...]:
        """The open steps that the case waits for: the necessary ones; those taken before only when nothing else is left."""
        necessary = [o for o in self.open if not o.optional]
        return tuple([o for o in necessary if not o.again] or necessary)

    @cached_property
    def running(self) -> tuple[ClosedStep, ...]:
        """The steps that cannot be taken yet and whose terms run all the same."""
        return tuple(s for s in self.closed if (s.due or s.uncounted) and not s.optional)

    @cached_property
    def expected(self) -> tuple[OpenStep | ClosedStep, ...]:
        """The steps whose terms run and that somebody is waiting for, whether or not they may be taken yet."""
        everything: list[OpenStep | ClosedStep] = [*self.open, *self.closed]
        return tuple(s for s in everything if s.expected)

    @property
    def late(self) -> tuple[OpenStep | ClosedStep, ...]:
        """Those whose last day has passed."""
        return tuple(s for s in self.expected if s.days_late)

    @property
    def next_due(self) -> date | None:
        """The nearest last day among the steps somebody is waiting for."""
        return min((s.due.last_day for s in self.expected if s.due and s.due.due), default=None)


def standing(case: Case, actor: Actor | None = None) -> Standing:
    """Where the case stands; with an actor, also which open steps are that person's to take."""
    open_steps: list[OpenStep] = []
    closed: list[ClosedStep] = []
    for step in case.procedure.steps:
        provision = step.provision(case.law_on)
        if provision is None or (step.key in case.taken and not step.repeatable):
            continue
        reasons = tuple(reasons_against(step, case, on=case.today, actor=actor))
        lost = step.key in case.closed_for_good
        due = None if lost else case.due(step)
        promise = None if lost else case.promised(step)
        uncounted = "" if lost else case.uncounted(step)
        late, optional = days_late(due, case.today), case.optional(step)
        if reasons:
            closed.append(ClosedStep(step, provision, reasons, due, late, optional, uncounted, promise))
            continue
        mine = bool(actor and acts(step, case, actor))
        again = step.key in case.taken
        waiting = (
            tuple(m for m in case.listed(step.members) if m not in case.seated(step.key)) if step.each else ()
        )
        open_steps.append(
            OpenStep(step, provision, due, late, mine, optional, uncounted, again, promise, waiting)
        )
    return Standing(
        case=case,
        open=tuple(open_steps),
        closed=tuple(closed),
        stage=next(
            (s.stage for e in reversed(case.standing) if (s := case.procedure[e.step]).stage), case.procedure.opening.name
        ),
        ended=case.ended,
        paused_by=case.paused_by,
        law_on=case.law_on,
    )  # fmt: skip


def reasons_against(step: Step, case: Case, *, on: date, actor: Actor | None) -> Iterator[Reason]:
    """Every reason against taking a step on that day, apart from who holds which role and what is handed in."""
    asked = Asked(case, on, actor, fills=step.fills)
    yield from order_against(step, case, actor)
    for gate in step.gates:
        if reason := refusal(gate, asked):
            yield reason


def order_against(step: Step, case: Case, actor: Actor | None = None) -> Iterator[Reason]:
    """The reasons that the order of the procedure gives: done, excluded, not yet reached, suspended, ended."""
    names = case.names
    if step.key in case.taken and not step.repeatable:
        yield Reason(f"“{step.name}”已经办过，不能再办一次")
    elif step.each and not case.listed(step.members):
        yield Reason(f"没有列出“{case.label(step.members)}”")
    elif step.each and actor and acts(step, case, actor) and not seat_of(step, case, actor):
        yield Reason(f"“{step.name}”您这一份已经办过，等其他人办理")
    for other in sorted(case.procedure.exclusions[step.key] & case.taken):
        yield Reason(f"已经“{names[other]}”，不能再“{step.name}”")
    if step.after is None:
        if case.events and step.key not in case.taken:
            yield Reason("案件已经开启")
    else:
        yield from (Reason(refusal_of(part, names)) for part in unmet(step.after, case.seen))
    if case.ending and not step.lasting and step.key not in case.procedure.downstream[case.ending.step]:
        yield Reason(f"案件已{case.ended.value if case.ended else '结束'}")
    if case.paused_by and not (step.while_paused or case.paused_by.key in step.resumes):
        yield Reason(f"案件因“{case.paused_by.name}”中止，恢复后才能办理")
    if step.resumes and not (case.paused_by and case.paused_by.key in step.resumes):
        yield Reason("案件没有中止，无须恢复")


def _taken(case: Case) -> Iterator[TakenStep]:
    """Each step that stands, judged by the deadline as it was when the step was taken."""
    for event in case.events:
        step = case.procedure[event.step]
        earlier = tuple(e for e in case.history if e.seq < event.seq)
        before = replace(case, history=earlier, today=event.on)
        due = before.due(step) if before.events else None
        late, undone = days_late(due, event.on), event.seq in case.undone
        yield TakenStep(step, step.provision(case.law_on), event, due, late, undone)


def overdue(case: Case) -> list[Event]:
    """The events that the daily sweep should write: each passed last day once, never twice."""
    noted = case.overdue_noted()
    seq = len(case.history)
    events: list[Event] = []
    for late in standing(case).late:
        day = late.due.latest_day.isoformat() if late.due else ""
        if (late.step.key, day) not in noted:
            seq += 1
            events.append(
                Event(
                    seq=seq, step=late.step.key, on=case.today, by="", kind=Kind.OVERDUE, facts={"due": day}
                )
            )
    return events
