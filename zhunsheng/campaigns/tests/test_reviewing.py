"""Marks: by whom, of what, blind to each other, by figures, objected to, marked anew."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404

from tests.people import Cast, person
from tests.reports_year import a_year
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.marking import marks_seen
from zhunsheng.campaigns.models import Item, Mark, Score
from zhunsheng.campaigns.tests.conftest import Office, at
from zhunsheng.notices.models import Notice
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.journal import entries, note
from zhunsheng.records.models import Person
from zhunsheng.records.verify import verify

State = Item.State
JULY = date(2026, 7, 1)


@pytest.fixture
def item(handed_in: Office) -> Item:
    """The bureau's item that people judge."""
    return handed_in.item("1.1.1", handed_in.county.bureau)


@pytest.fixture
def blind(handed_in: Office) -> Office:
    """The same with two markers."""
    campaign = handed_in.fresh()
    campaign.two_markers = True
    campaign.save()
    note(campaign, "改为两人评分", person=handed_in.county.office, now=at(4, 3))
    return handed_in


def fresh(item: Item) -> Item:
    return Item.objects.select_related("campaign__edition", "campaign__organ", "organ", "task").get(
        pk=item.pk
    )


def seen_by(someone: Person, item: Item) -> list[Mark]:
    return marks_seen(Access(someone, JULY), fresh(item))


def test_a_mark_says_its_points_and_its_reason(handed_in: Office, item: Item) -> None:
    handed_in.mark(item, judged=Decimal("4.5"), reason="公布晚了")
    marked = fresh(item)
    assert (marked.state, marked.points, marked.out_of) == (State.MARKED, Decimal("4.5"), Decimal(5))
    assert marked.reason == "评议得 4.5 分（满分 5 分）：公布晚了"
    assert Score.objects.get(organ=handed_in.county.bureau).points == Decimal("4.5")


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"judged": Decimal(6)}, "给了 6 分，应当在 0 到 5 分之间"),
        ({"judged": Decimal(-1)}, "应当在 0 到 5 分之间"),
        ({"judged": Decimal("4.555")}, "最多两位小数"),
        ({"judged": Decimal("NaN")}, "1.1.1 权责清单编制公布"),
        ({}, "还不能评分：等待评分"),
        ({"events": [{"reason": "扣"}]}, "不按件加扣分"),
    ],
    ids=[
        "too many",
        "below nothing",
        "three decimals",
        "no number",
        "no points",
        "events where points are judged",
    ],
)
def test_a_mark_that_the_method_does_not_take_is_refused(
    handed_in: Office, item: Item, words: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Rejected, match=sentence):
        handed_in.mark(item, **words)
    assert not Mark.objects.exists()


def test_every_deduction_has_its_reason(handed_in: Office) -> None:
    item = handed_in.item("2.1.1", handed_in.county.jia)
    with pytest.raises(Rejected, match="每一件加分、扣分都要写明事由"):
        handed_in.mark(item, events=[{"points": "1", "reason": " "}])
    with pytest.raises(Rejected, match="不是大于 0 的数"):
        handed_in.mark(item, events=[{"points": "一", "reason": "迟报"}])
    handed_in.mark(
        item, events=[{"points": "", "reason": "复议纠错一件"}, {"points": "0.5", "reason": "迟报"}]
    )
    assert fresh(item).points == Decimal("7.5")
    assert "复议纠错一件；迟报" in fresh(item).reason


def test_only_a_reviewer_marks_and_never_their_own_organ(handed_in: Office, item: Item) -> None:
    with pytest.raises(Rejected, match="评分由评审人员办理"):
        handed_in.mark(item, handed_in.county.office, judged=Decimal(5))
    with pytest.raises(Http404):
        handed_in.mark(item, handed_in.jia_liaison, judged=Decimal(5))
    own = person(
        "own", "司法局的评审", (handed_in.county.county, "reviewer"), (handed_in.county.bureau, "clerk")
    )
    with pytest.raises(Rejected, match="您在云溪县司法局任职，不能评本单位的分"):
        handed_in.mark(item, own, judged=Decimal(5))


def test_the_office_that_sits_in_an_assessed_organ_settles_but_does_not_mark(
    handed_in: Office, item: Item
) -> None:
    county = handed_in.county
    sitting = person("sitting", "设在司法局的法治办", (county.county, "office"), (county.bureau, "office"))
    handed_in.mark(item, judged=Decimal(2))
    actions.remark(sitting, item.pk, judged=Decimal(3), reason="补看了材料", now=at(7, 4))
    serving = person("serving", "司法局的人", (county.county, "office"), (county.bureau, "handler"))
    with pytest.raises(Rejected, match="您在云溪县司法局任职，不能办理本单位的评审"):
        actions.remark(serving, item.pk, judged=Decimal(5), reason="自己的", now=at(7, 5))


def test_a_mark_for_what_was_changed_meanwhile_is_stale(handed_in: Office, item: Item) -> None:
    with pytest.raises(Stale):
        actions.mark(handed_in.reviewer, item.pk, version=0, judged=Decimal(5), now=at(7, 1))


def test_a_marked_item_is_not_marked_again(handed_in: Office, item: Item) -> None:
    handed_in.mark(item, judged=Decimal(4))
    with pytest.raises(Rejected, match="要改分请走复核"):
        handed_in.mark(item, handed_in.reviewer_too, judged=Decimal(5))


def test_no_such_duty_leaves_the_indicator_out(running: Office) -> None:
    item = running.item("2.1.1", running.county.jia)
    running.hand_in(
        item, running.jia_liaison, running.jia_head, answer="no_duty", brief="", statement="本镇没有执法权"
    )
    running.mark(item)
    marked = fresh(item)
    assert (marked.status, marked.points, marked.out_of) == ("not_applicable", None, None)
    assert "没有此项职责" in marked.reason


def test_what_was_never_handed_in_is_marked_once_its_time_is_over(running: Office) -> None:
    item = running.item("1.1.1", running.county.bureau)
    with pytest.raises(Rejected, match="还没有上报，填报期到 2026年11月30日"):
        running.mark(item, judged=Decimal(0), now=at(11, 30))
    running.mark(item, judged=Decimal(0), reason="没有报", now=at(12, 1))
    assert fresh(item).points == 0
    actions.extend(running.county.office, item.pk, due_on=date(2026, 12, 10), reason="洪灾", now=at(12, 2))
    assert (fresh(item).state, fresh(item).points) == (State.OPEN, None)
    assert list(verify()) == []


def test_two_reviewers_do_not_see_each_others_mark_until_both_are_in(blind: Office, item: Item) -> None:
    blind.mark(item, blind.reviewer, judged=Decimal(4), reason="尚可")
    assert fresh(item).state == State.HANDED_IN
    assert [mark.by for mark in seen_by(blind.reviewer, item)] == [blind.reviewer]
    for other in (blind.reviewer_too, blind.county.office, blind.leader, blind.county.head):
        assert seen_by(other, item) == []
    told = [entry.said for entry in entries(item)]
    assert "尚可" not in str(told)
    assert "4.00" not in str(told)
    blind.mark(item, blind.reviewer_too, judged=Decimal(3))
    assert len(seen_by(blind.reviewer, item)) == 2
    assert seen_by(blind.county.head, item) == []


def test_two_that_agree_stand(blind: Office, item: Item) -> None:
    blind.mark(item, blind.reviewer, judged=Decimal(4))
    blind.mark(item, blind.reviewer_too, judged=Decimal("4.00"))
    assert (fresh(item).state, fresh(item).points) == (State.MARKED, Decimal(4))


def test_one_person_is_not_two_markers_but_may_think_again(blind: Office, item: Item) -> None:
    blind.mark(item, blind.reviewer, judged=Decimal(4))
    blind.mark(item, blind.reviewer, judged=Decimal(3))
    assert fresh(item).state == State.HANDED_IN
    assert [mark.stands for mark in item.marks.order_by("pk")] == [False, True]


def test_two_that_differ_are_settled_by_the_office_and_all_three_are_kept(blind: Office, item: Item) -> None:
    blind.mark(item, blind.reviewer, judged=Decimal(4))
    with pytest.raises(Rejected, match="没有两个不同的评分"):
        actions.settle(blind.county.office, item.pk, judged=Decimal(4), reason="就高", now=at(7, 3))
    blind.mark(item, blind.reviewer_too, judged=Decimal(2))
    assert fresh(item).state == State.HANDED_IN
    assert Access(blind.county.office, JULY).errands().get().what == "定分"
    with pytest.raises(Rejected, match="等待依法治县办定分"):
        blind.mark(item, blind.reviewer, judged=Decimal(2))
    with pytest.raises(Rejected, match="定分由依法治县办办理"):
        actions.settle(blind.reviewer, item.pk, judged=Decimal(3), reason="折中", now=at(7, 3))
    with pytest.raises(Rejected, match="请写明定分的理由"):
        actions.settle(blind.county.office, item.pk, judged=Decimal(3), reason="", now=at(7, 3))
    actions.settle(blind.county.office, item.pk, judged=Decimal(3), reason="公布了，但不全", now=at(7, 3))
    assert (fresh(item).state, fresh(item).points) == (State.MARKED, Decimal(3))
    assert [mark.judged for mark in seen_by(blind.county.head, item)] == [4, 2, 3]
    assert not Access(blind.county.office, JULY).errands().exists()
    assert list(verify()) == []


def test_a_mark_falls_when_the_content_changes_and_is_kept(handed_in: Office, item: Item) -> None:
    handed_in.mark(item, judged=Decimal(4))
    handed_in.return_item(item)
    assert (fresh(item).points, Score.objects.get(organ=handed_in.county.bureau).points) == (None, 0)
    handed_in.hand_in(item, handed_in.bureau_liaison, handed_in.county.head, at(7, 3), brief="改过了")
    assert fresh(item).state == State.HANDED_IN
    assert [mark.stands for mark in item.marks.all()] == [False]


def test_a_mark_holds_when_the_content_comes_back_unchanged(handed_in: Office, item: Item) -> None:
    handed_in.mark(item, judged=Decimal(4))
    handed_in.return_item(item)
    handed_in.hand_in(item, handed_in.bureau_liaison, handed_in.county.head, at(7, 3))
    assert (fresh(item).state, fresh(item).points) == (State.MARKED, Decimal(4))
    assert Score.objects.get(organ=handed_in.county.bureau).points == Decimal(4)


def test_figures_mark_with_numerator_and_denominator(handed_in: Office, county: Cast) -> None:
    a_year(county)
    measured = actions.mark_measured(handed_in.reviewer, handed_in.campaign.pk, now=at(7, 1))
    assert (measured.marked, measured.left) == (2, ())
    jia = handed_in.item("1.2.1", county.jia)
    assert (jia.state, jia.points) == (State.MARKED, Decimal(5))
    assert "2 ÷ 2 = 100 %" in jia.reason
    assert actions.mark_measured(handed_in.reviewer, handed_in.campaign.pk, now=at(7, 1)).marked == 0
    assert list(verify()) == []


def test_what_nobody_reported_is_left_and_named(handed_in: Office) -> None:
    measured = actions.mark_measured(handed_in.reviewer, handed_in.campaign.pk, now=at(7, 1))
    assert measured.marked == 0
    assert measured.left == (
        "甲镇人民政府 1.2.1 调解成功率：没有报数",
        "乙镇人民政府 1.2.1 调解成功率：没有报数",
    )


def test_an_own_number_counts_where_no_source_has_one(running: Office) -> None:
    item = running.item("1.2.1", running.county.jia)
    running.hand_in(item, running.jia_liaison, running.jia_head, values={"mediation.success_rate": "76"})
    running.mark(item)
    assert fresh(item).points == Decimal(4)


def test_a_head_objects_with_a_reason_and_another_marks_anew(handed_in: Office, item: Item) -> None:
    head, office = handed_in.county.head, handed_in.county.office
    with pytest.raises(Rejected, match="评分以后、成绩冻结以前"):
        actions.object_to(head, item.pk, reason="不服", now=at(7, 3))
    handed_in.mark(item, judged=Decimal(2))
    with pytest.raises(Rejected, match="请写明异议的理由"):
        actions.object_to(head, item.pk, reason="", now=at(7, 3))
    with pytest.raises(Rejected, match="异议由云溪县司法局的负责人提出"):
        actions.object_to(handed_in.bureau_liaison, item.pk, reason="不服", now=at(7, 3))
    actions.object_to(head, item.pk, reason="六月已经公布", now=at(7, 3))
    with pytest.raises(Rejected, match="您评过这一项，复核要换一个人办"):
        actions.remark(handed_in.reviewer, item.pk, judged=Decimal(5), reason="属实", now=at(7, 4))
    with pytest.raises(Rejected, match="请写明复核的理由"):
        actions.remark(office, item.pk, judged=Decimal(5), reason="", now=at(7, 4))
    actions.remark(handed_in.reviewer_too, item.pk, judged=Decimal(5), reason="属实", now=at(7, 4))
    assert (fresh(item).state, fresh(item).points, fresh(item).objection) == (State.MARKED, 5, "六月已经公布")
    assert [(mark.points, mark.round) for mark in item.marks.all()] == [(2, 1), (5, 3)]
    assert Notice.objects.filter(to=head, text__contains="异议已复核").exists()


def test_an_objection_may_be_found_wanting(handed_in: Office, item: Item) -> None:
    handed_in.mark(item, judged=Decimal(2))
    actions.object_to(handed_in.county.head, item.pk, reason="不服", now=at(7, 3))
    actions.remark(handed_in.county.office, item.pk, judged=Decimal(2), reason="公布页面打不开", now=at(7, 4))
    assert (fresh(item).state, fresh(item).points) == (State.MARKED, Decimal(2))


def test_one_mark_takes_fifteen_queries(
    handed_in: Office, item: Item, django_assert_max_num_queries: Any
) -> None:
    handed_in.mark(handed_in.item("2.1.2", handed_in.county.bureau), events=[])
    version = fresh(item).version
    with django_assert_max_num_queries(15):
        actions.mark(handed_in.reviewer, item.pk, version=version, judged=Decimal(4), now=at(7, 1))


def test_a_mark_by_figures_takes_eighteen_queries(
    handed_in: Office, county: Cast, django_assert_max_num_queries: Any
) -> None:
    a_year(county)
    handed_in.mark(handed_in.item("1.2.1", county.yi))
    item = handed_in.item("1.2.1", county.jia)
    with django_assert_max_num_queries(18):
        actions.mark(handed_in.reviewer, item.pk, version=item.version, now=at(7, 1))
