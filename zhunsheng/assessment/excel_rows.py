"""Rows with code and parent become the tree; the cells of one row become one entry."""

import re
from typing import Any

from zhunsheng.assessment.errors import BadFramework, nearest
from zhunsheng.assessment.excel_layout import COLUMNS, GROUP, KINDS, NOTHING, VERIFIED
from zhunsheng.assessment.layout import PARAMETERS
from zhunsheng.assessment.methods import Steps, Veto
from zhunsheng.assessment.numbers import number
from zhunsheng.assessment.written import Entry

Row = list[str]
_LISTS = ("evidence", "basis", "applies_to")
_DROPPED = {"序号", ""}
_HEADINGS = {word: heading for heading, word in COLUMNS.items()}
_WORDS_OF = {
    "verified": {name: word for word, name in VERIFIED.items()},
    "nothing_occurred": {name: word for word, name in NOTHING.items()},
}


def by_codes(table: list[Row], at: int, headings: list[str], source: str, *, own: bool) -> dict[str, Any]:
    """The areas and levels of a table whose rows name their code and, under 上级, the code above them."""
    faults: list[str] = []
    items: dict[str, Entry] = {}
    above: dict[str, str] = {}
    for line, row in enumerate(table[at + 1 :], at + 2):
        if not any(row):
            continue
        item = entry(headings, row, source, line, faults, own=own)
        code = item.get("code", "")
        if not code or code in items:
            faults.append(
                item.wrong(
                    f"编码 {code} 前面已经用过；数字格式的 1.10 会变成 1.1，请把这一列设成文本"
                    if code
                    else "没有写“编码”"
                )
            )
            continue
        above[code], items[code] = item.pop("above", ""), item
    for code, parent in above.items():
        if parent and parent not in items:
            faults.append(items[code].wrong(f"上级 {parent} 不在表里{nearest(parent, items)}"))
        elif parent:
            items[parent].setdefault("items", []).append(items[code])
    areas = [items[code] for code, parent in above.items() if not parent]
    faults += _circles(items, above)
    if faults:
        raise BadFramework(faults)
    for item in items.values():
        if item.pop("type", "") == GROUP:
            item.setdefault("items", [])
    deepest = max((_depth(code, above) for code in above), default=1)
    return {
        "areas": judged_by_default(areas),
        "levels": [f"{'一二三四五六七八'[depth]}级指标" for depth in range(min(deepest, 8))],
    }


def entry(headings: list[str], row: Row, source: str, line: int, faults: list[str], *, own: bool) -> Entry:
    """One row as the words of the YAML file. Unknown columns go into the note; faults are added to `faults`."""
    item = Entry(source, line, _HEADINGS)
    more: list[str] = []
    for heading, cell in zip(headings, row, strict=True):
        word = COLUMNS.get(heading)
        if not cell or heading in _DROPPED:
            continue
        if word is None:
            more.append(f"{heading}：{cell}")
        else:
            item[word] = _list(cell, own=own) if word in _LISTS else cell
    if more:
        item["note"] = "；".join([item["note"], *more] if "note" in item else more)
    for word in set(_WORDS_OF) & set(item):
        item[word] = _WORDS_OF[word].get(item[word], item[word])
    for word in {"points", "cap"} & set(item):
        item[word] = item[word].removesuffix("分").strip()
    _method(item, faults)
    bare = None if own else number(item.get("threshold", ""))
    if bare is not None and 0 < bare <= 1:
        # 百分比格式的单元格存的是 1，不是 100%，读不出本来写的是什么。
        faults.append(
            item.wrong(f"“阈值”读到的是 {bare}，说不清是不是百分之几，请写成文字，例如 ≥100% 或者 ≥1次")
        )
    return item


def _method(item: Entry, faults: list[str]) -> None:
    name, told = item.pop("method", ""), item.pop("parameters", "")
    if not name:
        if told:
            faults.append(item.wrong("写了“方法参数”，没有写“方法”"))
        return
    if name not in KINDS:
        faults.append(item.wrong(f"不认识的方法“{name}”，可用：{'、'.join(KINDS)}"))
        return
    kind = KINDS[name]
    if kind == Veto.kind:
        item["method"] = _made(item, kind, {"reason": told.removeprefix("事由=")})
        return
    pairs = [
        [side.strip() for side in re.split("[=＝]", pair)]
        for pair in re.split("[；;\n]", told)
        if pair.strip()
    ]
    if any(len(pair) != 2 for pair in pairs):
        faults.append(item.wrong(f"“方法参数”写成“目标=100；下限=60”这样，读到的是“{told}”"))
        return
    words = {word: key for key, word in PARAMETERS.items()}
    item["method"] = _made(
        item, kind, pairs if kind == Steps.kind else {words.get(word, word): value for word, value in pairs}
    )


def _made(item: Entry, kind: str, parameters: dict[str, str] | list[list[str]]) -> Entry:
    """The method as an entry at the row of its indicator."""
    outer, inner = Entry(item.source, item.line), Entry(item.source, item.line, PARAMETERS)
    outer[kind] = parameters
    if isinstance(parameters, dict):
        inner |= parameters
        outer[kind] = inner
    return outer


def judged_by_default(items: list[Entry]) -> list[Entry]:
    """An indicator with points and without a method is judged by people: what a table without the column means."""
    for item in items:
        judged_by_default(item.get("items", []))
        if "points" in item and not {"items", "method"} & set(item):
            item["method"] = _made(item, "judged", {})
    return items


def _list(cell: str, *, own: bool) -> list[str]:
    return [text.strip() for text in re.split("\n" if own else "[\n；;]", cell) if text.strip()]


def _depth(code: str, above: dict[str, str]) -> int:
    depth = 1
    while code := above.get(code, ""):
        depth += 1
    return depth


def _circles(items: dict[str, Entry], above: dict[str, str]) -> list[str]:
    """Nodes that are above themselves; such a table would otherwise lose them without a word."""
    for code in above:
        seen, at = {code}, above[code]
        while at and at in above and at not in seen:
            seen.add(at)
            at = above[at]
        if at in seen:
            return [items[code].wrong(f"上级绕成了圈：{'、'.join(sorted(seen))}")]
    return []
