"""The page of a case says under which text it is, and why, and what has come since."""

from collections.abc import Callable
from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client

from tests.people import Cast
from tests.records.steps import APPLICATION, at
from zhunsheng import clock
from zhunsheng.records.actions import open_case, take_step
from zhunsheng.records.models import Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
JUNE, JULY = date(2026, 6, 23), date(2026, 7, 3)


def accepted(county: Cast, day: date) -> Any:
    """An application received and accepted on that day."""
    row = open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款", on=day, now=at(day), facts=APPLICATION
    )  # fmt: skip
    return take_step(county.handler, "reconsideration", row.pk, "accept", version=1, on=day, now=at(day))


@pytest.fixture
def page(
    county: Cast, sign_in: SignIn, open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> Callable[..., str]:
    """The page of a case as somebody sees it on a day."""

    def seen(person: Person, row: Any, day: date) -> str:
        monkeypatch.setattr(clock, "now", lambda: at(day))
        return unescape(open_page(sign_in(person), f"/r/reconsideration/{row.pk}/"))

    return seen


def test_a_case_accepted_in_july_is_under_the_text_of_2026_because_of_its_day(
    county: Cast, page: Callable[..., str]
) -> None:
    said = page(county.handler, accepted(county, JULY), JULY)
    assert "《行政复议法》2023 年文本、《行政复议法实施条例》2026 年文本，因受理日（2026-07-03）" in said
    assert "起施行；本案仍适用" not in said


def test_before_the_first_day_of_the_new_text_nothing_is_said_of_it(
    county: Cast, page: Callable[..., str]
) -> None:
    said = page(county.handler, accepted(county, JUNE), date(2026, 6, 30))
    assert "《行政复议法实施条例》2007 年文本，因受理日（2026-06-23）" in said
    assert "起施行；本案仍适用" not in said


@pytest.mark.parametrize("who", ["handler", "chief"])
def test_officer_and_leader_see_that_the_text_changed_while_the_case_runs(
    who: str, county: Cast, page: Callable[..., str]
) -> None:
    said = page(getattr(county, who), accepted(county, JUNE), JULY)
    assert "《行政复议法实施条例》2026 年文本 2026-07-01 起施行；本案仍适用下面写明的文本" in said


def test_what_the_office_chose_stands_with_its_reason(county: Cast, page: Callable[..., str]) -> None:
    row = accepted(county, JUNE)
    take_step(
        county.head, "reconsideration", row.pk, "choose_text", version=2, on=JULY, now=at(JULY),
        facts={"governing_on": "2026-07-01", "governing_reason": "机构集体讨论，程序从新"},
    )  # fmt: skip
    said = page(county.handler, row, JULY)
    assert "《行政复议法实施条例》2026 年文本，因适用法律之日（2026-07-01）：机构集体讨论，程序从新" in said
    assert "起施行；本案仍适用" not in said


def test_a_clerk_may_not_choose_the_text(county: Cast) -> None:
    row = accepted(county, JUNE)
    with pytest.raises(Exception, match="确认适用的文本"):
        take_step(
            county.clerk, "reconsideration", row.pk, "choose_text", version=2, on=JULY, now=at(JULY),
            facts={"governing_on": "2026-07-01", "governing_reason": "随手"},
        )  # fmt: skip
