"""Order: quotation marks that pair, ordinals without a gap."""

import re
from collections.abc import Iterator

from zhunsheng.reading.models import Finding, found
from zhunsheng.reading.split import Sentences

HAN_ORDER = "一二三四五六七八九十"
_OPENING, _CLOSING = "“", "”"
_MARKS = re.compile(r"[“”\n]|\Z")


def quotes(text: str) -> Iterator[Finding]:
    """Double quotes that do not pair within a paragraph; `opened` is the place of one not yet closed, or -1."""
    opened = -1
    for mark in _MARKS.finditer(text):
        if mark.group() != _CLOSING and opened >= 0:
            line_end = text.find("\n", opened)
            span = (opened, min(opened + 8, line_end if line_end >= 0 else len(text)))
            yield found(text, "unbalanced_quote", "note", span, "“{}”：引号没有关上")
        if mark.group() == _CLOSING and opened < 0:
            span = (max(text.rfind("\n", 0, mark.start()) + 1, mark.start() - 7), mark.end())
            yield found(text, "unbalanced_quote", "note", span, "“{}”：引号只有后一半")
        opened = mark.start() if mark.group() == _OPENING else -1


# 一是… 二是…;  （一）… at the beginning of a line;  一、… at the beginning of a line
_FIRSTLY = re.compile(rf"([{HAN_ORDER}])(?<![^。；：，\s%\d”].)是(?=[\u4e00-\u9fff])")
_HEADINGS = (
    ("heading", re.compile(rf"^[ \t]*([{HAN_ORDER}]{{1,3}})、(?![^\n]*[\t|])", re.MULTILINE)),
    ("subheading", re.compile(rf"^[ \t]*（([{HAN_ORDER}]{{1,3}})）(?![^\n]*[\t|])", re.MULTILINE)),
)


def _order(word: str) -> int:
    """一 → 1, 十二 → 12, 二十 → 20; 0 for what is no ordinal."""
    if len(word) == 1:
        return HAN_ORDER.index(word) + 1
    if word[0] == "十":
        return 10 + HAN_ORDER.index(word[1]) + 1
    return (HAN_ORDER.index(word[0]) + 1) * 10 + (HAN_ORDER.index(word[2]) + 1 if len(word) > 2 else 0)


def ordinals(text: str, sentences: Sentences) -> Iterator[Finding]:
    """A number left out: 一是 … 三是 in one paragraph, （一） … （三） under one heading."""
    paragraphs = sorted({sentence.paragraph for sentence in sentences.all})
    for start, end in zip(paragraphs, [*paragraphs[1:], len(text)], strict=False):
        yield from _gaps(text, list(_FIRSTLY.finditer(text, start, end)), "{}是")
    tops = [match.start() for match in _HEADINGS[0][1].finditer(text)]
    yield from _gaps(text, list(_HEADINGS[0][1].finditer(text)), "{}、")
    for start, end in zip([0, *tops], [*tops, len(text)], strict=True):
        yield from _gaps(text, list(_HEADINGS[1][1].finditer(text, start, end)), "（{}）")


def _gaps(text: str, marks: list[re.Match[str]], form: str) -> Iterator[Finding]:
    """一、二、四、: an ordinal left out between two of one form, and not only lost in a line that runs on."""
    expected, before = 1, 0
    for mark in marks:
        number = _order(mark[1])
        if number == expected + 1 and expected > 1:
            missing = form.format(HAN_ORDER[expected - 1]) if expected <= 10 else str(expected)
            if text.find(missing, before, mark.start()) >= 0:
                expected, before = number + 1, mark.end()
                continue
            span = (mark.start(1) - (form[0] == "（"), mark.end())
            yield found(text, "missing_ordinal", "warning", span, f"前面漏了“{missing}”")
        expected, before = number + 1, mark.end()
