"""An office's own table: 一级指标, 二级指标, 三级指标 side by side, the upper ones merged over their rows."""

import re
from typing import Any

from zhunsheng.assessment.errors import BadFramework
from zhunsheng.assessment.excel_rows import entry, judged_by_default
from zhunsheng.assessment.written import Entry

Row = list[str]
LEVEL = re.compile(r"[一二三四五六七八]级(?:指标|任务)?")
_NUMBERING = re.compile(
    r"^\s*(?:[（(]?[一二三四五六七八九十百]+[)）、]|[（(]?\d+(?:[.．]\d+)*[)）.．、]?\s*(?=\D))\s*"
)
_POINTS = "分值"


def by_levels(table: list[Row], at: int, headings: list[str], source: str, *, own: bool) -> dict[str, Any]:
    """The areas and levels; codes are given by place (1, 1.1, 1.1.1) and the numbering in the names is taken off.

    A blank cell in a level column means the same as above: merged cells come in like this. A 分值 column belongs to
    the level column on its left. Rows of sums and notes are left out.
    """
    columns = [at for at, heading in enumerate(headings) if LEVEL.fullmatch(heading)]
    worth = {_left(columns, at): at for at, heading in enumerate(headings) if heading == _POINTS}
    others = [at for at in range(len(headings)) if at not in columns and at not in worth.values()]
    faults: list[str] = []
    areas: list[Entry] = []
    path: list[Entry] = []
    for line, row in enumerate(table[at + 1 :], at + 2):
        if not any(row) or _aside(row):
            continue
        filled = [(depth, row[column]) for depth, column in enumerate(columns) if row[column]]
        if not filled:
            faults.append(f"{source} 第 {line} 行：没有写指标名称；只有上级的列可以合并单元格")
        for depth, name in filled:
            last = depth == filled[-1][0]
            if not last and _same(path, depth, name):
                continue
            if depth > len(path):
                above = headings[columns[len(path)]]
                faults.append(f"{source} 第 {line} 行：“{headings[columns[depth]]}”上面缺“{above}”")
                break
            item = Entry(source, line)
            if last:
                item = entry(
                    [headings[c] for c in others], [row[c] for c in others], source, line, faults, own=own
                )
            if points := row[worth[depth]] if depth in worth else "":
                item["points"] = points.removesuffix("分").strip()
            path[depth:] = [_placed(item, name, path[depth - 1] if depth else None, areas)]
    if faults:
        raise BadFramework(faults)
    return {"areas": judged_by_default(areas), "levels": [headings[column] for column in columns]}


def _placed(item: Entry, name: str, above: Entry | None, areas: list[Entry]) -> Entry:
    """The entry with its name and, where the table gives none, its code, put below the one above it."""
    siblings = areas if above is None else above.setdefault("items", [])
    place = str(len(siblings) + 1)
    item.setdefault("code", place if above is None else f"{above['code']}.{place}")
    item["name"] = _NUMBERING.sub("", name) or name
    siblings.append(item)
    return item


def _left(columns: list[int], at: int) -> int:
    """Which level a column of points belongs to."""
    return max((depth for depth, column in enumerate(columns) if column < at), default=len(columns) - 1)


def _same(path: list[Entry], depth: int, name: str) -> bool:
    """Whether the cell repeats the group that is open: tables whose merged cells were taken apart."""
    return depth < len(path) and path[depth]["name"] == (_NUMBERING.sub("", name) or name)


def _aside(row: Row) -> bool:
    first = next(cell for cell in row if cell)
    return first.replace(" ", "") in ("合计", "总计", "总分", "小计") or first.startswith(
        ("注：", "注:", "说明：", "备注：")
    )
