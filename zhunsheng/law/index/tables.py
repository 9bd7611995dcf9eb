"""Reads the tables of the index (README.md says what the columns mean). A wrong line is refused with its number."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from zhunsheng.law.errors import BadLawFile
from zhunsheng.law.index.listed import Text

DATABASE_AS_OF = date(2026, 5, 16)
"""The day of the copy of the national database from which database.tsv was made."""
TABLES_AS_OF = date(2025, 4, 19)
"""The day of the collection from which other.tsv was made; later changes are not in it."""

_HEADS = {
    "database": ("title", "adopted_on", "from", "articles", "state", "numbers", "shifted_from"),
    "other": ("title", "adopted_on", "articles", "from"),
    "recalled": ("title", "from", "to", "articles", "replaced_by"),
    "ended": ("title", "to", "replaced_by"),
    "reported": ("title", "adopted_on", "from", "number"),
    "inserted": ("title", "adopted_on", "articles"),
    "outside": ("title", "kind"),
}
TABLES = tuple(_HEADS)
_STATES = ("", "amended", "ended")


@dataclass(frozen=True, slots=True)
class Row:
    """A text as a table gives it, with the day from which there was such a law, and what else the line says."""

    text: Text
    since: date | None = None
    ended: bool = False
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Recalled:
    """A line of recalled.tsv, which rests on memory: when an instrument, or one text of it, was law."""

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


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table, not yet read further than its cells; the first cell is the title."""

    file: Path
    number: int
    cells: list[str]

    def day(self, place: int) -> date | None:
        """The day in a cell, None where it is empty."""
        written = self.cells[place]
        try:
            return date.fromisoformat(written) if written else None
        except ValueError as wrong:
            raise BadLawFile(self.file, self.number, f"“{written}”不是日期") from wrong

    def count(self, place: int) -> int:
        """The number in a cell, 0 where it is empty."""
        written = self.cells[place]
        if written and not written.isdecimal():
            raise BadLawFile(self.file, self.number, f"条数“{written}”不是数")
        return int(written or 0)


def lines(folder: Path, table: str) -> Iterator[Line]:
    """The lines of one table, in their order."""
    file, head = folder / f"{table}.tsv", _HEADS[table]
    written = file.read_text("utf-8").splitlines()
    if not written or written[0] != "\t".join(head):
        raise BadLawFile(file, 1, f"第一行应是 {' '.join(head)}，用制表符隔开")
    for number, line in enumerate(written[1:], start=2):
        cells = line.split("\t")
        if len(cells) != len(head) or not cells[0]:
            raise BadLawFile(file, number, f"应有 {len(head)} 列，第一列是标题")
        yield Line(file, number, cells)


def database(line: Line, inserted: str) -> Row:
    """A text of the national database, with the 之 of its articles as `inserted` writes them (17-1 120-6)."""
    state, numbers = line.cells[4], line.cells[5]
    if state not in _STATES:
        raise BadLawFile(line.file, line.number, f"state 不认识“{state}”；可用：amended、ended，现行的不写")
    text = _text(
        line, articles=3, first=2, seen=DATABASE_AS_OF, shifted_from=line.count(6), inserted=inserted
    )
    return Row(text, _since(text, line.day(2)), state == "ended", tuple(filter(None, numbers.split("；"))))


def other(line: Line) -> Row:
    """A text of the older collection, which the database does not have."""
    text = _text(line, articles=2, first=3, seen=TABLES_AS_OF)
    return Row(text, _since(text, line.day(3)))


def reported(line: Line) -> Row:
    """A text that was only heard of."""
    _, adopted, first, number = line.cells
    text = Text(
        label=(adopted or first)[:4], adopted_on=line.day(1), first_day=line.day(2), memory=True, unseen=True
    )
    return Row(text, numbers=(number,) if number else ())


def recalled(line: Line) -> Recalled:
    """What was entered from memory: an older text, a first day, or a law that is law no more."""
    first_day, last_day, replaced_by = line.day(1), line.day(2), line.cells[4]
    if first_day is None or (last_day and last_day < first_day):
        raise BadLawFile(line.file, line.number, "from 要写，且不晚于 to")
    if replaced_by and last_day is None:
        raise BadLawFile(line.file, line.number, "写了 replaced_by 就要写 to")
    return Recalled(first_day, last_day, line.count(3), replaced_by)


def _text(
    line: Line, *, articles: int, first: int, seen: date, shifted_from: int = 0, inserted: str = ""
) -> Text:
    """A text whose first day stands before its adoption only amends: that is the day of the very first text."""
    adopted_on, first_day = line.day(1), line.day(first)
    pairs = (pair.partition("-") for pair in inserted.split())
    return Text(
        label=line.cells[1][:4],
        adopted_on=adopted_on,
        first_day=None if adopted_on and first_day and first_day < adopted_on else first_day,
        articles=line.count(articles),
        seen_until=max(seen, adopted_on) if adopted_on else seen,
        shifted_from=shifted_from,
        inserted={int(article): int(last) for article, _, last in pairs} if inserted else None,
    )


def _since(text: Text, first: date | None) -> date | None:
    return first if text.first_day is None else None
