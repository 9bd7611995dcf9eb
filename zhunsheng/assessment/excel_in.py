"""A framework from Excel: our own layout, or an office's table with 一级指标, 二级指标 … in merged columns."""

import re
import zipfile
from collections.abc import Collection
from io import BytesIO
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

Row = list[str]
_UNPACKED = 40 * LARGEST


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
    table = sheets.get(SHEET) or next(iter(sheets.values()), [])
    at = _heading(table, source)
    headings = [_word(cell) for cell in table[at]]
    own = ABOUT in sheets
    build = by_levels if any(LEVEL.fullmatch(heading) for heading in headings) else by_codes
    top = Entry(source, at + 1, {word: heading for heading, word in ABOUT_WORDS.items()})
    top |= {
        "framework": "imported",
        "name": _title(table[:at]) or source.removesuffix(".xlsx"),
        "version": "1",
    }
    top |= build(table, at, headings, source, own=own)
    top |= _about(sheets.get(ABOUT, []))
    top["phases"] = _phases(sheets.get(PHASES, []), source)
    top |= {word: said for word, said in (("framework", key), ("name", name), ("version", version)) if said}
    return framework(top, figures)


def _sheets(path_or_bytes: Path | bytes, source: str) -> dict[str, list[Row]]:
    """Every sheet as rows of text, with its empty rows, so that line numbers are those that Excel shows."""
    import fastexcel

    try:
        size = path_or_bytes.stat().st_size if isinstance(path_or_bytes, Path) else len(path_or_bytes)
        if size > LARGEST:
            raise BadFramework(
                [f"{source}：超过 {LARGEST // 1_000_000} MB，不像指标体系，请检查是不是选错了文件"]
            )
        data = path_or_bytes.read_bytes() if isinstance(path_or_bytes, Path) else path_or_bytes
        if sum(part.file_size for part in zipfile.ZipFile(BytesIO(data)).infolist()) > _UNPACKED:
            raise BadFramework([f"{source}：解开以后太大，请只留指标表再导入"])
        book = fastexcel.read_excel(data)
        return {
            sheet: _rows(
                book.load_sheet(sheet, header_row=None, skip_rows=0, dtypes="string", n_rows=ROWS + 1)
            )
            for sheet in book.sheet_names
        }
    except (OSError, zipfile.BadZipFile, fastexcel.FastExcelError) as wrong:
        raise BadFramework([f"{source}：打不开，请用 Excel 或者 WPS 另存为 .xlsx 再导入"]) from wrong


def _rows(sheet: Any) -> list[Row]:
    return [[(cell or "").strip() for cell in row.values()] for row in sheet.to_arrow().to_pylist()]


def _heading(table: list[Row], source: str) -> int:
    """The index of the row of headings: the first that names the indicators; titles may stand above it."""
    if len(table) > ROWS:
        raise BadFramework([f"{source}：超过 {ROWS} 行，不像指标体系，请检查是不是选错了文件"])
    for at, row in enumerate(table[:20]):
        words = [_word(cell) for cell in row]
        if "名称" in words or any(LEVEL.fullmatch(word) for word in words):
            return at
    raise BadFramework(
        [
            f"{source}：前 20 行里没有表头。表头应当有“名称”，或者“一级指标”“二级指标”；可用：{'、'.join(COLUMNS)}"
        ]
    )


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


def _phases(rows: list[Row], source: str) -> list[Entry]:
    made = []
    for line, row in enumerate(rows[1:], 2):
        phase = Entry(
            f"{source} 的“{PHASES}”", line, {word: heading for heading, word in PHASE_WORDS.items()}
        )
        phase |= {
            PHASE_WORDS[heading]: cell
            for heading, cell in zip(rows[0], row, strict=True)
            if heading in PHASE_WORDS and cell
        }
        if phase:
            made.append(phase)
    return made
