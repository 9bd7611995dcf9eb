"""Returning an item to its organ, down to the item and with a reason; what was written stays."""

from datetime import date, datetime

from django.db import transaction

from zhunsheng.campaigns.access import reviews, steers
from zhunsheng.campaigns.hand import must
from zhunsheng.campaigns.marking import take_off
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.reviewing import take_to_steer
from zhunsheng.campaigns.scoring import refresh
from zhunsheng.campaigns.telling import end_review, holders, item_page, tell_item
from zhunsheng.campaigns.windows import said
from zhunsheng.campaigns.wording import reason as reasoned
from zhunsheng.declare.roles import LIAISON
from zhunsheng.notices.models import Notice
from zhunsheng.notices.sending import notify
from zhunsheng.records.errors import BadField
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person

State = Item.State
RETURNABLE = (State.HANDED_IN, State.MARKED, State.OBJECTED)


def return_item(
    person: Person, item_pk: int, *, version: int, reason: str, now: datetime, due_on: date | None = None
) -> Item:
    """The item, returned; its score is taken off. `due_on` sets a new day for it; without one it keeps its own.

    By a reviewer who does not serve in the organ, or the office. Raises Rejected without a reason.
    """
    with transaction.atomic():
        hand = take_to_steer(person, item_pk, now=now, version=version)
        item = hand.row
        may = steers(hand.access, item.campaign) or reviews(hand.access, item.campaign)
        must(may, "退回由评审人员或者依法治县办办理，您没有这个角色。")
        must(
            item.state in RETURNABLE and item.handed_in_at is not None,
            f"{item.code} {item.get_state_display()}，还没有上报，无从退回。",
        )
        item.returned_for = reasoned(reason, "退回")
        told = _due(item, due_on, hand.today)
        had_mark = bool(item.status)
        take_off(item)
        item.objection = ""
        item.state = State.RETURNED
        item.version += 1
        item.save()
        note(item, "退回", person=person, now=now, said={"reason": item.returned_for, **told})
        if had_mark:
            refresh(item.campaign, item.organ)
        tell_item(item)
        end_review(item.campaign)
        people = [item.filled_by] if item.filled_by else []
        people += holders(LIAISON.key, [item.organ], hand.today)[item.organ_id]
        text = f"{item.code} {item.task.name}被退回：{item.returned_for}"
        notify(people, text, row=item, address=item_page(item), now=now, by=person, kind=Notice.Kind.RETURNED)
        return item


def _due(item: Item, due_on: date | None, today: date) -> dict[str, dict[str, list[str]]]:
    if due_on is None or due_on == item.due_on:
        return {}
    if due_on < today:
        raise BadField("due_on", f"重报的期限 {said(due_on)}已经过去，请改正。")
    told = {"changed": {"due_on": [item.due_on.isoformat(), due_on.isoformat()]}}
    item.due_on = due_on
    return told
