"""Settling between two marks that differ."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.hand import must
from zhunsheng.campaigns.marking import (
    Round,
    Said,
    assessed,
    differ,
    figures_of,
    new_mark,
    standing,
    wants_two,
)
from zhunsheng.campaigns.models import Item, Mark
from zhunsheng.campaigns.reviewing import check_final, keep_mark, take_to_steer
from zhunsheng.campaigns.telling import end_review, tell_item
from zhunsheng.campaigns.wording import reason as reasoned
from zhunsheng.records.models import Person


def settle(
    person: Person,
    item_pk: int,
    *,
    judged: Decimal | None,
    reason: str,
    now: datetime,
    version: int | None = None,
    events: Said | None = None,
) -> Mark:
    """The mark that counts from now on; both reviewers' marks stay beside it. By the office, with a reason."""
    with transaction.atomic():
        hand = take_to_steer(person, item_pk, now=now, version=version)
        item = hand.row
        must(steers(hand.access, item.campaign), "定分由依法治县办办理，您没有这个角色。")
        why = reasoned(reason, "定分")
        marks = standing(item)
        open_between = item.state == Item.State.HANDED_IN and wants_two(item) and differ(marks)
        must(open_between, f"{item.code} 没有两个不同的评分在等待定分。")
        must(all(one.by_id != person.pk for one in marks), "您评过这一项，不能又来定分，请由其他人办理。")
        result = assessed(item, judged=judged, events=events, reason=why, figures=figures_of(item, now=now))
        check_final(item, result)
        given = new_mark(
            item, result, by=person, now=now, round=Round.SETTLEMENT, judged=judged, events=events, reason=why
        )
        keep_mark(item, given, "定分", person=person, now=now, reason=why)
        tell_item(item)
        end_review(item.campaign)
        return given
