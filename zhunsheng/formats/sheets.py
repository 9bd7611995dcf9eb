"""Workbooks: .xlsx by name or content, .xls and .et, all through calamine; errors and formulas by an own count."""

import io
import zipfile
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import python_calamine

from zhunsheng.formats import xls_count, xlsx_count
from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.cells import text
from zhunsheng.formats.counted import Counted, CountedBook
from zhunsheng.formats.document import ErrorCell, Span, Table, Taken, Value
from zhunsheng.formats.errors import DamagedFile, LockedFile, TooLarge


def read_xlsx(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The sheets of an .xlsx."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            counted = xlsx_count.count(archive, name, bounds)
    except (zipfile.BadZipFile, KeyError, ValueError, EOFError, NotImplementedError, OSError) as error:
        raise DamagedFile(name) from error
    return _read(data, name, "xlsx", counted, bounds)


def read_xls(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The sheets of an .xls or .et."""
    return _read(data, name, "xls", xls_count.count(data, name, bounds), bounds)


def _read(data: bytes, name: str, kind: str, counted: CountedBook, bounds: Bounds) -> Taken:
    try:
        book = python_calamine.load_workbook(io.BytesIO(data))
        tables = tuple(_tables(book, counted))
    except python_calamine.PasswordError as error:
        raise LockedFile(name) from error
    except python_calamine.CalamineError as error:
        raise DamagedFile(name) from error
    if len(tables) > bounds.sheets:
        raise TooLarge(name, f"：最多读 {bounds.sheets} 张表")
    unread = [f"工作表“{t.name}”是隐藏的，里面的内容也读了" for t in tables if t.hidden and t.rows]
    return Taken(
        kind=kind, text="\n".join(_lines(tables, len(tables) > 1)), tables=tables, unread=tuple(unread)
    )


def _tables(book: Any, counted: CountedBook) -> Iterator[Table]:
    for about in book.sheets_metadata:
        if "WorkSheet" not in str(about.typ):
            continue
        sheet = book.get_sheet_by_name(about.name)
        seen = counted.sheets.get(about.name, Counted())
        rows = [[_value(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
        wide = max([*map(len, rows), *(column + 1 for _, column in seen.errors)], default=0)
        tall = max([len(rows), *(row + 1 for row, _ in seen.errors)], default=0)
        rows = [row + [None] * (wide - len(row)) for row in [*rows, *([] for _ in range(tall - len(rows)))]]
        for (row, column), error in seen.errors.items():
            rows[row][column] = ErrorCell(error)  # calamine 把错误值读成空的
        yield Table(
            name=about.name,
            rows=tuple(map(tuple, rows)),
            merged=tuple(Span(a[0], a[1], b[0], b[1]) for a, b in sheet.merged_cell_ranges or ()),
            formulas=frozenset(seen.formulas),
            from_1904=counted.from_1904,
            hidden="Visible" not in str(about.visible),
        )


def _value(cell: Any) -> Value:
    if cell is None or (isinstance(cell, str) and not cell.strip()):
        return None
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return int(cell)
    if isinstance(cell, timedelta):
        return cell / timedelta(days=1)
    value: Value = cell
    return value


def _lines(tables: tuple[Table, ...], named: bool) -> Iterator[str]:
    for table in tables:
        if named and table.rows:
            yield table.name
        for _, row in table.numbered():
            yield "\t".join(text(value).replace("\n", " ") for value in row)
