"""Split: paragraphs, the sentences in them, and the headings they stand under."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field

# 一、取得的成效 / （一）强化统领。 / 1.压实责任。   the number of the group that matched is the level
_HEADING = re.compile(
    r"[ \t]*(?:([一二三四五六七八九十]{1,3}、)|(（[一二三四五六七八九十]{1,3}）)|(\d{1,2}[.．、](?!\d)))"
)
_SENTENCE_END = re.compile(r"[。！？\n]")


@dataclass(frozen=True)
class Sentence:
    """One sentence: its span, that of its paragraph, and the spans of the headings above, outermost first."""

    start: int
    end: int
    paragraph: int
    headings: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True)
class Sentences:
    """All sentences in order; asked by position."""

    all: tuple[Sentence, ...]
    starts: tuple[int, ...] = field(default=())

    def index_at(self, position: int) -> int:
        """The number of the sentence that holds a position."""
        return max(0, bisect_right(self.starts, position) - 1)


def split(cleaned: str) -> Sentences:
    """Cuts a cleaned text. A heading is the first sentence of a numbered paragraph."""
    found: list[Sentence] = []
    above: list[tuple[int, int] | None] = [None, None, None]
    for paragraph, stop in _lines(cleaned):
        if heading := _HEADING.match(cleaned, paragraph, stop):
            level = heading.lastindex or 1
            end = _SENTENCE_END.search(cleaned, paragraph, stop)
            above[level - 1 :] = [(paragraph, end.start() if end else stop)] + [None] * (3 - level)
        headings = tuple(span for span in above if span)
        start = paragraph
        for end in _SENTENCE_END.finditer(cleaned, paragraph, stop):
            found.append(Sentence(start, end.end(), paragraph, headings))
            start = end.end()
        if start < stop:
            found.append(Sentence(start, stop, paragraph, headings))
    return Sentences(tuple(found), tuple(sentence.start for sentence in found))


def _lines(text: str) -> list[tuple[int, int]]:
    spans, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            spans.append((start, start + len(line)))
        start += len(line) + 1
    return spans
