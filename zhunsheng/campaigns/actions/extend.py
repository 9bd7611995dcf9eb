"""Giving one organ more time for one item."""

from datetime import date, datetime

from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.hand import must, take_item
from zhunsheng.campaigns.marking import take_off
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.scoring import refresh
from zhunsheng.campaigns.telling import tell_item
from zhunsheng.campaigns.windows import WAITING, said
from zhunsheng.campaigns.wording import reason as reasoned
from zhunsheng.records.errors import BadField
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person

State = Item.State


def extend(person: Person, item_pk: int, *, due_on: date, reason: str, now: datetime) -> Item:
    """The item with a later last day. One that was marked without having been handed in is open again, its mark taken off."""
    with transaction.atomic():
        hand = take_item(person, item_pk, now=now)
        item = hand.row
        must(steers(hand.access, item.campaign), f"由{item.campaign.organ}的依法治县办延期，您没有这个角色。")
        why = reasoned(reason, "延期")
        unreported = item.state == State.MARKED and item.handed_in_at is None
        must(unreported or item.state in WAITING, f"{item.code} {item.get_state_display()}，不需要延期。")
        if due_on <= item.due_on or due_on < hand.today:
            raise BadField(
                "due_on", f"新的期限 {said(due_on)}应当晚于原期限 {said(item.due_on)}，并且不早于今天。"
            )
        told = {"due_on": [item.due_on.isoformat(), due_on.isoformat()]}
        item.due_on = due_on
        item.version += 1
        if unreported:
            item.marks.filter(stands=True).update(stands=False)
            take_off(item)
            item.state = State.DRAFT if item.digest else State.OPEN
        item.save()
        note(item, "延期", person=person, now=now, said={"reason": why, "changed": told})
        if unreported:
            refresh(item.campaign, item.organ)
        tell_item(item)
        return item
