"""Disclosure: the national table of 收到和处理政府信息公开申请情况 (国办公开办函〔2021〕30号, the form every organ fills).

Its own words: 第一项加第二项之和，等于第三项加第四项之和; and （七）总计 is all that was done. Every column must keep both; that the
last column is the sum of the six before it is seen by `sums`.
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import Check, shown
from zhunsheng.reading.grid import Cell, Table
from zhunsheng.reading.models import Relation

_ROWS = (
    ("new", re.compile(r"本年新收政府信息公开申请")),
    ("carried", re.compile(r"上年结转政府信息公开申请")),
    ("done", re.compile(r"(?:[（(]七[）)]|本年度办理结果)?总计$")),
    ("left", re.compile(r"结转下年度继续办理")),
)
_RESULT = re.compile(r"办理结果|予以公开")
_SURE = 0.992


def disclosure(table: Table) -> Iterator[Check]:
    """The checks of the national table, column by column; nothing for any other."""
    rows: dict[str, int] = {}
    for at, label in enumerate(table.labels):
        for name, words in _ROWS:
            if words.search(label):
                rows.setdefault(name, at)
    if len(rows) < len(_ROWS) or not rows["new"] < rows["carried"] < rows["done"] < rows["left"]:
        return
    ends = {name: _numbers(table.body[at]) for name, at in rows.items()}
    many = min(len(cells) for cells in ends.values())
    outcomes = [_numbers(row) for row in table.body[rows["carried"] + 1 : rows["done"]]]
    outcomes = [cells for cells in outcomes if cells]
    for nth in range(1, many + 1):  # from the right, for labels take a different number of columns
        new, carried, done, left = (ends[name][-nth] for name, _ in _ROWS)
        yield _equal((new, carried), (done, left), "第一项加第二项之和，应等于第三项加第四项之和")
        told = [cells[-nth] for cells in outcomes if len(cells) >= nth]
        if len(told) > 1:
            yield _equal((done,), tuple(told), "办理结果的总计，应等于各项结果之和")


def _numbers(row: tuple[Cell, ...]) -> list[Cell]:
    """The cells behind the label: numbers, and places left empty among them."""
    first = next((at for at, one in enumerate(row) if one.value is not None and at), len(row))
    return list(row[first:])


def _sum(cells: tuple[Cell, ...]) -> float:
    return sum(one.value or 0.0 for one in cells)


def _equal(one: tuple[Cell, ...], other: tuple[Cell, ...], said: str) -> Check:
    told = [cell for cell in (*one, *other) if cell.value is not None]
    left, right = (
        " + ".join(shown(cell.value or 0.0) for cell in side if cell.value is not None)
        for side in (one, other)
    )
    holds = abs(_sum(one) - _sum(other)) < 1e-6
    relation = Relation(
        kind="sum", holds=holds, terms=tuple(cell.place for cell in told), expr=f"{left or 0} = {right or 0}", stated=_sum(other), computed=_sum(one)
    )  # fmt: skip
    if holds or not told:
        return Check(relation)
    message = f"{said}，这一列{shown(_sum(one))}和{shown(_sum(other))}不相等，请核对"
    place = told[0].place
    return Check(relation, "table_rule", "warning", message, place, _SURE, "in_a_table")
