"""Announcing an exam: from now on the candidates see it and are waited for."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.learning import access as fetching
from zhunsheng.learning.models import Exam
from zhunsheng.notices.sending import notify
from zhunsheng.records.access import Access
from zhunsheng.records.errands import Wish, tell
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def announce(person: Person, pk: int, *, address: str, now: datetime) -> Exam:
    """Announces it and tells every candidate who signs in. Once announced an exam is not changed."""
    today = timezone.localtime(now).date()
    with transaction.atomic():
        exam = fetching.own_exam(Access(person, today), pk, lock=True)
        if exam.announced:
            raise Rejected("这场考试已经发布。")
        if exam.closes_at <= now:
            raise Rejected("截止时间已过，不能再发布；请另组织一场。")
        exam.announced = True
        exam.save()
        note(exam, "发布", person=person, now=now)
        sitting = list(exam.candidates.exclude(person=None).select_related("person", "organ"))
        tell(exam, [wish_of(exam, official.organ, official.person, address) for official in sitting])
        people = [official.person for official in sitting if official.person]
        closes = f"{timezone.localtime(exam.closes_at):%Y年%-m月%-d日%H时%M分}"
        text = f"请参加“{exam.name}”，{closes}前完成，答题时间 {exam.minutes} 分钟。"
        notify(people, text, row=exam, address=address, now=now, by=person)
        return exam


def wish_of(exam: Exam, organ: object, person: Person | None, address: str) -> Wish:
    """What waits for one candidate."""
    due_on = timezone.localtime(exam.closes_at).date()
    return Wish(organ=organ, person=person, what="参加考试", title=exam.name, address=address, due_on=due_on)  # type: ignore[arg-type]
