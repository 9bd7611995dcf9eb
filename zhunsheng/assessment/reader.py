"""Single words of what was written, read one by one; faults are collected, not raised."""

from collections.abc import Callable, Collection
from decimal import Decimal
from enum import StrEnum
from typing import TypeVar

from zhunsheng.assessment.errors import nearest
from zhunsheng.assessment.numbers import number
from zhunsheng.assessment.written import Entry

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


class Reader:
    """Goes on after a fault, so that an office mends its file once, not once per fault."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def known(self, item: Entry, known: Collection[str]) -> None:
        for word in item:
            if word not in known:
                self.faults.append(
                    item.wrong(f"不认识的词 {word}{nearest(word, known)}；可用：{'、'.join(known)}", word)
                )

    def needed(self, item: Entry, key: str) -> str:
        text = self.text(item, key)
        if not text:
            self.faults.append(item.wrong(f"没有写{item.said(key)}", key))
        return text

    def text(self, item: Entry, key: str) -> str:
        value = item.get(key, "")
        if not isinstance(value, str):
            self.faults.append(item.wrong(f"{item.said(key)}应当是文字", key))
            return ""
        return value

    def texts(self, item: Entry, key: str) -> tuple[str, ...]:
        value = item.get(key, [])
        listed = [value] if isinstance(value, str) else value
        if not isinstance(listed, list) or not all(isinstance(text, str) for text in listed):
            self.faults.append(item.wrong(f"{item.said(key)}应当是一列文字", key))
            return ()
        return tuple(text for text in listed if text)

    def entries(self, item: Entry, key: str) -> list[Entry]:
        value = item.get(key) or []
        if not isinstance(value, list) or not all(isinstance(each, Entry) for each in value):
            self.faults.append(item.wrong(f"{item.said(key)}应当是一列“键: 值”", key))
            return []
        return value

    def number(self, item: Entry, key: str) -> Decimal | None:
        return self.read(item, key, "数", _number)

    def word(self, item: Entry, key: str, words: type[E]) -> E | None:
        return self.read(item, key, "、".join(words) + " 中的一个", words)

    def read(self, item: Entry, key: str, what: str, read: Callable[[str], T]) -> T | None:
        text = self.text(item, key)
        if not text:
            return None
        try:
            return read(text)
        except ValueError:
            self.faults.append(item.wrong(f"{item.said(key)}写的是“{text[:40]}”，应当是{what}", key))
            return None


def _number(text: str) -> Decimal:
    found = number(text)
    if found is None:
        raise ValueError(text)
    return found
