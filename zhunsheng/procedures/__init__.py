"""The engine of procedures: what may be done in a case, by when, by whom, and why not. Pure; the day is an argument."""

from zhunsheng.procedures.case import Case
from zhunsheng.procedures.correct import Correction, correct
from zhunsheng.procedures.errors import Reason, Refused
from zhunsheng.procedures.events import Actor, Attempt, Event, Kind
from zhunsheng.procedures.standing import ClosedStep, OpenStep, Standing, TakenStep, overdue, standing
from zhunsheng.procedures.take import take

__all__ = [
    "Actor",
    "Attempt",
    "Case",
    "ClosedStep",
    "Correction",
    "Event",
    "Kind",
    "OpenStep",
    "Reason",
    "Refused",
    "Standing",
    "TakenStep",
    "correct",
    "overdue",
    "standing",
    "take",
]
