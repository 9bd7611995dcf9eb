"""How a recorded value is written for the eye."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from zhunsheng.records.county import calendar
from zhunsheng.records.fields import ListField, OrganField, RowsField
from zhunsheng.records.sealing import SealedField, unseal

EMPTY = "—"
SEALED = "（已封存）"


def shown(field: Any, value: Any, *, opened: bool = False) -> str:
    """The value as officers write it. Sealed ones only when `opened`; whoever calls has asked ``access.sees_sealed``."""
    if value in (None, "", ()):
        return EMPTY
    if isinstance(field, SealedField):
        return unseal(str(value)) if opened else SEALED
    if isinstance(field, ListField | OrganField | RowsField):
        return str(field.shown(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain(value)


def due_day(value: date | None) -> str:
    """A last day in ISO form, with a mark while the days off around it are not announced; "—" when there is none."""
    if value is None:
        return EMPTY
    return f"{value.isoformat()}{'（放假安排未公布）' if calendar().unannounced(value) else ''}"


def plain(value: Any) -> str:
    """A value without its field: days in ISO form, numbers with their thousands apart, truth as 是 and 否."""
    match value:
        case None | "":
            return EMPTY
        case bool():
            return "是" if value else "否"
        case datetime():
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M")
        case date():
            return value.isoformat()
        case int() | Decimal():
            return f"{value:,}"
        case _:
            return str(value)
