"""The daily sweep: lateness becomes an event, once; last days follow the law and the calendar as they are now."""

import logging
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.declare.roles import OFFICE
from zhunsheng.procedures import overdue, standing
from zhunsheng.records.actions.append import append, bring_up
from zhunsheng.records.errands import Wish, tell
from zhunsheng.records.journal import subject_of
from zhunsheng.records.models import Case, Errand, Organ
from zhunsheng.records.registry import register, registers
from zhunsheng.records.standing import engine_case

log = logging.getLogger(__name__)
WHAT = "请技术人员查看"


@dataclass(frozen=True, slots=True)
class Swept:
    """What a sweep did: how many last days were noted as passed, and the cases that could not be worked out."""

    noted: int
    faults: tuple[str, ...] = ()


def sweep(now: datetime) -> Swept:
    """Writes an overdue event for every last day that has passed and was not noted yet.

    Also brings every waiting case up to a rule that was corrected or a year of days off that was announced. Each case is its
    own transaction: one that cannot be worked out is told to the office and does not keep the others from being swept.
    """
    today = timezone.localtime(now).date()
    waiting = Case.objects.filter(todos__isnull=False, register__in=registers()).distinct().order_by("pk")
    noted, faults = 0, []
    told = set(Errand.objects.filter(what=WHAT).values_list("subject", flat=True))
    for case in waiting.only("pk", "register", "number").iterator(chunk_size=1000):
        try:
            noted += _sweep_case(case.register, case.pk, now, today)
        except Exception as error:
            # 哪一件出什么错都不该连累别的：记下来，告诉依法治县办，夜里的活照做。
            log.exception("没有算成：%s %s", case.register, case.number)
            faults.append(case.number)
            _report(case, str(error) or type(error).__name__)
        else:
            if subject_of(case) in told:
                tell(case, ())
    return Swept(noted, tuple(faults))


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


def _report(case: Case, sentence: str) -> None:
    root = Organ.objects.filter(depth=1).order_by("path").first()
    if root is None:
        return
    title = f"{register(case.register).name} {case.number} 的期限没有算成：{sentence}"
    address = f"/r/{case.register}/{case.pk}/"
    tell(case, [Wish(organ=root, role=OFFICE.key, what=WHAT, title=title[:200], address=address)])
