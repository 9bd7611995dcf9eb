"""A list as a spreadsheet."""

import tempfile
from collections.abc import Iterable, Sequence
from typing import IO, Any

from zhunsheng.desk.cases.lists import Column
from zhunsheng.records.errors import Rejected

_ROWS = 1_048_575
"""What a sheet of a spreadsheet program holds under its head."""


def spreadsheet(name: str, columns: Sequence[Column], rows: Iterable[Any]) -> IO[bytes]:
    """An .xlsx file, written row by row into a temporary file that vanishes when closed.

    Every text is written as text: what looks like a formula or an address stays what was typed. Raises Rejected when the
    rows do not fit into one sheet.
    """
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115  由响应在送完之后关闭
    try:
        _fill(file, name, columns, rows)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _fill(file: IO[bytes], name: str, columns: Sequence[Column], rows: Iterable[Any]) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    sheet = book.add_worksheet(name[:31])
    bold = book.add_format({"bold": True, "bottom": 1})
    heads = ["序号", "编号", "名称", *(c.label for c in columns)]
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
    sheet.freeze_panes(1, 3)
    for first, last, width in ((0, 0, 6), (1, 1, 20), (2, 2, 40), (3, len(heads) - 1, 16)):
        sheet.set_column(first, last, width)
    for serial, row in enumerate(rows, start=1):
        if serial > _ROWS:
            raise Rejected(
                f"符合条件的超过 {_ROWS:,} 件，一张表放不下；请先按年度或者单位缩小范围，再分次导出。"
            )
        sheet.write_number(serial, 0, serial)
        for place, value in enumerate((row.number, row.title, *(_cell(c, row) for c in columns)), start=1):
            write = sheet.write_string if isinstance(value, str) else sheet.write_number
            write(serial, place, value)
    book.close()


def _cell(column: Column, row: Any) -> Any:
    """Numbers as numbers, so that they can be summed; all else as it is shown, and nothing where nothing is."""
    value = getattr(row, column.name)
    if value in (None, ""):
        return ""
    return value if column.numeric else column.text(row)
