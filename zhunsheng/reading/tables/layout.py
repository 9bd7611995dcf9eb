"""Layout: where a text holds a table: lines with tabs, with | between cells, or with wide gaps."""

import re
from collections.abc import Iterator

from zhunsheng.reading.grid import Cell, Table, cell

_RULE = re.compile(r"[|\s:：\-—+=]+")
_GAP = re.compile(r"\t| {2,}|\u3000+")
_DIGIT = re.compile(r"\d")
_LEAST = 2
"""Rows of a table."""
_MOST = 400
"""Cells of a line; longer ones are no table of an office."""


def tables(text: str) -> list[Table]:
    """Every table of a text, in order of place."""
    found: list[Table] = []
    lines: list[tuple[int, list[tuple[str, int]]]] = []
    for start, line in _lines(text):
        cells = _cells(line, start)
        if cells is None:
            found.extend(_table(lines))
            lines = []
        elif cells:
            lines.append((start, cells))
    found.extend(_table(lines))
    return found


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.split("\n"):
        yield start, line
        start += len(line) + 1


def _cells(line: str, start: int) -> list[tuple[str, int]] | None:
    """The cells of a line with their places; [] for a rule between head and body, None for no row of a table."""
    if "|" in line and line.count("|") >= 2:
        if _RULE.fullmatch(line):
            return []
        begin = line.index("|") + 1 if line.lstrip().startswith("|") else 0
        end = line.rindex("|") if line.rstrip().endswith("|") else len(line)
        return _split(line, start, begin, end, re.compile(r"\|"))
    if "\t" in line:
        return _split(line, start, 0, len(line), re.compile(r"\t"))
    if "  " not in line and "\u3000" not in line:
        return None
    bare = line.strip()
    if _GAP.search(bare) and _DIGIT.search(bare) and "。" not in bare and "，" not in bare:
        first = line.index(bare[0])
        return _split(line, start, first, first + len(bare), _GAP)
    return None


def _split(line: str, start: int, begin: int, end: int, gap: re.Pattern[str]) -> list[tuple[str, int]] | None:
    cells, at = [], begin
    for mark in gap.finditer(line, begin, end):
        cells.append((line[at : mark.start()], start + at))
        at = mark.end()
    cells.append((line[at:end], start + at))
    return cells if 1 < len(cells) <= _MOST else None


def _table(lines: list[tuple[int, list[tuple[str, int]]]]) -> Iterator[Table]:
    """The table of lines that follow one another; one without numbers, or of one line, is none."""
    if len(lines) < _LEAST:
        return
    rows: list[tuple[Cell, ...]] = [
        tuple(cell(text, place, row, column) for column, (text, place) in enumerate(cells))
        for row, (_, cells) in enumerate(lines)
    ]
    numbers = sum(one.value is not None for row in rows for one in row)
    if numbers > 1 and max(map(len, rows)) > 1:
        yield Table(tuple(rows))
