"""A framework from Excel: our own layout, or an office's table with 一级指标, 二级指标 … in merged columns."""

import re
from collections.abc import Collection, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from zhunsheng.assessment.errors import BadFramework
from zhunsheng.assessment.excel_layout import (
    ABOUT,
    ABOUT_WORDS,
    COLUMNS,
    PHASE_WORDS,
    PHASES,
    ROWS,
    SAME_AS,
    SHEET,
)
from zhunsheng.assessment.excel_levels import LEVEL, by_levels
from zhunsheng.assessment.excel_rows import by_codes
from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.parsing import framework
from zhunsheng.assessment.written import LARGEST, Entry
from zhunsheng.formats import (
    BOUNDS,
    ErrorCell,
    Table,
    TooLarge,
    Unclear,
    UnreadableFile,
    Value,
    address,
    cells,
    take_in,
)

Row = list[str]
_BOUNDS = replace(BOUNDS, size=LARGEST, unpacked=40 * LARGEST)
_POINTS, _CODES = "分值", ("编码", "上级")


def from_excel(
    path_or_bytes: Path | bytes,
    figures: Collection[str] = (),
    *,
    key: str = "",
    name: str = "",
    version: str = "",
) -> Framework:
    """The framework of a workbook. An office's own table says neither key nor version: give them, or take what is put in.

    Columns that are not known are kept in the note of their row, so that nothing of the table is lost. Raises
    BadFramework with the row and the heading of every fault.
    """
    source = path_or_bytes.name if isinstance(path_or_bytes, Path) else "Excel 表"
    sheets = _sheets(path_or_bytes, source)
    sheet = sheets.get(SHEET) or next(iter(sheets.values()), Table())
    first = _heading(sheet, source)
    at = sheet.heads_end(first)
    headings = [_named(words, above) for words, above in zip(*_heads(sheet, first, at), strict=True)]
    if faults := [*_errors(sheets, source), *_shared_points(sheet, at, headings, source)]:
        raise BadFramework(faults)
    table = _rows(sheet, at, headings, source)
    own = ABOUT in sheets
    build = by_levels if any(LEVEL.fullmatch(heading) for heading in headings) else by_codes
    top = Entry(source, at + 1, {word: heading for heading, word in ABOUT_WORDS.items()})
    top |= {
        "framework": "imported",
        "name": _title(table[:first]) or source.removesuffix(".xlsx"),
        "version": "1",
    }
    top |= build(table, at, headings, source, own=own)
    top |= _about(_texts(sheets.get(ABOUT, Table())))
    top["phases"] = _phases(sheets.get(PHASES, Table()), source)
    top |= {word: said for word, said in (("framework", key), ("name", name), ("version", version)) if said}
    return framework(top, figures)


def _sheets(path_or_bytes: Path | bytes, source: str) -> dict[str, Table]:
    """The sheets by name."""
    try:
        size = path_or_bytes.stat().st_size if isinstance(path_or_bytes, Path) else len(path_or_bytes)
        if size > LARGEST:
            raise BadFramework(
                [f"{source}：超过 {LARGEST // 1_000_000} MB，不像指标体系，请检查是不是选错了文件"]
            )
        data = path_or_bytes.read_bytes() if isinstance(path_or_bytes, Path) else path_or_bytes
        taken = take_in(data, source, _BOUNDS)
    except TooLarge as wrong:
        raise BadFramework([str(wrong)]) from wrong
    except (OSError, UnreadableFile) as wrong:
        raise BadFramework([f"{source}：打不开，请用 Excel 或者 WPS 另存为 .xlsx 再导入"]) from wrong
    if taken.kind not in ("xlsx", "xls"):
        raise BadFramework([f"{source}：打不开，请用 Excel 或者 WPS 另存为 .xlsx 再导入"])
    return {table.name: table for table in taken.tables}


def _texts(table: Table) -> list[Row]:
    return [[cells.text(value) for value in row] for row in table.rows]


def _rows(sheet: Table, at: int, headings: list[str], source: str) -> list[Row]:
    """The rows as words, line for line as Excel shows them. What is merged downward beside the levels stands in all its rows.

    Raises BadFramework for a code that Excel has made a number of.
    """
    alone = {"名称", _POINTS, *_CODES}
    others = [place for place, word in enumerate(headings) if word not in alone and not LEVEL.fullmatch(word)]
    shared = sheet.filled(others)
    rows, faults = _texts(shared), []
    for place, word in enumerate(headings):
        if word not in _CODES:
            continue
        for line in range(at + 1, len(rows)):
            try:
                rows[line][place] = cells.code(shared.at(line, place))
            except Unclear as unclear:
                faults.append(f"{source} 第 {line + 1} 行：“{word}”的{unclear}")
    if faults:
        raise BadFramework(faults)
    return rows


def _errors(sheets: dict[str, Table], source: str) -> Iterator[str]:
    """A sentence for every cell that holds an error of Excel."""
    for name, table in sheets.items():
        for number, row in table.numbered():
            for column, value in enumerate(row):
                if isinstance(value, ErrorCell):
                    where = f"“{name}”的 {address(number - 1, column)}"
                    yield f"{source}：{where} 是 Excel 的错误值 {value.text}，请改好再导入"


def _shared_points(sheet: Table, at: int, headings: list[str], source: str) -> Iterator[str]:
    """A sentence for points merged over several indicators: how many each has cannot be known."""
    levels = [place for place, word in enumerate(headings) if LEVEL.fullmatch(word)]
    for span in sheet.merged:
        inside = span.left < len(headings) and headings[span.left] == _POINTS
        if not inside or span.top <= at or span.top == span.bottom:
            continue
        level = max((place for place in levels if place < span.left), default=-1)
        over = sheet.merged_at(span.top, level)
        if over is None or (over.top, over.bottom) != (span.top, span.bottom):
            yield (
                f"{source} 第 {span.top + 1} 至 {span.bottom + 1} 行：“{_POINTS}”合并成了一格，"
                "说不清每项几分，请拆开以后分别填写"
            )


def _heading(sheet: Table, source: str) -> int:
    """The index of the row of headings: the first that names the indicators; titles may stand above it."""
    if len(sheet.rows) > ROWS:
        raise BadFramework([f"{source}：超过 {ROWS} 行，不像指标体系，请检查是不是选错了文件"])
    for at, row in enumerate(_texts(sheet)[:20]):
        words = [_word(cell) for cell in row]
        if "名称" in words or any(LEVEL.fullmatch(word) for word in words):
            return at
    raise BadFramework(
        [
            f"{source}：前 20 行里没有表头。表头应当有“名称”，或者“一级指标”“二级指标”；可用：{'、'.join(COLUMNS)}"
        ]
    )


def _heads(sheet: Table, first: int, last: int) -> tuple[list[tuple[str, ...]], list[bool]]:
    """The headings of every column from above, and whether the upper one begins in this very column."""
    heads = sheet.heads(first, last)
    begins = []
    for place in range(len(heads)):
        span = sheet.merged_at(first, place)
        begins.append(span is None or span.left == place)
    return heads, begins


def _named(words: tuple[str, ...], begins: bool) -> str:
    """What a column is: its lowest heading, but under 三级指标 divided into 指标内容 and 评分标准 the first is the level."""
    if not words:
        return ""
    upper, lower = _word(words[0]), _word(words[-1])
    return upper if begins and LEVEL.fullmatch(upper) and not LEVEL.fullmatch(lower) else lower


def _word(heading: str) -> str:
    word = re.sub(r"\s+", "", heading).replace("（", "(").replace("）", ")")
    word = word if word in COLUMNS else re.sub(r"\(.*\)$", "", word)
    return SAME_AS.get(word, word)


def _title(above: list[Row]) -> str:
    return next((cell for row in above for cell in row if cell and not cell.startswith("附件")), "")


def _about(rows: list[Row]) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for row in rows[1:]:
        word = ABOUT_WORDS.get(row[0])
        if word and len(row) > 1 and row[1]:
            told[word] = row[1].split("\n") if word == "levels" else row[1]
    return told


def _phases(table: Table, source: str) -> list[Entry]:
    made = []
    heads = _texts(table)[0] if table.rows else []
    for number, row in table.numbered():
        phase = Entry(
            f"{source} 的“{PHASES}”", number, {word: heading for heading, word in PHASE_WORDS.items()}
        )
        for heading, value in zip(heads, row, strict=True):
            if number > 1 and heading in PHASE_WORDS and value is not None:
                word = PHASE_WORDS[heading]
                phase[word] = _day(value) if word in ("first", "last") else cells.text(value)
        if phase:
            made.append(phase)
    return made


def _day(value: Value) -> str:
    """A day as it is written in a framework; what is none stays as it is, for the reader to name its row."""
    try:
        day = cells.day(value)
    except Unclear:
        return cells.text(value)
    return day.isoformat() if day else ""
