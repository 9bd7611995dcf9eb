"""What was taken in of a file: its text, its tables as cells, and what was not read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time


@dataclass(frozen=True, slots=True)
class ErrorCell:
    """A cell that holds an error of Excel: #DIV/0!, #REF!."""

    text: str


Value = str | int | float | bool | date | datetime | time | ErrorCell | None
"""What a cell holds; None for an empty one."""


@dataclass(frozen=True, slots=True)
class Span:
    """Cells merged into one, places counted from 0, both ends within."""

    top: int
    left: int
    bottom: int
    right: int


@dataclass(frozen=True, kw_only=True)
class Table:
    """Cells by row from A1 on, empty rows included, so that a place here is the place that Excel shows.

    merged    spans whose value stands in their first cell only
    formulas  places (row, column) whose value was computed
    hidden    the whole sheet is hidden
    from_1904 days that are only numbers count from 1904, as on old Macs
    """

    name: str = ""
    rows: tuple[tuple[Value, ...], ...] = ()
    merged: tuple[Span, ...] = ()
    formulas: frozenset[tuple[int, int]] = frozenset()
    hidden: bool = False
    from_1904: bool = False

    def at(self, row: int, column: int) -> Value:
        """The value of a cell, None outside the table."""
        inside = 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row])
        return self.rows[row][column] if inside else None

    def numbered(self) -> Iterator[tuple[int, tuple[Value, ...]]]:
        """The rows that hold something, each with the number that Excel shows."""
        for number, row in enumerate(self.rows, 1):
            if any(value is not None for value in row):
                yield number, row

    def merged_at(self, row: int, column: int) -> Span | None:
        """The span that a cell belongs to."""
        return next(
            (s for s in self.merged if s.top <= row <= s.bottom and s.left <= column <= s.right), None
        )

    def filled(self, columns: Sequence[int] | None = None) -> "Table":
        """The table with the value of every span in all its cells; with `columns`, only of spans in these."""
        rows = [list(row) for row in self.rows]
        for span in self.merged:
            if columns is not None and span.left not in columns:
                continue
            value = self.at(span.top, span.left)
            for row in range(span.top, min(span.bottom + 1, len(rows))):
                for column in range(span.left, min(span.right + 1, len(rows[row]))):
                    rows[row][column] = value
        return replace(self, rows=tuple(map(tuple, rows)))

    def heads(self, first: int, last: int) -> list[tuple[str, ...]]:
        """The headings of every column over rows `first` to `last`, from above; a merged one stands over all it covers."""
        whole = self.filled()
        found = []
        for column in range(max(map(len, self.rows), default=0)):
            words = (heading(whole.at(row, column)) for row in range(first, last + 1))
            found.append(tuple(dict.fromkeys(word for word in words if word)))
        return found

    def heads_end(self, row: int) -> int:
        """The last row of a heading that begins at `row`: as far down as its merged cells reach, and no further than five rows."""
        end = row
        for span in sorted(self.merged, key=lambda span: span.top):
            wide = span.left == 0 and span.right + 1 >= max(map(len, self.rows))
            if row <= span.top <= end and not wide:
                end = max(end, min(span.bottom, row + 4))
        return end


def heading(value: Value) -> str:
    """A heading without the blanks and line ends that only lay it out."""
    return "".join(str(value).split()) if value is not None else ""


def address(row: int, column: int) -> str:
    """The address of a cell as Excel shows it: (0, 0) is A1, (4, 27) is AB5."""
    letters, rest = "", column + 1
    while rest:
        rest, last = divmod(rest - 1, 26)
        letters = chr(ord("A") + last) + letters
    return f"{letters}{row + 1}"


@dataclass(frozen=True, kw_only=True)
class Taken:
    """One file taken in.

    kind    docx, doc, xlsx, xls, csv, pdf, ofd, txt, html or zip, by content and not by name
    text    what a reader reads, a paragraph or a row of a table a line
    tables  its tables; of a zip those of all its files
    unread  a sentence for everything that stands in the file and was not read
    files   of a zip: its files by name
    """

    kind: str
    text: str = ""
    tables: tuple[Table, ...] = ()
    unread: tuple[str, ...] = ()
    files: tuple[tuple[str, "Taken"], ...] = field(default=())
