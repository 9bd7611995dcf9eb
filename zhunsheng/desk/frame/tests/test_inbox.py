"""The inbox."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from tests.people import Cast
from tests.records.steps import APPLICATION, at, dispute
from zhunsheng import clock
from zhunsheng.records.actions import open_case
from zhunsheng.records.models import Person

Opener = Callable[..., str]


def application(clerk: Person, on: date) -> Any:
    """An application for reconsideration received on that day: five working days to examine it."""
    return open_case(
        clerk,
        "reconsideration",
        organ="bureau",
        title="不服行政处罚",
        on=on,
        now=at(max(on, date(2026, 3, 10))),
        facts=APPLICATION,
    )


def test_an_empty_inbox_says_so(mediator: Client, open_page: Opener) -> None:
    assert "没有待办" in open_page(mediator, "/")


def test_a_case_waits_once_with_all_the_steps_that_may_be_taken(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    page = open_page(mediator, "/")
    assert page.count(f">{row.number}</a>") == 1
    assert f"/r/mediation/{row.pk}/step/accept/" in page
    assert f"/r/mediation/{row.pk}/step/decline/" in page


def test_what_is_late_stands_before_what_is_nearly_due_and_both_before_the_rest(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    application(county.clerk, date(2026, 3, 9))
    application(county.clerk, date(2026, 3, 5))
    application(county.clerk, date(2026, 2, 24))
    page = open_page(sign_in(county.handler), "/")
    assert page.index("已经逾期") < page.index("逾期 8 天") < page.index('">三个工作日内到期')
    assert page.index('">三个工作日内到期') < page.index("2 天后到期") < page.index("其余待办")


def test_the_inbox_counts_cases_not_steps(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    application(county.clerk, date(2026, 2, 24))
    client = sign_in(county.handler)
    open_page(client, "/")
    assert client.get("/").wsgi_request.inbox.counts == {"all": 1, "late": 1, "soon": 0}


def test_a_neighbour_waits_for_nothing_of_ours(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    row = dispute(county.mediator)
    assert row.number not in open_page(sign_in(county.mediator_next_door), "/")


def test_somebody_without_a_post_sees_an_empty_inbox_and_no_register(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    dispute(county.mediator)
    page = open_page(sign_in(county.stranger), "/")
    assert "没有待办" in page
    assert "/r/" not in page


def test_the_inbox_asks_as_often_for_many_cases_as_for_few(
    county: Cast, mediator: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    for _ in range(30):
        dispute(county.mediator)
    with django_assert_max_num_queries(8):
        mediator.get("/")


def test_whoever_is_not_signed_in_is_asked_to(db: None, open_page: Opener) -> None:
    page = open_page(Client(), "/", follow=True)
    assert "云溪县法治政府建设平台" in page


def test_a_last_day_in_a_year_without_a_notice_is_marked_and_not_late_before_it_is_certain(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = application(county.clerk, date(2026, 12, 28))
    client, page = sign_in(county.handler), f"/r/reconsideration/{row.pk}/"
    monkeypatch.setattr(clock, "now", lambda: at(date(2026, 12, 29)))
    assert "<td>2027-01-05（放假安排未公布）</td>" in open_page(client, "/")
    register = "/r/reconsideration/"
    listed = open_page(client, f"{register}columns/", data={"column": ["due_on"]}, follow=True)
    assert "<td>2027-01-05（放假安排未公布）</td>" in listed
    shown = open_page(client, page)
    assert "最后一日 <time>2027-01-05</time>或其后（放假安排未公布）" in shown
    assert "calendar/" not in shown
    monkeypatch.setattr(clock, "now", lambda: at(date(2027, 1, 7)))
    assert "今天到期" in open_page(client, page)
    monkeypatch.setattr(clock, "now", lambda: at(date(2027, 1, 8)))
    assert "逾期 1 天" in open_page(client, page)
