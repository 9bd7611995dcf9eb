"""A report laid out for the page: its lines with figures and findings marked, every figure with an address of its own."""

from collections.abc import Sequence
from dataclasses import dataclass

from zhunsheng.desk.frame.marking import Mark, Piece, marked
from zhunsheng.reading import Figure, Reading


@dataclass(frozen=True, slots=True)
class Placed:
    """A piece of a line; `anchor` is the place of the figure that begins with it, None for all other pieces."""

    piece: Piece
    anchor: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the report and the findings that begin in it."""

    pieces: tuple[Placed, ...]
    findings: tuple[Mark, ...]


def anchor_of(figure: Figure) -> str:
    """The fragment that leads to a figure in its report: other pages link to the very characters."""
    return f"n{figure.start}"


def lines_of(reading: Reading, notes: Sequence[Mark]) -> list[Line]:
    """The lines of a report with its figures and these notes marked."""
    figures = [Mark(f.start, f.end, f) for f in reading.figures]
    lines, anchored = [], set[int]()
    for paragraph in marked(reading.text, figures, notes):
        pieces = []
        for piece in paragraph.pieces:
            figure = piece.figure
            # 一个数字被发现的边界切成几截时，只有第一截带地址。
            first = figure is not None and figure.start not in anchored
            if first:
                anchored.add(figure.start)
            pieces.append(Placed(piece, figure.start if first else None))
        lines.append(Line(tuple(pieces), paragraph.findings))
    return lines
