"""The daily seal over everything that was written on a day."""

from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.db.models import Min
from django.utils import timezone

from zhunsheng.records.hashing import canonical, digest, merkle_root
from zhunsheng.records.models import Entry, Event, Seal


def seal_days(until: date) -> int:
    """Seals every unsealed day up to and including `until`; returns how many. A day is sealed once it is over."""
    with transaction.atomic():
        last = Seal.objects.order_by("-day").first()
        firsts = [model.objects.aggregate(first=Min("at"))["first"] for model in (Event, Entry)]
        first = min((at for at in firsts if at), default=None)
        if first is None:
            return 0
        day = last.day + timedelta(days=1) if last else timezone.localtime(first).date()
        seals = []
        previous = last.hash if last else ""
        while day <= until:
            leaves = leaves_of(day)
            seal = Seal(day=day, count=len(leaves), root=merkle_root(leaves), previous=previous)
            seal.hash = previous = seal_hash(seal)
            seals.append(seal)
            day += timedelta(days=1)
        Seal.objects.bulk_create(seals)
        return len(seals)


def leaves_of(day: date) -> list[str]:
    """The hashes of the day's events in the order they were written, then those of the journal's entries."""
    start = timezone.make_aware(datetime.combine(day, time.min))
    leaves: list[str] = []
    for model in (Event, Entry):
        of_day = model.objects.filter(at__gte=start, at__lt=start + timedelta(days=1)).order_by("at", "pk")
        leaves += of_day.values_list("hash", flat=True)
    return leaves


def seal_hash(seal: Seal) -> str:
    """The hash of a seal over its day, count, root and the seal before it."""
    return digest(
        canonical(
            {"day": seal.day.isoformat(), "count": seal.count, "root": seal.root, "previous": seal.previous}
        )
    )
