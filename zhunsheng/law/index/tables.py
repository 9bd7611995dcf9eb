"""Reads the tables of the index (README.md says what the columns mean). A wrong line is refused with its number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zhunsheng.law.errors import BadLawFile
from zhunsheng.law.index.listed import Text

TABLES_AS_OF = date(2025, 4, 19)
"""The day of the collection from which the tables were made; later changes are not in them."""

_RECALLED = "recalled"
_TEXTS_HEAD = ("title", "adopted_on", "articles", "from")
_RECALLED_HEAD = ("title", "from", "to", "articles", "replaced_by")


@dataclass(frozen=True, slots=True)
class Recalled:
    """A line of recalled.tsv, which rests on memory: when an instrument, or one text of it, was law."""

    title: str
    first_day: date
    last_day: date | None
    articles: int
    replaced_by: str

    @property
    def text(self) -> Text | None:
        """The text it tells of; None for a line that only says since when there is such a law."""
        if self.last_day is None:
            return None
        return Text(first_day=self.first_day, last_day=self.last_day, articles=self.articles, memory=True)


def texts(folder: Path) -> Iterator[tuple[str, Text, date | None]]:
    """Every text of the tables by branch of law: its title, the text, and the day from which there was such a law.

    A text gives the day from which *it* is law, or, when it only amends, the day of the very first text. The two are told
    apart by the day of adoption: no text is law before it is adopted.
    """
    for file in sorted(folder.glob("*.tsv")):
        if file.stem == _RECALLED:
            continue
        for number, (title, adopted, articles, first) in _lines(file, _TEXTS_HEAD):
            adopted_on, first_day = _day(file, number, adopted), _day(file, number, first)
            amended = bool(adopted_on and first_day and first_day < adopted_on)
            text = Text(
                label=adopted[:4],
                adopted_on=adopted_on,
                first_day=None if amended else first_day,
                articles=_count(file, number, articles),
                seen_until=TABLES_AS_OF,
            )
            yield title, text, first_day if amended else None


def recalled(folder: Path) -> Iterator[Recalled]:
    """What was entered from memory: older texts, first days, and laws that are law no more."""
    file = folder / f"{_RECALLED}.tsv"
    for number, (title, first, last, articles, replaced_by) in _lines(file, _RECALLED_HEAD):
        first_day, last_day = _day(file, number, first), _day(file, number, last)
        if first_day is None or (last_day and last_day < first_day):
            raise BadLawFile(file, number, "from 要写，且不晚于 to")
        if replaced_by and last_day is None:
            raise BadLawFile(file, number, "写了 replaced_by 就要写 to")
        yield Recalled(title, first_day, last_day, _count(file, number, articles), replaced_by)


def _lines(file: Path, head: tuple[str, ...]) -> Iterator[tuple[int, list[str]]]:
    lines = file.read_text("utf-8").splitlines()
    if not lines or lines[0] != "\t".join(head):
        raise BadLawFile(file, 1, f"第一行应是 {' '.join(head)}，用制表符隔开")
    for number, line in enumerate(lines[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(head) or not cells[0]:
            raise BadLawFile(file, number, f"应有 {len(head)} 列，第一列是标题")
        yield number, cells


def _day(file: Path, number: int, written: str) -> date | None:
    try:
        return date.fromisoformat(written) if written else None
    except ValueError as wrong:
        raise BadLawFile(file, number, f"“{written}”不是日期") from wrong


def _count(file: Path, number: int, written: str) -> int:
    if written and not written.isdecimal():
        raise BadLawFile(file, number, f"条数“{written}”不是数")
    return int(written or 0)
