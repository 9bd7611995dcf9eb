"""The daily sweep: lateness becomes an event, once; last days follow the law and the calendar as they are now."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.procedures import overdue, standing
from zhunsheng.records.actions.append import append, bring_up
from zhunsheng.records.models import Case
from zhunsheng.records.registry import register, registers
from zhunsheng.records.standing import engine_case


def sweep(now: datetime) -> int:
    """Writes an overdue event for every last day that has passed and was not noted yet; returns how many.

    Also brings every waiting case up to a rule that was corrected or a year of days off that was announced. Each case is its
    own transaction, so that a broken one does not keep the others from being swept.
    """
    today = timezone.localtime(now).date()
    waiting = Case.objects.filter(todos__isnull=False, register__in=registers()).distinct().order_by("pk")
    return sum(_sweep_case(key, pk, now, today) for key, pk in waiting.values_list("register", "pk"))


def _sweep_case(key: str, pk: int, now: datetime, today: date) -> int:
    reg = register(key)
    with transaction.atomic():
        row = reg.record._default_manager.select_related("organ").select_for_update(of=("self",)).get(pk=pk)
        past = list(row.events.all())
        case = engine_case(reg, past, today, row)
        happenings = overdue(case)
        for happening in happenings:
            past.append(append(reg, row, past, happening, person=None, now=now, today=today))
        if not happenings and standing(case).next_due != row.due_on:
            bring_up(reg, row, past, today)
        return len(happenings)
