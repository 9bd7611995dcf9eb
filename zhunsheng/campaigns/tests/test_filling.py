"""Filling in: drafts, the window, completeness, the two people, the return; who sees what."""

from datetime import date, datetime
from typing import Any

import pytest
from django.http import Http404

from tests.people import person
from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns import actions
from zhunsheng.campaigns.content import changes
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.tests.conftest import Office, at
from zhunsheng.notices.models import Notice
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField, Rejected, Stale
from zhunsheng.records.models import Post
from zhunsheng.records.verify import verify

State = Item.State


@pytest.fixture
def item(running: Office) -> Item:
    """甲镇's item on mediation."""
    return running.item("1.2.1", running.county.jia)


def test_a_neighbour_and_somebody_without_a_post_see_nothing(running: Office, item: Item) -> None:
    for someone in (running.yi_liaison, running.yi_head, running.county.stranger):
        with pytest.raises(Http404):
            running.draft(item, someone)
    assert not seen.campaigns(Access(running.county.stranger, date(2026, 4, 1))).exists()


def test_an_organ_sees_its_own_items_and_whoever_watches_sees_all(running: Office) -> None:
    def count(person: Any) -> int:
        return seen.items(Access(person, date(2026, 4, 1)), running.campaign.pk).count()

    assert (count(running.jia_liaison), count(running.jia_head)) == (3, 3)
    assert {count(one) for one in (running.county.office, running.leader, running.reviewer)} == {9}


def test_a_draft_is_kept_however_incomplete(running: Office, item: Item) -> None:
    running.draft(item, running.jia_liaison, brief="")
    kept = running.draft(item, running.jia_liaison, answer="no_duty", brief="半句")
    assert (kept.state, kept.brief, kept.filled_by) == (State.DRAFT, "半句", running.jia_liaison)
    assert list(verify()) == []


def test_saving_the_same_again_writes_nothing(running: Office, item: Item) -> None:
    running.draft(item, running.jia_liaison)
    before = running.item("1.2.1", running.county.jia)
    running.draft(item, running.jia_liaison)
    assert running.item("1.2.1", running.county.jia).version == before.version
    assert len(changes(item)) == 2


def test_two_windows_do_not_overwrite_each_other(running: Office, item: Item) -> None:
    running.draft(item, running.jia_liaison, brief="第一稿")
    with pytest.raises(Stale, match="已经改过"):
        actions.save_draft(
            running.jia_liaison, item.pk, version=0, answer="material", brief="另一稿", now=at(4, 1)
        )
    assert running.item("1.2.1", running.county.jia).brief == "第一稿"


@pytest.mark.parametrize(
    "now", [at(3, 1, 0), at(11, 30, 23)], ids=["first hour of the first day", "last hour of the last day"]
)
def test_both_edges_of_the_window_are_in(running: Office, item: Item, now: datetime) -> None:
    assert running.draft(item, running.jia_liaison, now).state == State.DRAFT


@pytest.mark.parametrize(
    ("now", "sentence"),
    [
        (at(2, 28, 23), "填报从 2026年3月1日开始，今天是 2026年2月28日"),
        (at(12, 1, 0), "填报到 2026年11月30日为止，今天是 2026年12月1日"),
    ],
    ids=["the evening before", "the morning after"],
)
def test_outside_the_window_the_refusal_names_the_days(
    running: Office, item: Item, now: datetime, sentence: str
) -> None:
    with pytest.raises(Rejected, match=sentence):
        running.draft(item, running.jia_liaison, now)
    assert running.item("1.2.1", running.county.jia).state == State.OPEN


def test_the_office_extends_one_item_with_a_reason(running: Office, item: Item) -> None:
    county = running.county
    with pytest.raises(Rejected, match="请写明延期的理由"):
        actions.extend(county.office, item.pk, due_on=date(2026, 12, 10), reason=" ", now=at(12, 1))
    with pytest.raises(BadField, match="应当晚于原期限"):
        actions.extend(county.office, item.pk, due_on=date(2026, 6, 30), reason="洪灾", now=at(6, 1))
    actions.extend(county.office, item.pk, due_on=date(2026, 12, 10), reason="洪灾", now=at(12, 1))
    assert running.draft(item, running.jia_liaison, at(12, 10)).state == State.DRAFT
    with pytest.raises(Rejected, match="填报到 2026年12月10日为止"):
        running.draft(item, running.jia_liaison, at(12, 11), brief="晚了")


def test_what_was_handed_in_and_came_back_is_not_bound_by_the_last_day(running: Office, item: Item) -> None:
    running.hand_in(item, running.jia_liaison, running.jia_head, at(11, 30))
    running.return_item(item, now=at(12, 5))
    assert running.hand_in(item, running.jia_liaison, running.jia_head, at(12, 6)).state == State.HANDED_IN


@pytest.mark.parametrize(
    ("values", "sentence"),
    [
        ({"mediation.success_rate": "很高"}, "“很高”不是数字"),
        ({"mediation.success_rate": "=1+1"}, "不是数字"),
        ({"mediation.success_rate": "-3"}, "小于 0"),
        ({"enforcement.fine": "3"}, "不需要数字“enforcement.fine”"),
    ],
    ids=["words", "a formula", "below nothing", "another figure"],
)
def test_a_number_that_is_none_is_refused(
    running: Office, item: Item, values: dict[str, str], sentence: str
) -> None:
    with pytest.raises(BadField, match=sentence):
        running.draft(item, running.jia_liaison, values=values)


def test_numbers_are_kept_plain(running: Office, item: Item) -> None:
    kept = running.draft(item, running.jia_liaison, values={"mediation.success_rate": " ９８.50 "})
    assert kept.values == {"mediation.success_rate": "98.5"}


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ({"brief": ""}, "须写工作情况或者添加至少一份材料"),
        ({"answer": "on_site", "brief": ""}, "须在说明里写明看哪里"),
        ({"answer": "none"}, "选了“无此材料，附说明”，须写说明"),
        ({"answer": "no_duty"}, "选了“无此职责，附说明”，须写说明"),
    ],
    ids=["material without any", "a visit to nowhere", "none without a word", "no duty without a word"],
)
def test_what_lacks_something_is_not_submitted(
    running: Office, item: Item, words: dict[str, str], sentence: str
) -> None:
    running.draft(item, running.jia_liaison, **words)
    version = running.item("1.2.1", running.county.jia).version
    with pytest.raises(Rejected, match=sentence):
        actions.submit(running.jia_liaison, item.pk, version=version, now=at(4, 1))


@pytest.mark.parametrize("answer", ["on_site", "none", "no_duty"])
def test_to_look_on_site_or_to_have_none_is_a_lawful_answer(running: Office, item: Item, answer: str) -> None:
    handed = running.hand_in(
        item, running.jia_liaison, running.jia_head, answer=answer, brief="", statement="在调解中心"
    )
    assert handed.state == State.HANDED_IN


def test_who_filled_it_does_not_sign_it(running: Office, item: Item) -> None:
    Post.objects.create(
        person=running.jia_liaison, organ=running.county.jia, role="head", since_on=date(2020, 1, 1)
    )
    with pytest.raises(Rejected, match="填报和审核要由两个人办"):
        running.hand_in(item, running.jia_liaison, running.jia_liaison)
    assert running.item("1.2.1", running.county.jia).state == State.SIGNING


def test_a_colleague_submitting_does_not_let_its_writer_sign_it(running: Office, item: Item) -> None:
    both = (running.county.jia, "liaison"), (running.county.jia, "head")
    someone = person("jia-both", "身兼两职", *both)
    running.draft(item, someone)
    actions.submit(running.jia_liaison, item.pk, version=1, now=at(4, 1))
    with pytest.raises(Rejected, match="填报和审核要由两个人办"):
        actions.sign(someone, item.pk, version=2, now=at(4, 2))
    assert actions.sign(running.jia_head, item.pk, version=2, now=at(4, 2)).state == State.HANDED_IN


def test_a_signature_after_the_last_day_is_too_late(running: Office, item: Item) -> None:
    running.draft(item, running.jia_liaison, at(11, 30))
    actions.submit(running.jia_liaison, item.pk, version=1, now=at(11, 30))
    with pytest.raises(Rejected, match="填报到 2026年11月30日为止"):
        actions.sign(running.jia_head, item.pk, version=2, now=at(12, 1))


def test_only_a_head_of_the_organ_signs(running: Office, item: Item) -> None:
    running.draft(item, running.jia_liaison)
    actions.submit(running.jia_liaison, item.pk, version=1, now=at(4, 1))
    with pytest.raises(Rejected, match="由甲镇人民政府的负责人审核"):
        actions.sign(running.county.office, item.pk, version=2, now=at(4, 1))
    with pytest.raises(Http404):
        actions.sign(running.yi_head, item.pk, version=2, now=at(4, 1))


def test_a_signed_item_is_locked(running: Office, item: Item) -> None:
    running.hand_in(item, running.jia_liaison, running.jia_head)
    with pytest.raises(Rejected, match="已上报，内容已经锁定"):
        running.draft(item, running.jia_liaison, brief="改一改")


def test_a_head_sends_back_inside_the_house_with_a_reason(running: Office, item: Item) -> None:
    running.draft(item, running.jia_liaison)
    actions.submit(running.jia_liaison, item.pk, version=1, now=at(4, 1))
    with pytest.raises(Rejected, match="请写明退回修改的理由"):
        actions.send_back(running.jia_head, item.pk, reason="", now=at(4, 1))
    back = actions.send_back(running.jia_head, item.pk, reason="写具体些", now=at(4, 1))
    assert (back.state, back.returned_for, back.brief) == (State.DRAFT, "写具体些", "已经办完。")
    assert Notice.objects.filter(to=running.jia_liaison, kind="returned").count() == 1


def test_a_package_is_handed_in_whole_or_not_at_all(running: Office) -> None:
    jia = running.county.jia
    mine = list(Item.objects.filter(organ=jia))
    for item in mine[:2]:
        running.draft(item, running.jia_liaison)
        actions.submit(running.jia_liaison, item.pk, version=1, now=at(4, 1))
    with pytest.raises(Rejected, match="整包上报前还有没提交的：2.1.2（待填报）"):
        actions.hand_in_all(running.jia_head, running.campaign.pk, "jia", now=at(4, 2))
    running.draft(mine[2], running.jia_liaison)
    actions.submit(running.jia_liaison, mine[2].pk, version=1, now=at(4, 1))
    assert actions.hand_in_all(running.jia_head, running.campaign.pk, "jia", now=at(4, 2)) == 3
    assert set(Item.objects.filter(organ=jia).values_list("state", flat=True)) == {State.HANDED_IN}
    assert list(verify()) == []


def test_a_package_does_not_hand_in_what_its_signer_has_filled(running: Office) -> None:
    both = (running.county.jia, "liaison"), (running.county.jia, "head")

    someone = person("jia-both", "身兼两职", *both)
    for item in Item.objects.filter(organ=running.county.jia):
        running.draft(item, someone)
        actions.submit(someone, item.pk, version=1, now=at(4, 1))
    with pytest.raises(Rejected, match="填报和审核要由两个人办：您填报了1.2.1、2.1.1、2.1.2"):
        actions.hand_in_all(someone, running.campaign.pk, "jia", now=at(4, 2))
    with pytest.raises(Http404):
        actions.hand_in_all(running.county.stranger, running.campaign.pk, "jia", now=at(4, 2))


def test_a_return_needs_a_reason_keeps_what_was_written_and_tells_who_filled(
    running: Office, item: Item
) -> None:
    running.hand_in(item, running.jia_liaison, running.jia_head)
    with pytest.raises(Rejected, match="请写明退回的理由"):
        running.return_item(item, "  ")
    back = running.return_item(item, "数字和台账不一致")
    assert (back.state, back.brief, back.returned_for) == (State.RETURNED, "已经办完。", "数字和台账不一致")
    notice = Notice.objects.get(to=running.jia_liaison, kind="returned")
    assert "数字和台账不一致" in notice.text
    errand = Access(running.jia_liaison, date(2026, 7, 3)).errands().filter(title__startswith="1.2.1").get()
    assert errand.what == "退回重报"


def test_who_changed_what_is_told_field_by_field(running: Office, item: Item) -> None:
    running.draft(item, running.jia_liaison, brief="第一稿")
    running.draft(item, running.jia_liaison, brief="第二稿", answer="on_site")
    last = changes(item)[-1]
    assert last.by == running.jia_liaison
    assert {name: (old, new) for name, old, new in last.fields} == {
        "工作情况": ("第一稿", "第二稿"),
        "答复方式": ("提供材料", "看现场"),
    }


def test_a_successor_carries_on_where_the_last_liaison_stopped(running: Office, item: Item) -> None:

    running.draft(item, running.jia_liaison)
    Post.objects.filter(person=running.jia_liaison).update(until_on=date(2026, 4, 30))
    successor = person("jia-new", "新联络员", (running.county.jia, "liaison"))
    with pytest.raises(Http404):
        running.draft(item, running.jia_liaison, at(5, 1), brief="我还在")
    assert running.draft(item, successor, at(5, 1), brief="接着写").filled_by == successor
    assert Access(successor, date(2026, 5, 1)).errands().count() == 3


def test_a_draft_takes_a_dozen_queries(
    running: Office, item: Item, django_assert_max_num_queries: Any
) -> None:
    running.draft(item, running.jia_liaison)
    with django_assert_max_num_queries(12):
        actions.save_draft(
            running.jia_liaison, item.pk, version=1, answer="material", brief="再写几句", now=at(4, 2)
        )
