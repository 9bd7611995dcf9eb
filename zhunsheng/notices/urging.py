"""催办: reminding whoever something waits for, at most once a day, after a look at the names and the words."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import models, transaction
from django.utils import timezone

from zhunsheng.notices.models import Notice
from zhunsheng.notices.sending import notify
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import subject_of
from zhunsheng.records.models import Errand, Person, Post, Todo

_PLACE = re.compile(r"\{(事项|单位|期限)\}")
ALREADY = "今天已经催办过，一件事一天只催一次。"
NOBODY = "没有人在等着办这件事，或者该单位没有任职人员。"


@dataclass(frozen=True)
class Urging:
    """A reminder about one row: to whom, in which words, or why there is none today."""

    row: models.Model
    people: tuple[Person, ...]
    words: str
    address: str
    refused: str = ""


def preview(rows: Iterable[models.Model], words: str, *, today: date) -> list[Urging]:
    """What would be sent if it were sent now. `words` may hold {事项}, {单位}, {期限}, filled in for each row.

    Five queries, whatever the number of rows. Errors: Rejected when the words are empty or hold an unknown place.
    """
    words = words.strip()
    if not words:
        raise Rejected("请写催办的内容。")
    found = list(rows)
    errands = _errands(found)
    held = holders([e for waiting in errands.values() for e in waiting], today)
    urged = _urged_on(found, today)
    return [_urging(row, errands.get(subject_of(row), []), held, urged, words) for row in found]


def urge(rows: Iterable[models.Model], words: str, *, person: Person, now: datetime) -> list[Urging]:
    """Sends the reminders of ``preview``; those refused are left out and say why. One transaction."""
    with transaction.atomic():
        urgings = preview(rows, words, today=timezone.localtime(now).date())
        for one in urgings:
            if not one.refused:
                notify(
                    one.people, one.words, row=one.row, address=one.address, now=now, by=person,
                    kind=Notice.Kind.URGED,
                )  # fmt: skip
    return urgings


def _urging(
    row: models.Model,
    errands: Sequence[Errand],
    held: Mapping[int, tuple[Person, ...]],
    urged: set[str],
    words: str,
) -> Urging:
    people = {p.pk: p for e in errands for p in held[e.pk]}
    if not people:
        return Urging(row, (), words, "", NOBODY)
    first = errands[0]
    said = _filled(words, first)
    refused = ALREADY if subject_of(row) in urged else ""
    return Urging(row, tuple(people.values()), said, first.address, refused)


def _filled(words: str, errand: Errand) -> str:
    due = f"{errand.due_on:%Y年%-m月%-d日}" if errand.due_on else "期限未定"
    said = {"事项": errand.title, "单位": str(errand.organ), "期限": due}
    # 不用 str.format：人写的 {单位.…} 会顺着属性读到密钥，{事项:>9999999999} 会占满内存。
    if set("{}") & set(_PLACE.sub("", words)):
        raise Rejected("催办内容里的花括号只能是 {事项}、{单位}、{期限}。")
    return _PLACE.sub(lambda place: said[place[1]], words)


def _errands(rows: Sequence[models.Model]) -> dict[str, list[Errand]]:
    found: dict[str, list[Errand]] = {}
    subjects = [subject_of(row) for row in rows]
    for start in range(0, len(subjects), 500):
        part = Errand.objects.filter(subject__in=subjects[start : start + 500]).select_related(
            "organ", "person"
        )
        for errand in part.order_by("pk"):
            found.setdefault(errand.subject, []).append(errand)
    return found


def holders(errands: Sequence[Errand | Todo], today: date) -> dict[int, tuple[Person, ...]]:
    """Errand or todo, by its key → the people it waits for: by name, else whoever holds the role nearest above."""
    roles = {e.role for e in errands if e.role}
    posts = list(
        Post.objects.filter(Post.held_on(today), role__in=roles, person__is_active=True)
        .select_related("person", "organ")
        .order_by("pk")
    )
    held: dict[int, tuple[Person, ...]] = {}
    for errand in errands:
        if errand.person:
            held[errand.pk] = (errand.person,)
            continue
        above = [p for p in posts if p.role == errand.role and errand.organ.path.startswith(p.organ.path)]
        nearest = max((len(p.organ.path) for p in above), default=0)
        held[errand.pk] = tuple(p.person for p in above if len(p.organ.path) == nearest)
    return held


def _urged_on(rows: Sequence[models.Model], day: date) -> set[str]:
    start = timezone.make_aware(datetime.combine(day, time.min))
    urged = Notice.objects.filter(kind=Notice.Kind.URGED, at__gte=start, at__lt=start + timedelta(days=1))
    return set(urged.values_list("subject", flat=True)) & {subject_of(row) for row in rows}
