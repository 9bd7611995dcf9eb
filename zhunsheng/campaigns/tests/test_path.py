"""A campaign from its preparation to its close, as the offices live it."""

from datetime import date
from decimal import Decimal

from zhunsheng.campaigns import actions
from zhunsheng.campaigns.content import changes
from zhunsheng.campaigns.models import Campaign, Item, Score
from zhunsheng.campaigns.scoring import approved, results_digest
from zhunsheng.campaigns.tests.conftest import Office, at
from zhunsheng.notices.models import Notice
from zhunsheng.records.access import Access
from zhunsheng.records.verify import verify


def test_a_campaign_runs_from_its_preparation_to_its_close(running: Office) -> None:
    county = running.county
    assert Notice.objects.filter(to=running.jia_liaison).count() == 1
    assert Access(running.jia_liaison, date(2026, 3, 1)).errands().count() == 3

    item = running.item("1.1.1", county.bureau)
    running.hand_in(item, running.bureau_liaison, county.head)
    running.return_item(item, "清单没有公布页面")
    running.hand_in(item, running.bureau_liaison, county.head, at(7, 5), brief="已经公布。")
    for other in Item.objects.filter(state=Item.State.OPEN):
        liaison, head = {
            county.bureau.pk: (running.bureau_liaison, county.head),
            county.jia.pk: (running.jia_liaison, running.jia_head),
            county.yi.pk: (running.yi_liaison, running.yi_head),
        }[other.organ_id]
        running.hand_in(other, liaison, head)
    assert Access(running.reviewer, date(2026, 7, 6)).errands().get().what == "评审"

    running.mark(item, judged=Decimal("4.5"), reason="公布晚了一个月")
    actions.object_to(county.head, item.pk, reason="公布不晚", now=at(7, 9))
    actions.remark(county.office, item.pk, judged=Decimal(5), reason="复核属实", now=at(7, 10))
    for other in Item.objects.filter(code="2.1.1"):
        events = [{"reason": "复议纠错一件"}] if other.organ_id == county.jia.pk else []
        running.mark(other, events=events)
    for other in Item.objects.filter(code="2.1.2"):
        running.mark(other, events=[])
    for other in Item.objects.filter(code="1.2.1"):
        running.mark(other)

    campaign = running.fresh()
    actions.freeze(county.office, campaign.pk, version=campaign.version, now=at(12, 1))
    campaign = running.fresh()
    actions.approve(
        running.leader, campaign.pk, version=campaign.version, digest=results_digest(campaign), now=at(12, 2)
    )
    assert approved(running.fresh())
    actions.close(county.office, campaign.pk, version=running.fresh().version, now=at(12, 3))

    assert running.fresh().state == Campaign.State.CLOSED
    jia = Score.objects.get(organ=county.jia)
    assert (jia.points, jia.out_of) == (Decimal(8), Decimal(15))
    assert [mark.points for mark in item.marks.all()] == [Decimal("4.5"), Decimal(5)]
    deeds = [change.deed for change in changes(item)]
    assert deeds == [
        "下发", "填报", "提交审核", "审核上报", "退回", "填报", "提交审核", "审核上报", "评分", "提出异议", "复核"
    ]  # fmt: skip
    assert list(verify()) == []
