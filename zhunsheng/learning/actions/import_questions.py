"""Taking questions into the bank from a spreadsheet."""

from datetime import datetime

from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone

from zhunsheng.learning import access as fetching
from zhunsheng.learning.bank import read_questions
from zhunsheng.learning.models import Question
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadFile, Rejected
from zhunsheng.records.journal import note_all
from zhunsheng.records.models import Person

LIMIT = 10 * 1024 * 1024
"""Bytes of a sheet of questions."""


def import_questions(person: Person, file: UploadedFile, *, now: datetime) -> int:
    """Adds the questions that the bank does not hold yet; returns how many. All or none."""
    if (file.size or 0) > LIMIT:
        raise BadFile(
            f"《{file.name}》超过 {LIMIT // (1024 * 1024)} MB，题库表不应这样大，请检查后重新选择。"
        )
    questions = read_questions(file.read(), file.name or "题库")
    with transaction.atomic():
        if not fetching.sets_exams(Access(person, timezone.localtime(now).date())):
            raise Rejected("您没有维护题库的权限。")
        known = set(
            Question.objects.filter(stem__in=[q.stem for q in questions]).values_list("stem", flat=True)
        )
        fresh = {q.stem: q for q in questions if q.stem not in known}
        for question in fresh.values():
            question.save(force_insert=True)
        note_all(fresh.values(), "导入", person=person, now=now, said={"file": file.name})
        return len(fresh)
