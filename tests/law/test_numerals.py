import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.law.numerals import to_chinese, to_number


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (33, "三十三"), (100, "一百"), (101, "一百零一"),
     (110, "一百一十"), (112, "一百一十二"), (205, "二百零五"), (1003, "一千零三"), (1260, "一千二百六十")],
)  # fmt: skip
def test_article_numbers_are_written_as_statutes_write_them(number, written):
    assert to_chinese(number) == written
    assert to_number(written) == number


@given(st.integers(1, 9999))
def test_every_number_is_read_back_as_it_was_written(number):
    assert to_number(to_chinese(number)) == number


def test_arabic_digits_are_read_too():
    assert to_number("33") == 33


def test_other_words_are_not_numbers():
    with pytest.raises(ValueError, match="不是汉字数字"):
        to_number("若干")
    with pytest.raises(ValueError, match="不在"):
        to_chinese(0)
