"""A form on paper: which text stands in which cell of the printed table, for the workbook that goes out and the one that comes back.

Places are (row, column) from 0 as spreadsheet libraries count them; ``address`` says C7 as people do.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from zhunsheng.statistics.layout import Blank, Form, merged

_ABOVE = 3
"""Lines above the headings: the title, the organ with the 表号, the period with the unit."""
_STEMS = "甲乙丙丁戊己"


@dataclass(frozen=True, slots=True)
class Fixed:
    """A printed text, and how many rows and columns it covers."""

    text: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True)
class Paper:
    """The printed table of a form."""

    form: Form

    @property
    def stubs(self) -> int:
        """Columns left of the blanks: the levels of the row headings, and the unit when rows have their own."""
        return max((m.level + m.levels for m in merged(self.form.rows)), default=0) + self.form.units_shown

    @property
    def heads(self) -> int:
        """Rows of column headings."""
        return max(m.level + m.levels for m in merged(self.form.columns))

    @property
    def first_row(self) -> int:
        """The row of the first blank: below the headings and the line that numbers the columns (栏次)."""
        return _ABOVE + self.heads + 1

    @property
    def wide(self) -> int:
        """Columns of the whole table."""
        return self.stubs + len(self.form.grid[0])

    @cached_property
    def fixed(self) -> tuple[Fixed, ...]:
        """The headings of both sides and the line of column numbers."""
        form, found = self.form, []
        levels = self.stubs - form.units_shown
        if levels:
            found.append(Fixed(form.stub, _ABOVE, 0, self.heads, levels))
        if form.units_shown:
            found.append(Fixed("计量单位", _ABOVE, levels, self.heads))
        for m in merged(form.columns):
            text = m.heading.name + self._unit(m.heading.unit, m.heading.figure)
            found.append(Fixed(text, _ABOVE + m.level, self.stubs + m.line, m.levels, m.lines))
        for column in range(self.wide):
            text = _STEMS[column] if column < self.stubs else str(column - self.stubs + 1)
            found.append(Fixed(text, self.first_row - 1, column))
        for m in merged(form.rows):
            found.append(Fixed(m.heading.name, self.first_row + m.line, m.level, m.lines, m.levels))
            if form.units_shown and not m.heading.under:
                found.append(Fixed(m.heading.unit, self.first_row + m.line, levels))
        return tuple(found)

    @cached_property
    def blanks(self) -> Mapping[tuple[int, int], Blank]:
        """The blanks by their place."""
        return {(self.first_row + b.row, self.stubs + b.column): b for b in self.form.blanks}

    def _unit(self, unit: str, figure: str) -> str:
        return f"（{unit}）" if figure and unit and unit != self.form.unit else ""


def address(row: int, column: int) -> str:
    """C7: the column's letters and the row from 1."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"
