"""Prose: what the words beside a table say of it: 全年办理264件，具体见下表."""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import Check, Page, spans
from zhunsheng.reading.grid import Cell, Table, plain
from zhunsheng.reading.mistakes import likelihood
from zhunsheng.reading.models import Relation
from zhunsheng.reading.numbers import LEVEL, Number
from zhunsheng.reading.tables.sums import TOTAL

_NEAR = 400
"""Characters before and behind a table in which the words speak of it."""
_ALL = re.compile(r"共|总|合计|全[年县市区]")
_POINTS = re.compile(r"[下上附]表|如下|表\d|见表|表中")
_NOT_OF_IT = re.compile(r"其中|上年|去年|同期|累计")
_STRONG = 2.0
"""How much a number must look like a slip of the one in the table."""


def against_prose(page: Page, table: Table) -> Iterator[Check]:
    """Numbers beside a table that are a slip from the one in it that bears their name."""
    begin, end = table.place
    around = page.text[max(0, begin - _NEAR) : begin] + page.text[end : end + _NEAR]
    if not _POINTS.search(around):
        return
    near = [
        page.number(figure) for figures in page.by_sentence.values() for figure in figures
        if begin - _NEAR <= figure.start < begin or end <= figure.start < end + _NEAR
    ]  # fmt: skip
    values = {one.value for row in table.body for one in row if one.value is not None}
    for number in near:
        if (
            number.role != LEVEL
            or not number.exact
            or number.value in values
            or _NOT_OF_IT.search(number.before)
        ):
            continue
        wanted = _named(table, number)
        close = [one for one in wanted if one.value and likelihood(number, one.value, one.value) >= _STRONG]
        if len(close) == 1:
            yield _differs(number, close[0])


def _named(table: Table, number: Number) -> list[Cell]:
    """The cells that a number may be: of the row its clause names, or of the totals where it says 共."""
    said = number.before + number.behind
    found = []
    for at, label in enumerate(table.labels):
        name = plain(label)
        total = bool(TOTAL.search(label))
        if (total and _ALL.search(number.before)) or (len(name) > 1 and not total and name in said):
            found += [
                one for one in table.body[at] if one.value is not None and one.column and not one.percent
            ]
    return found


def _differs(number: Number, one: Cell) -> Check:
    relation = Relation(
        kind="difference", holds=False, terms=(*spans(number.figure), one.place), expr=f"{number.figure.quote} = {one.text}",
        stated=number.value, computed=one.value,
    )  # fmt: skip
    message = f"表中写{one.text}，文中写{number.figure.quote}，请核对"
    return Check(relation, "table_prose", "warning", message, (number.figure.start, number.figure.end), 0.8)
