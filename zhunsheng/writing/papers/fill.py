"""A template and the values of a case become a document."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from zhunsheng.writing.composition import Line, Role
from zhunsheng.writing.papers.sheet import Box, Form, Paper
from zhunsheng.writing.papers.template import Only, Row, Slot, Table, Template, Text, TextLine
from zhunsheng.writing.papers.words import FORMATS, HAND, ROW, Sort, Word, plain

BLANK = "（　　）"
"""What stands where nothing was recorded: to be seen, and to be filled by hand."""
ROOM = "　" * 8
"""``{blank}``: room that is always filled by hand."""


def fill(
    template: Template,
    words: Mapping[str, Word],
    values: Mapping[str, Any],
    *,
    dated_on: date,
    names: Callable[[Any], str] = plain,
) -> Paper:
    """The document. A value that is None, empty or absent is printed as `BLANK` and told in `missing`.

    `names` turns the value of a word of people into their names. `dated_on` is the day in the file's properties.
    """
    pen = _Pen(words, values, names)
    title = pen.write(template.title).replace("\n", " ")
    blocks: list[Line | Form] = []
    if template.mark:
        blocks.append(Line(Role.MARK, pen.write(template.mark)))
        if template.number:
            blocks.append(Line(Role.NUMBER, pen.write(template.number)))
    organ = pen.write(template.organ)
    blocks += [Line(Role.TITLE, line) for line in (organ, title) if line]
    if template.number and not template.mark:
        blocks.append(Line(Role.NUMBER, pen.write(template.number)))
    issuer = organ
    for line in template.lines:
        made: list[Line | Form] = list(_table(line, pen) if isinstance(line, Table) else _lines(line, pen))
        issuer = next((b.text for b in made if isinstance(b, Line) and b.role is Role.ISSUER), issuer)
        blocks += made
    return Paper(
        title,
        template.layout,
        tuple(_attachments(blocks)),
        tuple(pen.missing),
        tuple(pen.to_write),
        issuer,
        dated_on,
    )


_UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML does not take; the break of a line stays."""
_TO_WRITE = re.compile(r"【([^】]*)】")


@dataclass
class _Pen:
    """Writes slots, and remembers what it found blank."""

    words: Mapping[str, Word]
    values: Mapping[str, Any]
    names: Callable[[Any], str]
    missing: dict[str, None] = field(default_factory=dict)
    to_write: dict[str, None] = field(default_factory=dict)

    def write(self, text: Text) -> str:
        # 只看模板自己的字：记录里有这种括号，不是留给人写的。
        self.to_write |= dict.fromkeys(
            m for part in text if isinstance(part, str) for m in _TO_WRITE.findall(part)
        )
        return "".join(self._slot(part) if isinstance(part, Slot) else part for part in text)

    def _slot(self, slot: Slot) -> str:
        if slot.name in HAND:
            return ROOM
        value, word = self.values.get(slot.name), self.words[slot.name]
        if word.sort is Sort.PEOPLE and value:
            said = self.names(value)
        elif slot.format and value is not None:
            said = FORMATS[slot.format].write(value)
        else:
            said = plain(value)
        said = _UNPRINTABLE.sub("", said)
        if said:
            return said
        self.missing[word.label] = None
        return BLANK

    def holds(self, only: Only) -> bool:
        value = plain(self.values.get(only.name))
        return value in only.values if only.values else bool(value)

    def within(self, word: Word, row: Mapping[str, Any], number: int) -> "_Pen":
        """A pen for one row of a list; what it finds blank is told by the row's number."""
        labelled = {
            name: Word(f"{word.label}第 {number} 行的{c.label}", c.sort) for name, c in word.columns.items()
        }
        words, values = {**self.words, **ROW, **labelled}, {**self.values, **row, "row": number}
        return _Pen(words, values, self.names, self.missing, self.to_write)


def _lines(line: TextLine, pen: _Pen) -> Iterator[Line]:
    """The paragraphs of a line: several when what was recorded has several."""
    if line.only and not pen.holds(line.only):
        return
    text = pen.write(line.text)
    if line.role in (Role.ADDRESSEE, Role.SIGNATURE):
        text = text.rstrip("：:") + "："
    if line.role is Role.NOTE:
        text = f"（{text.strip('（）')}）"
    for each in text.split("\n"):
        if each.strip():
            yield Line(line.role, each.strip() if "\n" in text else each)


def _attachments(blocks: list[Line | Form]) -> Iterator[Line | Form]:
    """附件 numbered when there are several (GB/T 9704—2012, 7.3.4)."""
    total = sum(isinstance(b, Line) and b.role is Role.ATTACHMENT for b in blocks)
    number = 0
    for block in blocks:
        if isinstance(block, Line) and block.role is Role.ATTACHMENT:
            number += 1
            head, counted = ("附件：" if number == 1 else ""), (f"{number}." if total > 1 else "")
            block = Line(Role.ATTACHMENT, f"{head}{counted}{block.text}")
        yield block


def _table(table: Table, pen: _Pen) -> Iterator[Form]:
    rows, heights = [], []
    for row in table.rows:
        for hand in _pens(row, pen):
            rows.append(
                tuple(
                    Box(
                        hand.write(cell.text),
                        cell.across,
                        cell.down,
                        not any(isinstance(p, Slot) for p in cell.text),
                    )
                    for cell in row.cells
                )
            )
            heights.append(row.lines)
    yield Form(table.widths, tuple(rows), tuple(heights))


def _pens(row: Row, pen: _Pen) -> Iterator[_Pen]:
    """One pen for a plain row; for a repeated one as many as there are rows, and one blank row where there are none."""
    if not row.each:
        yield pen
        return
    word, found = pen.words[row.each], pen.values.get(row.each) or ()
    if not isinstance(found, Sequence) or not found:
        pen.missing[word.label] = None
        unheard: dict[str, None] = {}
        blank = pen.within(word, dict.fromkeys(word.columns), 1)
        blank.missing = unheard
        yield blank
        return
    for number, each in enumerate(found, 1):
        yield pen.within(word, {name: each.get(name) for name in word.columns}, number)
