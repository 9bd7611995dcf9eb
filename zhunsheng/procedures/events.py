"""What happened in a case, and what somebody wants to do next."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What an event says."""

    TAKEN = "taken"
    CORRECTED = "corrected"
    OVERDUE = "overdue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One line of a case's history; never changed once written.

    seq        1, 2, 3 … within the case
    on         the day it happened (not the day it was entered)
    by         who did it
    facts      field values given with it; for OVERDUE the last day that passed
    seat       where each of several takes the step: whom it was taken for, a person or an organ's code
    corrects   for CORRECTED: the seq of the event it corrects; `void` takes that event out altogether, otherwise `on`,
               `outcome`, `facts` and `documents` stand in place of the old ones
    """

    seq: int
    step: str
    on: date
    by: str
    kind: Kind = Kind.TAKEN
    outcome: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[str, ...] = ()
    seat: str = ""
    corrects: int = 0
    void: bool = False
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Actor:
    """Who acts.

    roles   those held in this case's organ ("handler"), and in the organs that its fields name ("liaison@co_hosts")
    organs  for a role of the second kind, the codes of the organs in which it is held
    name    how the person is called: fields filled from paper name people who have no account
    """

    person: str
    roles: frozenset[str]
    organs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """A step somebody wants to take."""

    step: str
    on: date
    actor: Actor
    outcome: str = ""
    facts: Mapping[str, Any] = field(default_factory=dict)
    documents: tuple[str, ...] = ()


def effective(history: Iterable[Event]) -> list[Event]:
    """The steps that stand once corrections are applied, in the order they were entered.

    A corrected event keeps its place and its seq, so that what followed it still follows it.
    """
    standing: dict[int, Event] = {}
    for event in history:
        match event.kind:
            case Kind.TAKEN:
                standing[event.seq] = event
            case Kind.CORRECTED if event.void:
                standing.pop(event.corrects, None)
            case Kind.CORRECTED if event.corrects in standing:
                old = standing[event.corrects]
                standing[event.corrects] = replace(
                    old,
                    on=event.on,
                    outcome=event.outcome,
                    facts={**old.facts, **event.facts},
                    documents=event.documents or old.documents,
                )
    return list(standing.values())
