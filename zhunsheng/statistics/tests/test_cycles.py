"""How often a form is handed in."""

from datetime import date

import pytest

from zhunsheng.figures import Period
from zhunsheng.statistics.cycles import CYCLES, cycle_of, last_ended, periods_of


@pytest.mark.parametrize("cycle", CYCLES)
def test_the_periods_of_a_cycle_make_up_the_year(cycle: str) -> None:
    periods = periods_of(cycle, 2026)
    assert [month for period in periods for month in period.months] == list(Period.year(2026).months)
    assert {cycle_of(period) for period in periods} == {cycle}


def test_a_period_that_no_form_has_belongs_to_no_cycle() -> None:
    assert cycle_of(Period(date(2026, 1, 1), date(2026, 2, 28))) == ""


@pytest.mark.parametrize(
    ("cycle", "today", "name"),
    [
        ("year", date(2026, 12, 31), "2025年"),
        ("year", date(2027, 1, 1), "2026年"),
        ("half", date(2026, 7, 1), "2026年上半年"),
        ("quarter", date(2026, 3, 31), "2025年第四季度"),
        ("month", date(2026, 1, 1), "2025年12月"),
    ],
)
def test_the_latest_period_that_is_over(cycle: str, today: date, name: str) -> None:
    assert last_ended(cycle, today).name == name
