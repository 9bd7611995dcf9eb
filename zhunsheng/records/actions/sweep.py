"""The daily sweep: lateness becomes an event, once."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.procedures import overdue
from zhunsheng.records.actions.append import append
from zhunsheng.records.models import Case
from zhunsheng.records.registry import register, registers
from zhunsheng.records.standing import engine_case


def sweep(now: datetime) -> int:
    """Writes an overdue event for every last day that has passed and was not noted yet; returns how many.

    Each case is its own transaction, so that a broken one does not keep the others from being swept.
    """
    today = timezone.localtime(now).date()
    late = Case.objects.filter(due_on__lt=today, register__in=registers()).order_by("pk")
    return sum(_sweep_case(key, pk, now, today) for key, pk in late.values_list("register", "pk"))


def _sweep_case(key: str, pk: int, now: datetime, today: date) -> int:
    reg = register(key)
    with transaction.atomic():
        row = reg.record._default_manager.select_related("organ").select_for_update(of=("self",)).get(pk=pk)
        past = list(row.events.all())
        happenings = overdue(engine_case(reg, past, today))
        for happening in happenings:
            past.append(append(reg, row, past, happening, person=None, now=now, today=today))
        return len(happenings)
