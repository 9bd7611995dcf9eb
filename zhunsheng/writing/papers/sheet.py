"""A document of a case, filled: lines and forms ready to be shown or written."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.writing.composition import Line
from zhunsheng.writing.papers.template import Layout


@dataclass(frozen=True)
class Box:
    """A cell with its text; `label` marks the name of a column or entry; `down` 0 is covered by a cell above."""

    text: str
    across: int
    down: int
    label: bool


@dataclass(frozen=True)
class Form:
    """A ruled table: the shares of its columns, its rows, and how many lines high each is at least."""

    widths: tuple[int, ...]
    rows: tuple[tuple[Box, ...], ...]
    heights: tuple[int, ...]


@dataclass(frozen=True)
class Paper:
    """A filled document.

    `missing` are the official names of what was blank, `to_write` what the template leaves to the pen (【…】), in the order
    they stand.
    """

    title: str
    layout: Layout
    blocks: tuple[Line | Form, ...]
    missing: tuple[str, ...]
    to_write: tuple[str, ...]
    issuer: str
    dated_on: date
