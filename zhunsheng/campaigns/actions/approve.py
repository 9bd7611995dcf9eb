"""Approving the frozen scores."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.access import approves
from zhunsheng.campaigns.actions.freeze import FROZEN
from zhunsheng.campaigns.hand import must, take_campaign
from zhunsheng.campaigns.models import Campaign
from zhunsheng.campaigns.scoring import results_digest, snapshot
from zhunsheng.campaigns.telling import tell_campaign
from zhunsheng.records.errors import Stale
from zhunsheng.records.journal import entries, note
from zhunsheng.records.models import Person


def approve(person: Person, campaign_pk: int, *, version: int, digest: str, now: datetime) -> Campaign:
    """The campaign with the leaders' approval of exactly these results (``scoring.results_digest``, shown to the leader).

    By another person than who froze them. Raises Stale when the results are not those that the leader saw.
    """
    with transaction.atomic():
        hand = take_campaign(person, campaign_pk, now=now, version=version)
        campaign = hand.row
        must(approves(hand.access, campaign), "成绩由分管领导或者机关负责人审定，您没有这个角色。")
        must(campaign.state == Campaign.State.FROZEN, "成绩冻结以后才能审定。")
        frozen = entries(campaign).filter(deed=FROZEN).last()
        must(frozen is None or frozen.by_id != person.pk, "成绩由您冻结，请由另一位领导审定。")
        if digest != results_digest(campaign):
            raise Stale("成绩和您看到的不一样了，没有审定；请重新看过再审定。")
        campaign.approved = digest
        campaign.version += 1
        campaign.save()
        note(
            campaign,
            "审定成绩",
            person=person,
            now=now,
            said={"digest": digest, "scores": snapshot(campaign)},
        )
        tell_campaign(campaign)
        return campaign
