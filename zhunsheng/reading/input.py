"""Input: a file in, its text out, or one sentence why not. The content decides what a file is, not its name."""

import re
from dataclasses import replace
from pathlib import Path

from zhunsheng.formats import BOUNDS, Taken, UnreadableFile, take_in
from zhunsheng.reading.errors import (
    DamagedFile,
    EmptyText,
    LockedFile,
    NotChinese,
    NotText,
    ReadingError,
    ScannedPages,
    TooLarge,
)

LIMIT = 50 * 1024 * 1024
"""Bytes of a file, and bytes of a docx unpacked (a small zip can unpack to terabytes)."""
_WHY = {
    "EmptyFile": EmptyText,
    "UnknownKind": NotText,
    "DamagedFile": DamagedFile,
    "TooLarge": TooLarge,
    "LockedFile": LockedFile,
    "ScannedPages": ScannedPages,
}
_TABLES = ("xlsx", "xls", "csv", "zip")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def load(path: str | Path) -> str:
    """The text of a report: txt (utf-8, else gb18030), html, docx, doc, wps, ofd or pdf with a text layer.

    A txt comes back character for character; of the others the text that a reader sees.
    Raises a `ReadingError` whose message is one sentence for the person who handed the file in.
    """
    return load_whole(path).text


def load_whole(path: str | Path) -> Taken:
    """The text as ``load`` gives it, and what of the file was not read."""
    path = Path(path)
    name = path.name
    try:
        if path.stat().st_size > LIMIT:
            raise TooLarge(name)
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError(
            name, f"：{'文件不存在' if isinstance(error, FileNotFoundError) else '打不开这个文件'}"
        ) from error
    taken = whole_of(data, name)
    check(taken.text, name)
    return taken


def text_of(data: bytes, name: str = "") -> str:
    """The text in the bytes of a file."""
    return whole_of(data, name).text


def whole_of(data: bytes, name: str = "") -> Taken:
    """The text in the bytes of a file, and what was not read."""
    try:
        taken = take_in(data, name, replace(BOUNDS, size=LIMIT, unpacked=LIMIT))
    except UnreadableFile as error:
        raise _WHY.get(type(error).__name__, NotText)(name) from error
    if taken.kind in _TABLES:
        raise NotText(name, "；这是表格或者压缩包")
    return taken


def check(text: str, name: str = "") -> None:
    """Refuses what is no Chinese text."""
    if not text.strip():
        raise EmptyText(name)
    sample = text[:20000]
    if (
        sum(not char.isprintable() and char not in "\n\r\t\f\ufeff\u3000\u200b\xa0" for char in sample)
        > len(sample) // 20
    ):
        raise NotText(name)
    if not _HAN.search(text) or len(_HAN.findall(sample)) * 50 < len(sample.split()):
        raise NotChinese(name)
