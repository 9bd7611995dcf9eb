"""Sums of a table: rows that a row 合计 adds up, columns that a column 合计 adds up.

Which rows a total is of is not told: all above it, those since the last 小计, the chief ones (一、二、) without what is under them. The
reading that holds in most columns is the one meant; a column in which it fails is a fault. Where no reading holds anywhere, only
a number that one slip explains is doubted.
"""

import re
from collections.abc import Iterator, Sequence

from zhunsheng.reading.checks import Check, shown
from zhunsheng.reading.grid import Cell, Table
from zhunsheng.reading.mistakes import slips
from zhunsheng.reading.models import Relation

TOTAL = re.compile(
    r"^(?:（?[一二三四五六七八九十]{1,2}[、）.])?(?:合计|总计|小计|共计|总数|汇总|总和|全[县市区]合计|全年合计)(?:$|[（(：:数])|合计$|总计$|小计$"
)
_PART_TOTAL = re.compile(r"小计")
_UNDER = re.compile(r"^(?:其中|#|[\d１-９]{1,2}[.．、]|[（(][一二三四五六七八九十\d]{1,2}[）)]|[①-⑳]|[-—·])")
_CHIEF = re.compile(r"^[一二三四五六七八九十]{1,2}、")
_SURE, _LIKELY, _ALONE = 0.99, 0.9, 0.75
"""How sure a total is of its rows: proved by other columns; by its word and a slip; by its word alone."""

Line = Sequence[Cell | None]


def sums(table: Table) -> Iterator[Check]:
    """Every total of rows and of columns."""
    yield from _down(table)
    yield from _across(table)


def _down(table: Table) -> Iterator[Check]:
    """合计 as a row: of the rows above it, or of those below where it is the first."""
    labels = table.labels
    for at, label in enumerate(labels):
        if not TOTAL.search(label):
            continue
        columns = table.counted
        total = [table.at(at, column) for column in columns]
        readings: list[list[Line]] = [
            [[table.at(row, column) for column in columns] for row in rows]
            for rows in _rows_of(labels, at)
        ]  # fmt: skip
        plainly = at == len(labels) - 1 and not any(
            _UNDER.search(one) or TOTAL.search(one) for one in labels[:at]
        )
        yield from _told(total, readings, "合计", plainly=plainly)


def _rows_of(labels: tuple[str, ...], at: int) -> Iterator[list[int]]:
    """What rows a total may be of."""
    last = max((other for other in range(at) if TOTAL.search(labels[other])), default=-1)
    above = list(range(last + 1, at))
    below = list(range(at + 1, len(labels)))
    parts = [row for row in range(at) if _PART_TOTAL.search(labels[row])]
    for rows in (
        (above, list(range(at)), below)
        if at == 0 or not above
        else (above, [row for row in range(at) if not TOTAL.search(labels[row])], parts)
    ):
        yield rows
        yield [row for row in rows if not _UNDER.search(labels[row]) and not TOTAL.search(labels[row])]
        yield [row for row in rows if _CHIEF.search(labels[row])]
        yield [row for row in rows if not labels[row].startswith("其中")]


def _across(table: Table) -> Iterator[Check]:
    """合计 as a column: of the columns since the last total on its left, of all on its left, or of those on its right."""
    totals = [
        column
        for column in table.counted
        if TOTAL.search(table.heads[column])
        or re.search(r"(?:合计|总计|小计|全年|总数)(?:[（(].*)?$", table.heads[column])
    ]
    for nth, at in enumerate(totals):
        last = totals[nth - 1] if nth else -1
        groups = (
            [column for column in table.counted if last < column < at],
            [column for column in table.counted if column < at and column not in totals],
            [column for column in table.counted if column > at and column not in totals],
        )
        total = [table.at(row, at) for row in range(len(table.body))]
        readings: list[list[Line]] = [
            [[table.at(row, column) for row in range(len(table.body))] for column in group]
            for group in groups
        ]
        yield from _told(total, readings, table.heads[at])


def _told(total: Line, readings: list[list[Line]], name: str, *, plainly: bool = False) -> Iterator[Check]:
    """The checks of a line of totals by the reading that holds most often."""
    best: tuple[int, int, list[Line]] | None = None
    for lines in readings:
        if len(lines) < 2:
            continue
        told = [
            (one, [line[at] for line in lines])
            for at, one in enumerate(total)
            if _says(one, [line[at] for line in lines])
        ]
        held = sum(_holds(one, parts) for one, parts in told)
        if told and (best is None or held > best[0]):
            best = held, len(told), lines
    if best is None:
        return
    held, tried, lines = best
    for at, one in enumerate(total):
        parts = [line[at] for line in lines]
        if one is None or not _says(one, parts):
            continue
        if _holds(one, parts):
            yield Check(_relation(one, parts, holds=True))
        elif 2 * held >= tried and held:
            yield _differs(one, parts, name, _SURE if held > 1 else _LIKELY + 0.05)
        elif tried == 1 and _one_slip(one, parts):
            yield _differs(one, parts, name, _LIKELY)
        elif tried == 1 and plainly and 0.5 <= _sum(parts) / (one.value or 1.0) <= 2:
            yield _differs(one, parts, name, _ALONE)


def _says(one: Cell | None, parts: Sequence[Cell | None]) -> bool:
    return (
        one is not None
        and one.value is not None
        and sum(part is not None and part.value is not None for part in parts) > 1
    )


def _sum(parts: Sequence[Cell | None]) -> float:
    return sum(part.value or 0.0 for part in parts if part is not None)


def _holds(one: Cell | None, parts: Sequence[Cell | None]) -> bool:
    """Whether numbers add up within their rounding: whole numbers exactly."""
    if one is None or one.value is None:
        return False
    told = [one, *(part for part in parts if part is not None and part.value is not None)]
    rounded = [cell.step / 2 for cell in told if cell.decimals]
    return abs(_sum(parts) - one.value) <= sum(rounded) + 1e-6


def _one_slip(one: Cell, parts: Sequence[Cell | None]) -> bool:
    """Whether one slip in the total or in a part of two digits and more is enough."""
    over = _sum(parts) - (one.value or 0.0)
    wanted = [
        (one, (one.value or 0.0) + over),
        *((part, (part.value or 0.0) - over) for part in parts if part and part.value is not None),
    ]
    return any(
        value >= 0 and len(_digits(cell, cell.value or 0.0)) > 1 and int(_digits(cell, value)) in near
        for cell, value in wanted
        for near in slips(_digits(cell, cell.value or 0.0)).values()
    )


def _digits(one: Cell, value: float) -> str:
    return f"{value:.{one.decimals}f}".replace(".", "").lstrip("-0") or "0"


def _relation(one: Cell, parts: Sequence[Cell | None], *, holds: bool) -> Relation:
    told = [part for part in parts if part is not None and part.value is not None]
    return Relation(
        kind="sum", holds=holds, terms=(one.place, *(part.place for part in told)),
        expr=f"{shown(one.value or 0)} = {' + '.join(shown(part.value or 0) for part in told)}", stated=one.value, computed=round(_sum(parts), 4),
    )  # fmt: skip


def _differs(one: Cell, parts: Sequence[Cell | None], name: str, prior: float) -> Check:
    relation = _relation(one, parts, holds=False)
    message = f"表中{name}写{one.text}，各项相加是{shown(round(_sum(parts), 2))}，请核对"
    return Check(
        relation, "table_sum", "warning", message, one.place, prior, "in_a_table" if prior >= _SURE else ""
    )
