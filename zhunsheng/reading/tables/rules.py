"""Rules of a table: a column that two others make in every row but one, rates, shares and growth by their columns.

受理＝办结＋未结 holds in all rows but one of a table: the one is a fault. 执行率 is 执行数 by 预算数, 占比 a row of the total, 增长 the
later column upon the earlier: the columns that give it in most rows are the ones meant.
"""

from collections.abc import Callable, Iterator
from itertools import permutations

from zhunsheng.reading.checks import Check, shown
from zhunsheng.reading.grid import Cell, Table
from zhunsheng.reading.models import Relation

_MOST = 8
"""Columns that are paired; more would cost the square."""
_PROOF = 2
"""Rows in which a rule must hold before it says anything of another."""
_SURE = 0.97
Row = tuple[Cell, ...]


def rules(table: Table) -> Iterator[Check]:
    """Every rule that the table keeps in all rows but one or two."""
    columns = table.counted[:_MOST]
    rows = [row for row in table.body if len(row) == table.wide or len(row) > max(columns, default=0)]
    told: set[int] = set()
    for whole, one, other in permutations(columns, 3):
        if one < other and not {whole, one, other} & told:
            checks = list(_rule(rows, (whole, one, other), _adds, "＋"))
            if any(check.severity for check in checks):
                told.update((whole, one, other))
            yield from checks
    for rate in table.rated:
        yield from _rate(table, rows, rate, columns)


def _numbers(row: Row, columns: tuple[int, ...]) -> list[Cell] | None:
    cells = [row[column] for column in columns if column < len(row)]
    return cells if len(cells) == len(columns) and all(one.value is not None for one in cells) else None


def _adds(cells: list[Cell]) -> float:
    return (cells[1].value or 0.0) + (cells[2].value or 0.0)


def _rule(
    rows: list[Row], columns: tuple[int, ...], of: Callable[[list[Cell]], float], sign: str
) -> Iterator[Check]:
    """The rows that break what the others keep."""
    told = [
        cells
        for row in rows
        if (cells := _numbers(row, columns)) and min(cells[1].value or 0, cells[2].value or 0) > 0
    ]
    broken = [
        cells
        for cells in told
        if abs(of(cells) - (cells[0].value or 0.0))
        > sum(one.step / 2 for one in cells if one.decimals) + 1e-6
    ]
    held = len(told) - len(broken)
    if held < _PROOF or len(broken) != 1 or held < 2 * len(broken):
        return
    for cells in broken:
        value = of(cells)
        expr = (
            f"{shown(cells[0].value or 0)} = {shown(cells[1].value or 0)} {sign} {shown(cells[2].value or 0)}"
        )
        relation = Relation(
            kind="sum",
            holds=False,
            terms=tuple(one.place for one in cells),
            expr=expr,
            stated=cells[0].value,
            computed=round(value, 4),
        )
        message = f"表中其他各行都是前一列等于后两列之和，这一行{cells[1].text}加{cells[2].text}是{shown(value)}，写的是{cells[0].text}，请核对"
        place = min(one.start for one in cells), max(one.end for one in cells)
        yield Check(
            relation, "table_rule", "warning", message, place, _SURE, "in_a_table" if held > _PROOF else ""
        )


def _rate(table: Table, rows: list[Row], rate: int, columns: tuple[int, ...]) -> Iterator[Check]:
    """A column of percentages by the reading that most rows keep: a quotient, a change, or a share of the last row."""
    readings: list[list[tuple[Cell, Cell, Cell, float]]] = []
    for one, other in permutations(columns, 2):
        quotients, changes = [], []
        for row in rows:
            cells = _numbers(row, (rate, one, other))
            if cells and cells[2].value:
                top, bottom = cells[1].value or 0.0, cells[2].value
                quotients.append((cells[0], cells[1], cells[2], 100 * top / bottom))
                changes.append((cells[0], cells[1], cells[2], 100 * (top - bottom) / bottom))
        readings += [quotients, changes]
    for column in columns:
        for total in (rows[-1], rows[0]) if rows else ():
            whole = _numbers(total, (column,))
            if whole and whole[0].value:
                shares = [
                    (cells[0], cells[1], whole[0], 100 * (cells[1].value or 0.0) / whole[0].value)
                    for row in rows
                    if (cells := _numbers(row, (rate, column)))
                ]
                readings.append(shares)
    best = max(readings, key=lambda told: (sum(map(_near, told)), -len(told)), default=[])
    held = sum(map(_near, best))
    if held < _PROOF or 2 * held < len(best):
        return
    for told in best:
        if not _near(told):
            yield _off(*told, sure=held > _PROOF)


def _near(told: tuple[Cell, Cell, Cell, float]) -> bool:
    cell, value = told[0], told[3]
    return abs((cell.value or 0.0) - value) <= cell.step + 1e-9


def _off(cell: Cell, top: Cell, bottom: Cell, value: float, *, sure: bool) -> Check:
    relation = Relation(
        kind="ratio", holds=False, terms=(cell.place, top.place, bottom.place), expr=f"{cell.text} = {top.text} ÷ {bottom.text}",
        stated=cell.value, computed=round(value, 4),
    )  # fmt: skip
    message = f"按表中{top.text}和{bottom.text}算是{shown(round(value, 2))}%，写的是{cell.text}，请核对"
    return Check(relation, "table_rule", "warning", message, cell.place, _SURE, "in_a_table" if sure else "")
