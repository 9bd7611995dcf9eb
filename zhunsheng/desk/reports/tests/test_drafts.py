"""The pages of the workshop: who sees what, what a save gives back, the moves, the number of queries."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.people import Cast
from tests.records.steps import at
from zhunsheng import clock
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.drafts.tests.test_begin import LAST_YEAR
from zhunsheng.drafts.tests.workshop import Workshop, begun, gathered
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
PAGE = "/report/2026/draft/"
HTMX = {"HTTP_HX_REQUEST": "true"}


@pytest.fixture(autouse=True)
def new_year(monkeypatch: pytest.MonkeyPatch) -> date:
    """January, when the report of the year before is written."""
    monkeypatch.setattr(clock, "now", lambda: at(date(2027, 1, 15)))
    return date(2027, 1, 15)


@pytest.fixture
def workshop(county: Cast) -> Workshop:
    """The report of 2026 begun."""
    return begun(county)


@pytest.fixture
def office(workshop: Workshop, sign_in: SignIn) -> Client:
    """The browser of the office, the report begun."""
    return sign_in(workshop.office)


def part_page(part: Part) -> str:
    return f"{PAGE}parts/{part.pk}/"


def test_the_office_begins_with_last_years_report_beside(
    county: Cast,
    sign_in: SignIn,
    open_page: Opener,
) -> None:
    people = gathered(county)
    client = sign_in(people.office)
    assert "还没有开始起草" in open_page(client, PAGE)
    last = SimpleUploadedFile("2025年报告.txt", LAST_YEAR.encode())
    page = open_page(client, PAGE + "begin/", data={"file": last}, follow=True)
    assert "已开始起草" in page
    people.draft = Draft.objects.get()
    assert "去年受理纠纷1件。" in open_page(client, part_page(people.part("人民调解")))


def test_the_workshop_shows_the_parts_the_days_and_what_is_missing(office: Client, open_page: Opener) -> None:
    page = open_page(office, PAGE)
    for words in (
        "依法开展人民调解",
        "送审之前还要办",
        "“存在的不足和原因”还没有写",
        "2027-04-01",
        "第二十四条",
    ):
        assert words in page
    assert 'action="/report/2026/draft/moves/freeze/"' not in page


def test_a_part_shows_how_it_reads_and_which_figures_may_be_put_in(
    office: Client,
    open_page: Opener,
    workshop: Workshop,
) -> None:
    page = open_page(office, part_page(workshop.part("人民调解")))
    assert "受理{mediation.accepted}" in page
    assert re.search(r'<a class="number[^>]*>4件</a>', page)
    assert 'data-put="{mediation.accepted}"' in page


def test_a_save_from_htmx_gives_back_the_check_and_the_next_version(
    office: Client,
    workshop: Workshop,
) -> None:
    part = workshop.part("人民调解")
    said = {"version": part.version, "text": "全年受理矛盾纠纷9件。"}
    answer = office.post(part_page(part), said, **HTMX)
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "登记的是4件，文中写9件" in text
    assert f'value="{part.version + 1}" readonly' in text
    assert 'hx-swap-oob="true"' in text
    assert "<html" not in text


def test_a_save_without_script_comes_back_to_the_page(
    office: Client,
    workshop: Workshop,
    open_page: Opener,
) -> None:
    part = workshop.part("不足")
    data = {"version": part.version, "text": "基层力量不足。"}
    assert "已保存" in open_page(office, part_page(part), data=data, follow=True)
    assert workshop.part("不足").text == "基层力量不足。"


def test_a_late_save_shows_both_texts_and_what_differs_and_loses_neither(
    office: Client,
    workshop: Workshop,
    sign_in: SignIn,
    open_page: Opener,
) -> None:
    workshop.give(不足="jia")
    part = workshop.part("不足")
    seen = part.version
    sign_in(workshop.town).post(part_page(part), {"version": seen, "text": "第一段。\n甲镇写的。"})
    mine = {"version": seen, "text": "第一段。\n办公室写的。"}
    page = open_page(office, part_page(part), data=mine, status=409)
    for words in ("甲镇联络员保存过", "两稿不同的地方", "〔对方〕</b>甲镇写的。", "〔您〕</b>办公室写的。"):
        assert words in page
    assert workshop.part("不足").text == "第一段。\n甲镇写的。"
    assert ">第一段。\n办公室写的。</textarea>" in page
    version = re.search(r'id="version"[^>]*value="(\d+)"', page)
    assert version
    merged = {"version": version[1], "text": "第一段。\n甲镇写的。\n办公室写的。"}
    open_page(office, part_page(part), data=merged, follow=True)
    assert workshop.part("不足").text.endswith("办公室写的。")


def test_a_late_save_from_htmx_says_so_and_keeps_the_old_version_in_the_form(
    office: Client,
    workshop: Workshop,
) -> None:
    part = workshop.write(workshop.office, "不足", "先写的。")
    answer = office.post(part_page(part), {"version": 0, "text": "后写的。"}, **HTMX)
    text = answer.content.decode()
    assert answer.status_code == 409
    assert "没有写入" in text
    assert 'name="version"' not in text


def test_a_typed_number_is_bound_by_one_press(
    office: Client,
    workshop: Workshop,
    open_page: Opener,
) -> None:
    part = workshop.write(workshop.office, "人民调解", "全年受理矛盾纠纷4件。")
    page = open_page(office, part_page(part))
    assert "“4件”就是登记的“受理矛盾纠纷”" in page
    data = {"version": part.version, "start": "8", "quote": "4件", "key": "mediation.accepted"}
    open_page(office, part_page(part) + "bind/", data=data, follow=True)
    assert workshop.part("人民调解").text == "全年受理矛盾纠纷{mediation.accepted}。"


@pytest.mark.parametrize("who", ["bureau", "town"])
def test_a_liaison_sees_the_own_part_alone(
    workshop: Workshop,
    sign_in: SignIn,
    open_page: Opener,
    who: str,
) -> None:
    workshop.give(人民调解="bureau", 不足="jia")
    workshop.write(workshop.office, "行政复议", "别人不该看到的话。")
    client = sign_in(getattr(workshop, who))
    mine, theirs = ("人民调解", "不足") if who == "bureau" else ("不足", "人民调解")
    page = open_page(client, PAGE) + open_page(client, part_page(workshop.part(mine)))
    assert workshop.part(mine).heading in page
    assert workshop.part(theirs).heading not in page
    assert "别人不该看到的话" not in page
    for address in (
        part_page(workshop.part(theirs)),
        PAGE + "whole/",
        PAGE + "docx/",
        PAGE + "approval/",
        PAGE + "ask/",
    ):
        open_page(client, address, status=404)


@pytest.mark.parametrize("who", ["mediator", "stranger"])
def test_a_stranger_finds_nothing(
    workshop: Workshop,
    county: Cast,
    sign_in: SignIn,
    open_page: Opener,
    who: str,
) -> None:
    client = sign_in(getattr(county, who))
    assert "没有约您单位供稿" in open_page(client, PAGE)
    part = part_page(workshop.part("不足"))
    for address in (PAGE + "whole/", part, part + "figures/"):
        open_page(client, address, status=404)
    open_page(client, part, data={"version": 0, "text": "我写。"}, status=404)
    open_page(client, PAGE + "begin/", data={}, status=404)


def test_an_organ_is_asked_from_the_sheet_and_a_wrong_day_is_refused_beside_its_field(
    office: Client,
    workshop: Workshop,
    open_page: Opener,
) -> None:
    part = workshop.part("不足")
    data = {"version": workshop.fresh().version, "due_on": "2027-01-01", f"organ_{part.pk}": "jia"}
    assert "已经过去" in open_page(office, PAGE + "ask/", data=data, status=422)
    open_page(office, PAGE + "ask/", data={**data, "due_on": "20270131"}, follow=True)
    assert workshop.part("不足").organ == workshop.cast.jia


def test_a_part_is_added_and_opened(office: Client, workshop: Workshop, open_page: Opener) -> None:
    data = {
        "version": workshop.fresh().version,
        "heading": "严格规范执法",
        "after": workshop.part("行政复议").pk,
    }
    assert "<h1>严格规范执法</h1>" in open_page(office, PAGE + "add/", data=data, follow=True)


def test_what_stands_against_freezing_is_listed_and_nothing_is_frozen(
    office: Client,
    workshop: Workshop,
    open_page: Opener,
) -> None:
    data = {"version": workshop.fresh().version, "dated_on": "2027-01-15"}
    page = open_page(office, PAGE + "moves/freeze/", data=data, status=422)
    assert page.count("“存在的不足和原因”还没有写") == 2
    assert workshop.fresh().is_open


def test_the_way_from_frozen_to_archived(
    office: Client,
    workshop: Workshop,
    sign_in: SignIn,
    open_page: Opener,
) -> None:
    def press(client: Client, move: str, **said: str) -> str:
        data = {"version": workshop.fresh().version, **said}
        return open_page(client, f"{PAGE}moves/{move}/", data=data, follow=True)

    workshop.write_all()
    press(office, "freeze", dated_on="2027-01-15")
    leader = sign_in(workshop.leader)
    page = open_page(leader, PAGE + "approval/")
    assert "批准这一稿" in page
    assert workshop.fresh().digest in page
    press(leader, "approve", digest=workshop.fresh().digest)
    workshop.write(workshop.office, "不足", "改了。")
    assert "批准已失效" in open_page(office, PAGE)
    press(office, "freeze", dated_on="2027-01-15")
    press(leader, "approve", digest=workshop.fresh().digest)
    press(office, "send-up", on="2027-01-15", to="县委")
    press(office, "publish", on="2027-01-15", where="县政府网站")
    assert "已归档。" in press(office, "archive")
    document = office.get(PAGE + "docx/")
    assert b"".join(document.streaming_content).startswith(b"PK")
    lineage = json.loads(b"".join(office.get(PAGE + "lineage/").streaming_content))
    assert lineage["parts"][0]["heading"] == "2026年推进法治政府建设的主要举措和成效"


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2027, 4, 1), "2027-04-01 已公布"), (date(2027, 4, 2), "2027-04-02 公布，晚了 1 天")],
    ids=["最后一日", "过了一日"],
)
def test_a_publication_after_its_last_day_is_shown_as_late(
    office: Client, workshop: Workshop, open_page: Opener, day: date, said: str
) -> None:
    Draft.objects.filter(pk=workshop.draft.pk).update(state=Draft.State.PUBLISHED, published_on=day)
    assert said in open_page(office, PAGE)


def test_a_move_that_is_none_is_not_found(office: Client, open_page: Opener) -> None:
    open_page(office, PAGE + "moves/burn/", data={"version": 0}, status=404)


def test_a_day_that_is_none_is_refused_in_words(office: Client, open_page: Opener) -> None:
    page = open_page(office, PAGE + "moves/freeze/", data={"version": 0, "dated_on": "明天"}, status=422)
    assert "不是能用的日期" in page


def test_figures_are_found_by_their_names(office: Client, workshop: Workshop, open_page: Opener) -> None:
    address = part_page(workshop.part("不足")) + "figures/?q=调解成功率"
    assert "{mediation.success_rate}" in open_page(office, address)
    assert "<html" not in office.get(address, **HTMX).content.decode()


@pytest.mark.parametrize("address", ["", "whole/", "approval/", "part"])
def test_a_page_asks_few_questions_however_much_is_written(
    office: Client,
    workshop: Workshop,
    django_assert_max_num_queries: Callable[..., object],
    address: str,
) -> None:
    workshop.give(人民调解="bureau", 不足="jia", 主要安排="bureau")
    workshop.write_all()
    page = part_page(workshop.part("人民调解")) if address == "part" else PAGE + address
    office.get(page)
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        assert office.get(page).status_code == 200
