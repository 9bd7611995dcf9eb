"""新旧对照 and the notice of days off: handed in, looked at, confirmed; and what moved."""

from collections.abc import Callable
from datetime import date
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.law.texts.invented import NEW, OLD
from tests.people import Cast
from tests.records.steps import APPLICATION, at
from zhunsheng import clock
from zhunsheng.desk.law.search import standing
from zhunsheng.law.citing.standing import standing as stands
from zhunsheng.law.index import index
from zhunsheng.law.watch import Unseen, unseen
from zhunsheng.law.yaml_files import read_yaml
from zhunsheng.notices.models import Notice
from zhunsheng.records.actions import open_case, take_step
from zhunsheng.records.county import book, calendar, confirmed_texts
from zhunsheng.records.models import Person
from zhunsheng.records.new_texts import drafts

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
TEXTS, NOTICE = "/law/texts/", "/law/calendar/notice/"
DRAFT = "/law/texts/reconsideration_act-2026/"
TODAY = date(2026, 11, 10)
REVIEW = "reconsideration.acceptance_review"
LONGER = (
    (Path(__file__).parents[4] / "tests/calendar/invented_2027.txt")
    .read_text("utf-8")
    .replace(
        "1月1日（周五）至3日（周日）放假，共3天。",
        "1月1日（周五）至4日（周一）放假调休，共4天。1月9日（周六）上班。",
    )
)


@pytest.fixture
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """A Tuesday in November, after the first day of the invented text."""
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))
    return TODAY


@pytest.fixture
def office(county: Cast, sign_in: SignIn) -> Client:
    """The browser of the office of the county."""
    return sign_in(county.office)


def file(words: str, name: str = "文本.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, words.encode(), "text/plain")


def received(county: Cast, day: date) -> Any:
    return open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款", on=day, now=at(day), facts=APPLICATION
    )  # fmt: skip


def sheet(days: int = 5) -> dict[str, str]:
    """The sheet of the draft filled in: every rule goes on where it is proposed, the review in so many days."""
    (text,) = drafts()
    said = {}
    for place, one in enumerate(text.meetings):
        said |= {
            f"to{place}": "on" if one.basis else "ends",
            f"basis{place}": one.basis,
            f"statement{place}": one.version.statement,
        }
        if isinstance(one.version.value, int):
            said[f"value{place}"] = str(days if one.version.rule == REVIEW else one.version.value)
    return said


def test_a_whole_law_goes_from_its_file_to_the_cases_counted_anew(
    county: Cast, office: Client, open_page: Opener
) -> None:
    row = received(county, date(2026, 11, 9))
    page = open_page(office, TEXTS, data={"new": file(NEW), "old": file(OLD)}, follow=True)
    for said in ("第三十条", "内容有改动", "<ins>，三日内</ins>", "没有对应条文"):
        assert said in page
    after = unescape(open_page(office, DRAFT, data=sheet(days=3), follow=True))
    assert "末日变了的 1 件" in after
    for said in (row.number, "2026-11-16", "2026-11-12"):
        assert said in after
    assert set(Notice.objects.values_list("to__username", flat=True)) == {"handler", "handler2"}
    assert "末日变了的事项" not in open_page(office, TEXTS)
    case = unescape(open_page(office, f"/r/reconsideration/{row.pk}/"))
    assert "《行政复议法》2026 年文本" in case
    assert "步骤旁的条号还是前一个文本的" in case
    assert "有效（本县录入的文本）" in open_page(office, "/law/instrument/reconsideration_act/")


def test_a_text_confirmed_by_mistake_is_taken_back_and_the_cases_are_counted_anew(
    county: Cast, office: Client, open_page: Opener
) -> None:
    received(county, date(2026, 11, 9))
    open_page(office, TEXTS, data={"new": file(NEW), "old": file(OLD)}, follow=True)
    open_page(office, DRAFT, data=sheet(days=3), follow=True)
    page = unescape(open_page(office, f"{DRAFT}take-back/", data={"reason": " "}, follow=True))
    assert "请写明为什么撤回" in page
    assert book().rule(REVIEW).on(TODAY).provision.version.label == "2026"
    page = unescape(open_page(office, f"{DRAFT}take-back/", data={"reason": "施行日填错"}, follow=True))
    assert "原来的文本照旧起作用" in page
    assert "末日变了的 1 件" in page
    assert book().rule(REVIEW).on(TODAY).provision.version.label == "2023"
    assert [one.name for one in drafts()] == ["reconsideration_act-2026"]
    open_page(office, DRAFT, data=sheet(days=4), follow=True)
    again = read_yaml(confirmed_texts() / "reconsideration_act-2026.yaml")
    assert [one["taken_back"]["why"] for one in again["history"]] == ["施行日填错"]


def test_only_the_office_takes_a_text_back(
    county: Cast, office: Client, sign_in: SignIn, open_page: Opener
) -> None:
    open_page(office, TEXTS, data={"new": file(NEW), "old": file(OLD)}, follow=True)
    open_page(office, DRAFT, data=sheet(), follow=True)
    open_page(sign_in(county.handler), f"{DRAFT}take-back/", data={"reason": "试一试"}, status=403)
    assert book().rule(REVIEW).on(TODAY).provision.version.label == "2026"


def test_what_was_never_seen_of_the_law_stands_on_a_page_until_its_text_is_confirmed(
    county: Cast, office: Client, open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    waits = Unseen(
        text="复议法新文本", where="数据库", today="旧文本", then="录入", instruments=("reconsideration_act",)
    )
    other = Unseen(text="另一部", where="网站", today="未核对", then="录入")
    monkeypatch.setattr("zhunsheng.desk.law.watch.unseen", lambda: (waits, other))
    page = open_page(office, "/law/watch/")
    assert page.index("复议法新文本") < page.index("另一部")
    assert "本县已确认" not in page
    open_page(office, TEXTS, data={"new": file(NEW), "old": file(OLD)}, follow=True)
    open_page(office, DRAFT, data=sheet(), follow=True)
    page = open_page(office, "/law/watch/")
    assert "本县已确认" in page
    assert page.index("另一部") < page.index("复议法新文本")


def test_every_entry_of_what_was_not_seen_names_what_the_book_has(office: Client, open_page: Opener) -> None:
    page = unescape(open_page(office, "/law/watch/"))
    for one in unseen():
        assert one.text in page
        assert [book().instrument(key).key for key in one.instruments] == list(one.instruments)
        assert [book().rule(rule).id for rule in one.rules] == list(one.rules)


def test_a_sheet_half_filled_says_what_is_missing_and_nothing_acts(office: Client, open_page: Opener) -> None:
    open_page(office, TEXTS, data={"new": file(NEW), "old": file(OLD)}, follow=True)
    said = sheet()
    page = open_page(
        office, DRAFT, data=said | {"to0": "", "to1": "on", "basis1": "", "value2": "很快"}, status=422
    )
    assert "请选择怎样衔接。" in page
    assert "请填写新条号" in page
    assert book().rule(REVIEW).on(TODAY).provision.version.label == "2023"


def test_an_article_that_the_new_text_has_not_is_refused_in_words(office: Client, open_page: Opener) -> None:
    open_page(office, TEXTS, data={"new": file(NEW), "old": file(OLD)}, follow=True)
    page = unescape(open_page(office, DRAFT, data=sheet() | {"to0": "on", "basis0": "第九百条"}, status=422))
    assert "没有第九百条" in page


BAD = {
    "扫描件": ("", "空文件"),
    "征求意见稿": (NEW.replace("行政复议法\n", "行政复议法（征求意见稿）\n", 1), "征求意见稿"),
    "条号不连": (NEW.replace("第五条", "第八十条", 1), "条号不连"),
    "较早的文本": (NEW.replace("2026", "2001"), "较早的文本"),
    "没有规则依据它": (NEW.replace("行政复议法", "灯塔照管法"), "没有规则、步骤依据它"),
}


@pytest.mark.parametrize(("words", "why"), BAD.values(), ids=BAD)
def test_a_file_that_is_no_new_text_is_refused_in_one_sentence(
    words: str, why: str, office: Client, open_page: Opener
) -> None:
    page = unescape(open_page(office, TEXTS, data={"new": file(words)}, status=422))
    assert why in page
    assert list(drafts()) == []


def test_a_text_without_a_first_day_asks_for_it(office: Client, open_page: Opener) -> None:
    words = NEW.replace("本法自2026年11月2日起施行。", "本法由国务院解释实施，施行日期另行公布。")
    assert "没有写自何日起施行" in unescape(open_page(office, TEXTS, data={"new": file(words)}, status=422))
    page = open_page(office, TEXTS, data={"new": file(words), "begins": "20261102"}, follow=True)
    assert "2026-11-02" in page


def test_without_the_old_text_the_page_says_so(office: Client, open_page: Opener) -> None:
    assert "没有旧文本可比" in open_page(office, TEXTS, data={"new": file(NEW)}, follow=True)


def test_a_draft_can_be_withdrawn(office: Client, open_page: Opener) -> None:
    open_page(office, TEXTS, data={"new": file(NEW)}, follow=True)
    assert "已撤下" in open_page(office, f"{DRAFT}withdraw/", data={}, follow=True)
    open_page(office, DRAFT, status=404)


def test_whoever_is_not_the_office_looks_and_hands_nothing_in(
    county: Cast, office: Client, sign_in: SignIn, open_page: Opener
) -> None:
    open_page(office, TEXTS, data={"new": file(NEW)}, follow=True)
    clerk = sign_in(county.clerk)
    assert "录入新文本" not in open_page(clerk, TEXTS)
    assert "确认并重算" not in open_page(clerk, DRAFT)
    open_page(clerk, TEXTS, data={"new": file(NEW)}, status=403)
    open_page(clerk, DRAFT, data=sheet(), status=403)
    open_page(clerk, f"{DRAFT}withdraw/", data={}, status=403)
    open_page(clerk, NOTICE, status=403)


def test_running_cases_under_a_replaced_text_stand_on_the_page_for_those_who_see_them(
    county: Cast, office: Client, sign_in: SignIn, open_page: Opener
) -> None:
    day = date(2026, 6, 23)
    row = received(county, day)
    take_step(county.handler, "reconsideration", row.pk, "accept", version=1, on=day, now=at(day))
    page = open_page(office, TEXTS)
    assert row.number in page
    assert "2026 年文本 2026-07-01 起施行" in page
    assert row.number not in open_page(sign_in(county.mediator), TEXTS)


def test_the_list_of_such_cases_costs_the_same_queries_however_many(
    county: Cast, office: Client, django_assert_max_num_queries: Any
) -> None:
    for day in (22, 23, 24, 25):
        received(county, date(2026, 6, day))
    with django_assert_max_num_queries(20):
        office.get(TEXTS)


# 放假安排


def test_a_notice_pasted_moves_the_cases_and_tells_their_keepers(
    county: Cast, office: Client, open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clock, "now", lambda: at(date(2026, 12, 29)))
    row = received(county, date(2026, 12, 28))
    page = unescape(open_page(office, NOTICE, data={"notice": LONGER}, follow=True))
    for said in (row.number, "2027-01-05", "2027-01-06"):
        assert said in page
    assert Notice.objects.filter(text__contains="2027 年放假安排公布以后").count() == 2
    assert not calendar().is_workday(date(2027, 1, 4))


def test_a_notice_is_read_from_a_file(office: Client, open_page: Opener) -> None:
    assert "没有事项的末日因此变了" in open_page(office, NOTICE, data={"file": file(LONGER)}, follow=True)


NOTICES = {
    "什么也没给": ({}, "请粘贴通知全文"),
    "别的文字": ({"notice": "今天天气很好。"}, "。"),
    "星期不合": ({"notice": LONGER.replace("1月1日（周五）", "1月1日（周四）")}, "周"),
    "空文件": ({"file": file("")}, "空文件"),
    "年份写错": ({"notice": LONGER, "year": "明年"}, "请写四位年份"),
}


@pytest.mark.parametrize(("said", "why"), NOTICES.values(), ids=NOTICES)
def test_a_notice_that_is_none_is_refused_and_nothing_changes(
    said: dict[str, Any], why: str, office: Client, open_page: Opener
) -> None:
    page = open_page(office, NOTICE, data=said, status=422)
    assert why in page.partition("<main")[2]
    assert calendar().table(2027) is None


def test_the_year_leads_the_office_to_the_notice(
    county: Cast, office: Client, sign_in: SignIn, open_page: Opener
) -> None:
    assert NOTICE in open_page(office, "/law/calendar/")
    assert NOTICE not in open_page(sign_in(county.clerk), "/law/calendar/")


# 有效，核对到哪一天


def test_what_is_law_says_how_far_it_is_known(office: Client, open_page: Opener) -> None:
    page = open_page(office, "/law/instrument/reconsideration_regulation/")
    assert page.count("有效（已核对到2026-05-16）") == 2
    assert "今天有效" not in page


@pytest.mark.parametrize("day", [date(2026, 3, 10), TODAY], ids=["2026年3月", "2026年11月"])
def test_no_instrument_is_called_valid_without_how_far_unless_that_is_certain(day: date) -> None:
    bare = [
        one.title
        for one in index().listed
        if standing(one, day).word == "有效" and not stands(one, (), "", day).certain
    ]
    assert bare == []
