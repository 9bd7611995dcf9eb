"""Marking anew after an objection, or when a mark was wrong. Both values are kept."""

from datetime import datetime
from decimal import Decimal

from django.db import transaction

from zhunsheng.campaigns.access import reviews, steers
from zhunsheng.campaigns.hand import must
from zhunsheng.campaigns.marking import Round, Said, assessed, figures_of, new_mark
from zhunsheng.campaigns.models import Item, Mark
from zhunsheng.campaigns.reviewing import check_final, keep_mark, take_to_steer
from zhunsheng.campaigns.telling import holders, item_page, tell_item
from zhunsheng.campaigns.wording import reason as reasoned
from zhunsheng.declare.roles import HEAD
from zhunsheng.notices.sending import notify
from zhunsheng.records.models import Person

State = Item.State


def remark(
    person: Person,
    item_pk: int,
    *,
    judged: Decimal | None,
    reason: str,
    now: datetime,
    version: int | None = None,
    events: Said | None = None,
) -> Mark:
    """The mark that counts from now on, possibly the same as before; with a reason, told to the organ.

    By the office, or a reviewer who has not marked the item. An indicator that figures decide is measured anew.
    """
    with transaction.atomic():
        hand = take_to_steer(person, item_pk, now=now, version=version)
        item = hand.row
        may = steers(hand.access, item.campaign) or reviews(hand.access, item.campaign)
        must(may, "复核由依法治县办或者没有评过这一项的评审人员办理，您没有这个角色。")
        must(
            not item.marks.filter(by=person, content=item.digest).exists(),
            "您评过这一项，复核要换一个人办。",
        )
        must(
            item.state in (State.MARKED, State.OBJECTED),
            f"{item.code} {item.get_state_display()}，没有可以复核的评分。",
        )
        why = reasoned(reason, "复核")
        result = assessed(item, judged=judged, events=events, reason=why, figures=figures_of(item, now=now))
        check_final(item, result)
        objected = item.state == State.OBJECTED
        given = new_mark(
            item, result, by=person, now=now, round=Round.REMARK, judged=judged, events=events, reason=why
        )
        keep_mark(item, given, "复核", person=person, now=now, reason=why)
        tell_item(item)
        if objected:
            heads = holders(HEAD.key, [item.organ], hand.today)[item.organ_id]
            text = f"{item.code} {item.task.name}的异议已复核：{given.sentence}"
            notify(heads, text, row=item, address=item_page(item), now=now, by=person)
        return given
