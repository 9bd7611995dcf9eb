"""A text laid out for marking: paragraphs of pieces, each piece knowing the figure and the findings it belongs to."""

from bisect import bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any


@dataclass(frozen=True, slots=True)
class Mark:
    """Characters `start` to `end` of a text, and what stands there. `number` is that of a finding, None for a figure."""

    start: int
    end: int
    what: Any
    number: int | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters that share their marks; `begins` holds the numbers of the findings that begin here."""

    text: str
    figure: Any
    finding: Mark | None
    begins: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text; `findings` are those that begin in it, for the margin."""

    pieces: tuple[Piece, ...]
    findings: tuple[Mark, ...]
    start: int

    @property
    def text(self) -> str:
        """The line as it reads."""
        return "".join(piece.text for piece in self.pieces)


def marked(text: str, figures: Iterable[Mark], findings: Iterable[Mark]) -> list[Paragraph]:
    """The lines of a text cut at every edge of a mark; blank lines are left out.

    Where figures or findings overlap, a piece belongs to the one that began last; each finding still has its beginning.
    One pass over lines and marks: a page of nothing but numbers takes no longer than one of prose.
    """
    lines = text.split("\n")
    starts = [0]
    for line in lines[:-1]:
        starts.append(starts[-1] + len(line) + 1)
    figures_of, findings_of = _by_line(figures, starts), _by_line(findings, starts)
    return [
        _paragraph(line, start, figures_of[number], findings_of[number])
        for number, (line, start) in enumerate(zip(lines, starts, strict=True))
        if line.strip()
    ]


def _by_line(marks: Iterable[Mark], starts: Sequence[int]) -> dict[int, list[Mark]]:
    """The marks of each line, in order; one that runs over a line's end stands in both lines."""
    found: dict[int, list[Mark]] = defaultdict(list)
    for mark in sorted(marks, key=lambda m: m.start):
        first, last = (
            bisect_right(starts, place) - 1 for place in (mark.start, max(mark.start, mark.end - 1))
        )
        for line in range(first, last + 1):
            found[line].append(mark)
    return found


def _paragraph(line: str, start: int, figures: Sequence[Mark], findings: Sequence[Mark]) -> Paragraph:
    end = start + len(line)
    edges = {e for m in (*figures, *findings) for e in (m.start, m.end) if start < e < end}
    cuts = [start, *sorted(edges), end]
    begins: dict[int, list[int]] = defaultdict(list)
    for mark in findings:
        if mark.number is not None and mark.start >= start:
            begins[mark.start].append(mark.number)
    pieces = []
    for (first, last), figure, finding in zip(
        pairwise(cuts), _innermost(figures, cuts), _innermost(findings, cuts), strict=True
    ):
        what = figure.what if figure else None
        pieces.append(Piece(line[first - start : last - start], what, finding, tuple(begins[first])))
    return Paragraph(tuple(pieces), tuple(m for m in findings if m.start >= start), start)


def _innermost(marks: Sequence[Mark], cuts: Sequence[int]) -> Iterator[Mark | None]:
    """For each stretch between two cuts, the mark over it that began last; None where there is none."""
    waiting, under = deque(marks), []
    for first in cuts[:-1]:
        while waiting and waiting[0].start <= first:
            under.append(waiting.popleft())
        under = [mark for mark in under if mark.end > first]
        yield under[-1] if under else None
