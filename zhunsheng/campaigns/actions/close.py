"""Closing a campaign."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.hand import must, take_campaign
from zhunsheng.campaigns.models import Campaign
from zhunsheng.campaigns.scoring import approved
from zhunsheng.campaigns.telling import tell_campaign
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def close(person: Person, campaign_pk: int, *, version: int, now: datetime) -> Campaign:
    """The campaign, over for good. Only with frozen scores whose approval holds."""
    with transaction.atomic():
        hand = take_campaign(person, campaign_pk, now=now, version=version)
        campaign = hand.row
        must(steers(hand.access, campaign), "由依法治县办办结，您没有这个角色。")
        must(campaign.state == Campaign.State.FROZEN, "成绩冻结以后才能办结。")
        must(approved(campaign), "成绩还没有审定，或者审定以后有变化；请领导审定后再办结。")
        campaign.state = Campaign.State.CLOSED
        campaign.version += 1
        campaign.save()
        note(campaign, "办结", person=person, now=now, said={"digest": campaign.approved})
        tell_campaign(campaign)
        return campaign
