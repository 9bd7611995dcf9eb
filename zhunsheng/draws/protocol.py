"""A draw written down as plain rows, for a page, a sheet of paper, or a spreadsheet."""

from zhunsheng.draws.drawing import Drawn
from zhunsheng.draws.generator import Ticket, start

Row = tuple[str, ...]


def protocol(drawn: Drawn) -> tuple[Row, ...]:
    """What it was drawn from, each item with its working, the result; then the inspectors of each item drawn."""
    terms, begun = drawn.terms, start(drawn.seed)
    head: list[Row] = [
        ("规则", f"第 {terms.version} 版"),
        ("种子（封印）", drawn.seed),
        ("起始数", str(begun.first), str(begun.second)),
        ("参加 / 名单", f"{len(terms.partaking)} / {len(terms.items)}"),
        ("抽取", str(terms.number)),
        ("抽中", "、".join(drawn.chosen)),
    ]
    grouped = bool(terms.of_each)
    table: list[Row] = [("序号", "名称", *(("组",) if grouped else ()), "甲", "乙", "号", "名次", "结果")]
    for order, line in enumerate(drawn.lines, 1):
        group = (terms.group(line.item),) if grouped else ()
        place = "" if line.place is None else str(line.place)
        result = "不参加" if line.place is None else "抽中" if line.drawn else ""
        table.append((str(order), line.item, *group, *_worked(line.ticket), place, result))
    return (*head, *table, *_inspectors(drawn))


def _inspectors(drawn: Drawn) -> list[Row]:
    if not drawn.pairs:
        return []
    rows: list[Row] = [("对象", "检查人员", "甲", "乙", "号", "结果")]
    for pair in drawn.pairs:
        for who, ticket in pair.tickets:
            recused = who not in drawn.terms.inspectors(pair.item)
            result = (
                "回避"
                if recused
                else "派出" + ("（再次同组）" if pair.again else "")
                if who in pair.who
                else ""
            )
            rows.append((pair.item, who, *_worked(ticket), result))
    return rows


def _worked(ticket: Ticket) -> Row:
    return str(ticket.first), str(ticket.second), str(ticket.number)
