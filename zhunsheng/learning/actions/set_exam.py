"""Setting an exam: how it is made up, who sits it, when."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils import timezone

from zhunsheng.learning import access as fetching
from zhunsheng.learning.access import SETTERS
from zhunsheng.learning.models import Exam, Question
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Organ, Person

Parts = Mapping[str, tuple[int, Decimal]]
"""Kind of question → how many, and the points of each."""


def set_exam(
    person: Person,
    organ: str,
    *,
    name: str,
    kind: str,
    opens_at: datetime,
    closes_at: datetime,
    minutes: int,
    parts: Parts,
    pass_points: int,
    candidates: Iterable[int],
    now: datetime,
) -> Exam:
    """An exam not announced yet. Refused when the bank cannot fill it, the pass mark cannot be reached, or nobody sits it."""
    with transaction.atomic():
        access = Access(person, timezone.localtime(now).date())
        where = Organ.objects.filter(code=organ).first()
        if where is None or not access.holds(*SETTERS, organ=where):
            raise Rejected("您没有组织考试的权限。")
        exam = Exam(
            name=" ".join(name.split()),
            kind=kind,
            organ=where,
            opens_at=opens_at,
            closes_at=closes_at,
            minutes=minutes,
            parts={k: {"number": n, "points": str(p)} for k, (n, p) in parts.items() if n},
            pass_points=pass_points,
        )
        _check(exam)
        officials = list(fetching.officials(access).filter(pk__in=set(candidates)))
        if not officials:
            raise BadField("candidates", "请选择应考人员。")
        exam.save(force_insert=True)
        exam.candidates.set(officials)
        note(exam, "组织考试", person=person, now=now, said={"candidates": [o.pk for o in officials]})
        return exam


def _check(exam: Exam) -> None:
    if not exam.name:
        raise BadField("name", "“名称”须填写。")
    if exam.kind not in Exam.Kind.values:
        raise BadField("kind", "请选择“类别”。")
    if exam.closes_at <= exam.opens_at:
        raise BadField("closes_at", "“截止时间”要晚于“开考时间”。")
    if not 1 <= exam.minutes <= 300:
        raise BadField("minutes", "“答题时间”在 1 至 300 分钟之间。")
    if not exam.parts:
        raise BadField("parts", "至少要有一种题型的题。")
    held = dict(Question.objects.filter(retired=False).values_list("kind").annotate(n=Count("pk")))
    for kind, part in exam.parts.items():
        if part["number"] > held.get(kind, 0):
            label = Question.Kind(kind).label
            raise BadField("parts", f"{label}题要 {part['number']} 道，题库里只有 {held.get(kind, 0)} 道。")
    if not 0 < exam.pass_points <= exam.full_points:
        raise BadField("pass_points", f"“合格分”要在 1 分和满分 {_plain(exam.full_points)} 分之间。")


def _plain(points: Any) -> str:
    return f"{points.normalize():f}"
