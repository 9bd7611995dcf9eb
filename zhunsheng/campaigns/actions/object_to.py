"""Objecting to a mark."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.access import signs
from zhunsheng.campaigns.hand import must, take_item
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.telling import tell_item
from zhunsheng.campaigns.wording import reason as reasoned
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def object_to(
    person: Person, item_pk: int, *, reason: str, now: datetime, version: int | None = None
) -> Item:
    """The item with the organ's objection; its mark stands until the re-mark. By a head of the organ, with a reason."""
    with transaction.atomic():
        hand = take_item(person, item_pk, now=now, version=version)
        item = hand.row
        must(signs(hand.access, item), f"异议由{item.organ}的负责人提出，您没有这个角色。")
        must(
            item.state == Item.State.MARKED,
            f"{item.code} {item.get_state_display()}，评分以后、成绩冻结以前才能提出异议。",
        )
        item.objection = reasoned(reason, "异议")
        item.state = Item.State.OBJECTED
        item.version += 1
        item.save()
        note(item, "提出异议", person=person, now=now, said={"reason": item.objection})
        tell_item(item)
        return item
