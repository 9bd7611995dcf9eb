"""What a template names that nobody knows: said with file and line, before anybody makes a document from it."""

from collections.abc import Iterator, Mapping

from zhunsheng.writing.errors import known
from zhunsheng.writing.papers.template import Only, Slot, Table, Template, Text
from zhunsheng.writing.papers.words import FORMATS, HAND, ROW, Sort, Word


def problems(template: Template, words: Mapping[str, Word]) -> Iterator[str]:
    """Every unknown word, format that does not fit, or impossible value; nothing when the template is right."""
    words = {**HAND, **words}
    for at, text in (
        (template.at, template.title),
        (1, template.mark),
        (1, template.organ),
        (1, template.number),
    ):
        yield from _text(template.place(at), text, words)
    for line in template.lines:
        if isinstance(line, Table):
            yield from _table(template, line, words)
            continue
        if line.only:
            yield from _only(template.place(line.at), line.only, words)
        yield from _text(template.place(line.at), line.text, words)


def _table(template: Template, table: Table, words: Mapping[str, Word]) -> Iterator[str]:
    for row in table.rows:
        inside = words
        place = template.place(row.at)
        if row.each:
            rows = words.get(row.each)
            if rows is None or rows.sort is not Sort.ROWS:
                listed = [name for name, word in words.items() if word.sort is Sort.ROWS]
                yield f"{place}：each 后面的 {row.each} 不是明细字段。{known(row.each, listed)}"
                continue
            inside = {**words, **ROW, **rows.columns}
        for cell in row.cells:
            yield from _text(place, cell.text, inside)


def _text(place: str, text: Text, words: Mapping[str, Word]) -> Iterator[str]:
    for slot in text:
        if isinstance(slot, Slot):
            yield from _slot(place, slot, words)


def _slot(place: str, slot: Slot, words: Mapping[str, Word]) -> Iterator[str]:
    word = words.get(slot.name)
    if word is None:
        yield f"{place}：没有字段 {slot.name}。{known(slot.name, words)}"
    elif word.sort is Sort.ROWS:
        yield f"{place}：{slot.name} 是明细，写成表格的一行：each {slot.name} | … |"
    elif slot.format and slot.format not in FORMATS:
        yield f"{place}：没有格式 {slot.format}。{known(slot.format, FORMATS)}"
    elif slot.format and word.sort not in FORMATS[slot.format].sorts:
        fitting = "、".join(sorted(FORMATS[slot.format].sorts))
        yield f"{place}：格式 {slot.format} 只用于{fitting}，{slot.name}（{word.label}）是{word.sort}。去掉“|{slot.format}”"


def _only(place: str, only: Only, words: Mapping[str, Word]) -> Iterator[str]:
    word = words.get(only.name)
    if word is None:
        yield f"{place}：条件里没有字段 {only.name}。{known(only.name, words)}"
        return
    for value in only.values:
        if word.choices and value not in word.choices:
            yield f"{place}：{only.name}（{word.label}）没有“{value}”。{known(value, word.choices)}"
