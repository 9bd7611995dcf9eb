"""What a file really is: judged by its content, long texts and videos too."""

import io

import pytest

from zhunsheng.records.errors import BadFile
from zhunsheng.records.files import inspect


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("before", ["", "a", "ab", "abc"])
def test_a_long_text_is_a_text_wherever_the_first_piece_ends(encoding: str, before: str):
    content = (before + "法" * 40_000).encode(encoding)
    assert inspect(io.BytesIO(content), "报告.txt", len(content)) == "text/plain"


def test_half_a_character_at_the_end_of_a_short_text_is_no_text():
    content = "法治".encode()[:-1]
    with pytest.raises(BadFile, match="不是 txt 文件"):
        inspect(io.BytesIO(content), "报告.txt", len(content))


def test_a_video_is_known_by_its_mark_and_not_by_its_name():
    video = b"\x00\x00\x00\x18ftypmp42" + b"\x00" * 8
    assert inspect(io.BytesIO(video), "现场.mp4", len(video)) == "video/mp4"
    with pytest.raises(BadFile, match="不是 mp4 文件"):
        inspect(io.BytesIO(b"MZ" + video), "现场.mp4", len(video) + 2)
