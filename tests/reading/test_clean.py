"""Cleaning keeps every character in its place and hides what counts nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zhunsheng.reading.clean import clean, mask, without_links


@given(st.text(max_size=300))
def test_cleaning_and_masking_keep_the_length(text: str) -> None:
    assert len(clean(text)) == len(text)
    assert len(mask(clean(text))) == len(text)
    assert len(without_links(clean(text))) == len(text)


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        pytest.param("办结１２件", "办结12件", id="full-width digits"),
        pytest.param("达９８．５％", "达98.5%", id="full-width percent and point"),
        pytest.param("办结12件,办结率98%", "办结12件，办结率98%", id="half-width comma between clauses"),
        pytest.param("办结1,398件", "办结1,398件", id="a comma inside a number stays"),
        pytest.param("(一)总体情况:良好;", "（一）总体情况：良好；", id="half-width brackets and colon"),
    ],
)
def test_one_spelling(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "text",
    [
        "2024年6月27日、28日",
        "2019—2020年",
        "2024-06-27",
        "16:52",
        "〔2024〕6号",
        "第三十七次",
        "第5条",
        "十七届三次会议",
        "十五届人大五次会议",
        "附件2",
        "1+6+3",
        "7×24小时",
        "《2023年工作要点》",
        "“1+4+N”",
        "https://example.cn/2021%E5%B9.txt",
        "8小时以外",
    ],
)
def test_nothing_countable_is_left_of(text: str) -> None:
    assert not any(char.isdigit() or char in "一二三四五六七八九十" for char in mask(clean(text)))


def test_a_count_beside_a_date_is_left() -> None:
    assert mask("2024年6月办结12件") == "####年#月办结12件"
