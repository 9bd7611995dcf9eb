"""A form as the pages draw it: the printed table cell by cell, with what stands in each blank."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from zhunsheng.desk.frame.states import State
from zhunsheng.figures.values import plain
from zhunsheng.statistics.cells import EMPTY, Cell
from zhunsheng.statistics.checks import Finding
from zhunsheng.statistics.layout import Blank, Form
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.paper import Fixed, Paper

_STATES = {
    Sheet.State.BLANK: State("paused", "○", "未报"),
    Sheet.State.DRAFT: State("paused", "◐", "草稿"),
    Sheet.State.REVIEW: State("soon", "▷", "单位审核"),
    Sheet.State.HANDED_IN: State("done", "✓", "已上报"),
    Sheet.State.RETURNED: State("soon", "↺", "退回"),
}


@dataclass(frozen=True, slots=True)
class Box:
    """One blank as drawn: what counts in it, what the organ typed, and everything worth knowing beside it."""

    blank: Blank
    cell: Cell
    typed: str = ""
    last: str = ""
    wrong: str = ""
    mark: str = ""
    others: str = ""
    address: str = ""
    share: str = ""

    @property
    def name(self) -> str:
        """The name of its input."""
        return f"v.{self.blank.key}"

    @property
    def id(self) -> str:
        """Where links lead."""
        return f"cell-{self.blank.row}-{self.blank.column}"

    @property
    def registered(self) -> str:
        """The register's number; "" when none owns the figure."""
        return "" if self.cell.registered is None else plain(self.cell.registered)


@dataclass(frozen=True, slots=True)
class Line:
    """A row of the printed table: headings and boxes from left to right."""

    fixed: Sequence[Fixed]
    boxes: Sequence[Box] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """The printed table."""

    form: Form
    heads: Sequence[Line]
    numbers: Line
    lines: Sequence[Line]


@dataclass(frozen=True)
class Beside:
    """What a page knows beside the cells: last time's, what was typed just now, what is wrong, what others saved meanwhile.

    A summary knows where each sum leads, and how many organs are in a sum that is not of all of them.
    """

    last: Mapping[str, Cell] = field(default_factory=dict)
    typed: Mapping[str, str] = field(default_factory=dict)
    noted: Mapping[str, str] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    others: Mapping[str, str] = field(default_factory=dict)
    addresses: Mapping[str, str] = field(default_factory=dict)
    shares: Mapping[str, str] = field(default_factory=dict)
    findings: Sequence[Finding] = ()


def table(form: Form, cells: Mapping[str, Cell], beside: Beside | None = None) -> Table:
    """The table of a form; `cells` are those of every blank, reckoned ones included."""
    paper, known = Paper(form), beside or Beside()
    marks = _marks(known.findings)
    rows: dict[int, list[Fixed]] = {}
    for one in paper.fixed:
        rows.setdefault(one.row, []).append(one)
    boxes = [[_box(blank, cells.get(blank.key, EMPTY), known, marks) for blank in line] for line in form.grid]
    first = paper.first_row
    return Table(
        form,
        heads=[Line(_ordered(rows[row])) for row in sorted(rows) if row < first - 1],
        numbers=Line(_ordered(rows[first - 1])),
        lines=[Line(_ordered(rows.get(first + n, [])), line) for n, line in enumerate(boxes)],
    )


def paper_of(form: Form, asked: str) -> dict[str, str]:
    """The paper that is asked for, A4 when none is, and its style: lists stand upright, tables lie across."""
    paper = "a3" if asked == "a3" else "a4"
    look = "a4-tall" if paper == "a4" and len(form.grid[0]) == 1 else paper
    return {"paper": paper, "paper_css": f"desk/frame/paper-{look}.css"}


def state_of(row: Sheet, today: date) -> State:
    """How a sheet stands, as colour, shape and word."""
    if row.late_on(today):
        return State("late", "■", f"逾期未报 {(today - row.due_on).days} 天")
    if row.state == Sheet.State.REVIEW and row.signed_by:
        return State("soon", "▷", "已审签，待上报")
    return _STATES[Sheet.State(row.state)]


def _ordered(fixed: Sequence[Fixed]) -> list[Fixed]:
    return sorted(fixed, key=lambda one: one.column)


def _marks(findings: Sequence[Finding]) -> dict[str, str]:
    """The worst that is found about each blank: hard, soft, or explained."""
    marks: dict[str, str] = {}
    for finding in reversed(findings):
        mark = "hard" if finding.hard else "soft" if not finding.explained else "said"
        marks |= dict.fromkeys(finding.keys, mark)
    return marks


def _box(blank: Blank, cell: Cell, known: Beside, marks: Mapping[str, str]) -> Box:
    last = known.last.get(blank.key)
    return Box(
        blank,
        cell,
        typed=known.typed.get(blank.key, cell.typed),
        last=last.text if last else "",
        wrong=known.wrong.get(blank.key, ""),
        mark="hard" if blank.key in known.wrong else marks.get(blank.key, ""),
        others=known.others.get(blank.key, ""),
        address=known.addresses.get(blank.key, ""),
        share=known.shares.get(blank.key, ""),
    )
