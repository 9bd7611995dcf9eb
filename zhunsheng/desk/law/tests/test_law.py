"""法规依据: the search, a rule, an instrument."""

import re
from collections.abc import Callable
from html import unescape
from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client

from tests.people import Cast
from tests.records.steps import dispute
from zhunsheng.desk.law.rulebook import DOMAINS, value_text
from zhunsheng.desk.law.search import instruments_found
from zhunsheng.law import rule, rules
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
CONFIRMATION = "/law/rule/mediation.judicial_confirmation/"


@pytest.fixture
def reader(county: Cast, sign_in: SignIn) -> Client:
    """The browser of somebody signed in who holds no post at all."""
    return sign_in(county.stranger)


def found(page: str) -> list[str]:
    """The ids of the rules a page lists."""
    return re.findall(r'<th scope="row"><a href="/law/rule/([^"]+)/"', page)


def beside(page: str, field: str) -> str:
    """The sentence that stands beside a field."""
    said = re.search(rf'id="id_{field}_error">([^<]*)<', page)
    return unescape(said[1]) if said else ""


# 查找


def test_whoever_is_signed_in_finds_the_law_in_the_menu(reader: Client, open_page: Opener) -> None:
    assert 'href="/law/"' in open_page(reader, "/")
    assert f"共 {len(rules())} 条" in open_page(reader, "/law/")


@pytest.mark.parametrize(
    "address",
    [
        "/law/",
        CONFIRMATION,
        "/law/instruments/",
        "/law/instrument/mediation_act/",
        "/law/calculator/",
        "/law/calendar/",
    ],
)
def test_whoever_is_not_signed_in_goes_to_the_door(client: Client, address: str) -> None:
    response = client.get(address)
    assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/accounts/login/")


def test_every_word_narrows(reader: Client, open_page: Opener) -> None:
    assert "mediation.judicial_confirmation" in found(open_page(reader, "/law/?q=司法确认+三十日"))
    assert found(open_page(reader, "/law/?q=司法确认+没有这样的词")) == []


def test_an_older_id_finds_its_rule(reader: Client, open_page: Opener) -> None:
    assert found(open_page(reader, "/law/?q=med-judicial-confirm-30d")) == ["mediation.judicial_confirmation"]


@pytest.mark.parametrize(
    ("words", "holds"),
    [
        ("domain=mediation", lambda rule: rule.domain == "mediation"),
        ("instrument=人民调解法", lambda rule: "人民调解法" in str(rule.newest.provision)),
        ("verified=memory", lambda rule: any(v.verified == "memory" for v in rule.versions)),
        ("unit=hours", lambda rule: any(v.unit == "hours" for v in rule.versions)),
    ],
    ids=["按领域", "按法规", "按核对情况", "按单位"],
)
def test_each_filter_leaves_only_what_fits(
    reader: Client, open_page: Opener, words: str, holds: Callable[[Any], bool]
) -> None:
    left = found(open_page(reader, f"/law/?{words}"))
    assert left
    assert all(holds(rule(one)) for one in left)


def test_a_choice_that_does_not_exist_says_so_and_narrows_nothing(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, "/law/?unit=parsec")
    assert beside(page, "unit")
    assert f"共 {len(rules())} 条" in page


def test_the_pages_together_are_all_that_fits(reader: Client, open_page: Opener, settings: Any) -> None:
    settings.PAGE_SIZE = 7
    page, listed = open_page(reader, "/law/?domain=mediation"), []
    while True:
        listed += found(page)
        later = re.search(r'href="(\?[^"]+)" rel="next"', page)
        if not later:
            break
        page = open_page(reader, f"/law/{unescape(later[1])}")
    assert listed == [one for one in rules() if one.startswith("mediation.")]


def test_a_page_that_is_no_page_is_the_nearest(reader: Client, open_page: Opener) -> None:
    assert "第 1 /" in open_page(reader, "/law/?page=abc")
    last = open_page(reader, "/law/?page=99999")
    assert 'rel="next"' not in last


def test_only_the_rows_come_when_only_they_are_asked_for(reader: Client) -> None:
    text = reader.get("/law/?domain=mediation", headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in text
    assert len(found(text)) == 20


def test_instruments_are_found_by_short_title_and_by_number(reader: Client, open_page: Opener) -> None:
    assert "《人民调解法》" in open_page(reader, "/law/instruments/?q=调解法")
    by_number = open_page(reader, f"/law/instruments/?q={quote('国办发〔2018〕118号')}")
    assert "重大执法决定法制审核制度" in by_number
    assert "名称符合的法规文件" in open_page(reader, "/law/?q=人民调解法")


def test_a_text_in_angle_brackets_is_shown_as_text(reader: Client, open_page: Opener) -> None:
    for address in ("/law/", "/law/instruments/"):
        assert "<b>x" not in open_page(reader, f"{address}?q=%3Cb%3Ex%22")


# 一条规则


def test_a_rule_says_what_how_much_from_when_and_by_what(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, CONFIRMATION)
    for said in ("30日", "自调解协议生效之日起", "《人民调解法》第三十三条", "✓", "全文核对", "2026-11-22"):
        assert said in page


def test_rules_of_every_line_of_work_open(reader: Client, open_page: Opener) -> None:
    for one in {one.domain: one.id for one in rules().values()}.values():
        assert one in open_page(reader, f"/law/rule/{one}/")


def test_a_rule_from_memory_says_so_in_plain_words(reader: Client, open_page: Opener) -> None:
    recalled = next(one for one in rules().values() if one.newest.verified == "memory")
    page = open_page(reader, f"/law/rule/{recalled.id}/")
    assert "凭记忆录入，没有对照原文" in page
    assert "没有核对日期" in page


def test_the_versions_stand_on_one_time_line_and_the_present_one_is_filled(
    reader: Client, open_page: Opener
) -> None:
    page = open_page(reader, "/law/rule/reconsideration.respondent_reply/")
    bars = re.findall(r'<svg class="(span[^"]*)" role="img" aria-label="([^"]*)"', page)
    assert bars == [
        ("span span--now", "2024-01-01 起，没有止日"),
        ("span", "2018-01-01 起，到 2023-12-31"),
    ]
    assert "10个工作日" in page
    assert "10日" in page


def test_a_rule_that_is_no_longer_law_says_so(reader: Client, open_page: Opener) -> None:
    assert "今天不是有效的规定" in open_page(reader, "/law/rule/reconsideration.forum_choice/")
    assert "今天不是有效的规定" not in open_page(reader, CONFIRMATION)


def test_what_relies_on_a_rule_is_named_and_leads_there_for_whoever_may_see_it(
    county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    seen = open_page(sign_in(county.mediator), CONFIRMATION)
    assert '<a href="/r/mediation/help/">共同申请司法确认</a>' in seen
    unseen = open_page(sign_in(county.stranger), CONFIRMATION)
    assert "共同申请司法确认" in unseen
    assert "/r/mediation/help/" not in unseen


def test_a_gate_that_reads_a_number_relies_on_its_rule(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, "/law/rule/reconsideration.reviewers_two/")
    assert re.search(r"<td>关口</td><td>行政复议</td>", page)


def test_a_counting_rule_lists_what_is_counted_by_it(reader: Client, open_page: Opener) -> None:
    page = open_page(reader, "/law/rule/counting.civil_procedure/")
    assert CONFIRMATION in page
    assert "/law/rule/counting.reconsideration/" in page
    assert "还没有步骤、关口" not in page


def test_an_older_id_leads_to_the_present_one(reader: Client) -> None:
    response = reader.get("/law/rule/med-free/")
    assert (response.status_code, response["Location"]) == (302, "/law/rule/mediation.free/")


def test_a_rule_nobody_knows_is_not_found(reader: Client, open_page: Opener) -> None:
    assert "没有规则 mediation.nothing" in open_page(reader, "/law/rule/mediation.nothing/", status=404)


def test_every_line_of_work_has_a_chinese_name() -> None:
    assert {one.domain for one in rules().values()} - set(DOMAINS) == set()


# 一部法规


def test_an_instrument_shows_its_texts_its_rules_and_what_cites_it(
    county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    page = open_page(sign_in(county.mediator), "/law/instrument/mediation_act/")
    assert re.search(r'id="text-2010".*2010-08-28.*2011-01-01.*35', page)
    assert "mediation.judicial_confirmation" in found(page)
    assert '<a href="/r/mediation/help/">' in page


def test_the_rules_of_an_instrument_stand_in_the_order_of_its_articles(
    reader: Client, open_page: Opener
) -> None:
    listed = found(open_page(reader, "/law/instrument/mediation_act/"))
    assert listed[0] == "mediation.free"
    assert listed.index("mediation.judicial_confirmation") == len(listed) - 1


def test_instruments_with_and_without_rules_open(reader: Client, open_page: Opener) -> None:
    every = instruments_found("", {})
    assert len(every) > 1000
    # 一部要解析一页；隔几部打开一部，有规则的和只有名称的都有
    bare = [one for one in every if one.address_key == one.listed.title]
    kept = [one for one in every if one.address_key != one.listed.title]
    for one in (*kept[::6], *bare[::60]):
        assert one.listed.name in unescape(open_page(reader, f"/law/instrument/{quote(one.address_key)}/"))


def test_no_title_of_the_index_breaks_an_address() -> None:
    assert [one.listed.title for one in instruments_found("", {}) if "/" in one.address_key] == []


def test_a_title_leads_to_the_page_of_its_key(reader: Client) -> None:
    response = reader.get("/law/instrument/人民调解法/")
    assert (response.status_code, response["Location"]) == (302, "/law/instrument/mediation_act/")


def test_an_instrument_nobody_knows_is_not_found(reader: Client, open_page: Opener) -> None:
    assert "没有收录《没有这部法》" in open_page(reader, "/law/instrument/没有这部法/", status=404)


def test_a_provision_on_the_page_of_a_case_leads_to_its_text(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    page = open_page(mediator, f"/r/mediation/{row.pk}/")
    address = re.search(r'class="provision" href="(/law/instrument/[a-z_]+/)#(text-\d+)"', page)
    assert address
    assert f'id="{address[2]}"' in open_page(mediator, address[1])


# 数与词


@pytest.mark.parametrize(
    ("rule_id", "text"),
    [
        ("mediation.judicial_confirmation", "30日"),
        ("mediation.committee_women", "至少1人"),
        ("mediation.committee_size", "3至9人"),
        ("mediation.failure", "—"),
        ("disclosure.annual_government", "每年3月31日"),
        ("service.one_thing_target", "2027年12月31日"),
    ],
    ids=["期限", "下限", "范围", "没有数", "每年的日子", "只有一年的日子"],
)
def test_a_value_is_said_in_words(rule_id: str, text: str) -> None:
    assert value_text(rule(rule_id).newest) == text


def test_a_sample_from_elsewhere_is_shown_as_a_sample(reader: Client, open_page: Opener) -> None:
    sample = next(one for one in rules().values() if one.newest.is_sample and one.newest.sample is not None)
    assert value_text(sample.newest).startswith("样本 ")
    assert "只作样本" in open_page(reader, f"/law/rule/{sample.id}/")


@pytest.mark.parametrize(
    "address",
    ["/law/?q=行政复议", CONFIRMATION, "/law/instruments/?q=复议", "/law/instrument/reconsideration_act/"],
    ids=["查找", "规则", "法规文件", "法规"],
)
def test_every_page_of_the_law_takes_at_most_eight_queries(
    county: Cast, sign_in: SignIn, django_assert_max_num_queries: Any, address: str
) -> None:
    client = sign_in(county.office)
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200
