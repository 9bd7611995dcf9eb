"""Freezing the scores, and opening them again."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.hand import must, take_campaign
from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.campaigns.scoring import approved, results_digest
from zhunsheng.campaigns.telling import tell_campaign
from zhunsheng.campaigns.wording import reason as reasoned
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person

FROZEN = "冻结成绩"
"""The deed in the campaign's journal; whoever did it does not approve."""
_SHOWN = 10


def freeze(person: Person, campaign_pk: int, *, version: int, now: datetime) -> Campaign:
    """The campaign, its scores fixed. Raises Rejected while an item has no mark or an objection is open, naming them."""
    with transaction.atomic():
        hand = take_campaign(person, campaign_pk, now=now, version=version)
        campaign = hand.row
        must(steers(hand.access, campaign), "冻结成绩由依法治县办办理，您没有这个角色。")
        must(
            campaign.state == Campaign.State.RUNNING,
            f"“{campaign}”{campaign.get_state_display()}，不能冻结。",
        )
        _settled(campaign)
        campaign.state = Campaign.State.FROZEN
        campaign.version += 1
        campaign.save()
        note(campaign, FROZEN, person=person, now=now, said={"digest": results_digest(campaign)})
        tell_campaign(campaign)
        return campaign


def unfreeze(person: Person, campaign_pk: int, *, version: int, reason: str, now: datetime) -> Campaign:
    """The campaign, running again, with the reason. An approval holds again only if nothing changes until the next freeze."""
    with transaction.atomic():
        hand = take_campaign(person, campaign_pk, now=now, version=version)
        campaign = hand.row
        must(steers(hand.access, campaign), "解除冻结由依法治县办办理，您没有这个角色。")
        must(campaign.state == Campaign.State.FROZEN, f"“{campaign}”没有冻结。")
        why = reasoned(reason, "解除冻结")
        campaign.state = Campaign.State.RUNNING
        campaign.version += 1
        campaign.save()
        said = {"reason": why, "approved": approved(campaign)}
        note(campaign, "解除冻结", person=person, now=now, said=said)
        tell_campaign(campaign)
        return campaign


def _settled(campaign: Campaign) -> None:
    rows = Item.objects.filter(campaign=campaign).exclude(state__in=(Item.State.MARKED, Item.State.WITHDRAWN))
    open_items = list(rows.select_related("organ").order_by("organ__path", "task__seq"))
    if open_items:
        named = "；".join(
            f"{item.organ} {item.code}（{item.get_state_display()}）" for item in open_items[:_SHOWN]
        )
        more = f"等 {len(open_items)} 项" if len(open_items) > _SHOWN else ""
        raise Rejected(f"还有没评完或者有异议的，不能冻结：{named}{more}。没有上报的，填报期满后评分。")
