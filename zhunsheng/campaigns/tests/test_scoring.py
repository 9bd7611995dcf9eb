"""Scores kept up = scores rebuilt; freezing, approving, closing; what makes an approval fall."""

from contextlib import suppress
from decimal import Decimal
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.people import OPENED
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.models import Campaign, Item, Score
from zhunsheng.campaigns.scoring import approved, fallen, rebuild, results_digest, table
from zhunsheng.campaigns.tests.conftest import Office, at
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Person, Post
from zhunsheng.records.verify import verify

DEEDS = ("hand_in", "mark", "measure", "return", "object", "remark", "extend", "over")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 4), st.integers(0, 10)), max_size=12))
def test_whatever_is_done_rebuilding_changes_nothing(
    running: Office, deeds: list[tuple[str, int, int]]
) -> None:
    """Marks, returns and objections first do what must come before them, or most of what is drawn would be refused."""
    with transaction.atomic():
        items = list(Item.objects.filter(campaign=running.campaign).order_by("pk"))
        for deed, which, points in deeds:
            try:
                _do(running, deed, items[which], points)
            except Rejected:
                continue
        before = _scores()
        rebuild(running.fresh())
        assert _scores() == before
        assert list(verify()) == []
        transaction.set_rollback(True)


def _do(running: Office, deed: str, item: Item, points: int) -> None:
    liaison, head = _people(running, item)
    judged = item.code == "1.1.1"
    said: dict[str, Any] = {"judged": Decimal(points) / 2} if judged else {}
    if item.code.startswith("2"):
        said = {"events": [{"reason": "一件"}] * (points % 4)}
    match deed:
        case "hand_in":
            answer = "no_duty" if points == 10 else "material"
            values = {"mediation.success_rate": str(points * 10)} if item.code == "1.2.1" else {}
            running.hand_in(
                item, liaison, head, brief=str(points), answer=answer, statement="没有此项职责", values=values
            )
        case "mark":
            with suppress(Rejected):
                _do(running, "hand_in", item, points)
            running.mark(item, **said)
        case "measure":
            actions.mark_measured(running.reviewer, running.campaign.pk, now=at(7, 1))
        case "return":
            with suppress(Rejected):
                _do(running, "mark", item, points)
            running.return_item(item)
        case "object":
            with suppress(Rejected):
                _do(running, "mark", item, points)
            actions.object_to(head, item.pk, reason="不服", now=at(7, 3))
        case "remark":
            actions.remark(
                running.county.office, item.pk, judged=said.get("judged"), events=said.get("events"), reason="再看",
                now=at(7, 4),
            )  # fmt: skip
        case "extend":
            actions.extend(
                running.county.office, item.pk, due_on=at(12, 2 + points).date(), reason="洪灾", now=at(12, 2)
            )
        case "over":
            running.mark(item, now=at(12, 20), **said)


def _people(running: Office, item: Item) -> tuple[Person, Person]:
    return {
        running.county.bureau.pk: (running.bureau_liaison, running.county.head),
        running.county.jia.pk: (running.jia_liaison, running.jia_head),
        running.county.yi.pk: (running.yi_liaison, running.yi_head),
    }[item.organ_id]


def _scores() -> list[tuple[Any, ...]]:
    rows = Score.objects.order_by("organ_id")
    return list(rows.values_list("campaign_id", "organ_id", "points", "out_of", "percent", "score", "body"))


@pytest.fixture
def marked(handed_in: Office) -> Office:
    """Everything marked in full, 甲镇 with one deduction."""
    for item in Item.objects.filter(campaign=handed_in.campaign).select_related("organ"):
        if item.code == "1.1.1":
            handed_in.mark(item, judged=Decimal(5))
        elif item.code == "1.2.1":
            handed_in.mark(item)
        else:
            slipped = item.code == "2.1.1" and item.organ.code == "jia"
            handed_in.mark(item, events=[{"reason": "纠错一件"}] if slipped else [])
    return handed_in


def freeze(marked: Office) -> Campaign:
    actions.freeze(marked.county.office, marked.campaign.pk, version=marked.fresh().version, now=at(8, 1))
    return marked.fresh()


def approve(marked: Office, digest: str | None = None) -> Campaign:
    campaign = marked.fresh()
    actions.approve(
        marked.leader,
        campaign.pk,
        version=campaign.version,
        digest=digest or results_digest(campaign),
        now=at(8, 2),
    )
    return marked.fresh()


def test_organs_are_ranked_only_where_that_is_switched_on(marked: Office) -> None:
    assert {line.place for line in table(marked.fresh())} == {None}
    Campaign.objects.filter(pk=marked.campaign.pk).update(ranked=True)
    assert [(line.organ.code, line.place) for line in table(marked.fresh())] == [
        ("bureau", 1), ("yi", 2), ("jia", 3)
    ]  # fmt: skip


def test_equals_share_a_place(marked: Office) -> None:
    Campaign.objects.filter(pk=marked.campaign.pk).update(ranked=True)
    Score.objects.exclude(organ=marked.county.jia).update(score=Decimal(20))
    assert [line.place for line in table(marked.fresh())] == [1, 1, 3]


def test_a_freeze_names_what_is_not_marked_or_objected_to(handed_in: Office) -> None:
    with pytest.raises(Rejected, match="云溪县司法局 1.1.1（已上报）"):
        freeze(handed_in)


def test_an_open_objection_stops_the_freeze(marked: Office) -> None:
    item = marked.item("1.1.1", marked.county.bureau)
    actions.object_to(marked.county.head, item.pk, reason="不服", now=at(7, 3))
    with pytest.raises(Rejected, match="1.1.1（有异议）"):
        freeze(marked)


def test_nothing_changes_in_a_frozen_campaign(marked: Office) -> None:
    freeze(marked)
    item = marked.item("1.1.1", marked.county.bureau)
    with pytest.raises(Rejected, match="成绩已冻结，不能再改"):
        actions.remark(marked.county.office, item.pk, judged=Decimal(1), reason="再看", now=at(8, 2))
    with pytest.raises(Rejected, match="成绩已冻结，不能再改"):
        marked.return_item(item)


def test_leaders_approve_exactly_what_they_saw(marked: Office) -> None:
    seen = results_digest(freeze(marked))
    with pytest.raises(Stale, match="成绩和您看到的不一样了"):
        approve(marked, "0" * 64)
    with pytest.raises(Rejected, match="成绩由分管领导或者机关负责人审定"):
        actions.approve(
            marked.county.office,
            marked.campaign.pk,
            version=marked.fresh().version,
            digest=seen,
            now=at(8, 2),
        )
    assert approved(approve(marked, seen))
    assert fallen(marked.fresh()) == []


def test_who_froze_the_scores_does_not_approve_them(marked: Office) -> None:
    Post.objects.create(person=marked.leader, organ=marked.county.county, role="office", since_on=OPENED)
    actions.freeze(marked.leader, marked.campaign.pk, version=marked.fresh().version, now=at(8, 1))
    with pytest.raises(Rejected, match="成绩由您冻结，请由另一位领导审定"):
        approve(marked)
    assert not marked.fresh().approved


def test_an_approval_falls_when_anything_changes_and_says_what(marked: Office) -> None:
    freeze(marked)
    assert Access(marked.leader, at(8, 1).date()).errands().get().what == "审定成绩"
    approve(marked)
    assert not Access(marked.leader, at(8, 2).date()).errands().exists()
    campaign = marked.fresh()
    with pytest.raises(Rejected, match="请写明解除冻结的理由"):
        actions.unfreeze(marked.county.office, campaign.pk, version=campaign.version, reason="", now=at(8, 3))
    actions.unfreeze(
        marked.county.office, campaign.pk, version=campaign.version, reason="漏了一件", now=at(8, 3)
    )
    item = marked.item("2.1.1", marked.county.yi)
    actions.remark(
        marked.county.office,
        item.pk,
        judged=None,
        events=[{"reason": "漏计一件"}],
        reason="补记",
        now=at(8, 4),
    )
    freeze(marked)
    assert not approved(marked.fresh())
    assert fallen(marked.fresh()) == ["乙镇人民政府：审定时 10 / 15，现在 8 / 15"]
    with pytest.raises(Rejected, match="成绩还没有审定，或者审定以后有变化"):
        actions.close(marked.county.office, campaign.pk, version=marked.fresh().version, now=at(8, 5))
    approve(marked)
    actions.close(marked.county.office, campaign.pk, version=marked.fresh().version, now=at(8, 5))
    assert marked.fresh().state == Campaign.State.CLOSED
    assert list(verify()) == []


def test_a_mark_edited_behind_the_product_makes_the_approval_fall(marked: Office) -> None:
    freeze(marked)
    approve(marked)
    Item.objects.filter(code="2.1.1", organ=marked.county.jia).update(points=Decimal(10))
    assert not approved(marked.fresh())
    assert [fault for fault in map(str, verify()) if "与最后一条办理记录不符" in fault]
