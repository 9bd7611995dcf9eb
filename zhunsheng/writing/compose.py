"""An outline and its figures become a composed document."""

from dataclasses import dataclass, field, replace

from zhunsheng.writing.composition import Composition, Grid, Line, Role, Unsaid, Written, lines
from zhunsheng.writing.outline import Outline, Paragraph, Section, Sentence, Table
from zhunsheng.writing.saying import Values, settle

EMPTY_CELL = "—"

HEADINGS = (Role.HEADING1, Role.HEADING2, Role.HEADING3, Role.HEADING4)


def compose(outline: Outline, values: Values, previous: Values | None = None) -> Composition:
    """The document's final text, with the characters of each number.

    `values` holds every figure the outline names (`outline.needs()`), missing ones included; `previous`
    last year's, as far as there are any. A sentence whose figure is missing is left out or replaced by its
    `otherwise`; sections left empty fall away and the ordinals close up. Raises OutlineError at a
    placeholder that is not among the values.
    """
    sheet = _Sheet()
    for title in outline.title.split("\n"):
        sheet.put(Line(Role.TITLE, title))
    if outline.addressee:
        sheet.put(Line(Role.ADDRESSEE, outline.addressee.rstrip("：:") + "："))
    omitted = _put_sections(sheet, outline.sections, values, previous or {})
    for line in _closing(outline):
        sheet.put(line)
    return Composition(outline, tuple(sheet.blocks), tuple(sheet.sentences), omitted)


@dataclass
class _Sheet:
    """The document as it grows; knows the line and the character that come next in the plain text."""

    blocks: list[Line | Grid] = field(default_factory=list)
    sentences: list[Written] = field(default_factory=list)
    line: int = 0
    offset: int = 0

    def put(self, block: Line | Grid) -> None:
        self.blocks.append(block)
        for text in lines(block):
            self.line += 1
            self.offset += len(text) + 1

    def place(self, sentence: Written, line: int, start: int) -> None:
        """Notes a sentence of the block about to be put: lines and characters after its beginning."""
        self.sentences.append(replace(sentence, line=self.line + line, start=self.offset + start))


Item = tuple[Paragraph | Table, list[Written]]
"""A paragraph with the sentences left in it, or a table with all its cells; nowhere on the sheet as yet."""


def _put_sections(
    sheet: _Sheet, sections: tuple[Section, ...], values: Values, previous: Values
) -> tuple[Unsaid, ...]:
    """Settles every sentence first: only then is it known which headings stay, and their ordinals."""
    omitted: list[Unsaid] = []
    settled: list[list[Item]] = []
    for s, section in enumerate(sections, 1):
        items = [
            (item, _settled(item, f"{s}.{i}", omitted, values, previous))
            for i, item in enumerate(section.items, 1)
        ]
        settled.append([(item, sentences) for item, sentences in items if sentences])
    kept = _kept(sections, settled)
    counts = [0, 0, 0, 0]
    for s, (section, items) in enumerate(zip(sections, settled, strict=True), 1):
        if s not in kept:
            omitted.append(Unsaid(str(s), section.heading, "标题下没有内容"))
            continue
        depth = section.level - 1
        counts[depth:] = [counts[depth] + 1] + [0] * (3 - depth)
        sheet.put(Line(HEADINGS[depth], ordinal(section.level, counts[depth]) + section.heading))
        for item, sentences in items:
            if isinstance(item, Table):
                _put_table(sheet, item, sentences)
            else:
                _put_paragraph(sheet, sentences)
    return tuple(omitted)


def _settled(
    item: Paragraph | Table, place: str, omitted: list[Unsaid], values: Values, previous: Values
) -> list[Written]:
    """The sentences of an item that are said; those that are not go to `omitted`."""
    written = []
    for where, sentence in _sentences(item):
        said, unsaid = settle(sentence, f"{place}.{where}", values, previous)
        if unsaid:
            omitted.append(unsaid)
        if said:
            written.append(Written(f"{place}.{where}", said, sentence.when, line=0, start=0))
    return written


def _sentences(item: Paragraph | Table) -> list[tuple[str, Sentence]]:
    """The sentences with their places in the item; a cell is a sentence that is never left out."""
    if isinstance(item, Paragraph):
        return [(str(number), sentence) for number, sentence in enumerate(item.sentences, 1)]
    return [
        (f"{r}.{c}", Sentence(cell, otherwise=EMPTY_CELL))
        for r, row in enumerate(item.rows, 1)
        for c, cell in enumerate(row, 1)
    ]


def _kept(sections: tuple[Section, ...], settled: list[list[Item]]) -> set[int]:
    """The sections (from 1) with something under them: items of their own, or a kept deeper section."""
    kept, following = set(), 0  # following: level of the next kept section
    for s in range(len(sections), 0, -1):
        level = sections[s - 1].level
        if settled[s - 1] or following > level:
            kept.add(s)
            following = level
    return kept


def _put_paragraph(sheet: _Sheet, sentences: list[Written]) -> None:
    text = ""
    for sentence in sentences:
        sheet.place(sentence, 0, len(text))
        text += sentence.said.text
    sheet.put(Line(Role.BODY, text))


def _put_table(sheet: _Sheet, table: Table, cells: list[Written]) -> None:
    if table.caption:
        sheet.put(Line(Role.CAPTION, table.caption))
    width = len(table.header)
    rows = [table.header]
    start = len("\t".join(table.header)) + 1
    numeric = set()
    for r in range(1, len(table.rows) + 1):
        row = cells[(r - 1) * width : r * width]
        for c, cell in enumerate(row):
            if cell.said.quotes:
                sheet.place(cell, r, start)
            if cell.said.text in {quote.text for quote in cell.said.quotes} | {EMPTY_CELL}:
                numeric.add((r, c))
            start += len(cell.said.text) + 1
        rows.append(tuple(cell.said.text for cell in row))
    sheet.put(Grid(tuple(rows), frozenset(numeric), table.widths or (1,) * width))


def ordinal(level: int, number: int) -> str:
    """The number before a heading: 一、 （一） 1. （1） (GB/T 9704—2012, 7.3.3)."""
    return ("{}、", "（{}）", "{}.", "（{}）")[level - 1].format(chinese(number) if level <= 2 else number)


def chinese(number: int) -> str:
    """1 to 99 as they count headings: 一, 十, 十一, 二十."""
    digits = "零一二三四五六七八九"
    tens, ones = divmod(number, 10)
    return (
        (digits[tens] if tens > 1 else "")
        + ("十" if tens else "")
        + (digits[ones] if ones or not tens else "")
    )


def _closing(outline: Outline) -> list[Line]:
    """附件说明, signature, date and 附注, as GB/T 9704—2012 7.3.4 to 7.3.6 order them."""
    names = outline.attachments
    numbered = [f"{number}.{name}" for number, name in enumerate(names, 1)] if len(names) > 1 else list(names)
    attachments = ["附件：" + name if number == 0 else name for number, name in enumerate(numbered)]
    day = outline.dated_on
    closing = [Line(Role.ATTACHMENT, text) for text in attachments]
    closing.append(Line(Role.ISSUER, outline.issuer))
    closing.append(Line(Role.DATE, f"{day.year}年{day.month}月{day.day}日"))
    if outline.note:
        closing.append(Line(Role.NOTE, f"（{outline.note.strip('（）')}）"))
    return closing
