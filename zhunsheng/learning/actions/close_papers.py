"""Marking the papers whose time ran out and that nobody handed in, as they were last saved."""

from datetime import datetime

from django.db import transaction

from zhunsheng.learning.actions.answer import GRACE
from zhunsheng.learning.marking import finish
from zhunsheng.learning.models import Exam, Sitting
from zhunsheng.records.errands import tell_all
from zhunsheng.records.journal import note


def close_papers(now: datetime) -> int:
    """Marks them and takes ended exams out of the inboxes; returns how many papers were marked."""
    with transaction.atomic():
        left = list(
            Sitting.objects.select_for_update(of=("self",))
            .filter(handed_in_at=None, due_at__lt=now - GRACE)
            .select_related("exam")
        )
        for sitting in left:
            finish(sitting, sitting.due_at)
            sitting.version += 1
            sitting.save()
            note(sitting, "到时交卷", person=None, now=now)
        ended = Exam.objects.filter(announced=True, closes_at__lt=now - GRACE)
        tell_all(dict.fromkeys(ended, ()))
        return len(left)
