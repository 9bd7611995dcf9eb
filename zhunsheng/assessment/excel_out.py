"""A framework as an Excel workbook that `from_excel` reads back to the same digest."""

from io import BytesIO
from typing import Any

from zhunsheng.assessment.excel_layout import (
    ABOUT,
    ABOUT_WORDS,
    COLUMNS,
    GROUP,
    KINDS,
    LEAF,
    NOTHING,
    PHASE_WORDS,
    PHASES,
    SHEET,
    VERIFIED,
)
from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.layout import PARAMETERS, as_json
from zhunsheng.assessment.methods import Veto
from zhunsheng.assessment.nodes import ORGAN_KINDS

_WIDTHS = {"名称": 40, "衡量(公式)": 40, "所需材料": 40, "依据": 30, "备注": 40, "方法参数": 24, "阈值": 16}


def to_excel(framework: Framework) -> bytes:
    """The workbook: the nodes, one row each; on further sheets what the framework says of itself, and the phases."""
    import xlsxwriter

    file = BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True}) as book:
        head = book.add_format({"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"})
        cell = book.add_format({"border": 1, "text_wrap": True, "valign": "top"})
        told = as_json(framework)
        rows = [row for area in told["areas"] for row in _rows(area, "")]
        sheet = _sheet(book, SHEET, list(COLUMNS), rows, head, cell)
        sheet.freeze_panes(1, 2)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        about = [{"项": word, "内容": _cell(told.get(key, ""))} for word, key in ABOUT_WORDS.items()]
        _sheet(book, ABOUT, ["项", "内容"], about, head, cell)
        phases = [
            {word: phase.get(key, "") for word, key in PHASE_WORDS.items()}
            for phase in told.get("phases", [])
        ]
        _sheet(book, PHASES, list(PHASE_WORDS), phases, head, cell)
    return file.getvalue()


def _sheet(
    book: Any, name: str, headings: list[str], rows: list[dict[str, str]], head: Any, cell: Any
) -> Any:
    sheet = book.add_worksheet(name)
    for column, heading in enumerate(headings):
        sheet.set_column(column, column, _WIDTHS.get(heading, 12))
        sheet.write_string(0, column, heading, head)
    for line, row in enumerate(rows, 1):
        for column, heading in enumerate(headings):
            text = row.get(heading, "")
            if heading in ("分值", "封顶") and text:
                sheet.write_number(line, column, float(text), cell)
            else:
                # 一律写成文字：1.10 不变成 1.1，= 开头的不变成公式。
                sheet.write_string(line, column, text, cell)
    return sheet


def _rows(node: dict[str, Any], above: str) -> list[dict[str, str]]:
    row = {heading: _cell(node.get(word, "")) for heading, word in COLUMNS.items()}
    row |= {"上级": above, "类型": GROUP if "items" in node else LEAF}
    row["核实情况"] = VERIFIED.get(row["核实情况"], "")
    row["没有发生"] = NOTHING.get(row["没有发生"], "")
    row["适用单位"] = "\n".join(ORGAN_KINDS.get(kind, kind) for kind in node.get("applies_to", []))
    row |= _method(node.get("method", {}))
    return [row] + [line for child in node.get("items", []) for line in _rows(child, node["code"])]


def _method(told: dict[str, Any]) -> dict[str, str]:
    names = {kind: name for name, kind in KINDS.items()}
    for kind, parameters in told.items():
        if kind == Veto.kind:
            written = parameters["reason"]
        else:
            pairs = parameters.items() if isinstance(parameters, dict) else parameters
            written = "；".join(f"{PARAMETERS.get(word, word)}={value}" for word, value in pairs)
        return {"方法": names[kind], "方法参数": written}
    return {}


def _cell(value: Any) -> str:
    return "\n".join(map(str, value)) if isinstance(value, list) else str(value)
