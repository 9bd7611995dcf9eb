"""The pages of figures, and of the records behind one."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.people import Cast
from tests.records.steps import dispute, step
from tests.reports_year import a_year
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
ALL = "/figures/?year=2026"
ACCEPTED = "/figures/mediation.accepted/?period=2026"


@pytest.fixture
def year(county: Cast) -> dict[str, list[Any]]:
    """Three disputes of 甲镇 and one of 乙镇 in 2026, one of 2025."""
    return a_year(county)


@pytest.fixture
def office(year: Any, county: Cast, sign_in: SignIn) -> Client:
    """The browser of the office that sees the whole county."""
    return sign_in(county.office)


def counted(page: str) -> list[str]:
    """The numbers of the cases that a page lists as counted."""
    return re.findall(r'<th scope="row" class="code"><a [^>]*>([^<]+)</a>', page.partition('id="records"')[2])


def headline(page: str) -> str:
    """The big number of a page."""
    return re.search(r'class="figure__value"><strong>([^<]*)</strong>', page)[1]  # type: ignore[index]


def test_the_office_sees_the_figures_of_every_register(office: Client, open_page: Opener) -> None:
    page = open_page(office, ALL)
    assert "受理矛盾纠纷" in page
    assert "收到行政复议申请" in page
    assert re.search(r"受理矛盾纠纷</a></th><td class=\"num\"><strong>4</strong>", page)


def test_a_register_without_a_case_has_not_reported_and_shows_no_zero(
    office: Client, open_page: Opener
) -> None:
    page = open_page(office, ALL)
    assert re.search(r"收到行政复议申请</a></th><td class=\"num\"><strong>未报</strong>", page)


def test_a_figure_comes_apart_by_two_fields_down_to_the_records(
    year: Any, office: Client, open_page: Opener
) -> None:
    by = f"{ACCEPTED}&by=kind.result"
    page = open_page(office, by)
    assert "按纠纷类型、调解结果" in page
    assert "婚姻家庭，调解成功" in page
    group = open_page(office, f"{by}&group=family.agreed")
    assert counted(group) == [year["jia"][2].number]
    assert counted(open_page(office, f"{by}&group=family.failed")) == []


@pytest.mark.parametrize(
    "words",
    ["by=kind.colour&group=family.red", "by=kind.result&group=family", "by=kind.result&group=family.red"],
    ids=["an-unknown-second-field", "one-value-for-two-fields", "an-unknown-second-value"],
)
def test_a_group_of_two_fields_that_cannot_be_is_not_found(office: Client, words: str) -> None:
    assert office.get(f"{ACCEPTED}&{words}").status_code == 404


def test_every_figure_of_the_table_opens(office: Client, open_page: Opener) -> None:
    addresses = re.findall(r'<th scope="row"><a href="([^"]+)"', open_page(office, ALL))
    assert len(addresses) > 20
    for address in addresses:
        open_page(office, address.replace("&amp;", "&"))


def test_the_page_of_a_figure_lists_the_very_records_it_counts(
    office: Client, open_page: Opener, year: Any
) -> None:
    page = open_page(office, ACCEPTED)
    assert headline(page) == "4"
    assert "共 4 件" in page
    of_2026 = [row.number for row in (*year["jia"], *year["yi"]) if row.opened_on.year == 2026]
    assert sorted(counted(page)) == sorted(of_2026)


def test_all_pages_of_records_together_are_the_figure(
    office: Client, open_page: Opener, settings: Any
) -> None:
    settings.PAGE_SIZE = 3
    page, found = open_page(office, ACCEPTED), []
    while True:
        found += counted(page)
        later = re.search(r'href="([^"]+)#records" rel="next"', page)
        if not later:
            break
        page = open_page(office, later[1].replace("&amp;", "&"))
    assert len(found) == len(set(found)) == 4
    assert "从头看" in page


def test_a_rate_shows_both_its_numbers_and_leads_to_their_records(office: Client, open_page: Opener) -> None:
    page = open_page(office, "/figures/mediation.success_rate/?period=2026")
    assert headline(page) == "100"
    assert "3 ÷ 3" in page
    assert counted(page) == []
    parts = re.findall(r'分[子母]</th><td><a href="([^"]+)"', page)
    for address in parts:
        assert len(counted(open_page(office, address.replace("&amp;", "&")))) == 3
    assert len(parts) == 2


def test_a_figure_comes_apart_by_organ_and_by_filter(office: Client, open_page: Opener) -> None:
    by_organ = open_page(office, ACCEPTED + "&by=organ")
    assert re.findall(r">(甲镇人民政府|乙镇人民政府)</a></th><td class=\"num\">(\d) 件", by_organ) == [
        ("甲镇人民政府", "3"),
        ("乙镇人民政府", "1"),
    ]
    assert len(counted(open_page(office, ACCEPTED + "&by=kind&group=neighbour"))) == 2
    rate = open_page(office, "/figures/mediation.success_rate/?period=2026&by=kind&group=family")
    assert re.findall(r'class="num">(\d) 件</td>', rate) == ["1", "1"]


def test_what_is_counted_is_said_in_words(office: Client, open_page: Opener) -> None:
    page = open_page(office, "/figures/mediation.succeeded/?period=2026")
    assert "“调解结果”是“调解成功”" in page
    assert "结束日期" in page


def test_a_month_or_a_quarter_can_be_looked_at(office: Client, open_page: Opener) -> None:
    assert headline(open_page(office, "/figures/mediation.accepted/?period=2026-02")) == "2"
    assert headline(open_page(office, "/figures/mediation.accepted/?period=2026Q1")) == "4"


def test_the_year_of_the_top_bar_is_the_year_of_the_figures(office: Client, open_page: Opener) -> None:
    office.post("/preferences/year/", {"year": "2025", "next": "/"})
    assert headline(open_page(office, "/figures/mediation.accepted/")) == "1"


def test_the_town_next_door_sees_neither_numbers_nor_records(
    year: Any, county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    client = sign_in(county.mediator_next_door)
    page = open_page(client, ALL)
    assert "乙镇人民政府" in page
    assert "甲镇" not in page
    assert "云溪县人民政府" not in page
    mine = open_page(client, ACCEPTED + "&by=organ")
    assert (headline(mine), counted(mine)) == ("1", [year["yi"][0].number])
    for organ in ("jia", "jia-tw", "county", "bureau", "nowhere"):
        open_page(client, f"{ALL}&organ={organ}", status=404)
        open_page(client, f"{ACCEPTED}&organ={organ}", status=404)


def test_a_register_the_person_does_not_see_has_no_figures_for_them(
    year: Any, county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    client = sign_in(county.mediator)
    assert "行政复议" not in open_page(client, ALL)
    open_page(client, "/figures/reconsideration.accepted/?period=2026", status=404)


def test_a_person_without_a_post_has_no_figures_and_no_menu_line(
    year: Any, county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    client = sign_in(county.stranger)
    open_page(client, ALL, status=404)
    assert 'href="/figures/"' not in open_page(client, "/")


@pytest.mark.parametrize(
    "words",
    ["period=2027", "period=20x", "period=9999", "year=0", "period=2026&by=parties", "period=2026&by=kind&group=none",
     "period=2026&group=family", "period=2026&organ=%00x"],
    ids=["明年", "不是期间", "太远", "零年", "按封存字段分组", "没有这一组", "没有说怎样分组", "坏单位"],
)  # fmt: skip
def test_an_address_that_makes_no_sense_is_not_found(office: Client, open_page: Opener, words: str) -> None:
    open_page(office, f"/figures/mediation.accepted/?{words}", status=404)


def test_a_cursor_that_is_no_number_starts_anew(office: Client, open_page: Opener) -> None:
    assert len(counted(open_page(office, ACCEPTED + "&after=abc"))) == 4
    assert len(counted(open_page(office, ACCEPTED + "&after=99999999999999999999"))) == 4


def test_whoever_is_not_signed_in_goes_to_the_door(client: Client) -> None:
    for address in (ALL, ACCEPTED, "/report/2026/", "/readings/"):
        response = client.get(address)
        assert (response.status_code, response["Location"].partition("?")[0]) == (302, "/accounts/login/")


def test_the_figures_take_eight_queries_however_many_cases_there_are(
    office: Client, county: Cast, django_assert_max_num_queries: Any
) -> None:
    for serial in range(5):
        row = dispute(county.mediator, on=date(2026, 1, 5 + serial))
        step(county.mediator, row, "accept", date(2026, 1, 5 + serial))
    office.get(ALL)  # 头一次看，先把变了的案件读过来
    with django_assert_max_num_queries(8):
        office.get(ALL)
    with django_assert_max_num_queries(9):
        office.get(ACCEPTED + "&by=kind")
