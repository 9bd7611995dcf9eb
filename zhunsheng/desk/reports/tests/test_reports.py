"""The page of the county's yearly report."""

import json
import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from tests.people import Cast
from tests.records.steps import at, dispute, step
from tests.reports_year import a_year
from zhunsheng import clock
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
PAGE = "/report/2026/"


@pytest.fixture(autouse=True)
def new_year(monkeypatch: pytest.MonkeyPatch) -> date:
    """January, when the report of the year before is written."""
    monkeypatch.setattr(clock, "now", lambda: at(date(2027, 1, 15)))
    return date(2027, 1, 15)


@pytest.fixture
def office(county: Cast, sign_in: SignIn) -> Client:
    """The browser of the office, after a small year."""
    a_year(county)
    return sign_in(county.office)


def links(page: str) -> list[tuple[str, str]]:
    """The numbers of the report: address and text."""
    found = re.findall(r'<a class="number[^"]*" href="([^"]+)"[^>]*>([^<]+)</a>', page)
    return [(address.replace("&amp;", "&"), text) for address, text in found]


def test_every_number_of_the_report_leads_to_the_figure_that_it_is(office: Client, open_page: Opener) -> None:
    found = {text: address for address, text in links(open_page(office, PAGE)) if "mediation.a" in address}
    page = open_page(office, found["4件"])
    assert "<strong>4</strong> 件" in page
    for address in {address for address, _ in links(open_page(office, PAGE))}:
        if "group=" not in address:
            open_page(office, address)


def test_a_number_of_one_kind_leads_to_the_records_of_that_kind(office: Client, open_page: Opener) -> None:
    address = next(a for a, text in links(open_page(office, PAGE)) if "group=family" in a and "accepted" in a)
    assert "婚姻家庭，共 1 件" in open_page(office, address)


def test_a_kind_without_a_case_leads_to_an_empty_list(office: Client, open_page: Opener) -> None:
    address, text = next((a, t) for a, t in links(open_page(office, PAGE)) if "group=medical" in a)
    assert text == "0"
    assert "共 0 件" in open_page(office, address)


def test_the_check_stands_beside_the_report(office: Client, open_page: Opener) -> None:
    page = open_page(office, PAGE)
    assert "自查" in page
    assert re.search(r"错误</span>\s+0<", page)
    assert "处要由起草人补写" in page


def test_the_document_is_written_on_demand_and_comes_with_its_lineage(
    office: Client, open_page: Opener
) -> None:
    open_page(office, PAGE + "docx/", status=404)
    assert "已生成 2026 年度报告" in open_page(office, PAGE + "write/", data={}, follow=True)
    document = office.get(PAGE + "docx/")
    assert b"".join(document.streaming_content).startswith(b"PK")
    assert "attachment" in document["Content-Disposition"]
    lineage = json.loads(b"".join(office.get(PAGE + "lineage/").streaming_content))
    assert lineage["title"] == "云溪县人民政府2026年法治政府建设年度报告"


def test_sentences_whose_figure_changed_since_are_marked(
    office: Client, open_page: Opener, county: Cast, new_year: date
) -> None:
    open_page(office, PAGE + "write/", data={}, follow=True)
    assert "数字已变" not in open_page(office, PAGE)
    row = dispute(county.mediator, on=date(2026, 12, 30))
    step(county.mediator, row, "accept", date(2026, 12, 30), now=at(new_year))
    page = open_page(office, PAGE)
    assert "登记矛盾纠纷由 4 变为 5" in page
    assert 'class="number finding finding--stale"' in page
    open_page(office, PAGE + "write/", data={}, follow=True)
    assert "数字已变" not in open_page(office, PAGE)


def test_writing_needs_a_button_not_an_address(office: Client) -> None:
    assert office.get(PAGE + "write/").status_code == 405


@pytest.mark.parametrize("who", ["mediator", "head", "chief", "stranger"])
def test_whoever_does_not_see_the_whole_county_finds_no_report(
    county: Cast, sign_in: SignIn, open_page: Opener, who: str
) -> None:
    a_year(county)
    client = sign_in(getattr(county, who))
    for address in (PAGE, PAGE + "docx/", PAGE + "lineage/"):
        open_page(client, address, status=404)
    open_page(client, PAGE + "write/", data={}, status=404)
    assert 'href="/report/"' not in open_page(client, "/")


def test_a_year_that_has_not_begun_has_no_report(office: Client, open_page: Opener) -> None:
    open_page(office, "/report/2028/", status=404)
    open_page(office, "/report/99999999999/", status=404)


@pytest.mark.parametrize(
    ("today", "year"), [(date(2027, 3, 31), 2026), (date(2027, 4, 1), 2027)], ids=["三月底", "四月起"]
)
def test_until_april_the_report_is_that_of_last_year(
    office: Client, monkeypatch: pytest.MonkeyPatch, today: date, year: int
) -> None:
    monkeypatch.setattr(clock, "now", lambda: at(today))
    assert office.get("/report/")["Location"] == f"/report/{year}/"
