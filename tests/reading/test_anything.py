"""Whatever the text, reading ends, and every place lies within it. How soon is measured in benchmarks/reading.py."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from tests.reading.noise import files, texts
from zhunsheng.reading import read_text
from zhunsheng.reading.errors import ReadingError
from zhunsheng.reading.input import text_of

PIECES = st.sampled_from(
    ["2024年", "受理", "案件", "1,398", "35", "件", "%", "，", "。", "；", "其中", "（", "）", "占", "“", "”", "《", "》", "一是", "十", "万",
     "余", "不少于", "率", "〔", "号", "\n", "、", "：", ".", "/", "第", "届", "百分之", "分之", "调解成功", "行政复议", "个工作日", "零", "\r", "\x00"]
)  # fmt: skip


def check(text: str) -> None:
    reading = read_text(text)
    told = reading.as_dict("a")
    for group in ("figures", "findings", "citations"):
        for one in told[group]:
            assert 0 <= one["start"] < one["end"] <= len(text)
    for relation in reading.relations:
        assert all(0 <= start < end <= len(text) for start, end in relation.terms)


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_shuffled_pieces_of_reports_are_read(text: str) -> None:
    check(text)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=200))
@example("百分之1,398以上")
@example("百分之点五")
@example("零分之三，三分之零")
def test_any_characters_are_read(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    "piece",
    ["1", "一", "1,", "（", "“", "《", "其中1件，", "占1%，", "受理", "1+", "〔2024", "一是", "12件、"],
)
def test_a_long_run_of_one_piece_is_read(piece: str) -> None:
    check(piece * 1000)


def test_noise_is_read() -> None:
    for text in texts(200):
        check(text)


def test_files_of_noise_are_read_or_refused_in_one_sentence() -> None:
    refused = []
    for data in files(100):
        try:
            check(text_of(data, "a"))
        except ReadingError as error:
            refused.append(str(error))
    assert refused
    assert all(told.startswith("a：") and told.endswith("。") for told in refused)
