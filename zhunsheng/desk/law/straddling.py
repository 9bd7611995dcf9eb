"""The running cases that stay under a text which was replaced since: whoever leads must be able to see them in one place."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.declare import Register
from zhunsheng.desk.law.rulebook import book
from zhunsheng.procedures import Acting, acting_texts
from zhunsheng.records.access import Access
from zhunsheng.records.models import Case
from zhunsheng.records.registry import register

_MOST = 200
"""Cases shown; how many there are is said beside them."""


@dataclass(frozen=True, slots=True)
class Straddling:
    """Cases of one register and law day, with the texts that were replaced since."""

    register: Register
    law_on: date
    replaced: Sequence[Acting]
    rows: Sequence[Any]


def straddling(access: Access) -> list[Straddling]:
    """What of it the person may see, by register and day; two queries, and one for each register that has some."""
    keys = [reg.key for reg in access.registers()]
    running = Case.objects.filter(closed_on=None, register__in=keys, law_on__isnull=False)
    found: dict[str, dict[date, list[Acting]]] = {}
    for key, law_on in running.values_list("register", "law_on").distinct().order_by("register", "law_on"):
        replaced = [
            one for one in acting_texts(register(key).procedure, book(), law_on, access.today) if one.replaced
        ]
        if replaced:
            found.setdefault(key, {})[law_on] = replaced
    return [one for key, days in found.items() for one in _of_register(access, key, days)]


def _of_register(access: Access, key: str, days: dict[date, list[Acting]]) -> list[Straddling]:
    rows = access.cases(key).filter(closed_on=None, law_on__in=list(days)).order_by("law_on", "pk")[:_MOST]
    by_day: dict[date, list[Any]] = {}
    for row in rows:
        by_day.setdefault(row.law_on, []).append(row)
    return [Straddling(register(key), day, days[day], found) for day, found in by_day.items()]
