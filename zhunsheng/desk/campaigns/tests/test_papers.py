"""The page of a campaign's papers: the report, the tables, the package, and who may have them."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.test import Client

from tests.campaign import Play, play
from tests.people import Cast
from zhunsheng.campaigns.models import Item
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]


@pytest.fixture
def running(county: Cast) -> Play:
    """A campaign that was launched."""
    return play(county)


@pytest.fixture
def page(running: Play) -> str:
    return f"/campaigns/{running.campaign.pk}/papers/"


@pytest.fixture
def client(county: Cast, sign_in: SignIn) -> Client:
    """The browser of the office."""
    return sign_in(county.office)


def body(response: Any) -> bytes:
    return b"".join(response.streaming_content)


def test_the_page_offers_report_tables_and_package(client: Client, page: str, open_page: Opener) -> None:
    text = open_page(client, page)
    for words in ("自评报告", "任务分解表", "得分汇总表", "整改清单", "打包下载"):
        assert words in text


@pytest.mark.parametrize("name", ["decomposition", "scores", "rectification"])
@pytest.mark.parametrize(("kind", "inside"), [("docx", "word/document.xml"), ("xlsx", "xl/workbook.xml")])
def test_a_table_comes_in_both_formats(client: Client, page: str, name: str, kind: str, inside: str) -> None:
    with zipfile.ZipFile(BytesIO(body(client.get(f"{page}{name}/{kind}/")))) as file:
        assert inside in file.namelist()


def test_the_report_comes_with_its_lineage(client: Client, page: str) -> None:
    assert body(client.get(page + "report/")).startswith(b"PK")
    assert client.get(page + "lineage/").json()["schema"] == "zhunsheng.lineage/1"


def test_a_package_with_gaps_is_refused_with_links_to_them_or_marked(
    client: Client, page: str, open_page: Opener
) -> None:
    text = open_page(client, page + "package/", data={}, status=422)
    assert f"有 {Item.objects.count()} 项没有材料" in text
    assert "/items/" in text
    made = body(client.post(page + "package/", {"marks_missing": "on"}))
    with zipfile.ZipFile(BytesIO(made)) as file:
        assert "清单.json" in file.namelist()


def test_whoever_does_not_see_the_whole_campaign_gets_no_papers(
    running: Play,
    county: Cast,
    sign_in: SignIn,
    page: str,
    open_page: Opener,
) -> None:
    for someone in (running.liaisons["jia"], running.heads["jia"], county.stranger):
        client = sign_in(someone)
        for address in (page, page + "report/", page + "lineage/", page + "scores/xlsx/"):
            open_page(client, address, status=404)
        open_page(client, page + "package/", data={}, status=404)


@pytest.mark.parametrize("address", ["salaries/docx/", "scores/pdf/"])
def test_a_table_or_format_that_is_none_is_not_found(
    client: Client, page: str, open_page: Opener, address: str
) -> None:
    open_page(client, page + address, status=404)
