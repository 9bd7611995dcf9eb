"""The layout of a statistics form (表样): headings of any depth on both sides, and the blanks where they cross.

Both sides are the same tree. A heading without others under it is a line of the table; where a column and a row cross there is
a blank. One of the two names the catalogue figure, the other may name a part of it::

    columns: [{name: 受理, figure: mediation.accepted}]     rows: [{name: 邻里, part: kind.neighbour}]
    → the blank mediation.accepted.kind.neighbour, as the yearly report quotes it

A form with one row has no row headings; a list of figures has one column that names nothing.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cached_property
from typing import Any

from zhunsheng.declare.errors import DeclarationError, choices
from zhunsheng.declare.wording import strict
from zhunsheng.statistics.cycles import CYCLES


@strict
@dataclass(frozen=True, kw_only=True)
class Heading:
    """A heading of the table, with the headings under it.

    figure    the catalogue figure of this line; `unit` and `note` (指标解释) come from the catalogue
    part      the part of the crossing line's figure: the field of a register and its value, ``kind.neighbour``
    formula   reckoned from other figures instead of filled in (rates: they cannot be summed, they are reckoned again)
    places    decimal places; 0 means whole numbers
    stock     a state at the end of the period (时点数), not something that happened in it: carried over from last time
    total     this line is the sum of its siblings (合计)
    swing     percent of change against last time from which an explanation is asked for; None takes the form's
    """

    name: str
    figure: str = ""
    part: str = ""
    formula: str = ""
    unit: str = ""
    places: int = 0
    stock: bool = False
    total: bool = False
    swing: int | None = None
    note: str = ""
    under: tuple["Heading", ...] = ()

    @property
    def lines(self) -> tuple["Heading", ...]:
        """The lines of the table it stands over, in order; itself when nothing is under it."""
        return tuple(line for one in self.under for line in one.lines) or (self,)

    @property
    def depth(self) -> int:
        """How many levels it takes, itself included."""
        return 1 + max((one.depth for one in self.under), default=0)


@strict
@dataclass(frozen=True, kw_only=True)
class Rule:
    """One check: ``holds`` must be true or the form cannot be handed in; ``asks`` must be true or be explained.

    Both compare two formulas over the form's figures: ``a + b = c``, ``a <= b``; ``last.a`` is last time's a. `each: row`
    says it of every row, with the figures of the columns. `says` is the sentence in words, where the formula is not enough.
    """

    holds: str = ""
    asks: str = ""
    each: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Blank:
    """One blank of the form: what goes there and where it stands (row and column from 0, headings not counted)."""

    key: str
    part: str
    name: str
    row: int
    column: int
    unit: str
    places: int
    formula: str
    stock: bool
    swing: int | None
    note: str


@dataclass(frozen=True, slots=True)
class Merged:
    """A heading as it is printed: `level` and `line` where it begins, how many levels and lines it covers."""

    heading: Heading
    level: int
    line: int
    levels: int
    lines: int


@strict
@dataclass(frozen=True, kw_only=True)
class Form:
    """A statistics form.

    key, name   a plain word, never renamed; the title as printed; `number` the 表号
    cycle       year, half, quarter or month; handed in between `opens` and `due` days after the period's last day
    unit        the unit of most blanks, printed at the top; the others are printed at their heading
    stub        the title over the row headings
    swing       percent of change from which an explanation is asked for, when the numbers reach `least`
    notes       how to fill it in, printed below
    """

    key: str
    name: str
    number: str
    cycle: str
    due: int
    columns: tuple[Heading, ...]
    rows: tuple[Heading, ...] = ()
    opens: int = 1
    unit: str = "件"
    stub: str = "项目"
    swing: int = 50
    least: int = 10
    checks: tuple[Rule, ...] = ()
    notes: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.cycle not in CYCLES:
            raise DeclarationError(f"填报表 {self.key}", f"没有报告期别 {self.cycle}", choices(CYCLES))
        if not self.columns:
            raise DeclarationError(f"填报表 {self.key}", "没有写列（columns）")
        if self.due < self.opens:
            raise DeclarationError(f"填报表 {self.key}", "填报截止早于开始（due 小于 opens）")

    @cached_property
    def blanks(self) -> tuple[Blank, ...]:
        """Every blank, row by row."""
        found = []
        columns = list(_paths(self.columns))
        for r, row_path in enumerate(list(_paths(self.rows)) or [()]):
            for c, column_path in enumerate(columns):
                found.append(self._blank(r, c, row_path, column_path))
        return tuple(found)

    @cached_property
    def by_key(self) -> Mapping[str, Blank]:
        """The blanks by key."""
        return {blank.key: blank for blank in self.blanks}

    @cached_property
    def grid(self) -> tuple[tuple[Blank, ...], ...]:
        """The blanks as rows."""
        wide = len(lines_of(self.columns))
        return tuple(self.blanks[n : n + wide] for n in range(0, len(self.blanks), wide))

    @property
    def filled_in(self) -> tuple[Blank, ...]:
        """The blanks that people fill in: all but the reckoned ones."""
        return tuple(blank for blank in self.blanks if not blank.formula)

    @property
    def units_shown(self) -> bool:
        """Whether each row prints its unit: when the figures are in the rows."""
        return any(line.figure for line in lines_of(self.rows))

    @cached_property
    def digest(self) -> str:
        """The SHA-256 of everything declared, in hexadecimal."""
        text = json.dumps(self.as_json(), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(text.encode()).hexdigest()

    def as_json(self) -> dict[str, Any]:
        """Ready for JSON and back through ``form_of``; what is as usual is left out."""
        said: dict[str, Any] = _said(self)
        return said

    def _blank(self, row: int, column: int, above: tuple[Heading, ...], left: tuple[Heading, ...]) -> Blank:
        lines = [path[-1] for path in (above, left) if path]
        naming = [line for line in lines if line.figure]
        names = " ".join(line.name for line in lines)
        if len(naming) != 1:
            raise DeclarationError(
                f"填报表 {self.key} 的“{names}”", "行和列之中要有一个、也只有一个写明 figure"
            )
        figure = naming[0]
        part = "".join(f".{line.part}" for line in lines if line.part)
        own = next((line.swing for line in (figure, *lines) if line.swing is not None), None)
        said = [h.name for path in (above, left) if path and (path[-1].figure or path[-1].part) for h in path]
        whole = [h.name for path in (above,) if path and not (path[-1].figure or path[-1].part) for h in path]
        return Blank(
            key=figure.figure + part,
            part=part,
            name="·".join([*whole, *said]),
            row=row,
            column=column,
            unit=figure.unit,
            places=figure.places,
            formula=figure.formula,
            stock=figure.stock,
            swing=own,
            note=figure.note,
        )


def form_of(words: Mapping[str, Any]) -> Form:
    """The form that a YAML file or a stored edition declares. DeclarationError for a word it does not know."""
    said = dict(words)
    for side in ("columns", "rows"):
        said[side] = tuple(_heading(one) for one in _several(said.get(side), side))
    said["checks"] = tuple(Rule(**one) for one in _several(said.get("checks"), "checks"))
    said["notes"] = tuple(said.get("notes") or ())
    return Form(**said)


def merged(headings: Iterable[Heading]) -> tuple[Merged, ...]:
    """The headings of one side as printed, level by level: one without others under it reaches down to the lines."""
    tops = tuple(headings)
    height = max((one.depth for one in tops), default=0)
    found = list(_merged(tops, 0, 0, height))
    return tuple(sorted(found, key=lambda m: (m.level, m.line)))


def lines_of(headings: Iterable[Heading]) -> tuple[Heading, ...]:
    """The lines of one side, in order."""
    return tuple(line for one in headings for line in one.lines)


def _merged(headings: Iterable[Heading], level: int, line: int, height: int) -> Iterator[Merged]:
    for one in headings:
        wide = len(one.lines)
        yield Merged(one, level, line, 1 if one.under else height - level, wide)
        yield from _merged(one.under, level + 1, line, height)
        line += wide


def _paths(headings: Iterable[Heading], above: tuple[Heading, ...] = ()) -> Iterator[tuple[Heading, ...]]:
    for one in headings:
        if one.under:
            yield from _paths(one.under, (*above, one))
        else:
            yield (*above, one)


def _heading(words: Mapping[str, Any]) -> Heading:
    return Heading(
        **{**words, "under": tuple(_heading(one) for one in _several(words.get("under"), "under"))}
    )


def _several(value: Any, where: str) -> list[dict[str, Any]]:
    if not isinstance(value or [], list) or not all(isinstance(one, dict) for one in value or []):
        raise DeclarationError(f"填报表的 {where}", "要写成一列，每项都是“词: 内容”")
    return list(value or [])


def _said(thing: Any) -> Any:
    if isinstance(thing, tuple):
        return [_said(one) for one in thing]
    if not isinstance(thing, Form | Heading | Rule):
        return thing
    values = ((f, getattr(thing, f.name)) for f in fields(thing))
    return {f.name: _said(value) for f, value in values if f.default is MISSING or value != f.default}
