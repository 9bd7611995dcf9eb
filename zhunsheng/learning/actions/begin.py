"""Beginning an exam: the paper is drawn, and the clock runs."""

import random
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from zhunsheng.learning import access as fetching
from zhunsheng.learning.models import Exam, Line, Question, Sitting
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def begin(person: Person, pk: int, *, now: datetime) -> Sitting:
    """One's own paper: drawn at the first call, the same one at every later call.

    The draw is decided by exam and official, so that it can be drawn again and compared.
    """
    with transaction.atomic():
        access = Access(person, timezone.localtime(now).date())
        exam = fetching.exam(access, pk)
        official = fetching.my_place(access, exam)
        if official is None:
            raise Rejected("您不在这场考试的应考名单里；有疑问请找组织考试的单位。")
        begun = Sitting.objects.filter(exam=exam, official=official).first()
        if begun is not None:
            return begun
        if not exam.open_at(now):
            opens, closes = (timezone.localtime(t) for t in (exam.opens_at, exam.closes_at))
            raise Rejected(f"考试时间为 {opens:%Y-%m-%d %H:%M} 至 {closes:%Y-%m-%d %H:%M}，现在不能开考。")
        due_at = min(now + timedelta(minutes=exam.minutes), exam.closes_at)
        sitting = Sitting(
            exam=exam, official=official, paper=draw(exam, official.pk), begun_at=now, due_at=due_at
        )
        sitting.save(force_insert=True)
        note(sitting, "开考", person=person, now=now)
        return sitting


def draw(exam: Exam, official: int) -> list[Line]:
    """The questions of one paper and the order of their options."""
    luck = random.Random(f"{exam.pk} {official} {exam.opens_at.isoformat()}")
    lines: list[Line] = []
    for kind in Question.Kind.values:
        part = exam.parts.get(kind)
        if not part:
            continue
        # 开考以后才进题库或者停用的题，不影响已经组好的卷子：卷子记着题号。
        bank = list(Question.objects.filter(kind=kind, retired=False).order_by("pk"))
        if len(bank) < part["number"]:
            raise Rejected("题库里的题不够组卷，请联系组织考试的单位。")
        for question in luck.sample(bank, part["number"]):
            order = list(range(len(question.options)))
            # 判断题的“正确、错误”不打乱。
            if kind != Question.Kind.JUDGE:
                luck.shuffle(order)
            lines.append({"question": question.pk, "order": order, "points": part["points"]})
    return lines
