"""A template as it was read: its head, its lines, its tables; each knows its line in the file."""

from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.writing.composition import Role


class Layout(StrEnum):
    """How the document is set: by GB/T 9704, as a printed form, or as a record of what was said."""

    OFFICIAL = "公文"
    FORM = "表格"
    RECORD = "笔录"


@dataclass(frozen=True)
class Slot:
    """``{name|format}``: where a value stands."""

    name: str
    format: str = ""


Text = tuple["str | Slot", ...]
"""A text cut at its slots."""


@dataclass(frozen=True)
class Only:
    """``? name：`` or ``? name = 甲 或 乙：``: the line stands only when the value is there, or is one of these."""

    name: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True)
class TextLine:
    """A paragraph of the document, in the role that its mark gives it."""

    at: int
    role: Role
    text: Text
    only: Only | None = None


@dataclass(frozen=True)
class Cell:
    """A cell of a form: as many columns wide and rows high; high 0 is what a cell above covers."""

    text: Text
    across: int = 1
    down: int = 1


@dataclass(frozen=True)
class Row:
    """A row of a form, at least so many lines high; `each` names the rows of the record it is repeated for."""

    at: int
    cells: tuple[Cell, ...]
    lines: int = 1
    each: str = ""


@dataclass(frozen=True)
class Table:
    """A form: the shares of its columns, and its rows."""

    at: int
    widths: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Template:
    """One document's template. `step` offers it at a step whose declaration does not ask for it."""

    where: str
    layout: Layout
    title: Text
    lines: tuple[TextLine | Table, ...]
    mark: Text = ()
    organ: Text = ()
    number: Text = ()
    step: str = ""
    at: int = 1

    def place(self, line: int) -> str:
        """A place in the file, as errors say it."""
        return f"{self.where} 第 {line} 行"
