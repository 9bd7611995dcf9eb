"""Marks that figures decide, for a whole campaign at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from django.db import transaction

from zhunsheng.assessment import Status
from zhunsheng.assessment.inputs import Input
from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.access import belongs_to, reviews
from zhunsheng.campaigns.frameworks import framework_of
from zhunsheng.campaigns.hand import Hand, must, take_campaign
from zhunsheng.campaigns.inputs import all_inputs, with_own
from zhunsheng.campaigns.marking import Round, assessed, measured, new_mark, standing
from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.campaigns.reviewing import put_mark
from zhunsheng.campaigns.scoring import refresh
from zhunsheng.campaigns.telling import end_review
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Person

State = Item.State


@dataclass(frozen=True)
class Measured:
    """How many items were marked, and a sentence for each that figures could not decide."""

    marked: int
    left: tuple[str, ...]


def mark_measured(person: Person, campaign_pk: int, *, now: datetime) -> Measured:
    """Marks every handed-in item whose indicator has a formula; numerator and denominator stand in its reason.

    Those marked by figures before are brought up to what the figures are now. What nobody has reported, what contradicts
    itself, and the items of organs in which the person serves are left for a look and named.
    """
    with transaction.atomic():
        hand = take_campaign(person, campaign_pk, now=now)
        campaign = hand.row
        must(reviews(hand.access, campaign), "评分由评审人员办理，您没有这个角色。")
        must(
            campaign.state == Campaign.State.RUNNING,
            f"“{campaign}”{campaign.get_state_display()}，不能评分。",
        )
        rows = seen.items(hand.access, campaign.pk).filter(state__in=(State.HANDED_IN, State.MARKED))
        formulas = [leaf.measure for leaf in framework_of(campaign).leaves if leaf.measure]
        items = list(rows.order_by("organ_id", "task__seq"))
        for item in items:
            item.campaign = campaign
        items = [item for item in items if measured(item)]
        organs = {item.organ_id: item.organ for item in items}.values()
        keys = [key for formula in formulas for key in formula.needs]
        figures = all_inputs(campaign, organs, keys, now=now)
        left, done = list[str](), 0
        for organ, ours in groupby(items, key=lambda item: item.organ):
            told = {item: _mark(hand, item, with_own(item, figures[organ.pk]), now) for item in ours}
            left += [
                f"{organ} {item.code} {item.task.name}：{why}"
                for item, why in told.items()
                if why not in _FINE
            ]
            if "" in told.values():
                refresh(campaign, organ)
            done += list(told.values()).count("")
        end_review(campaign)
        return Measured(done, tuple(left))


_SAME = "没有变化"
_FINE = ("", _SAME)


def _mark(hand: Hand[Campaign], item: Item, figures: Mapping[str, Input], now: datetime) -> str:
    """Empty when the item was marked; else why not."""
    if belongs_to(hand.access, item):
        return "您在这个单位任职，请由其他评审人员评分"
    try:
        result = assessed(item, figures=figures)
    except Rejected as refusal:
        return str(refusal).rstrip("。")
    if result.status in (Status.PENDING, Status.NOT_REPORTED):
        return result.reason
    same = (item.points, item.out_of, item.status, item.reason)
    if item.state == State.MARKED:
        by_people = any(mark.round != Round.REVIEW for mark in standing(item))
        if by_people or same == (result.points, result.out_of, result.status.value, result.reason):
            return _SAME
        item.marks.filter(stands=True).update(stands=False)
    mark = new_mark(item, result, by=hand.access.person, now=now, round=Round.REVIEW)
    put_mark(item, mark, "按数字评分", person=hand.access.person, now=now)
    return ""
