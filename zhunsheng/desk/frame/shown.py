"""How a recorded value is written for the eye."""

from datetime import date
from typing import Any

from zhunsheng.records.county import calendar
from zhunsheng.records.sealing import SealedField, unseal
from zhunsheng.records.shown import EMPTY, plain
from zhunsheng.records.shown import shown as plainly

__all__ = ["EMPTY", "SEALED", "due_day", "plain", "shown"]

SEALED = "（已封存）"


def shown(field: Any, value: Any, *, opened: bool = False) -> str:
    """The value as officers write it. Sealed ones only when `opened`; whoever calls has asked ``access.sees_sealed``."""
    if value and isinstance(field, SealedField):
        return unseal(str(value)) if opened else SEALED
    return plainly(field, value)


def due_day(value: date | None) -> str:
    """A last day in ISO form, with a mark while the days off around it are not announced; "—" when there is none."""
    if value is None:
        return EMPTY
    return f"{value.isoformat()}{'（放假安排未公布）' if calendar().unannounced(value) else ''}"
