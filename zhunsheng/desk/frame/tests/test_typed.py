"""Days and numbers typed into a form are never guessed."""

from datetime import date
from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from zhunsheng.desk.frame.forms import DayField, NumberField, WholeField


@pytest.mark.parametrize("typed", ["2026111", "202611", "2026311", "26-3-1", "2026-3"])
def test_a_day_with_a_digit_missing_is_not_taken_for_another_month(typed: str) -> None:
    with pytest.raises(ValidationError, match="请写成 2026-03-01 或 20260301"):
        DayField().clean(typed)


@pytest.mark.parametrize(
    "typed", ["20260301", "2026-3-1", "2026年3月1日", "２０２６０３０１", " 2026.03.01 "]
)
def test_a_day_is_taken_however_it_is_typed(typed: str) -> None:
    assert DayField().clean(typed) == date(2026, 3, 1)


def test_a_day_that_is_not_given_is_asked_for() -> None:
    with pytest.raises(ValidationError, match="请填写日期"):
        DayField().clean(" ")
    assert DayField(required=False).clean("") is None


@pytest.mark.parametrize("typed", ["1 2", "1,2", "12,34", "10²", "1e3", "一百"])
@pytest.mark.parametrize("field", [WholeField(), NumberField()])
def test_a_number_that_could_be_two_is_refused(field: WholeField | NumberField, typed: str) -> None:
    with pytest.raises(ValidationError, match="请只填数字"):
        field.clean(typed)


def test_numbers_are_taken_with_commas_between_thousands_and_full_width_digits() -> None:
    assert WholeField().clean("１，200") == 1200
    assert NumberField().clean("1,200.5") == Decimal("1200.5")
    assert NumberField(required=False).clean("") is None
