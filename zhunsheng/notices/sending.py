"""Telling people: a notice inside the product at once; outside of it later, by a job, where a channel is set up."""

from collections.abc import Iterable
from datetime import datetime

from django.conf import settings
from django.db import models

from zhunsheng.notices.models import Notice
from zhunsheng.records.journal import subject_of
from zhunsheng.records.models import Person

BATCH = 200
"""Notices sent outside in one go."""


def notify(
    people: Iterable[Person],
    text: str,
    *,
    row: models.Model,
    address: str,
    now: datetime,
    by: Person | None = None,
    kind: Notice.Kind = Notice.Kind.TOLD,
) -> int:
    """Tells each person once; returns how many. Part of the caller's transaction; one insert.

    The text leaves the product when a channel is set up: it must not hold personal data.
    """
    outside = Notice.Outside.WAITING if settings.NOTICE_CHANNELS else Notice.Outside.NONE
    notices = [
        Notice(
            to=person,
            by=by,
            kind=kind,
            subject=subject_of(row),
            text=text[:400],
            address=address,
            at=now,
            outside=outside,
        )
        for person in {person.pk: person for person in people}.values()
    ]
    return len(Notice.objects.bulk_create(notices))


def deliver() -> int:
    """Sends what waits to the channels, oldest first; returns how many arrived. A failed one is not tried again."""
    waiting = list(
        Notice.objects.filter(outside=Notice.Outside.WAITING)
        .select_related("to")
        .order_by("at", "pk")[:BATCH]
    )
    arrived = 0
    for notice in waiting:
        sent = _send(notice)
        arrived += sent
        notice.outside = Notice.Outside.SENT if sent else Notice.Outside.FAILED
        notice.save(update_fields=["outside"])
    return arrived


def _send(notice: Notice) -> bool:
    import apprise

    channels = apprise.Apprise()
    for channel in settings.NOTICE_CHANNELS:
        if "{email}" not in channel:
            channels.add(channel)
        elif notice.to.email:
            channels.add(channel.replace("{email}", notice.to.email))
    return len(channels) > 0 and bool(channels.notify(title="准绳", body=notice.text))
