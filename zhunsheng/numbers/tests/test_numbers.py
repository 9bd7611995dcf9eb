"""The figures as pages, commands and the API ask for them."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.http import Http404

from tests.people import Cast
from tests.records.steps import at, dispute, step
from tests.reports_year import a_year
from zhunsheng.declare import Stock
from zhunsheng.figures import Period, PeriodError, UnknownOrganError
from zhunsheng.numbers import Numbers, asked_period, so_far
from zhunsheng.records.access import Access
from zhunsheng.records.registry import registers

pytestmark = pytest.mark.django_db
TODAY = date(2026, 6, 30)
YEAR = Period.year(2026)


@pytest.fixture
def year(county: Cast) -> dict[str, list[Any]]:
    """Disputes of 2025 and 2026 in both towns (``tests/reports_year.py``)."""
    return a_year(county)


def line(numbers: Numbers, key: str, today: date = TODAY) -> Any:
    (found,) = numbers.lines(YEAR, today, key)
    return found


def test_an_organ_counts_its_own_cases_and_those_below_it(year: Any) -> None:
    accepted = {
        organ: line(Numbers.of(registers().values(), organ, at(TODAY)), "mediation.accepted").value.value
        for organ in ("county", "jia", "jia-tw", "yi", "bureau")
    }
    assert accepted == {"county": 4, "jia": 3, "jia-tw": 3, "yi": 1, "bureau": 0}


def test_last_year_is_compared_on_the_same_days(year: Any) -> None:
    numbers = Numbers.of(registers().values(), None, at(TODAY))
    assert line(numbers, "mediation.accepted", date(2026, 1, 31)).before.value == 0
    found = line(numbers, "mediation.accepted", date(2026, 2, 28))
    assert (found.before.value, found.change.text) == (1, "较上年增长300%")


def test_the_months_add_up_to_the_year(year: Any) -> None:
    found = line(Numbers.of(registers().values(), None, at(TODAY)), "mediation.accepted")
    assert [month.value for month in found.months] == [0, 2, 2, 0, 0, 0]
    assert sum(month.value for month in found.months) == found.value.value


def test_a_case_that_changes_is_counted_at_the_next_look(year: Any, county: Cast) -> None:
    before = line(Numbers.of(registers().values(), None, at(TODAY)), "mediation.accepted").value
    step(county.mediator, dispute(county.mediator, on=date(2026, 4, 1)), "accept", date(2026, 4, 1))
    after = line(Numbers.of(registers().values(), None, at(TODAY)), "mediation.accepted").value
    assert (before.value, after.value) == (4, 5)


def test_a_second_look_counts_nothing_anew(year: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    Numbers.of(registers().values(), None, at(TODAY)).lines(YEAR, TODAY)
    monkeypatch.setattr("zhunsheng.numbers.numbers.evaluate", lambda *a, **k: pytest.fail("又算了一遍"))
    assert Numbers.of(registers().values(), None, at(TODAY)).lines(YEAR, TODAY)


def test_a_person_sees_the_figures_of_their_own_town_only(year: Any, county: Cast) -> None:
    next_door = Access(county.mediator_next_door, TODAY)
    mine = Numbers.seen_by(next_door, None, at(TODAY))
    assert (mine.organ, [reg.key for reg in mine.registers]) == ("yi", ["mediation"])
    assert {organ.code for organ in mine.near} == {"yi", "yi-tw"}
    for organ in ("jia", "jia-tw", "county", "bureau", "nowhere"):
        with pytest.raises(Http404):
            Numbers.seen_by(next_door, organ, at(TODAY))


def test_a_person_without_a_post_sees_no_figures(year: Any, county: Cast) -> None:
    with pytest.raises(Http404):
        Numbers.seen_by(Access(county.stranger, TODAY), None, at(TODAY))


def test_an_organ_that_is_none_is_refused_by_its_code(year: Any) -> None:
    with pytest.raises(UnknownOrganError, match="nowhere"):
        Numbers.of(registers().values(), "nowhere", at(TODAY))


def test_the_records_are_the_very_ones_counted(year: Any) -> None:
    numbers = Numbers.of(registers().values(), "jia", at(TODAY))
    first = numbers.records("mediation.accepted", YEAR, limit=2)
    rest = numbers.records("mediation.accepted", YEAR, after=first[-1], limit=2)
    assert first + rest == [row.pk for row in year["jia"][1:]]
    family = numbers.records("mediation.accepted", YEAR, by="kind", group="family", limit=9)
    assert family == [year["jia"][2].pk]


def test_a_stock_follows_the_day_though_no_case_changes(year: Any) -> None:
    """In 甲镇 one is in hand from 2 to 4 March, another from 9 March on; looked at within the year, nothing else changes."""
    reg = registers()["mediation"]
    in_hand = Stock("mediation.in_hand", "在办纠纷", unit="件", since="accepted_on", until="closed_on")
    reg = replace(reg, figures=(*reg.figures, in_hand))

    def standing(day: date) -> tuple[Any, list[int], list[Any]]:
        numbers = Numbers.of([reg], "jia", at(day))
        found = line(numbers, in_hand.key, day)
        ids = numbers.records(in_hand.key, YEAR, limit=9)
        return found.value.value, ids, [month.value for month in found.months]

    agreed, accepted = year["jia"][2], year["jia"][3]
    assert standing(date(2026, 3, 3)) == (1, [agreed.pk], [0, 0, 1])
    assert standing(TODAY) == (1, [accepted.pk], [0, 0, 1, 1, 1, 1])
    assert standing(date(2026, 3, 8)) == (0, [], [0, 0, 0])


def test_a_rate_carries_both_its_numbers(year: Any) -> None:
    rate = line(Numbers.of(registers().values(), None, at(TODAY)), "mediation.success_rate").value
    assert (rate.numerator, rate.denominator, rate.value) == (3, 3, Decimal(100))


@pytest.mark.parametrize("words", ["2027", "1900", "0000", "9999", "20x", "", "2026-13"])
def test_a_period_that_has_not_begun_or_is_none_is_refused(words: str) -> None:
    with pytest.raises(PeriodError):
        asked_period(words, TODAY)


def test_only_a_year_in_progress_is_cut_off_today() -> None:
    assert so_far(YEAR, TODAY) == Period(date(2026, 1, 1), TODAY)
    assert so_far(Period.year(2025), TODAY) == Period.year(2025)
