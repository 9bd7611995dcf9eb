"""整改线索: what the registers point to, once, to whoever may put it on the list."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.people import Cast
from tests.records.steps import at
from zhunsheng.campaigns.clues import clues
from zhunsheng.records.access import Access
from zhunsheng.records.actions import open_case, sweep
from zhunsheng.records.models import Person
from zhunsheng.records.registry import register

Open = Callable[..., str]
TODAY = date(2026, 3, 10)


@pytest.fixture
def corrected(county: Cast) -> Any:
    """A reconsideration whose decision corrected the respondent; only its row matters here."""
    row = received(county)
    register("reconsideration").record._default_manager.filter(pk=row.pk).update(
        decision="撤销", decided_on=date(2026, 3, 2)
    )
    return row


def received(county: Cast) -> Any:
    """An application received on Monday 2 March: five working days to accept it."""
    day = date(2026, 3, 2)
    facts = {
        "applicant": "赵某", "applicants": 1, "respondent": "县自然资源局", "respondent_kind": "department",
        "matter": "penalty", "field": "land", "act": "罚款决定", "channel": "counter",
    }  # fmt: skip
    return open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款", on=day, now=at(day), facts=facts
    )


def test_a_corrected_decision_is_a_clue_until_it_is_on_the_list(county: Cast, corrected: Any):
    office = Access(county.office, TODAY)
    (clue,) = clues(office)
    assert (clue.rule, clue.number, clue.says) == (
        "复议纠错",
        corrected.number,
        "县自然资源局的行为被复议决定撤销",
    )
    facts = {
        "source": "reconsideration", "source_number": corrected.number, "scope": "own", "kind": "enforcement",
        "detail": "处罚决定被撤销",
    }  # fmt: skip
    open_case(
        county.office,
        "rectification",
        organ="bureau",
        title="处罚被撤销",
        on=TODAY,
        now=at(TODAY),
        facts=facts,
    )
    assert clues(office) == []


def test_a_term_that_ran_out_is_one_clue_however_many_steps_it_held_up(county: Cast):
    row = received(county)
    assert sweep(at(TODAY)).noted == 2
    assert [(c.rule, c.number) for c in clues(Access(county.office, TODAY))] == [("期限届满未办", row.number)]


def test_who_sees_no_case_gets_no_clue(county: Cast, corrected: Any):
    assert clues(Access(county.mediator_next_door, TODAY)) == []


def test_the_page_leads_to_a_sheet_that_says_where_it_comes_from(
    county: Cast, corrected: Any, sign_in: Callable[[Person], Client], open_page: Open
):
    office = sign_in(county.office)
    page = open_page(office, "/clues/")
    sheet = page.partition('href="/r/rectification/new/?')[2].partition('"')[0].replace("&amp;", "&")
    form = open_page(office, f"/r/rectification/new/?{sheet}")
    assert f'value="{corrected.number}"' in form


def test_others_have_no_such_page(county: Cast, sign_in: Callable[[Person], Client], open_page: Open):
    open_page(sign_in(county.mediator), "/clues/", status=404)
