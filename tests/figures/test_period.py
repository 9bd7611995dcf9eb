from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.figures import Period, PeriodError


@pytest.mark.parametrize(
    ("words", "name", "first", "last"),
    [
        pytest.param("2026", "2026年", (2026, 1, 1), (2026, 12, 31), id="year"),
        pytest.param("2026Q3", "2026年第三季度", (2026, 7, 1), (2026, 9, 30), id="quarter"),
        pytest.param("2026-07", "2026年7月", (2026, 7, 1), (2026, 7, 31), id="month"),
        pytest.param("2024-02", "2024年2月", (2024, 2, 1), (2024, 2, 29), id="leap-month"),
        pytest.param("2026-01-01/2026-06-30", "2026年上半年", (2026, 1, 1), (2026, 6, 30), id="first-half"),
        pytest.param("2026-07-01/2026-12-31", "2026年下半年", (2026, 7, 1), (2026, 12, 31), id="second-half"),
        pytest.param("2026-01-01/2026-11-30", "2026年1月至11月", (2026, 1, 1), (2026, 11, 30), id="months"),
        pytest.param(
            "2026-01-01/2026-02-15", "2026年1月1日至2月15日", (2026, 1, 1), (2026, 2, 15), id="days"
        ),
        pytest.param(
            "2025-12-05/2026-01-04",
            "2025年12月5日至2026年1月4日",
            (2025, 12, 5),
            (2026, 1, 4),
            id="days-over-new-year",
        ),
        pytest.param(
            "2025-07-01/2026-06-30",
            "2025年7月1日至2026年6月30日",
            (2025, 7, 1),
            (2026, 6, 30),
            id="twelve-months-that-are-no-year",
        ),
        pytest.param("2026-03-05/2026-03-05", "2026年3月5日", (2026, 3, 5), (2026, 3, 5), id="one-day"),
    ],
)
def test_a_period_is_read_named_and_written(words, name, first, last):
    period = Period.parse(words)
    assert (period.first, period.last) == (date(*first), date(*last))
    assert (period.name, str(period)) == (name, words)


@pytest.mark.parametrize("words", ["2026Q5", "2026-13", "2026-7", "26", "", "2026-02-30/2026-03-01", "0000"])
def test_words_that_are_no_period_are_refused(words):
    with pytest.raises(PeriodError):
        Period.parse(words)


def test_a_period_that_ends_before_it_begins_is_refused():
    with pytest.raises(PeriodError, match="早于"):
        Period(date(2026, 2, 1), date(2026, 1, 31))


@pytest.mark.parametrize(
    ("period", "previous", "year_before"),
    [
        pytest.param("2026", "2025", "2025", id="year"),
        pytest.param("2026Q1", "2025Q4", "2025Q1", id="quarter-over-new-year"),
        pytest.param("2024-03", "2024-02", "2023-03", id="month"),
        pytest.param("2024-02", "2024-01", "2023-02", id="leap-month"),
        pytest.param("2026-01-01/2026-09-30", "2025-04-01/2025-12-31", "2025-01-01/2025-09-30", id="months"),
        pytest.param("2024-02-20/2024-02-29", "2024-02-10/2024-02-19", "2023-02-20/2023-02-28", id="days"),
    ],
)
def test_a_period_knows_the_one_before_and_the_same_last_year(period, previous, year_before):
    assert str(Period.parse(period).previous) == previous
    assert str(Period.parse(period).year_before) == year_before


def test_a_year_is_made_of_its_quarters_and_months():
    year = Period.year(2026)
    assert [str(quarter) for quarter in year.quarters] == ["2026Q1", "2026Q2", "2026Q3", "2026Q4"]
    assert [month for quarter in year.quarters for month in quarter.months] == list(year.months)


@pytest.mark.parametrize("words", ["2026-01-01/2026-02-15", "2026-02-01/2026-04-30", "2026-07"])
def test_a_period_that_cuts_quarters_does_not_come_apart_into_them(words):
    with pytest.raises(PeriodError, match="整季度"):
        _ = Period.parse(words).quarters


@given(st.dates(date(1950, 1, 1), date(2100, 1, 1)), st.integers(0, 2000))
def test_every_period_reads_back_and_meets_the_one_before(first, length):
    period = Period(first, first + timedelta(days=length))
    assert Period.parse(str(period)) == period
    assert period.previous.last + timedelta(days=1) == period.first
