"""A cell or a typed field is read in one place: what it says, or a sentence why it cannot be taken."""

import contextlib
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.formats import ErrorCell, Unclear, cells

DAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    "value",
    ["2026-03-01", "20260301", "2026/3/1", "2026.3.1", "2026年3月1日", "2026年03月01号", "２０２６０３０１", "２０２６．３．１",
     " 2026-3-1 ", "2026 年 3 月 1 日", "2026-03-01 18:00:00", "2026-03-01T00:00", "二〇二六年三月一日", DAY,
     datetime.fromisoformat("2026-03-01T18:00"), 46082, 46082.0, 46082.75, 20260301],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(value: Any) -> None:
    assert cells.day(value) == DAY


@pytest.mark.parametrize(
    ("value", "why"),
    [
        pytest.param("2026111", "7 位数字，说不清", id="seven digits are two days"),
        pytest.param("202611", "6 位数字，说不清", id="six digits are a month or a day"),
        pytest.param(2026111, "7 位数字，说不清", id="seven digits as a number"),
        pytest.param("2026-3", "没有写哪一天", id="a month is no day"),
        pytest.param("2026-02-30", "没有这一天", id="a day that is not there"),
        pytest.param("20261301", "没有这一天", id="a month that is not there"),
        pytest.param("1026-03-01", "年份不在", id="a year no office means"),
        pytest.param("26/3/1", "不是日期", id="a short year"),
        pytest.param("3月底前", "不是日期", id="words"),
        pytest.param(12, "不是日期", id="a small number"),
        pytest.param(2026.3, "不是日期", id="a number with a point"),
        pytest.param(True, "不是日期", id="yes"),
        pytest.param(ErrorCell("#REF!"), "错误值", id="an error of Excel"),
    ],
)
def test_what_is_no_single_day_is_refused_in_words(value: Any, why: str) -> None:
    with pytest.raises(Unclear, match=why):
        cells.day(value)


def test_a_short_year_is_a_year_only_where_it_is_asked_for_and_cannot_be_a_month() -> None:
    assert cells.day("26/1/6", short_year=True) == date(2026, 1, 6)
    with pytest.raises(Unclear):
        cells.day("06/1/6", short_year=True)


def test_days_that_are_only_numbers_count_from_the_epoch_of_their_workbook() -> None:
    assert cells.day(44620, from_1904=True) == DAY


@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_day_is_read_back_from_each_form(day: date) -> None:
    forms = (
        day.isoformat(),
        f"{day:%Y%m%d}",
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year}.{day.month}.{day.day}",
    )
    assert {cells.day(form) for form in forms} == {day}


@pytest.mark.parametrize(
    "value",
    ["2027.10", "2027-10", "2027年10月", "2027/10", "202710", 202710, date(2027, 10, 3), "二〇二七年十月"],
)
def test_a_month_is_read(value: Any) -> None:
    assert cells.month(value) == (2027, 10)


@pytest.mark.parametrize("value", [2027.1, "2027.13", "10月", ErrorCell("#N/A"), "十月"])
def test_a_number_with_a_point_is_no_month_since_nobody_can_tell_october_from_january(value: Any) -> None:
    with pytest.raises(Unclear):
        cells.month(value)


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2027.10", date(2027, 10, 31)),
        ("2027年2月", date(2027, 2, 28)),
        ("2027-03-05", date(2027, 3, 5)),
        (46213, date(2026, 7, 10)),
    ],
)
def test_a_term_is_a_day_or_the_end_of_a_month(value: Any, day: date) -> None:
    assert cells.day_or_month(value) == day


def test_a_term_that_is_a_number_with_a_point_is_refused() -> None:
    with pytest.raises(Unclear, match="10 月"):
        cells.day_or_month(2027.1)


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("12", "12"),
        ("1,200", "1200"),
        ("１２", "12"),
        ("1，234，567.5", "1234567.5"),
        (7, "7"),
        (0.1, "0.1"),
        ("11件", "11"),
        (" 3 ", "3"),
    ],
)
def test_a_number_is_exact(value: Any, number: str) -> None:
    assert cells.number(value, "件") == Decimal(number)


@pytest.mark.parametrize(
    "value",
    [
        "1 2",
        "1,2",
        "12,34",
        "10²",
        "①②",
        "1e3",
        "一百",
        "1,2345",
        "--1",
        date(2026, 1, 1),
        True,
        ErrorCell("#DIV/0!"),
    ],
)
def test_what_is_no_number_is_refused(value: Any) -> None:
    with pytest.raises(Unclear):
        cells.number(value)


@pytest.mark.parametrize(
    ("value", "amount"),
    [
        ("1.2万元", 12_000),
        ("3,500.00", 3500),
        ("伍仟元整", 5000),
        ("贰仟元整", 2000),
        ("1.5万", 15_000),
        ("1200元", 1200),
        (0, 0),
        ("￥800", 800),
    ],
)
def test_money_is_read_as_ledgers_write_it(value: Any, amount: int) -> None:
    assert cells.amount(value) == cells.Amount(Decimal(amount))


def test_money_that_is_only_about_so_much_says_so() -> None:
    assert cells.amount("约2万") == cells.Amount(Decimal(20_000), about=True)
    assert cells.amount("/") is None


@pytest.mark.parametrize(
    ("value", "code"), [("1.10", "1.10"), (12, "12"), ("\t2026 06", "202606"), (99010012002, "99010012002")]
)
def test_a_code_stays_text(value: Any, code: str) -> None:
    assert cells.code(value) == code


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (1.1, "末尾有没有 0"),
        (9.199010100002003e17, "已经丢了"),
        (919901010000200300, "已经丢了"),
        (date(2026, 1, 10), "改成了日期"),
    ],
)
def test_a_code_that_excel_has_spoilt_is_refused(value: Any, why: str) -> None:
    with pytest.raises(Unclear, match=why):
        cells.code(value)


@pytest.mark.parametrize("value", [0.3, 1 / 3])
def test_words_are_not_made_of_a_number_with_a_point(value: float) -> None:
    with pytest.raises(Unclear, match="百分比"):
        cells.words(value)


@pytest.mark.parametrize(
    "read", [cells.day, cells.month, cells.number, cells.amount, cells.whole, cells.day_or_month]
)
def test_an_empty_cell_is_nothing(read: Any) -> None:
    assert read(None) is None
    assert read("  ") is None


@given(
    st.one_of(
        st.text(max_size=30),
        st.floats(allow_nan=False, allow_infinity=False),
        st.integers(),
        st.dates(),
        st.booleans(),
    )
)
def test_any_value_is_read_or_refused_in_a_sentence(value: Any) -> None:
    for read in (
        cells.day,
        cells.month,
        cells.number,
        cells.amount,
        cells.whole,
        cells.day_or_month,
        cells.code,
        cells.words,
    ):
        with contextlib.suppress(Unclear):
            read(value)
