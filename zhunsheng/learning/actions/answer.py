"""Answering a paper: saved as often as one likes until time is up; handed in once."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.learning import access as fetching
from zhunsheng.learning.marking import finish
from zhunsheng.learning.models import Sitting
from zhunsheng.records.access import Access
from zhunsheng.records.errands import done_by
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person

GRACE = timedelta(seconds=30)
"""A page sent off in the last second may take so long to arrive."""

Answers = Mapping[int, Sequence[int]]
"""Question → the chosen options by their place in the bank."""


def answer(person: Person, pk: int, answers: Answers, *, now: datetime) -> Sitting:
    """Keeps the answers so far. After time is up nothing is taken in; the paper is marked as it was last saved."""
    return _write(person, pk, answers, now, last=False)


def hand_in(person: Person, pk: int, answers: Answers, *, now: datetime) -> Sitting:
    """Takes the answers and marks the paper at once."""
    return _write(person, pk, answers, now, last=True)


def _write(person: Person, pk: int, answers: Answers, now: datetime, *, last: bool) -> Sitting:
    with transaction.atomic():
        access = Access(person, timezone.localtime(now).date())
        sitting = fetching.my_sitting(access, pk, lock=True)
        if sitting.finished:
            raise Rejected("这份答卷已经交卷，不能再改。")
        over = now > sitting.due_at + GRACE
        if not over:
            sitting.answers = _cleaned(sitting, answers)
        if over or last:
            finish(sitting, min(now, sitting.due_at))
            # 交了卷的人不再等；其他应考的人照旧。
            done_by(sitting.exam, person)
        sitting.version += 1
        sitting.save()
        deed = "到时交卷" if over else "交卷" if last else "保存作答"
        note(sitting, deed, person=person, now=now)
        return sitting


def _cleaned(sitting: Sitting, answers: Answers) -> dict[str, Any]:
    """Only questions of this paper and options they have; anything else was not on the page."""
    orders = {line["question"]: set(line["order"]) for line in sitting.paper}
    kept = dict(sitting.answers)
    for question, chosen in answers.items():
        if question not in orders or not set(chosen) <= orders[question]:
            raise Rejected("答卷里有这份试卷没有的题目或选项，没有保存；请重新打开答卷。")
        kept[str(question)] = sorted(set(chosen))
    return kept
