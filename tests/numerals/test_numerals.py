"""Chinese numerals of prose, law and money, told as a table."""

import contextlib
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.numerals import NotANumeral, Numeral, number, numeral, percent, to_chinese, to_number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("十", 10),
        ("十二", 12),
        ("两百五十", 250),
        ("一百零五", 105),
        ("一千零三", 1003),
        ("二〇", 20),
        ("一〇二", 102),
        ("一百〇二", 102),
        ("一二六〇", 1260),
        ("二〇二六", 2026),
        ("廿三", 23),
        ("廿", 20),
        ("卅", 30),
        ("卌五", 45),
        ("三亿两千万", 320_000_000),
        ("一亿两千万零五", 120_000_005),
        ("1亿2千万", 120_000_000),
        ("13万2千", 132_000),
        ("3万5千", 35_000),
        ("3万5", 35_000),
        ("三万五", 35_000),
        ("一百五", 150),
        ("十五万六千", 156_000),
        ("一万零五十", 10_050),
        ("十万零三千", 103_000),
        ("一百九十万零三千九百七十一", 1_903_971),
        ("壹拾万零叁仟肆佰伍拾叁", 103_453),
        ("壹佰贰拾", 120),
        ("伍仟", 5000),
        ("1,356", 1356),
        ("1，356", 1356),
        ("1 356", 1356),
        ("１，３９８", 1398),
        ("1.2万", 12_000),
        ("三点六亿", 360_000_000),
        ("九十八点五", Decimal("98.5")),
        ("零", 0),
        ("百", 100),
        ("一万亿", 10**12),
    ],
)  # fmt: skip
def test_a_numeral_is_worth(written: str, value: int) -> None:
    assert number(written) == value


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("二十余万", 200_000),
        ("20余万", 200_000),
        ("十余", 10),
        ("2万3千余", 23_000),
        ("1.2万余", 12_000),
        ("15.6万多", 156_000),
        ("百余", 100),
        ("千余", 1000),
    ],
)  # fmt: skip
def test_a_numeral_with_something_over_is_only_about_that_much(written: str, value: int) -> None:
    assert numeral(written) == Numeral(Decimal(value), about=True)
    with pytest.raises(NotANumeral, match="约数"):
        number(written)


@pytest.mark.parametrize(
    "written",
    ["两三", "三四", "三五", "三四十", "十七八", "七八百", "若干", "几十", "", "千百", "十百", "二廿", "1,2", "12,34",
     "1 2", "三点", "1.2万5千", "五十零", "百千万亿" * 20],
)  # fmt: skip
def test_what_is_no_number_or_could_be_two_is_refused(written: str) -> None:
    with pytest.raises(NotANumeral):
        numeral(written)


@pytest.mark.parametrize(
    ("written", "share"),
    [("九成五", "95"), ("一成半", "15"), ("九成", "90"), ("百分之九十八点五", "98.5"), ("百分之98.5", "98.5"),
     ("百分之百", "100"), ("千分之三", "0.3"), ("98.13％", "98.13")],
)  # fmt: skip
def test_a_share_is_read_in_per_cent(written: str, share: str) -> None:
    assert percent(written) == Decimal(share)


@given(st.integers(1, 9999))
def test_every_number_of_an_article_is_read_back(value: int) -> None:
    assert to_number(to_chinese(value)) == value


@given(st.text("零〇一二两三四五六七八九十百千万亿廿卅点余多0123456789,.， ", max_size=45))
def test_any_text_is_a_number_or_refused(text: str) -> None:
    with contextlib.suppress(NotANumeral):
        assert numeral(text).value >= 0


@pytest.mark.parametrize("text", ["一百五", "一万", "一点五", "若干"])
def test_an_article_has_no_such_number(text: str) -> None:
    with pytest.raises(ValueError, match="条号|不是数"):
        to_number(text)
