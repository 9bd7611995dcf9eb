"""Launching a campaign: every organ that a task names is asked for an item."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.asking import ask
from zhunsheng.campaigns.hand import Hand, must, take_campaign
from zhunsheng.campaigns.models import Campaign, Item, Task
from zhunsheng.campaigns.scoring import rebuild
from zhunsheng.campaigns.telling import holders, items_page
from zhunsheng.campaigns.windows import said
from zhunsheng.declare.roles import LIAISON
from zhunsheng.notices.sending import notify
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person

_SHOWN = 10


def launch(person: Person, campaign_pk: int, *, version: int, now: datetime) -> Campaign:
    """The campaign, running: items, what waits for the liaisons, one notice to each of them.

    Raises Rejected while a task has no lead, naming them.
    """
    with transaction.atomic():
        hand = take_campaign(person, campaign_pk, now=now, version=version)
        campaign = hand.row
        must(steers(hand.access, campaign), f"由{campaign.organ}的依法治县办下发，您没有这个角色。")
        must(campaign.state == Campaign.State.PREPARED, f"“{campaign}”已经下发过。")
        tasks = list(campaign.tasks.select_related("lead").prefetch_related("support").order_by("seq"))
        _all_led(tasks)
        campaign.state = Campaign.State.RUNNING
        campaign.version += 1
        campaign.save()
        items = ask(campaign, tasks, person=person, now=now, day=hand.today)
        rebuild(campaign)
        note(campaign, "下发", person=person, now=now, said={"items": len(items)})
        _tell_liaisons(hand, items, now)
        return campaign


def _all_led(tasks: Iterable[Task]) -> None:
    unled = [f"{task.code} {task.name}" for task in tasks if task.lead is None]
    if unled:
        more = f"等 {len(unled)} 项" if len(unled) > _SHOWN else ""
        raise Rejected(f"这些任务还没有牵头单位：{'；'.join(unled[:_SHOWN])}{more}。请分工以后再下发。")


def _tell_liaisons(hand: Hand[Campaign], items: Iterable[Item], now: datetime) -> None:
    campaign, organs = hand.row, {item.organ_id: item.organ for item in items}
    count = Counter(item.organ_id for item in items)
    liaisons = holders(LIAISON.key, organs.values(), hand.today)
    for organ in organs.values():
        text = (
            f"《{campaign.name}》已经下发，{organ}有 {count[organ.pk]} 项，"
            f"填报时间 {said(campaign.opens_on)}至{said(campaign.closes_on)}。"
        )
        notify(
            liaisons[organ.pk],
            text,
            row=campaign,
            address=items_page(campaign),
            now=now,
            by=hand.access.person,
        )
