"""Printed pages put back into paragraphs: by where the text stands, not by the order in which it was drawn."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from zhunsheng.formats.document import Table
from zhunsheng.formats.radicals import without_radicals

_PAGE_NUMBER = re.compile(
    r"[—\-–－一·•.\s]*\d{1,4}[—\-–－一·•.\s]*|第\s?\d{1,4}\s?页(?:[，,/\s]*共\s?\d{1,4}\s?页)?|\d{1,4}\s?/\s?\d{1,4}"
)
_HEADING = re.compile(r"[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)]")
_HAN = r"\u4e00-\u9fff，。；：、！？（）“”《》〔〕"
# LibreOffice 和 Word 在汉字与数字之间自动留的空，印成 PDF 就成了空格。
_SIGNS = "，。；：、！？（）“”《》〔〕"
_FIRST = re.compile(r"[“（《〔]*(?:[0-9A-Za-z.,/%％+-]{1,30}|.)\s?[，。；：、！？）”》〕％%]*")
_SPACING = re.compile(
    rf"(?<=[{_HAN}]) +(?=[0-9A-Za-z])|(?<=[0-9A-Za-z%％]) +(?=[{_HAN}])|(?<=[{_SIGNS}]) +| +(?=[{_SIGNS}])"
)


@dataclass(frozen=True, slots=True)
class Piece:
    """Text that stands together on a page; `top` grows downward."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class Line:
    """The pieces that stand on one line of a page; `cells` are those far apart."""

    cells: tuple[str, ...]
    left: float
    right: float
    top: float
    bottom: float

    @property
    def text(self) -> str:
        return "\t".join(self.cells)

    @property
    def height(self) -> float:
        return max(self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class Printed:
    """What the pages say: paragraphs and rows of tables a line each, tables as cells, and how many page numbers went."""

    text: str
    tables: tuple[Table, ...]
    page_numbers: int
    empty_pages: tuple[int, ...]


def printed(pages: Sequence[Sequence[Piece]]) -> Printed:
    """The pages as running text: no page numbers, sentences joined over lines and pages, rows of tables by themselves."""
    lines = [list(_lines(pieces)) for pieces in pages]
    kept, dropped = _without_margins(lines)
    area = _area([line for page in kept for line in page])
    paragraphs: list[str] = []
    tables: list[Table] = []
    rows: list[tuple[str, ...]] = []
    before: Line | None = None
    for page in kept:
        for at, line in enumerate(page):
            gap = line.top - page[at - 1].bottom if at else 0.0
            if len(line.cells) > 1:
                rows.append(line.cells)
            else:
                tables += _table(rows)
                rows = []
            if before is not None and _runs_on(before, line, area, gap):
                paragraphs[-1] += line.text
            else:
                paragraphs.append(line.text)
            before = line
    tables += _table(rows)
    text = without_radicals(_SPACING.sub("", "\n".join(paragraphs)))
    empty = tuple(number for number, page in enumerate(lines, 1) if not page)
    return Printed(text, tuple(tables), dropped, empty)


def _lines(pieces: Sequence[Piece]) -> Iterator[Line]:
    """The pieces gathered into lines, from above; one that lies exactly over another (bold by double strike) is one."""
    once = {
        (piece.text, round(piece.left), round(piece.top)): piece for piece in pieces if piece.text.strip()
    }
    rows: list[list[Piece]] = []
    for piece in sorted(once.values(), key=lambda piece: (piece.top + piece.bottom) / 2):
        if rows and _level(rows[-1][0], piece):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    for row in rows:
        row.sort(key=lambda piece: piece.left)
        cells, last = [row[0].text], row[0]
        for piece in row[1:]:
            if piece.left - last.right > 0.9 * min(piece.height, last.height):
                cells.append(piece.text)
            else:
                cells[-1] += piece.text
            last = piece
        yield Line(
            tuple(cell.strip() for cell in cells if cell.strip()),
            row[0].left,
            max(piece.right for piece in row),
            min(piece.top for piece in row),
            max(piece.bottom for piece in row),
        )


def _level(one: Piece, other: Piece) -> bool:
    overlap = min(one.bottom, other.bottom) - max(one.top, other.top)
    return overlap > 0.5 * min(one.height, other.height)


def _without_margins(pages: list[list[Line]]) -> tuple[list[list[Line]], int]:
    """The pages without page numbers and running heads at their first and last lines; how many numbers went."""
    ends = Counter(line.text for page in pages for line in {*page[:1], *page[-1:]})
    running = {text for text, times in ends.items() if times > 2 and times * 2 > len(pages)}
    dropped = 0
    kept = []
    for page in pages:
        page = list(page)
        for at in (0, -1):
            while page and (_PAGE_NUMBER.fullmatch("".join(page[at].cells)) or page[at].text in running):
                dropped += page[at].text not in running
                page.pop(at)
        kept.append(page)
    return kept, dropped


@dataclass(frozen=True, slots=True)
class _Area:
    """The type area: its edges, and whether paragraphs begin with an indent."""

    left: float = 0.0
    right: float = 0.0
    indents: bool = False


def _area(lines: Sequence[Line]) -> _Area:
    """Where most full lines begin and end."""
    plain = [line for line in lines if len(line.cells) == 1] or list(lines)
    if not plain:
        return _Area()
    rights = sorted(line.right for line in plain)
    right = rights[int(0.9 * (len(rights) - 1))]
    lefts = sorted(line.left for line in plain if line.right > right - 2 * line.height) or [plain[0].left]
    left = lefts[int(0.1 * (len(lefts) - 1))]
    indents = any(1.5 * line.height < line.left - left < 2.6 * line.height for line in plain)
    return _Area(left, right, indents)


def _runs_on(before: Line, line: Line, area: _Area, gap: float) -> bool:
    """Whether a line continues the one before: that one is full, this one is not indented and looks the same."""
    if len(before.cells) > 1 or len(line.cells) > 1 or _HEADING.match(line.text):
        return False
    ended = before.text[-1] in "。！？：；"
    if ended and not area.indents:
        return False  # 段落都不缩进的，句子完了就当一段完了
    full = before.right + _wide(line.text) * line.height > area.right
    alike = 0.8 < line.height / before.height < 1.25
    indented = line.left > area.left + 0.9 * line.height
    return alike and full and not indented and gap < 2.2 * line.height


def _wide(text: str) -> float:
    """How wide the first thing on a line is, in heights: had it found room above, it would not stand here.

    A number or word is not broken, and no line begins with a closing mark (GB/T 15834).
    """
    first = _FIRST.match(text)
    return 0.4 + sum(0.58 if sign.isascii() else 1.0 for sign in (first[0] if first else ""))


def _table(rows: list[tuple[str, ...]]) -> list[Table]:
    """The rows as a table when there are several; they are padded to one width."""
    if len(rows) < 2:
        return []
    wide = max(map(len, rows))
    return [Table(rows=tuple(row + (None,) * (wide - len(row)) for row in rows))]
