"""Urging (催报) whoever has not handed in: by the house's one way of reminding (``notices.urging``), and noted in the sheet's journal."""

from collections.abc import Collection, Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from zhunsheng.notices import urging
from zhunsheng.notices.urging import Urging
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note_all, subject_of
from zhunsheng.records.models import Entry, Person
from zhunsheng.statistics.access import sheets, steers
from zhunsheng.statistics.models import Sheet

WORDS = "请{单位}报送{事项}，填报截止{期限}。"
"""What is said when the office does not write its own words."""
_URGED = "催报"


def plan_urging(access: Access, pks: Collection[int], words: str = WORDS) -> list[Urging]:
    """Names and words for each of these sheets that is open and not handed in, or why it is not urged today.

    Only sheets that the office may steer. A fixed number of queries. Errors as for ``notices.urging.preview``.
    """
    return urging.preview(_open(access, pks), words, today=access.today)


def urge(person: Person, pks: Collection[int], words: str = WORDS, *, now: datetime) -> list[Urging]:
    """Sends them; returns those sent. Raises Rejected when there is none that can be urged today."""
    with transaction.atomic():
        access = Access(person, now.date())
        # 先锁住再看今天催过没有：两个人同时点，也只催一次。
        list(sheets(access).filter(pk__in=pks).select_for_update(of=("self",)))
        plans = urging.urge(_open(access, pks), words, person=person, now=now)
        done = [plan for plan in plans if not plan.refused]
        if not done:
            reasons = dict.fromkeys(plan.refused for plan in plans) or (
                "没有选中到了填报时间、还没有上报的表。",
            )
            raise Rejected("没有催报：" + "".join(reasons))
        note_all([plan.row for plan in done], _URGED, person=person, now=now)
    return done


def times_urged(rows: Iterable[Sheet]) -> dict[int, int]:
    """How often each sheet has been urged, by its key. One query."""
    subjects = {subject_of(row): row.pk for row in rows}
    found = (
        Entry.objects.filter(subject__in=subjects, deed=_URGED).values_list("subject").annotate(Count("pk"))
    )
    return {subjects[subject]: times for subject, times in found}


def _open(access: Access, pks: Collection[int]) -> list[Sheet]:
    found = sheets(access).filter(pk__in=pks, opens_on__lte=access.today).exclude(state=Sheet.State.HANDED_IN)
    rows = [row for row in found if steers(access, row.organ)]
    return sorted(rows, key=lambda row: (row.organ.path, row.form.number))
