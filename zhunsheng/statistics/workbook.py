"""A sheet as an Excel workbook with the layout as printed: out to be filled in offline, and in again."""

import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any, BinaryIO

from zhunsheng.formats import BOUNDS, ErrorCell, Table, UnreadableFile, take_in
from zhunsheng.formats import cells as fields
from zhunsheng.records.errors import BadField, BadFile
from zhunsheng.records.files import inspect
from zhunsheng.statistics.cells import NO_DUTY, SECRET, Cell, answered
from zhunsheng.statistics.errors import WrongWorkbook
from zhunsheng.statistics.layout import Form
from zhunsheng.statistics.paper import Paper, address

LARGEST = 5 * 1024 * 1024
"""Bytes that a workbook of a form may have; a filled one has some ten thousand."""
_BOUNDS = replace(
    BOUNDS, size=LARGEST, unpacked=20 * LARGEST, rows=2_000, columns=300, cells=50_000, area=200_000
)
_MOST_WRONG = 20
_WRITTEN = {NO_DUTY: "/", SECRET: "*"}


def write(form: Form, cells: Mapping[str, Cell], organ: str, period: str, *, counted: bool = False) -> bytes:
    """The workbook: title, merged headings, numbers, the line for the signatures; printed on one A4 page across.

    `cells` are those of every blank, reckoned ones included; shown is what the organ typed itself, or what `counted`. Texts
    are written as texts, whatever they look like.
    """
    import xlsxwriter

    paper, file = Paper(form), io.BytesIO()
    book = xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    sheet = book.add_worksheet(form.name[:31])
    looks = _looks(book)
    last = paper.wide - 1
    _across(sheet, 0, 0, last, form.name, looks["title"])
    for row, text in enumerate(
        (
            f"填报单位：{organ}　　表号：{form.number}",
            f"报告期：{period}　　" + ("" if form.units_shown else f"计量单位：{form.unit}"),
        ),
        1,
    ):
        _across(sheet, row, 0, last, text, looks["plain"])
    for fixed in paper.fixed:
        look = looks["stub" if fixed.row >= paper.first_row else "head"]
        if fixed.rows == fixed.columns == 1:
            sheet.write_string(fixed.row, fixed.column, fixed.text, look)
        else:
            below, right = fixed.row + fixed.rows - 1, fixed.column + fixed.columns - 1
            sheet.merge_range(fixed.row, fixed.column, below, right, fixed.text, look)
    for (row, column), blank in paper.blanks.items():
        cell = cells[blank.key]
        look = looks["reckoned" if blank.formula else "number"]
        number = cell.counted if counted else cell.value
        if number is not None:
            sheet.write_number(row, column, float(number), look)
        else:
            text = cell.text if blank.formula or counted else cell.typed
            sheet.write_string(row, column, _WRITTEN.get(text, text), look)
    foot = paper.first_row + len(form.grid)
    signed = "填报人：　　　　审核人：　　　　单位负责人：　　　　　　年　　月　　日（盖章）"
    _across(sheet, foot, 0, last, signed, looks["plain"])
    for row, text in enumerate(("没有发生填 0；没有这项职责填 /；不宜公开填 *。", *form.notes), foot + 1):
        _across(sheet, row, 0, last, text, looks["note"])
    _on_paper(sheet, paper)
    book.close()
    return file.getvalue()


def read(file: BinaryIO, name: str, size: int, form: Form, organ: str, period: str) -> dict[str, str]:
    """What is typed in the blanks that are filled in, by key.

    Raises BadFile for a file that is too large or no workbook; WrongWorkbook for another layout, organ or period, and for
    cells that hold a formula or no number, each with its address.
    """
    if size > LARGEST:
        shown = f"{size / 1024**2:,.0f} MB" if size < 1024**3 else f"{size / 1024**3:.1f} GB"
        raise BadFile(
            f"《{name[:80]}》有 {shown}，填报表不超过 {LARGEST // 1024**2} MB；请用从这里导出的表填好再导入。"
        )
    if inspect(file, name, size) != _XLSX:
        raise BadFile(f"《{name[:80]}》不是 .xlsx 表；请用从这里导出的表填好再导入。")
    table = _first_sheet(file.read(), name)
    texts = _texts(table)
    paper = Paper(form)
    wrong = list(_misplaced(paper, texts, organ, period))
    if wrong:
        raise WrongWorkbook([*wrong[:3], "请用从这里导出的表，只填数，不要增删行列或者改表头。"])
    found = {}
    for place, blank in paper.blanks.items():
        if blank.formula:
            continue
        where, text = address(*place), texts.get(place, "")
        if isinstance(table.at(*place), ErrorCell):
            wrong.append(f"{where}（{blank.name}）是 Excel 的错误值 {text}：请改好公式或者直接填数。")
            continue
        if place in table.formulas:
            wrong.append(f"{where}（{blank.name}）是公式：这里只填数，请把公式换成算好的数。")
            continue
        try:
            answered(text, blank)
        except BadField as error:
            wrong.append(f"{where}：{error}")
        found[blank.key] = text
    if wrong:
        more = [f"另有 {len(wrong) - _MOST_WRONG} 格也不对。"] if len(wrong) > _MOST_WRONG else []
        raise WrongWorkbook([*wrong[:_MOST_WRONG], *more])
    return found


_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _misplaced(paper: Paper, texts: Mapping[tuple[int, int], str], organ: str, period: str) -> Iterator[str]:
    """Where the file is not the sheet it should be."""
    if texts.get((0, 0), "") != paper.form.name:
        yield f"A1 应为《{paper.form.name}》，文件里是“{texts.get((0, 0), '')[:40]}”：不是这张表。"
        return
    for row, label, said in ((1, "填报单位", organ), (2, "报告期", period)):
        text = texts.get((row, 0), "").partition("　")[0]
        if text != f"{label}：{said}":
            yield f"A{row + 1} 的{label}应为“{said}”，文件里是“{text.removeprefix(label + '：')[:40]}”。"
    for fixed in paper.fixed:
        text = texts.get((fixed.row, fixed.column), "")
        if text != fixed.text:
            yield f"{address(fixed.row, fixed.column)} 应为“{fixed.text}”，文件里是“{text[:40]}”：表样改动过。"


def _first_sheet(content: bytes, name: str) -> Table:
    """The first sheet of a workbook. Raises BadFile."""
    try:
        tables = take_in(content, name, _BOUNDS).tables
    except UnreadableFile as error:
        raise BadFile(str(error)) from error
    if not tables:
        raise BadFile(f"《{name[:80]}》里没有工作表；请用从这里导出的表填好再导入。")
    return tables[0]


def _texts(table: Table) -> dict[tuple[int, int], str]:
    """The text of every cell that has one."""
    return {
        (row, column): text
        for row, cells in enumerate(table.rows)
        for column, value in enumerate(cells)
        if (text := fields.text(value))
    }


def _across(sheet: Any, row: int, first: int, last: int, text: str, look: Any) -> None:
    if first == last:
        sheet.write_string(row, first, text, look)
    else:
        sheet.merge_range(row, first, row, last, text, look)


def _looks(book: Any) -> dict[str, Any]:
    cell = {"border": 1, "valign": "vcenter", "font_size": 10}
    head = {**cell, "align": "center", "text_wrap": True, "bg_color": "#EEF2F6"}
    return {
        "title": book.add_format({"align": "center", "valign": "vcenter", "font_size": 16, "bold": True}),
        "plain": book.add_format({"font_size": 10, "valign": "vcenter"}),
        "note": book.add_format({"font_size": 9, "font_color": "#5B6875"}),
        "head": book.add_format(head),
        "stub": book.add_format({**cell, "text_wrap": True}),
        "number": book.add_format({**cell, "align": "right"}),
        "reckoned": book.add_format({**cell, "align": "right", "bg_color": "#F4F6F9"}),
    }


def _on_paper(sheet: Any, paper: Paper) -> None:
    sheet.freeze_panes(paper.first_row, paper.stubs)
    sheet.set_row(0, 26)
    sheet.set_column(0, max(paper.stubs - 1, 0), 18)
    sheet.set_column(paper.stubs, paper.wide - 1, 10 if len(paper.form.grid[0]) > 1 else 16)
    if paper.wide > paper.stubs + 4:
        sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, paper.first_row - 1)
