"""A comparison as a spreadsheet."""

import tempfile
from collections.abc import Mapping, Sequence
from typing import IO, Any

from zhunsheng.reading.comparing import Cell, Comparison


def by_figure(table: Comparison) -> dict[tuple[str, str, str], dict[tuple[str, int], Cell]]:
    """The cells of each figure (key, name and unit) by place and year, in the order of the table."""
    found: dict[tuple[str, str, str], dict[tuple[str, int], Cell]] = {}
    for cell in table.cells:
        found.setdefault((cell.key, cell.name, cell.unit), {})[cell.place, cell.year] = cell
    return found


def workbook(table: Comparison, columns: Sequence[tuple[str, int]], words: Mapping[int, str]) -> IO[bytes]:
    """An .xlsx file that vanishes when closed: 比对, 出处 and 离群 as three sheets.

    `words` holds the words around each cell, by its identity. Texts are written as texts: what looks like a formula stays
    what was typed.
    """
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115  由响应在送完之后关闭
    try:
        _fill(file, table, columns, words)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return file


def _fill(
    file: IO[bytes], table: Comparison, columns: Sequence[tuple[str, int]], words: Mapping[int, str]
) -> None:
    import xlsxwriter

    book = xlsxwriter.Workbook(file, {"constant_memory": True})
    heads = ["数字", "单位", *(f"{place} {year} 年" for place, year in columns)]
    rows = [
        [name, unit, *(_value(cells.get(column)) for column in columns)]
        for (_, name, unit), cells in by_figure(table).items()
    ]
    _sheet(book, "比对", heads, rows, (30, 10, 16), frozen=2)
    told = [
        [
            c.place,
            c.year,
            c.name,
            float(c.value),
            c.unit,
            c.figure.quote,
            words[id(c)],
            len(c.others),
            c.chosen,
        ]
        for c in table.cells
    ]
    heads = ["地区", "年度", "数字", "数值", "单位", "原文", "前后文", "另有几处", "怎样取的"]
    _sheet(book, "出处", heads, told, (14, 8, 30), frozen=3)
    odd = [
        [o.cell.place, o.cell.year, o.cell.name, float(o.cell.value), o.cell.unit, float(o.median), o.why]
        for o in table.outliers()
    ]
    _sheet(
        book, "离群", ["地区", "年度", "数字", "数值", "单位", "中位数", "说明"], odd, (14, 8, 30), frozen=3
    )
    book.close()


def _value(cell: Cell | None) -> float | str:
    return float(cell.value) if cell else ""


def _sheet(
    book: Any,
    name: str,
    heads: Sequence[str],
    rows: Sequence[Sequence[Any]],
    widths: Sequence[int],
    *,
    frozen: int,
) -> None:
    """One sheet; the last width holds for all further columns."""
    sheet = book.add_worksheet(name)
    bold = book.add_format({"bold": True, "bottom": 1})
    for place in range(len(heads)):
        sheet.set_column(place, place, widths[min(place, len(widths) - 1)])
    for place, head in enumerate(heads):
        sheet.write_string(0, place, head, bold)
    sheet.freeze_panes(1, frozen)
    for line, row in enumerate(rows, 1):
        for place, value in enumerate(row):
            if isinstance(value, str):
                sheet.write_string(line, place, value)
            else:
                sheet.write_number(line, place, value)
