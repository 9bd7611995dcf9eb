"""Text files and tables in text: txt and csv."""

import csv
import io

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import Table, Taken
from zhunsheng.formats.errors import TooLarge
from zhunsheng.formats.kinds import decoded


def read_text(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The text, character for character."""
    return Taken(kind="txt", text=decoded(data, name))


def read_csv(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The rows; line ends, commas and doubled quotes within quotes belong to their cell. Every cell is text."""
    text = decoded(data, name)
    first = text.partition("\n")[0]
    separator = max(",\t;，", key=first.count)
    csv.field_size_limit(bounds.characters)
    rows: list[tuple[str | None, ...]] = []
    cells = 0
    try:
        for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator):
            rows.append(tuple(cell.replace("\r\n", "\n") or None for cell in row))
            cells += len(row)
            if len(rows) > bounds.rows or cells > bounds.cells:
                raise TooLarge(name, f"：最多读 {bounds.rows} 行、{bounds.cells} 格")
    except csv.Error as error:
        raise TooLarge(name, "：有一格太长，可能少了一个引号") from error
    return Taken(kind="csv", text=text, tables=(Table(name=name, rows=tuple(rows)),))
