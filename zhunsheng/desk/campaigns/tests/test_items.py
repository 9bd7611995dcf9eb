"""Filling, signing and marking items through their pages: nothing typed is lost, every refusal is a sentence."""

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.campaign import Play, play, version
from tests.people import Cast
from tests.records.steps import at, dispute
from zhunsheng import clock
from zhunsheng.campaigns.models import Campaign, Item, Mark, Proof
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
TODAY = date(2026, 7, 1)


@pytest.fixture(autouse=True)
def summer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first of July."""
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))


@pytest.fixture
def running(county: Cast) -> Play:
    """A campaign that was launched in February."""
    return play(county)


def page_of(item: Item, *, review: bool = False) -> str:
    """Where an item is filled, or marked."""
    return f"/campaigns/{item.campaign_id}/{'review' if review else 'items'}/{item.pk}/"


def draft(item: Item, deed: str = "save", **said: Any) -> dict[str, Any]:
    """What the form of an item sends."""
    words = {"answer": "material", "brief": "印发清单。", "statement": ""}
    return {"version": version(item), "deed": deed, **words, **said}


# 填报


def test_a_draft_is_saved_and_shown_again(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    item, bureau = running.item("1.1.1", running.cast.bureau), sign_in(running.liaisons["bureau"])
    page = open_page(bureau, page_of(item), data=draft(item), follow=True)
    assert "已保存草稿" in page
    assert "印发清单。</textarea>" in page
    assert "工作情况：" in page.partition("谁改了什么")[2]


def test_what_was_typed_is_kept_when_submitting_is_refused(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    item, bureau = running.item("1.1.1", running.cast.bureau), sign_in(running.liaisons["bureau"])
    said = draft(item, "submit", answer="none", statement="", brief="先写一半")
    page = open_page(bureau, page_of(item), data=said, status=422)
    assert "还不能提交" in page
    assert "先写一半</textarea>" in page
    item.refresh_from_db()
    assert (item.state, item.brief) == (Item.State.DRAFT, "先写一半")
    # 页面上的版本已是存过草稿的，补齐再交就行。
    again = re.search(r'name="version" value="(\d+)"', page)
    assert again is not None
    said |= {"version": again[1], "statement": "本单位没有这项材料。"}
    assert "已提交单位负责人审核" in open_page(bureau, page_of(item), data=said, follow=True)


def test_two_people_writing_at_once_do_not_overwrite_each_other(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    item, bureau = running.item("1.1.1", running.cast.bureau), sign_in(running.liaisons["bureau"])
    first = draft(item)
    running.draft(item, brief="同事先写的")
    assert "同事" not in open_page(bureau, page_of(item), data=first, status=409)
    item.refresh_from_db()
    assert item.brief == "同事先写的"


@pytest.mark.parametrize(
    ("day", "status"),
    [
        (date(2026, 2, 28), 422),
        (date(2026, 3, 1), 200),
        (date(2026, 11, 30), 200),
        (date(2026, 12, 1), 422),
    ],
    ids=["开始前一天", "第一天", "最后一天", "截止后一天"],
)
def test_the_first_and_the_last_day_are_in(
    running: Play, sign_in: SignIn, open_page: Opener, monkeypatch: pytest.MonkeyPatch, day: date, status: int
) -> None:
    monkeypatch.setattr(clock, "now", lambda: at(day))
    item, bureau = running.item("1.1.1", running.cast.bureau), sign_in(running.liaisons["bureau"])
    page = open_page(bureau, page_of(item), data=draft(item), status=status, follow=True)
    assert ("填报从" in page or "填报到" in page) == (status == 422)
    assert "印发清单。" in page


def test_the_figure_of_a_register_is_shown_and_not_typed(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    item, jia = running.item("1.2.1", running.cast.jia), sign_in(running.liaisons["jia"])
    page = open_page(jia, page_of(item))
    assert 'href="/figures/mediation.success_rate/?period=2026-01-01/2026-07-01&amp;organ=jia"' in page
    assert 'name="value-' not in page
    assert "照现在的数：" in page


def test_a_brief_a_file_a_figure_and_a_case_prove_something(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    row = dispute(running.cast.mediator)
    item, jia = running.item("1.2.1", running.cast.jia), sign_in(running.liaisons["jia"])
    for more in (
        {"kind": "brief", "name": "简介", "text": "会议四次。"},
        {"kind": "file", "name": "台账", "upload": SimpleUploadedFile("台账.txt", "一、二、三".encode())},
        {"kind": "figure", "name": "受理数", "ref": "mediation.accepted"},
        {"kind": "link", "name": "报道", "ref": "https://example.gov.cn/1"},
    ):
        assert "已附上材料" in open_page(jia, page_of(item), data=draft(item, "add", **more), follow=True)
    page = open_page(jia, page_of(item))
    assert "与登记一致" in page
    assert "https://example.gov.cn/1" in page
    assert 'href="https://' not in page
    file = Proof.objects.get(kind="file")
    answer = jia.get(f"{page_of(item)}proofs/{file.pk}/")
    assert b"".join(answer.streaming_content) == "一、二、三".encode()
    assert "attachment" in answer["Content-Disposition"]
    yi = sign_in(running.liaisons["yi"])
    open_page(yi, f"{page_of(item)}proofs/{file.pk}/", status=404)
    assert row.number


def test_a_case_that_one_may_not_see_proves_nothing(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    row = dispute(running.cast.mediator)
    item, yi = running.item("1.2.1", running.cast.yi), sign_in(running.liaisons["yi"])
    for number in (row.number, "调〔2099〕1号", "没有:这个"):
        said = draft(item, "add", kind="case", name="案件", ref=number)
        page = open_page(yi, page_of(item), data=said, status=422)
        assert "没有这件事项，或者您没有查看它的权限" in page
        assert "印发清单。" in page
        item.refresh_from_db()
    assert not Proof.objects.exists()


def test_one_proof_serves_two_items_and_is_dropped_from_one(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    first, second = (running.item(code, running.cast.jia) for code in ("1.2.1", "2.1.1"))
    jia = sign_in(running.liaisons["jia"])
    open_page(
        jia, page_of(first), data=draft(first, "add", kind="brief", name="共用", text="全年情况"), follow=True
    )
    proof = Proof.objects.get()
    assert "引用本单位已有的材料" in open_page(jia, page_of(second))
    open_page(jia, page_of(second), data=draft(second, "use", ours=proof.pk), follow=True)
    assert proof.items.count() == 2
    open_page(jia, page_of(first), data=draft(first, f"drop:{proof.pk}"), follow=True)
    assert list(proof.items.all()) == [second]


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ({"kind": "link", "name": "报道", "ref": "javascript:alert(1)"}, "http:// 或 https://"),
        ({"kind": "figure", "name": "数", "ref": "no.such"}, "没有数字"),
        ({"kind": "file", "name": "台账"}, "请选择要提供的文件"),
        ({"kind": "brief", "name": "", "text": "x"}, "“名称”须填写"),
        ({"kind": "brief", "name": "简介"}, "“情况简介”须填写"),
        ({"kind": "", "name": "简介"}, "没有材料类别"),
    ],
    ids=["不是网址", "没有这个数字", "没有文件", "没有名称", "没有内容", "没有类别"],
)
def test_a_bad_proof_is_refused_beside_its_field(
    running: Play, sign_in: SignIn, open_page: Opener, more: dict[str, str], sentence: str
) -> None:
    item, bureau = running.item("1.1.1", running.cast.bureau), sign_in(running.liaisons["bureau"])
    page = open_page(bureau, page_of(item), data=draft(item, "add", **more), status=422)
    assert sentence in page
    item.refresh_from_db()
    assert item.brief == "印发清单。"


# 审核上报


def test_the_head_signs_what_another_filled(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    item, head = running.item("1.1.1", running.cast.bureau), sign_in(running.heads["bureau"])
    running.submit(item)
    page = open_page(head, page_of(item))
    assert "审核上报" in page
    assert 'name="brief"' not in page
    said = {"deed": "sign", "version": version(item)}
    assert "已审核上报" in open_page(head, page_of(item), data=said, follow=True)
    item.refresh_from_db()
    assert item.state == Item.State.HANDED_IN
    assert "没有等待审核" in open_page(
        head, page_of(item), data={"deed": "sign", "version": version(item)}, status=422
    )


def test_sending_back_needs_a_reason_and_keeps_the_words(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    item, head = running.item("1.1.1", running.cast.bureau), sign_in(running.heads["bureau"])
    running.submit(item)
    said = {"deed": "send_back", "version": version(item), "back-reason": "  "}
    assert "请写明退回修改的理由" in open_page(head, page_of(item), data=said, status=422)
    open_page(head, page_of(item), data=said | {"back-reason": "没有盖章"}, follow=True)
    page = open_page(sign_in(running.liaisons["bureau"]), page_of(item))
    assert "退回理由：没有盖章" in page
    assert "已经办完。</textarea>" in page


def test_the_whole_package_goes_at_once_or_says_what_is_missing(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    head, address = sign_in(running.heads["jia"]), f"/campaigns/{running.campaign.pk}/items/"
    running.submit(running.item("1.2.1", running.cast.jia))
    assert "整包上报 甲镇人民政府" in open_page(head, address)
    assert "还有没提交的：2.1.1" in open_page(head, address, data={"organ": "jia"}, status=422)
    running.submit(running.item("2.1.1", running.cast.jia))
    assert "已整包上报 2 项" in open_page(head, address, data={"organ": "jia"}, follow=True)
    open_page(head, address, data={"organ": "yi"}, status=422)


def test_a_button_that_does_not_exist_is_refused(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    item, bureau = running.item("1.1.1", running.cast.bureau), sign_in(running.liaisons["bureau"])
    for deed in ("fly", "drop:x", "sign", "extend", "object"):
        open_page(bureau, page_of(item), data=draft(item, deed), status=422)


def test_the_office_gives_an_organ_more_time(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    item, office = running.item("1.1.1", running.cast.bureau), sign_in(running.cast.office)
    said = {"deed": "extend", "extend-due_on": "20260901", "extend-reason": ""}
    assert "请写明延期的理由" in open_page(office, page_of(item), data=said, status=422)
    assert "已延期" in open_page(
        office, page_of(item), data=said | {"extend-reason": "换了联络员"}, follow=True
    )
    item.refresh_from_db()
    assert item.due_on == date(2026, 9, 1)


# 评审


def test_a_reviewer_marks_and_goes_to_the_next(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    first, second = (running.item(code, running.cast.bureau) for code in ("1.1.1", "2.1.1"))
    running.hand_in(first)
    running.hand_in(second)
    reviewer = sign_in(running.reviewers[0])
    assert open_page(reviewer, f"/campaigns/{running.campaign.pk}/review/").count("review/") > 2
    said = {"deed": "mark", "version": version(first), "judged": "4.5", "reason": "公布晚了"}
    answer = reviewer.post(page_of(first, review=True), said)
    assert answer["Location"].startswith(page_of(second, review=True))
    page = open_page(reviewer, page_of(first, review=True))
    assert "评议得 4.5 分（满分 5 分）：公布晚了" in page


@pytest.mark.parametrize(
    ("judged", "sentence"),
    [("6", "应当在 0 到 5 分之间"), ("很好", "“很好”不是数字"), ("1.234", "最多两位小数"), ("", "等待评分")],
    ids=["超过满分", "不是数", "三位小数", "没有填"],
)
def test_a_bad_mark_is_refused_and_the_reason_is_kept(
    running: Play, sign_in: SignIn, open_page: Opener, judged: str, sentence: str
) -> None:
    item = running.item("1.1.1", running.cast.bureau)
    running.hand_in(item)
    said = {"deed": "mark", "version": version(item), "judged": judged, "reason": "写了很久的理由"}
    page = open_page(sign_in(running.reviewers[0]), page_of(item, review=True), data=said, status=422)
    assert sentence in page
    assert "写了很久的理由</textarea>" in page


def test_every_deduction_has_its_reason(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    item = running.item("2.1.1", running.cast.bureau)
    running.hand_in(item)
    reviewer, address = sign_in(running.reviewers[0]), page_of(item, review=True)
    said = {"deed": "mark", "version": version(item), "event1_points": "3", "event1_reason": ""}
    page = open_page(reviewer, address, data=said, status=422)
    assert "写明事由" in page
    assert 'name="event1_points" value="3"' in page
    said |= {"event1_reason": "复议纠错一件", "event1_points": ""}
    open_page(reviewer, address, data=said, follow=True)
    item.refresh_from_db()
    assert item.points == Decimal(8)


def test_two_reviewers_are_blind_to_each_other_and_the_office_settles(
    county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    game = play(county, two_markers=True)
    item = game.item("1.1.1", county.bureau)
    game.hand_in(item)
    first, second, office = (sign_in(one) for one in (*game.reviewers, county.office))
    address = page_of(item, review=True)
    open_page(
        first,
        address,
        data={"deed": "mark", "version": version(item), "judged": "4", "reason": "甲的理由"},
        follow=True,
    )
    page = open_page(second, address)
    assert "甲的理由" not in page
    assert "另一名评审人员的评分还不能看" in page
    open_page(
        second,
        address,
        data={"deed": "mark", "version": version(item), "judged": "3", "reason": "乙的理由"},
        follow=True,
    )
    page = open_page(office, address)
    assert "两名评审人员的评分不一致" in page
    assert "甲的理由" in page
    assert "乙的理由" in page
    said = {"deed": "settle", "version": version(item), "judged": "3.5", "reason": ""}
    assert "定分的理由" in open_page(office, address, data=said, status=422)
    open_page(office, address, data=said | {"reason": "折中"}, follow=True)
    item.refresh_from_db()
    assert item.points == Decimal("3.5")


def test_an_objection_is_looked_at_by_somebody_else_and_both_marks_stay(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    item = running.item("1.1.1", running.cast.bureau)
    running.hand_in(item)
    running.mark(item, judged=Decimal(3))
    head, office = sign_in(running.heads["bureau"]), sign_in(running.cast.office)
    said = {"deed": "object", "version": version(item), "object-reason": "有照片"}
    assert "已提出异议" in open_page(head, page_of(item), data=said, follow=True)
    marker = sign_in(running.reviewers[0])
    assert 'value="remark"' not in open_page(marker, page_of(item, review=True))
    said = {"deed": "remark", "version": version(item), "judged": "5", "reason": "照片属实"}
    open_page(office, page_of(item, review=True), data=said, follow=True)
    page = open_page(office, page_of(item, review=True))
    assert re.search(r"评审</strong> 评审一：3.00 分", page)
    assert re.search(r"复核</strong> 依法治县办科长：5.00 分", page)
    assert Mark.objects.count() == 2


def test_a_return_needs_a_reason_and_takes_the_mark_off(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    item = running.item("1.1.1", running.cast.bureau)
    running.hand_in(item)
    running.mark(item, judged=Decimal(3))
    reviewer, address = sign_in(running.reviewers[0]), page_of(item, review=True)
    said = {"deed": "return", "version": version(item), "why": "", "due_on": "20260715"}
    assert "请写明退回的理由" in open_page(reviewer, address, data=said, status=422)
    open_page(reviewer, address, data=said | {"why": "没有盖章"}, follow=True)
    item.refresh_from_db()
    assert (item.state, item.points, item.due_on) == (Item.State.RETURNED, None, date(2026, 7, 15))


def test_what_figures_decide_is_marked_in_one_go(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    for where in (running.cast.jia, running.cast.yi):
        running.hand_in(running.item("1.2.1", where))
    page = open_page(
        sign_in(running.reviewers[0]), f"/campaigns/{running.campaign.pk}/review/", data={}, follow=True
    )
    assert "已按登记的数字评分" in page


def test_whoever_serves_in_the_organ_gets_no_form(running: Play, sign_in: SignIn, open_page: Opener) -> None:
    item = running.item("1.1.1", running.cast.bureau)
    running.hand_in(item)
    both = running.reviewers[0]
    both.posts.create(organ=running.cast.bureau, role="handler", since_on=date(2020, 1, 1))
    page = open_page(sign_in(both), page_of(item, review=True))
    assert "您在这个单位任职" in page
    assert 'value="mark"' not in page


def test_nothing_can_be_changed_when_the_campaign_is_over(
    running: Play, sign_in: SignIn, open_page: Opener
) -> None:
    item = running.item("1.1.1", running.cast.bureau)
    Campaign.objects.filter(pk=running.campaign.pk).update(state=Campaign.State.CLOSED)
    bureau = sign_in(running.liaisons["bureau"])
    assert 'name="brief"' not in open_page(bureau, page_of(item))
    assert "已结束" in open_page(bureau, page_of(item), data=draft(item), status=422)
