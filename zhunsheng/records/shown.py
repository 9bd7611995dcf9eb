"""How a recorded value is written for the eye. Sealed texts are none of it: they are opened elsewhere, or not at all."""

from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from zhunsheng.records.fields import ListField, OrganField, RowsField

EMPTY = "—"


def shown(field: Any, value: Any) -> str:
    """The value of a field as officers write it: a choice by its name, people and organs by theirs, all else as ``plain``."""
    if value in (None, "", ()):
        return EMPTY
    if isinstance(field, ListField | OrganField | RowsField):
        return str(field.shown(value))
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain(value)


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
