"""Statistics forms of the demo county: last year's overall form, handed in by most organs, one of them returned, two late."""

import random
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from zhunsheng.clock import CHINA
from zhunsheng.figures import Period
from zhunsheng.records.access import Access
from zhunsheng.records.models import Organ, Person
from zhunsheng.statistics.actions import fill, fill_rest, hand_in, issue, return_sheet, sign, submit
from zhunsheng.statistics.models import Sheet

FORM = "governance"
KINDS = (Organ.Kind.DEPARTMENT, Organ.Kind.TOWNSHIP)
NUMBERS: Mapping[str, tuple[int, int]] = {
    "leadership.meetings": (2, 6),
    "leadership.study_sessions": (4, 12),
    "normative_document.issued": (1, 4),
    "law_popularization.events": (6, 40),
    "law_popularization.lectures": (3, 20),
    "law_popularization.materials": (800, 6000),
    "law_popularization.people_reached": (900, 9000),
    "enforcement.training_hours": (30, 60),
    "legal_adviser.count": (1, 3),
}
"""Between which numbers an organ's answer lies; everything else that it is asked is zero."""


def tell(until: date) -> int:
    """Issues the form for the year before `until`'s and lets the organs answer; returns how many handed it in."""
    if Sheet.objects.exists():
        return 0
    people = list(Person.objects.filter(posts__isnull=False).distinct().order_by("pk"))
    access = {person.pk: Access(person, until) for person in people}
    luck = random.Random(until.year)

    def who(role: str, organ: Organ) -> list[Person]:
        return [p for p in people if access[p.pk].holds(role, organ=organ)]

    organs = list(Organ.objects.filter(kind__in=KINDS).order_by("path"))
    office = who("office", organs[0])[0]
    begins = _at(date(until.year, 1, 5))
    sheets = issue(office, FORM, Period.year(until.year - 1), [o.code for o in organs], now=begins).sheets
    handed_in = []
    for row in sheets[:-2]:
        liaisons, heads = who("liaison", row.organ), who("head", row.organ)
        if not liaisons or not heads:
            continue
        now = begins + timedelta(days=luck.randint(1, 14))
        answers = {key: str(luck.randint(*span)) for key, span in NUMBERS.items()}
        answers["normative_document.reviewed"] = answers["normative_document.issued"]
        row = fill(liaisons[0], row.pk, answers, version=row.version, now=now)
        row = fill_rest(liaisons[0], row.pk, "0", version=row.version, now=now)
        row = submit(liaisons[0], row.pk, version=row.version, now=now)
        sign(heads[0], row.pk, version=row.version, now=now)
        handed_in += hand_in(liaisons[0], row.pk, now=now)
    if handed_in:
        last = Sheet.objects.get(pk=handed_in[-1].pk)
        why = "普法资料数与去年的台账不符，请核对"
        return_sheet(office, last.pk, version=last.version, reason=why, now=begins + timedelta(days=15))
    return len(handed_in)


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 10, tzinfo=CHINA)
