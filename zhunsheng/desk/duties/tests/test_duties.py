"""第一责任人: duties against deeds, gaps, the draft of the statement."""

import io
from collections.abc import Callable
from datetime import date
from typing import Any

import docx
import pytest
from django.test import Client

from tests.people import OPENED, Cast
from tests.records.steps import at, pdf
from zhunsheng.records.access import Access
from zhunsheng.records.actions import open_case, take_step
from zhunsheng.records.models import Person, Post
from zhunsheng.reports.duties import accounts

Open = Callable[..., str]
DAY = date(2026, 3, 2)


@pytest.fixture
def deed(county: Cast) -> Any:
    """甲镇's head listened to a report; its liaison wrote it down, the office has not attested it yet."""
    Post.objects.create(person=county.mediator, organ=county.jia, role="liaison", since_on=OPENED)
    facts = {
        "person": "王镇长",
        "post": "government",
        "kind": "report",
        "duty": "planning",
        "content": "听取上年工作\x08{汇报}。",
    }
    return open_case(
        county.mediator,
        "first_responsible",
        organ="jia",
        title="听取法治政府建设汇报",
        on=DAY,
        now=at(DAY),
        facts=facts,
    )


def attested(county: Cast, deed: Any) -> Any:
    return take_step(
        county.office, "first_responsible", deed.pk, "attest", version=deed.version, on=DAY, now=at(DAY),
        uploads={"履职佐证": pdf("会议纪要.pdf")},
    )  # fmt: skip


def test_a_deed_counts_only_when_it_is_attested(county: Cast, deed: Any):
    (before,) = accounts(Access(county.office, DAY), 2026)
    assert (before.done, before.waiting, len(before.gaps)) == (0, 1, 6)
    attested(county, deed)
    (after,) = accounts(Access(county.office, DAY), 2026)
    assert (after.done, after.waiting, [d.key for d in after.gaps].count("planning")) == (1, 0, 0)


def test_the_neighbour_sees_nothing_of_it(county: Cast, deed: Any):
    assert accounts(Access(county.mediator_next_door, DAY), 2026) == []
    assert accounts(Access(county.office, DAY), 2025) == []


def test_the_page_shows_the_gaps_and_the_draft_names_every_deed(
    county: Cast, deed: Any, sign_in: Callable[[Person], Client], open_page: Open
):
    attested(county, deed)
    office = sign_in(county.office)
    assert "▲ 5 项职责没有登记" in open_page(office, "/duties/")
    draft = office.get("/duties/statement/", {"organ": "jia", "person": "王镇长", "post": "government"})
    text = "\n".join(p.text for p in docx.Document(io.BytesIO(draft.content)).paragraphs)
    assert "3月2日，听取汇报：听取上年工作｛汇报｝（履职〔2026〕1号）。" in text
    assert "经核实的履职共1次" in text


def test_a_stranger_gets_no_draft(
    county: Cast, deed: Any, sign_in: Callable[[Person], Client], open_page: Open
):
    said = "?organ=jia&person=王镇长&post=government"
    open_page(sign_in(county.stranger), f"/duties/statement/{said}", status=404)


def test_the_page_costs_the_same_for_one_and_for_many(
    county: Cast, deed: Any, sign_in: Callable[[Person], Client], django_assert_max_num_queries: Any
):
    for n in range(8):
        facts = {"person": f"负责人{n}", "post": "party", "kind": "meeting", "duty": "party_leading"}
        open_case(
            county.mediator,
            "first_responsible",
            organ="jia",
            title="部署会",
            on=DAY,
            now=at(DAY),
            facts=facts,
        )
    office = sign_in(county.office)
    with django_assert_max_num_queries(7):
        office.get("/duties/")
