"""How a part is written: plain lines, as people type them, turned into the outline of the document.

::

    一行是一段，数字写成 {mediation.accepted}，也可以 {mediation.accepted|number} 或 {mediation.accepted|change}。
    【小标题】
    表：人民调解案件分类情况
    表：自己编的表
    | 单位 | 受理（件） |
    | 全县 | {mediation.accepted|number} |

A caption without rows below it names a table of the registers, which is printed with the figures of the day.

What cannot be understood is kept as it was typed, and told: a draft can always be saved and always be read.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from zhunsheng.writing import OutlineError, Paragraph, Section, Sentence, Table
from zhunsheng.writing.placeholders import keys

LONGEST = 50_000
"""Characters of one part; a whole yearly report has about 10,000."""

_SENTENCE = re.compile(r"[^。！？]+[。！？]*[”』）]*|[。！？]+")
_CELL = re.compile(r"\|(?![^{}]*\})")  # 占位里的竖线不分格
CAPTION = "表："
_FULL_WIDTH = str.maketrans("{}", "｛｝")


@dataclass(frozen=True)
class Sources:
    """What a text may refer to: whether there is a figure of that key, and the registers' tables by their captions."""

    knows: Callable[[str], bool]
    tables: Mapping[str, Table] = field(default_factory=dict)


@dataclass(frozen=True)
class Problem:
    """Something in a part that cannot be written as it stands: which line, and why."""

    line: int
    message: str


@dataclass
class Parsed:
    """A part as sections (its own heading first), and what was wrong in it."""

    sections: list[Section] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def tidy(text: str) -> str:
    """The text as it is kept: lines without indents and control characters, at most one blank line between two."""
    lines = [_plain(line).strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _plain(line: str) -> str:
    return "".join(
        " " if mark == "\t" else mark for mark in line if mark == "\t" or unicodedata.category(mark)[0] != "C"
    )


def quoted_keys(text: str, tables: Mapping[str, Table]) -> set[str]:
    """The figures that a text names, those of the tables it calls too; a line that cannot be understood names none."""
    found: set[str] = set()
    for line in text.split("\n"):
        try:
            found.update(keys(line))
        except OutlineError:
            continue
        if table := tables.get(line.removeprefix(CAPTION).strip()):
            found.update(table.needs())
    return found


def parsed(heading: str, level: int, text: str, sources: Sources) -> Parsed:
    """The part as sections of an outline. Never fails: what is wrong stands in the text as typed and among the problems."""
    done = Parsed()
    items: list[Paragraph | Table] = []
    head, depth = heading, level
    lines = list(enumerate(text.split("\n"), 1))
    while lines:
        number, line = lines.pop(0)
        if not line:
            continue
        if line.startswith("【") and line.endswith("】") and len(line) > 2:
            done.sections.append(Section(head, tuple(items), depth))
            items, head, depth = [], _literal(line[1:-1]), min(level + 1, 4)
        elif line.startswith((CAPTION, "|")):
            rows = [(number, line)]
            while lines and lines[0][1].startswith("|"):
                rows.append(lines.pop(0))
            items += _table(rows, sources, done.problems)
        else:
            items.append(Paragraph(tuple(_sentences(number, line, sources, done.problems))))
    done.sections.append(Section(head, tuple(items), depth))
    return done


def _sentences(number: int, line: str, sources: Sources, problems: list[Problem]) -> Iterator[Sentence]:
    """A line cut into sentences, so that a missing figure silences its own sentence only."""
    for piece in _SENTENCE.findall(line):
        yield Sentence(_sound(number, piece, sources, problems))


def _sound(number: int, piece: str, sources: Sources, problems: list[Problem]) -> str:
    """The piece if its placeholders can be filled; otherwise the same with braces that mean nothing."""
    try:
        strange = [key for key in keys(piece) if not sources.knows(key)]
    except OutlineError as error:
        problems.append(Problem(number, f"{error.what}" + (f"，{error.hint}" if error.hint else "")))
        return _literal(piece)
    if strange:
        problems.append(Problem(number, f"没有数字 {'、'.join(strange)}，或者您没有查看它的权限"))
        return _literal(piece)
    return piece


def _table(
    rows: Sequence[tuple[int, str]], sources: Sources, problems: list[Problem]
) -> list[Paragraph | Table]:
    """A caption line (perhaps), the header, and rows; short rows are filled up, long ones cut. Without rows: as typed."""
    first, line = rows[0]
    captioned = line.startswith(CAPTION)
    known = sources.tables.get(line.removeprefix(CAPTION).strip())
    if captioned and len(rows) == 1 and known is not None:
        return [known]
    cells = [(number, cut) for number, row in rows[captioned:] if any(cut := _cells(row))]
    if len(cells) < 2:
        problems.append(
            Problem(first, f"“{line}”不成表：登记里没有这张表；自己编的每行写成 | 甲 | 乙 |，第一行是表头")
        )
        return [Paragraph((Sentence(_literal(row)),)) for _, row in rows]
    header = tuple(_literal(cell) for cell in cells[0][1])
    body = []
    for number, row in cells[1:]:
        if len(row) != len(header):
            problems.append(Problem(number, f"这一行有 {len(row)} 格，表头有 {len(header)} 格"))
        filled = (*row, *[""] * len(header))[: len(header)]
        body.append(tuple(_sound(number, cell, sources, problems) for cell in filled))
    caption = _literal(line.removeprefix(CAPTION).strip()) if captioned else ""
    return [Table(caption, header, tuple(body))]


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in _CELL.split(row.strip().strip("|").strip())]


def _literal(text: str) -> str:
    return text.translate(_FULL_WIDTH)


def written(item: Paragraph | Table) -> str:
    """An item of an outline in this markup, a table with all its rows. Conditions are not kept."""
    if isinstance(item, Paragraph):
        return "".join(sentence.text for sentence in item.sentences)
    rows = [f"| {' | '.join(row)} |" for row in (item.header, *item.rows)]
    return "\n".join([CAPTION + item.caption, *rows] if item.caption else rows)
