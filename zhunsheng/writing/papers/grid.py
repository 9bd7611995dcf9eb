"""The table of a form: ``|| 4 8 4 8`` gives the shares of its columns, each further line is a row.

A cell ``<`` belongs to the cell at its left, ``^`` to the one above; a number after the last bar is the height in lines;
``each rows | … |`` repeats its row for every row of the record.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from zhunsheng.writing.errors import TemplateError
from zhunsheng.writing.papers.template import Cell, Row, Table, Text

_ROW = re.compile(r"(?:each\s+([a-z][\w.]*)\s*)?\|(.*)\|\s*(\d{1,2})?")
MOST = 16
"""Columns: more cannot be read on A4."""


def table(lines: list[tuple[int, str]], where: str, cut: Callable[[str, str], Text]) -> Table:
    """The table that these lines write; TemplateError names the line that does not fit."""
    at, first = lines[0]
    shares = first.strip("| ").split()
    place = f"{where} 第 {at} 行"
    if not 1 <= len(shares) <= MOST or not all(each.isdecimal() and int(each) for each in shares):
        raise TemplateError(place, "表格的第一行写各列的宽窄", "如 || 3 9 3 9，是几列就写几个正整数")
    rows: list[Row] = []
    for number, line in lines[1:]:
        rows.append(_row(number, line, rows, len(shares), f"{where} 第 {number} 行", cut))
    if not rows:
        raise TemplateError(place, "表格没有行", "下面写“| 栏目 | {字段} |”")
    return Table(at, tuple(int(each) for each in shares), tuple(rows))


def _row(
    at: int, line: str, above: list[Row], width: int, place: str, cut: Callable[[str, str], Text]
) -> Row:
    found = _ROW.fullmatch(line)
    if not found:
        raise TemplateError(place, "表格的行读不懂", "以竖线开头、以竖线结尾，末尾可以写高几行")
    # 竖线也是格式的记号：花括号里的不分格。
    written = [each.strip() for each in re.split(r"\|(?![^{}]*\})", found[2])]
    if len(written) != width:
        raise TemplateError(
            place, f"这一行有 {len(written)} 格，表格是 {width} 列", "并入左格写 <，并入上格写 ^"
        )
    cells: list[Cell] = []
    for column, text in enumerate(written):
        if text == "<":
            if not cells:
                raise TemplateError(place, "第一格左边没有格", "去掉 <")
            cells[-1] = replace(cells[-1], across=cells[-1].across + 1)
        elif text == "^":
            cells.append(_under(above, column, place))
        else:
            cells.append(Cell(cut(text, place)))
    if found[1] and any(cell.down == 0 for cell in cells):
        raise TemplateError(place, "each 的行要重复，不能并入上格", "去掉 ^")
    return Row(at, _fitted(cells, above, place), int(found[3] or 1), found[1] or "")


def _under(above: list[Row], column: int, place: str) -> Cell:
    """What continues the cell above; that cell grows by a row."""
    if not above or above[-1].each:
        raise TemplateError(place, "^ 上面没有可以并入的格", "去掉 ^")
    if column not in _starts(above[-1]):
        raise TemplateError(place, "^ 没有对着上一格的左边", "上一行那格从哪一列开始，^ 就写在哪一列")
    return Cell((), down=0)


def _fitted(cells: list[Cell], above: list[Row], place: str) -> tuple[Cell, ...]:
    """The cells of a row, those above grown; a covered cell is as wide as the one that covers it."""
    column = 0
    for cell in cells:
        if cell.down == 0:
            n = _starts(above[-1])[column]
            if above[-1].cells[n].across != cell.across:
                raise TemplateError(place, "^ 与上一格不一样宽", "上一格并了几列，^ 后面也写几个 <")
            _grow(above, column)
        column += cell.across
    return tuple(cells)


def _grow(above: list[Row], column: int) -> None:
    for r in range(len(above) - 1, -1, -1):
        n = _starts(above[r])[column]
        cell = above[r].cells[n]
        if cell.down:
            grown = (*above[r].cells[:n], replace(cell, down=cell.down + 1), *above[r].cells[n + 1 :])
            above[r] = replace(above[r], cells=grown)
            return


def _starts(row: Row) -> dict[int, int]:
    """The column in which each cell of a row begins, and the cell's place."""
    starts, column = {}, 0
    for n, cell in enumerate(row.cells):
        starts[column] = n
        column += cell.across
    return starts
