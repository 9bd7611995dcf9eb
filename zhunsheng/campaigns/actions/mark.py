"""Marking an item: one person, or two who do not see each other's mark."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from zhunsheng.campaigns.access import reviews
from zhunsheng.campaigns.hand import must
from zhunsheng.campaigns.marking import (
    Round,
    Said,
    assessed,
    decided,
    differ,
    figures_of,
    mark_digest,
    new_mark,
    standing,
)
from zhunsheng.campaigns.models import Item, Mark
from zhunsheng.campaigns.reviewing import check_final, check_there, keep_mark, take_to_review
from zhunsheng.campaigns.telling import differing, end_review, tell_item
from zhunsheng.campaigns.wording import REASON, line
from zhunsheng.records.errands import tell
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def mark(
    person: Person,
    item_pk: int,
    *,
    version: int,
    now: datetime,
    judged: Decimal | None = None,
    events: Said | None = None,
    reason: str = "",
) -> Mark:
    """The mark given. `judged` are points from the evidence; `events` what to deduct or add for, each with its reason
    (() = looked, nothing found); with neither, figures decide.

    With two markers an item counts as marked when both came to the same; where they differ the office settles. One's own
    mark may be given anew until then; the old one falls. An item that was never handed in is marked once its time is over.
    """
    with transaction.atomic():
        hand = take_to_review(person, item_pk, now=now, version=version)
        item = hand.row
        must(reviews(hand.access, item.campaign), "评分由评审人员办理，您没有这个角色。")
        check_there(hand)
        why = line("reason", "理由", reason, REASON, needed=False)
        before = standing(item)
        must(not _both(before), "两名评审人员已经评完，等待依法治县办定分。")
        result = assessed(item, judged=judged, events=events, reason=why, figures=figures_of(item, now=now))
        check_final(item, result)
        if any(one.by_id == person.pk for one in before):
            item.marks.filter(by=person, stands=True, content=item.digest).update(stands=False)
        given = new_mark(
            item, result, by=person, now=now, round=Round.REVIEW, judged=judged, events=events, reason=why
        )
        marks = [*(one for one in before if one.by_id != person.pk), given]
        counts = decided(item, marks)
        if counts is None:
            _wait(item, given, person, now)
            if differ(marks):
                tell(item, differing(item))
            return given
        keep_mark(item, counts, "评分", person=person, now=now, reason=why)
        tell_item(item)
        end_review(item.campaign)
        return given


def _wait(item: Item, given: Mark, person: Person, now: datetime) -> None:
    """Nothing of the mark is told but its hash: the second reviewer must not see it."""
    item.version += 1
    item.save(update_fields=["version"])
    note(item, "评分（背靠背）", person=person, now=now, said={"mark": mark_digest(given)})


def _both(marks: list[Mark]) -> bool:
    return len({one.by_id for one in marks if one.round == Round.REVIEW}) > 1
