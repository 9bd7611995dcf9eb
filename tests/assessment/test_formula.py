"""Formulas: what is read, what is refused, exact arithmetic, and the three ways of having no number."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.assessment import BadFormula, Formula, Missing
from zhunsheng.assessment.inputs import exact
from zhunsheng.figures import Missing as FigureMissing

RATE = Formula("reconsideration.closed_in_time / reconsideration.closed * 100")


@dataclass
class Value:
    """Of the shape of the figures engine's values."""

    value: Decimal | None = None
    missing: str | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    unit: str = ""


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("a + b * 2", 13),
        ("(a + b) * 2", 16),
        ("a - b - 1", -3),
        ("a / b / 3", Fraction(1, 5)),
        ("-a * -(b)", 15),
        ("a ÷ b × 100", 60),
        ("（a＋b）＊0.5", 4),
    ],
    ids=[
        "product first",
        "brackets",
        "from the left",
        "division from the left",
        "minus sign",
        "signs of prose",
        "full width",
    ],
)
def test_the_four_operations(text, number):
    assert Formula(text).value({"a": 3, "b": 5}) == number


def test_arithmetic_is_exact():
    assert Formula("a / 3 * 3").value({"a": Decimal("0.1")}) == Fraction(1, 10)


def test_the_needed_figures_stand_in_their_order_without_repeats():
    assert Formula("b.x / (a.y + b.x)").needs == ("b.x", "a.y")


def test_spaces_and_needless_brackets_do_not_make_another_formula():
    assert Formula("(a.b)/a.c*100") == Formula(" a.b / a.c * 100 ")
    assert Formula("a - (b - c)") != Formula("a - b - c")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "第 1 个字：是空的"),
        ("a /", "第 4 个字：没有写完"),
        ("a b", "第 3 个字：前面已经完整"),
        ("(a + b", "缺右括号"),
        ("a + * b", "第 5 个字：“*”前面缺"),
        ("a ** b", "第 4 个字"),
        ("__import__('os')", "不认识“'”"),
        ("a & b", "第 3 个字：不认识“&”"),
        ("1.2.3", "不认识"),
        ("3a", "不认识"),
        ("按期 / 应结", "不认识“按”"),
        ("(" * 50 + "a" + ")" * 50, "套得太深"),
        ("-" * 150 + "a", "套得太深"),
        ("+".join("a" * 5000), "太长"),
    ],
    ids=lambda text: text[:12] or "nothing",
)
def test_what_is_no_formula_is_refused_with_its_place(text, says):
    with pytest.raises(BadFormula, match="公式") as refused:
        Formula(text)
    assert says in str(refused.value)


@given(st.text("ab.1+-*/() ", max_size=30))
def test_any_text_is_a_formula_or_refused_and_its_normal_form_says_the_same(text):
    try:
        formula = Formula(text)
    except BadFormula:
        return
    again = Formula(formula.text)
    inputs = dict.fromkeys(formula.needs, 7)
    assert (again, again.text) == (formula, formula.text)
    assert again.value(inputs) == formula.value(inputs)


def test_dividing_by_zero_means_that_nothing_occurred():
    assert (
        RATE.value({"reconsideration.closed_in_time": 0, "reconsideration.closed": 0})
        is Missing.NOTHING_OCCURRED
    )


def test_a_figure_that_was_not_given_is_not_reported_and_zero_is_a_number():
    assert RATE.value({"reconsideration.closed": 5}) is Missing.NOT_REPORTED
    assert RATE.value({"reconsideration.closed_in_time": 0, "reconsideration.closed": 5}) == 0


def test_of_several_reasons_for_no_number_the_graver_is_told():
    assert (
        Formula("a + b").value({"a": Missing.NOTHING_OCCURRED, "b": Missing.NOT_APPLICABLE})
        is Missing.NOT_APPLICABLE
    )
    assert Formula("a + b").value({"a": Missing.NOTHING_OCCURRED}) is Missing.NOT_REPORTED


def test_the_reasons_are_those_of_the_figures_engine():
    assert {str(reason) for reason in Missing} == {str(reason) for reason in FigureMissing}
    assert exact(Value(missing=FigureMissing.WITHHELD)) is Missing.WITHHELD


def test_a_rate_is_divided_anew_so_that_rounding_does_not_reach_the_threshold():
    value = Value(Decimal("100.00"), None, Decimal(99999), Decimal(100000), "%")
    assert exact(value) == Fraction(99999, 1000)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("a / b * 100", ("a", "b")),
        ("100 * (a / b)", ("a", "b")),
        ("a * 100 / b", ("a", "b")),
        ("(a + c) / b", ("a + c", "b")),
        ("a + b / c", None),
        ("a", None),
        ("a / b * c", None),
    ],
)
def test_numerator_and_denominator_are_found_in_a_quotient(text, parts):
    found = Formula(text).quotient
    assert (found and tuple(side.text for side in found)) == parts
