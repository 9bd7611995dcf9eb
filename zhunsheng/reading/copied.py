"""Copied: paragraphs of a report that were already in an earlier one, or in another county's, told side by side.

Numbers and years are left out of the comparison: a paragraph taken over with new numbers is the rule in good reports,
one taken over with the old ones is doubtful.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from zhunsheng.reading.clean import clean
from zhunsheng.reading.models import Finding, Reading

_SHORT = 40
"""Characters of a paragraph; shorter ones are headings and set phrases."""
_ALIKE = 0.8
"""Share of the pieces of a paragraph that the earlier one must hold; word for word is 1.0."""
_PIECE = 4
_MANY = 50
"""Paragraphs that a piece is looked up in; a piece in more is a set phrase, and hostile texts repeat."""
_NUMBER = re.compile(r"[\d.,]+")
_NOT_WORDS = re.compile(r"[^\u4e00-\u9fffA-Za-z#]")


@dataclass(frozen=True, kw_only=True)
class Copied(Finding):
    """A finding that shows the earlier paragraph beside this one; `likeness` runs from 0 to 1."""

    earlier_start: int
    earlier_end: int
    earlier_quote: str
    likeness: float


@dataclass(frozen=True)
class _Paragraph:
    start: int
    end: int
    words: str
    numbers: tuple[str, ...]
    pieces: frozenset[str]


def _paragraphs(text: str) -> Iterator[_Paragraph]:
    for line in re.finditer(r"[^\r\n]+", text):
        cleaned = clean(line.group())
        words = _words(cleaned)
        if len(words) >= _SHORT:
            pieces = frozenset(words[at : at + _PIECE] for at in range(len(words) - _PIECE + 1))
            left = len(line.group()) - len(line.group().lstrip())
            place = (line.start() + left, line.start() + len(line.group().rstrip()))
            yield _Paragraph(*place, words, tuple(_NUMBER.findall(cleaned)), pieces)


def _words(cleaned: str) -> str:
    """The words alone: every number is one sign, spaces and punctuation are gone."""
    return _NOT_WORDS.sub("", _NUMBER.sub("#", cleaned))


def compare(reading: Reading, earlier: Reading) -> tuple[Copied, ...]:
    """The paragraphs of a reading that an earlier report (or another county's) holds already, in order of place.

    A warning where the words are the same and the numbers too; otherwise a note. Linear in both texts but for pieces
    that are in very many paragraphs.
    """
    olds = list(_paragraphs(earlier.text))
    holding: dict[str, list[int]] = {}
    for number, old in enumerate(olds):
        for piece in old.pieces:
            holding.setdefault(piece, []).append(number)
    return tuple(
        copied
        for new in _paragraphs(reading.text)
        if (copied := _copied(reading.text, earlier.text, new, olds, holding))
    )


def alike(reading: Reading, earlier: Reading) -> float:
    """The share of a report's paragraphs, by characters, that are in the earlier one; 0 to 1."""
    whole = sum(len(paragraph.words) for paragraph in _paragraphs(reading.text))
    taken = sum(len(_words(clean(copied.quote))) * copied.likeness for copied in compare(reading, earlier))
    return taken / whole if whole else 0.0


def _copied(
    text: str, earlier: str, new: _Paragraph, olds: list[_Paragraph], holding: dict[str, list[int]]
) -> Copied | None:
    shared = Counter(number for piece in new.pieces for number in holding.get(piece, ())[:_MANY])
    if not shared:
        return None
    best = max(shared, key=lambda number: (_likeness(shared[number], new, olds[number]), -number))
    old, likeness = olds[best], _likeness(shared[best], new, olds[best])
    if likeness < _ALIKE:
        return None
    same_numbers = bool(new.numbers) and new.numbers == old.numbers
    if new.words == old.words and same_numbers:
        severity, message = "warning", "这一段和对照的报告一字不差，数字也相同，请核对是否照抄"
    elif same_numbers:
        severity, message = "warning", f"这一段和对照的报告{likeness:.0%}相同，数字一个没有变，请核对是否照抄"
    elif new.words == old.words:
        severity, message = (
            "note",
            "这一段和对照的报告只有数字不同" if new.numbers else "这一段和对照的报告一字不差",
        )
    else:
        severity, message = "note", f"这一段和对照的报告{likeness:.0%}相同"
    return Copied(
        kind="copied", severity=severity, start=new.start, end=new.end, quote=text[new.start : new.end],
        message=message + "。", earlier_start=old.start, earlier_end=old.end,
        earlier_quote=earlier[old.start : old.end], likeness=round(likeness, 3),
    )  # fmt: skip


def _likeness(shared: int, new: _Paragraph, old: _Paragraph) -> float:
    """How much two paragraphs have in common, of both together."""
    return 2 * shared / (len(new.pieces) + len(old.pieces))
