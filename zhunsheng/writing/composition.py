"""A composed document: its final lines, and where each number in them comes from.

The lineage (schema ``zhunsheng.lineage/1``) is this as JSON::

    {"schema", "title", "issuer", "dated_on", "as_of", "docx_sha256",
     "sentences": [{"id", "line", "start", "end", "text", "template", "when",
                    "figures": [{"key", "name", "format", "text", "start", "end", "value", "numerator",
                                 "denominator", "unit", "period", "organ", "fingerprint", "as_of", "previous"}],
                    "blanks": [{"key", "format", "reason"}]}],
     "omitted": [{"id", "template", "reason", "missing", "when", "replaced"}]}

Characters are counted in the plain text (`plain`), end exclusive; `line` counts its lines from 0. An id is the
place in the outline (section.item.sentence, for a cell section.item.row.column), so it stays when other
sentences fall away. Numbers are strings, exact. `as_of` is the earliest of the figures quoted: a document is as old as
its oldest figure.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from zhunsheng.writing.outline import Outline, When
from zhunsheng.writing.values import FigureValue

SCHEMA = "zhunsheng.lineage/1"


class Role(StrEnum):
    """What a line is in the document; the standard says how each looks."""

    TITLE = "标题"
    ADDRESSEE = "主送机关"
    BODY = "正文"
    HEADING1 = "一级标题"
    HEADING2 = "二级标题"
    HEADING3 = "三级标题"
    HEADING4 = "四级标题"
    CAPTION = "表题"
    ATTACHMENT = "附件说明"
    ISSUER = "发文机关署名"
    DATE = "成文日期"
    NOTE = "附注"
    MARK = "发文机关标志"
    NUMBER = "发文字号"
    FLUSH = "顶格"
    SIGNATURE = "签名"


@dataclass(frozen=True)
class Line:
    """One paragraph of the document."""

    role: Role
    text: str


@dataclass(frozen=True)
class Grid:
    """A table, its first row the header; `numeric` marks the cells that are nothing but a figure."""

    rows: tuple[tuple[str, ...], ...]
    numeric: frozenset[tuple[int, int]]
    widths: tuple[int, ...]


@dataclass(frozen=True)
class Quote:
    """A figure as it stands in a sentence, `start` to `end` counted within the sentence."""

    format: str
    text: str
    start: int
    end: int
    value: FigureValue
    previous: FigureValue | None

    def as_json(self, offset: int) -> dict[str, Any]:
        value = self.value
        return {
            "key": value.key,
            "name": value.name,
            "format": self.format,
            "text": self.text,
            "start": offset + self.start,
            "end": offset + self.end,
            **_provenance(value),
            "previous": _provenance(self.previous) if self.previous else None,
        }


@dataclass(frozen=True)
class Blank:
    """A placeholder that had nothing to say, and why."""

    key: str
    format: str
    reason: str


@dataclass(frozen=True)
class Said:
    """A template turned into text."""

    template: str
    text: str
    quotes: tuple[Quote, ...]
    blanks: tuple[Blank, ...]


@dataclass(frozen=True)
class Written:
    """A sentence (or cell) in its place: line of the plain text and first character."""

    id: str
    said: Said
    when: When | None
    line: int
    start: int

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "line": self.line,
            "start": self.start,
            "end": self.start + len(self.said.text),
            "text": self.said.text,
            "template": self.said.template,
            "when": _condition(self.when),
            "figures": [quote.as_json(self.start) for quote in self.said.quotes],
            "blanks": [asdict(blank) for blank in self.said.blanks],
        }


@dataclass(frozen=True)
class Unsaid:
    """A sentence that could not be said as declared; `replaced` when its `otherwise` stands instead.

    Either figures are `missing`, or the condition `when` failed, or (a heading) nothing was left under it.
    """

    id: str
    template: str
    reason: str
    missing: tuple[FigureValue, ...] = ()
    when: When | None = None
    replaced: bool = False

    def as_json(self) -> dict[str, Any]:
        return {
            "id": self.id,
            "template": self.template,
            "reason": self.reason,
            "missing": [value.key for value in self.missing],
            "when": _condition(self.when),
            "replaced": self.replaced,
        }


@dataclass(frozen=True)
class Composition:
    """A document ready to be rendered; made by `compose`."""

    outline: Outline
    blocks: tuple[Line | Grid, ...]
    sentences: tuple[Written, ...]
    omitted: tuple[Unsaid, ...]

    def lineage(self, docx_sha256: str = "") -> dict[str, Any]:
        """Sentence by sentence, the figures behind the text; schema in the module's docstring."""
        quoted = [quote.value for sentence in self.sentences for quote in sentence.said.quotes]
        return {
            "schema": SCHEMA,
            "title": self.outline.title.replace("\n", ""),
            "issuer": self.outline.issuer,
            "dated_on": self.outline.dated_on.isoformat(),
            "as_of": min(filter(None, (_instant(value.as_of) for value in quoted)), default=None),
            "docx_sha256": docx_sha256,
            "sentences": [sentence.as_json() for sentence in self.sentences],
            "omitted": [unsaid.as_json() for unsaid in self.omitted],
        }


def plain(composition: Composition) -> str:
    """The text exactly as in the docx: a paragraph a line, a table row a line with tabs between cells."""
    return "\n".join(line for block in composition.blocks for line in lines(block))


def lines(block: Line | Grid) -> tuple[str, ...]:
    """The block's lines in the plain text."""
    if isinstance(block, Line):
        return (block.text,)
    return tuple("\t".join(row) for row in block.rows)


def _provenance(value: FigureValue) -> dict[str, Any]:
    return {
        "value": _exact(value.value),
        "numerator": _exact(value.numerator),
        "denominator": _exact(value.denominator),
        "unit": value.unit,
        "period": str(value.period),
        "organ": value.organ,
        "fingerprint": value.fingerprint,
        "as_of": _instant(value.as_of),
    }


def _exact(number: object) -> str | None:
    return None if number is None else f"{number:f}" if not isinstance(number, int) else str(number)


def _instant(as_of: datetime | str | None) -> str | None:
    return as_of.isoformat() if isinstance(as_of, datetime) else as_of


def _condition(when: When | None) -> dict[str, str] | None:
    return {"key": when.key, "relation": when.relation, "than": str(when.than)} if when else None
