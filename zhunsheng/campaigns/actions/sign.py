"""Signing: the head of the organ answers for what is handed in."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.access import signs
from zhunsheng.campaigns.filling import filled_by
from zhunsheng.campaigns.hand import Hand, must, take_item
from zhunsheng.campaigns.handing_in import lock
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.scoring import refresh
from zhunsheng.campaigns.telling import begin_review, tell_item
from zhunsheng.campaigns.windows import check_window
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person

OTHER_PERSON = "填报和审核要由两个人办：您填报了{what}，请由本单位其他负责人审核。"


def sign(person: Person, item_pk: int, *, version: int, now: datetime) -> Item:
    """The item, handed in and locked. By a head of the organ, another person than anybody who filled in any of it."""
    with transaction.atomic():
        hand = take_to_sign(person, item_pk, version=version, now=now)
        item = hand.row
        must(not filled_by(person, [item]), OTHER_PERSON.format(what="这一项"))
        check_window(item, hand.today)
        lock(item, person)
        item.handed_in_at = now
        item.version += 1
        item.save()
        note(item, "审核上报", person=person, now=now, said={"digest": item.digest})
        if item.status:
            refresh(item.campaign, item.organ)
        tell_item(item)
        begin_review(item.campaign)
        return item


def take_to_sign(person: Person, item_pk: int, *, version: int | None, now: datetime) -> Hand[Item]:
    """An item that waits for the signature, in the hands of a head."""
    hand = take_item(person, item_pk, now=now, version=version)
    item = hand.row
    must(signs(hand.access, item), f"由{item.organ}的负责人审核，您没有这个角色。")
    must(
        item.state == Item.State.SIGNING,
        f"{item.code} {item.get_state_display()}，没有等待审核；联络员提交以后才能审核。",
    )
    return hand
