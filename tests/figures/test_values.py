import pickle
from decimal import Decimal

import pytest

from zhunsheng.figures import Missing, Period, Value, Values

YEAR = Period.year(2026)


def a_value(number, unit="件", **said):
    return Value(
        key="m.x",
        name="受理",
        unit=unit,
        period=YEAR,
        organ="county",
        value=None if number is None else Decimal(number),
        fingerprint="f",
        **said,
    )


@pytest.mark.parametrize(
    ("number", "unit", "text"),
    [
        pytest.param("1398", "件", "1398件", id="count"),
        pytest.param("0", "件", "0件", id="zero-is-said"),
        pytest.param("-0.00", "元", "0元", id="no-minus-before-zero"),
        pytest.param("1200", "件", "1200件", id="zeros-of-a-whole-number-stay"),
        pytest.param("95.06", "%", "95.06%", id="rate"),
        pytest.param("100.00", "%", "100%", id="full-rate"),
        pytest.param("12.50", "天", "12.5天", id="mean"),
        pytest.param("1E+6", "元", "1000000元", id="no-exponent"),
    ],
)
def test_a_number_is_said_as_a_report_says_it(number, unit, text):
    assert a_value(number, unit).text == text


@pytest.mark.parametrize(
    ("missing", "text"),
    [
        pytest.param(Missing.NOT_REPORTED, "未报", id="not-reported"),
        pytest.param(Missing.NOT_APPLICABLE, "不适用", id="not-applicable"),
        pytest.param(Missing.NOTHING_OCCURRED, "无", id="nothing-occurred"),
        pytest.param(Missing.WITHHELD, "不公开", id="withheld"),
    ],
)
def test_a_missing_number_says_why(missing, text):
    assert a_value(None, missing=missing).text == text


def test_a_withheld_value_gives_nothing_away():
    withheld = a_value("3", numerator=Decimal(3), denominator=Decimal(4), records=4, empty=1).without(
        Missing.WITHHELD
    )
    said = withheld.as_dict()
    assert not {"3", "4", 4, 1} & set(said.values())
    assert (said["missing"], said["value"], said["text"]) == ("withheld", None, "不公开")


def test_values_can_be_kept_in_a_cache():
    values = Values([a_value("3")])
    assert list(pickle.loads(pickle.dumps(values))) == list(values)
