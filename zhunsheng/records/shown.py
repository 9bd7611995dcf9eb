"""How a recorded value is written for the eye. Sealed texts are none of it: they are opened elsewhere, or not at all."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.utils import timezone

from zhunsheng.records.fields import LinksField, OrganField, OrgansField, PeopleField, RowsField
from zhunsheng.records.models import Organ, Person

EMPTY = "—"


def shown(field: Any, value: Any, names: Mapping[str, str]) -> str:
    """The value of a field as officers write it; `names` are those of the people and organs it may hold (``names_in``)."""
    if value in (None, "", ()):
        return EMPTY
    match field:
        case PeopleField() | OrgansField():
            return "、".join(names.get(one, one) for one in value)
        case OrganField():
            return names.get(value, value)
        case LinksField():
            return "、".join(value)
        case RowsField():
            rows = (
                "，".join(f"{c.label} {c.shown(row.get(c.name)) or EMPTY}" for c in field.columns)
                for row in value
            )
            return "；".join(rows)
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    return plain(value)


def names_in(fields: Mapping[str, Any], rows: Iterable[Mapping[str, Any]]) -> dict[str, str]:
    """The names of the people and organs that the fields of these rows hold; a query for each kind that there is."""
    people, organs = set[str](), set[str]()
    for name, field in fields.items():
        kept = people if isinstance(field, PeopleField) else organs
        if isinstance(field, PeopleField | OrgansField | OrganField):
            for held in (row.get(name) for row in rows):
                kept.update([held] if isinstance(held, str) else held or ())
    names: dict[str, str] = {}
    if numbers := [int(one) for one in people if one.isdecimal()]:
        names |= {
            str(pk): name for pk, name in Person.objects.filter(pk__in=numbers).values_list("pk", "name")
        }
    if organs:
        names |= dict(Organ.objects.filter(code__in=organs).values_list("code", "name"))
    return names


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
