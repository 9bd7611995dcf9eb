"""Sums over organs, and the figures that others take from them."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.people import organ
from tests.records.steps import at
from zhunsheng.figures import Missing, Period
from zhunsheng.records.access import Access
from zhunsheng.statistics.actions import fill, hand_in, sign, submit
from zhunsheng.statistics.cells import Cell
from zhunsheng.statistics.summary import summary, tally
from zhunsheng.statistics.tests.conftest import NOW, YEAR, Team
from zhunsheng.statistics.values import values

STUDIED, ADVISERS = "leadership.study_sessions", "legal_adviser.count"
RATE = "normative_document.review_rate"


def looked(team: Team, **said: Any) -> Any:
    return summary(Access(team.office, NOW.date()), "governance", YEAR, **said)


def test_sums_count_what_is_handed_in_and_say_who_is_missing(team: Team) -> None:
    jia, yi = team.issue()
    team.handed_in(jia, leadership__study_sessions="3")
    team.signed(yi, leadership__study_sessions="40")
    one = looked(team).tallies[STUDIED]
    assert (one.value, one.says) == (Decimal(3), "1 家有数，1 家未报（未计入）")


def test_nobody_reported_is_not_zero(team: Team) -> None:
    team.issue()
    one = looked(team)
    assert one.cells[STUDIED].text == "未报"
    assert one.cells[RATE].text == "未报"


def test_no_duty_anywhere_is_neither_zero_nor_unreported(team: Team) -> None:
    for row in team.issue():
        team.handed_in(row, leadership__study_sessions="/")
    assert looked(team).cells[STUDIED].text == "无此职责"


def test_rates_are_reckoned_from_the_sums_and_not_summed(team: Team) -> None:
    jia, yi = team.issue()
    team.handed_in(jia, normative_document__issued="1", normative_document__reviewed="1")
    row = team.filled(yi, normative_document__issued="3", normative_document__reviewed="2")
    row = fill(
        team.yi, row.pk, {}, notes={"normative_document.reviewed": "一件在审"}, version=row.version, now=NOW
    )
    row = submit(team.yi, row.pk, version=row.version, now=NOW)
    row = sign(team.yi_head, row.pk, version=row.version, now=NOW)
    hand_in(team.yi, row.pk, now=NOW)
    assert looked(team).cells[RATE].value == Decimal("75.00")


def test_every_sum_leads_back_to_the_organs_cells(team: Team) -> None:
    jia, yi = team.issue()
    team.handed_in(jia, leadership__study_sessions="3")
    answers = looked(team).answers(STUDIED)
    assert [(row.organ.code, cell.text if cell else None) for row, cell in answers] == [
        ("jia", "3"),
        ("yi", None),
    ]


def test_sums_can_be_narrowed_to_one_kind_of_organ(team: Team) -> None:
    team.issue("jia", "bureau")
    assert [row.organ.code for row in looked(team, kind="township").sheets] == ["jia"]


def test_a_liaison_sums_up_only_the_own_organ(team: Team) -> None:
    team.issue()
    found = summary(Access(team.jia, NOW.date()), "governance", YEAR)
    assert found is not None
    assert [row.organ.code for row in found.sheets] == ["jia"]


def test_a_summary_takes_one_query_however_many_organs_there_are(
    team: Team, django_assert_num_queries: Any
) -> None:
    many = [organ(team.cast.county, f"d{n}", f"第{n}局", "department") for n in range(20)]
    team.issue(*[one.code for one in many])
    access = Access(team.office, NOW.date())
    with django_assert_num_queries(1):
        found = summary(access, "governance", YEAR)
        assert found is not None
        assert found.tallies[STUDIED].waiting == 20


CELLS = st.one_of(
    st.none(),
    st.integers(0, 10**6).map(lambda n: Cell(Decimal(n), None)),
    st.tuples(st.integers(0, 99), st.integers(0, 99)).map(
        lambda n: Cell(Decimal(n[0]), None, registered=Decimal(n[1]))
    ),
    st.sampled_from([Cell(None, Missing.NOT_APPLICABLE), Cell(None, Missing.WITHHELD), Cell()]),
)


@given(st.lists(CELLS, max_size=30), st.randoms(use_true_random=False), st.integers(0, 30))
def test_sums_of_any_two_halves_in_any_order_are_the_sum_of_all(
    cells: list[Cell | None], luck: Any, cut: int
) -> None:
    whole = tally(cells)
    luck.shuffle(cells)
    parts = [tally(cells[:cut]), tally(cells[cut:])]
    said = [part.value for part in parts if part.value is not None]
    assert whole.value == (sum(said) if said else None)
    for name in ("numbers", "no_duty", "withheld", "waiting", "differing"):
        assert getattr(whole, name) == sum(getattr(part, name) for part in parts)
    assert whole.numbers + whole.no_duty + whole.withheld + whole.waiting == len(cells)


# 给别处用的数


def test_the_county_value_says_how_many_organs_have_reported(team: Team) -> None:
    jia, _ = team.issue()
    team.handed_in(jia, leadership__study_sessions="3")
    found = values(2025)[STUDIED]
    assert found.text == "3次（1/2 家已报）"
    assert not found.complete
    assert (found.value.name, found.value.records, found.value.empty) == ("学法·专题学法、专题培训", 1, 1)
    assert found.sheets == (jia.pk,)
    assert values(2024) == {}


def test_an_organs_value_is_its_own_with_those_below(team: Team) -> None:
    jia, yi = team.issue()
    team.handed_in(jia, leadership__study_sessions="3")
    team.handed_in(yi, leadership__study_sessions="4")
    assert values(2025, "jia")[STUDIED].value.value == 3
    assert values(2025, "county")[STUDIED].value.value == 7
    assert values(2025, "jia-tw") == {}


def test_a_years_value_adds_up_what_happened_and_takes_the_last_state(team: Team) -> None:
    for quarter, count in ((1, "4"), (2, "6")):
        period = Period.quarter(2025, quarter)
        row = team.issue("jia", key="mediation", period=period, now=at(period.last), opens_on=period.last)[0]
        at_that_time = at(date(2025, 3 * quarter, 30 if quarter == 2 else 31))
        row = team.filled(row, at_that_time)
        changed = {"mediation.oral.kind.family": count, "mediation.oral": count}
        row = fill(team.jia, row.pk, changed, version=row.version, now=at_that_time)
        row = submit(team.jia, row.pk, version=row.version, now=at_that_time)
        row = sign(team.jia_head, row.pk, version=row.version, now=at_that_time)
        hand_in(team.jia, row.pk, now=at_that_time)
    assert values(2025)["mediation.oral"].value.value == 10


@pytest.mark.django_db
def test_without_sheets_there_are_no_values() -> None:
    assert values(2025) == {}
