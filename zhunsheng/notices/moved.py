"""Tells whoever keeps a case that its last day is another one now."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.notices.sending import notify
from zhunsheng.notices.urging import holders
from zhunsheng.records.actions import Moved
from zhunsheng.records.models import Person, Todo


def tell_moved(moved: Sequence[Moved], why: str, *, by: Person | None, now: datetime) -> int:
    """Tells each person a case waits for, once a case; returns how many notices. ``why`` is half a sentence: 新文本确认以后."""
    told = 0
    with transaction.atomic():
        waiting = _waited_for([one.row.pk for one in moved], now)
        for one in moved:
            row = one.row
            words = f"{row.number}：{why}，末日由{one.was or '没有'}变为{one.due_on or '没有'}。"
            people = waiting.get(row.pk, {}).values()
            told += notify(people, words, row=row, address=f"/r/{row.register}/{row.pk}/", now=now, by=by)
    return told


def _waited_for(cases: Sequence[int], now: datetime) -> dict[int, dict[int, Person]]:
    """By case: the people whom its necessary steps wait for, by key."""
    todos = list(Todo.objects.filter(case__in=cases, expected=True).select_related("organ", "person"))
    held = holders(todos, timezone.localtime(now).date())
    found: dict[int, dict[int, Person]] = {}
    for todo in todos:
        found.setdefault(todo.case_id, {}).update({person.pk: person for person in held[todo.pk]})
    return found
