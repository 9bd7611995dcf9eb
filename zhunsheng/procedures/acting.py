"""Who may take a step in a case: by a role, because a field names them, or as one of several who each take it."""

from collections.abc import Iterable

from zhunsheng.declare.roles import Named
from zhunsheng.declare.steps import Step
from zhunsheng.procedures.case import Case
from zhunsheng.procedures.events import Actor


def acts(step: Step, case: Case, actor: Actor) -> bool:
    """Whether the actor is one of those by whom the step is taken."""
    return any(
        actor.person in case.listed(role.field) if isinstance(role, Named) else step.seat(role) in actor.roles
        for role in step.by
    )


def is_named(actor: Actor, listed: Iterable[str]) -> bool:
    """Whether the actor is among the people listed, by account or by name: enough to keep somebody out, not to let them in."""
    return any(one in (actor.person, actor.name) for one in listed if one)


def seat_of(step: Step, case: Case, actor: Actor) -> str:
    """Whom the actor would take the step for: the first of the members that is theirs and has not taken it; else ""."""
    waiting = [m for m in case.listed(step.members) if m not in case.seated(step.key)]
    if step.at:
        held = {organ for role in step.by for organ in actor.organs.get(step.seat(role), ())}
        return next((m for m in waiting if m in held), "")
    return next((m for m in waiting if m == actor.person), "")


def who(step: Step) -> str:
    """By whom the step is taken, in words."""
    return "或".join(role.name for role in step.by)
