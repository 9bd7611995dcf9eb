"""The engine of procedures: what may be done in a case, by when, by whom, and why not. Pure; the day is an argument."""

from zhunsheng.procedures.case import Case
from zhunsheng.procedures.correct import Correction, correct
from zhunsheng.procedures.errors import Reason, Refused
from zhunsheng.procedures.events import Actor, Attempt, Event, Kind
from zhunsheng.procedures.standing import ClosedStep, OpenStep, Standing, TakenStep, overdue, standing
from zhunsheng.procedures.take import take
from zhunsheng.procedures.texts import Acting, ChangedRule, Governing, acting_texts, changed_rules, governing

__all__ = [
    "Acting",
    "Actor",
    "Attempt",
    "Case",
    "ChangedRule",
    "ClosedStep",
    "Correction",
    "Event",
    "Governing",
    "Kind",
    "OpenStep",
    "Reason",
    "Refused",
    "Standing",
    "TakenStep",
    "acting_texts",
    "changed_rules",
    "correct",
    "governing",
    "overdue",
    "standing",
    "take",
]
