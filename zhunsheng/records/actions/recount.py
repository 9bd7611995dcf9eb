"""Counts every waiting case anew, once a year of days off is announced or mended, and says which last days moved."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.records.actions.append import bring_up
from zhunsheng.records.models import Case
from zhunsheng.records.registry import register, registers

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moved:
    """A case whose nearest last day is another one now; `was` and `due_on` are None where there is none."""

    row: Any
    was: date | None
    due_on: date | None


def recount(now: datetime) -> list[Moved]:
    """Brings row and inbox of every waiting case up to the calendar as it is now; the cases that moved, soonest first.

    Each case is its own transaction. One that cannot be counted is written to the log and left as it is: the nightly sweep
    tells the administrator of it.
    """
    today = timezone.localtime(now).date()
    waiting = Case.objects.filter(todos__isnull=False, register__in=registers()).distinct().order_by("pk")
    moved = [one for key, pk in waiting.values_list("register", "pk") for one in _recounted(key, pk, today)]
    return sorted(moved, key=lambda one: one.due_on or date.max)


def _recounted(key: str, pk: int, today: date) -> Iterator[Moved]:
    reg = register(key)
    try:
        with transaction.atomic():
            rows = reg.record._default_manager.select_related("organ").select_for_update(of=("self",))
            row = rows.get(pk=pk)
            was = row.due_on
            bring_up(reg, row, list(row.events.all()), today)
    except Exception:
        log.exception("%s %s 的期限没有重算", reg.name, pk)
        return
    if row.due_on != was:
        yield Moved(row, was, row.due_on)
