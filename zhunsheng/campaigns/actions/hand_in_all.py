"""整包上报: all items of one organ at once."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.access import signs
from zhunsheng.campaigns.actions.sign import OTHER_PERSON
from zhunsheng.campaigns.filling import filled_by
from zhunsheng.campaigns.hand import must, take_campaign
from zhunsheng.campaigns.handing_in import lock
from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.campaigns.scoring import refresh
from zhunsheng.campaigns.telling import begin_review, tell_items
from zhunsheng.campaigns.windows import check_window
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note_all
from zhunsheng.records.models import Person

State = Item.State
_COLUMNS = (
    "signed_by", "signed", "returned_for", "state", "handed_in_at", "version",
    "status", "points", "out_of", "vetoed", "reason",
)  # fmt: skip
_SHOWN = 10


def hand_in_all(person: Person, campaign_pk: int, organ_code: str, *, now: datetime) -> int:
    """How many items were handed in: all that wait for the signature, provided that nothing of the package is left behind.

    Raises Rejected naming what is not submitted yet, and what the signer has filled in personally.
    """
    with transaction.atomic():
        hand = take_campaign(person, campaign_pk, now=now)
        campaign = hand.row
        must(
            campaign.state == Campaign.State.RUNNING,
            f"“{campaign}”{campaign.get_state_display()}，不能上报。",
        )
        rows = seen.items(hand.access, campaign.pk).filter(organ__code=organ_code)
        package = list(rows.select_for_update(of=("self",)).order_by("task__seq"))
        must(bool(package), "这个单位在这项工作中没有要上报的内容。")
        must(signs(hand.access, package[0]), f"由{package[0].organ}的负责人上报，您没有这个角色。")
        waiting = [item for item in package if item.state == State.SIGNING]
        _whole(package)
        must(bool(waiting), "没有等待审核的内容，全部已经上报。")
        own = [item.code for item in filled_by(person, waiting)]
        must(not own, OTHER_PERSON.format(what="、".join(own[:_SHOWN])))
        for item in waiting:
            item.campaign = campaign
            check_window(item, hand.today)
            lock(item, person)
            item.handed_in_at = now
            item.version += 1
        Item.objects.bulk_update(waiting, _COLUMNS, batch_size=50)
        note_all(waiting, "整包上报", person=person, now=now)
        refresh(campaign, package[0].organ)
        tell_items(waiting)
        begin_review(campaign)
        return len(waiting)


def _whole(package: list[Item]) -> None:
    behind = [item for item in package if item.state in (State.OPEN, State.DRAFT, State.RETURNED)]
    if behind:
        named = "、".join(f"{item.code}（{item.get_state_display()}）" for item in behind[:_SHOWN])
        more = f"等 {len(behind)} 项" if len(behind) > _SHOWN else ""
        raise Rejected(f"整包上报前还有没提交的：{named}{more}；请联络员提交后再报，或者逐项审核上报。")
