"""The words an official document is declared in: Outline, Section, Paragraph, Sentence, Table."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from operator import eq, ge, gt, le, lt
from unicodedata import category

from zhunsheng.writing.errors import OutlineError, known
from zhunsheng.writing.placeholders import keys
from zhunsheng.writing.values import FigureValue, amount

RELATIONS: dict[str, Callable[[Decimal, Decimal], bool]] = {">": gt, ">=": ge, "=": eq, "<=": le, "<": lt}

LEVELS = range(1, 5)  # 一、 （一） 1. （1）：GB/T 9704—2012 7.3.3


@dataclass(frozen=True)
class When:
    """A sentence is said only when a figure stands in this relation to a number: ``When("x.y", ">", 0)``."""

    key: str
    relation: str
    than: Decimal | int

    def __post_init__(self) -> None:
        if self.relation not in RELATIONS:
            raise OutlineError(
                f"条件 {self.key}", f"没有关系“{self.relation}”", known(self.relation, RELATIONS)
            )

    def __str__(self) -> str:
        return f"{self.key} {self.relation} {self.than}"

    def holds(self, values: Mapping[str, FigureValue]) -> bool:
        """The figure is there and stands in the relation; a missing figure fulfils no condition."""
        number = amount(values.get(self.key))
        return number is not None and RELATIONS[self.relation](number, Decimal(self.than))


@dataclass(frozen=True)
class Sentence:
    """One sentence, its numbers as placeholders: ``{key}``, ``{key|number}`` or ``{key|change}``.

    `when` says under which condition it is said. When one of its figures is missing, `otherwise` is
    said in its place if there is one. It is not said when the condition merely fails: "未统计" and "未发生" differ.
    """

    text: str
    when: When | None = None
    otherwise: str = ""

    def __post_init__(self) -> None:
        single_line(f"句子“{self.text}”", self.text, self.otherwise)
        for template in (self.text, self.otherwise):
            keys(template)  # refuses a misspelt placeholder here, where the sentence is written

    def needs(self) -> tuple[str, ...]:
        """The figures it needs, its condition's first."""
        condition = (self.when.key,) if self.when else ()
        return tuple(dict.fromkeys(condition + keys(self.text) + keys(self.otherwise)))


@dataclass(frozen=True)
class Paragraph:
    """Sentences that run on; one with nothing left to say is not printed."""

    sentences: tuple[Sentence, ...]


def paragraph(*sentences: Sentence | str) -> Paragraph:
    """A paragraph; a plain string is a sentence without condition."""
    return Paragraph(tuple(Sentence(each) if isinstance(each, str) else each for each in sentences))


@dataclass(frozen=True)
class Table:
    """A plain official table; every cell is a template like a sentence's text.

    An empty caption is not printed. `widths` are the columns' shares of the page (equal when empty). A cell whose figure is missing prints "—".
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        where = f"表“{self.caption}”"
        _literal(where, self.caption, *self.header)
        if not self.header:
            raise OutlineError(where, "没有表头")
        for number, row in enumerate(self.rows, 1):
            single_line(where, *row)
            if len(row) != len(self.header):
                raise OutlineError(where, f"第 {number} 行有 {len(row)} 格，表头有 {len(self.header)} 格")
        if self.widths and (len(self.widths) != len(self.header) or min(self.widths) <= 0):
            raise OutlineError(where, "列宽的个数须与表头相同，且都大于零")

    def needs(self) -> tuple[str, ...]:
        """The figures in its cells."""
        return tuple(dict.fromkeys(key for row in self.rows for cell in row for key in keys(cell)))


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it; its ordinal is counted when the document is composed."""

    heading: str
    items: tuple[Paragraph | Table, ...] = ()
    level: int = 1

    def __post_init__(self) -> None:
        _literal(f"标题“{self.heading}”", self.heading)
        if self.level not in LEVELS:
            raise OutlineError(f"标题“{self.heading}”", f"没有第 {self.level} 层", "层次只有 1 至 4")


@dataclass(frozen=True, kw_only=True)
class Outline:
    """A whole document. A title of several lines holds "\\n" where it turns; all else is one line.

    `note` is the 附注 without its brackets (此件公开发布); `attachments` the names in the 附件说明.
    """

    title: str
    addressee: str
    sections: tuple[Section, ...]
    issuer: str
    dated_on: date
    note: str = ""
    attachments: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        where = f"公文“{self.title}”"
        _literal(where, *self.title.split("\n"), self.addressee, self.issuer, self.note, *self.attachments)
        if not all(text.strip() for text in (*self.title.split("\n"), self.issuer)):
            raise OutlineError(where, "标题和发文机关不能空，标题也不能有空行")
        above = 0
        for section in self.sections:
            # 只有两层时可以“一、”下接“1.”，别的不能跳层。
            if section.level > above + 1 and (above, section.level) != (1, 3):
                raise OutlineError(where, f"标题“{section.heading}”从第 {above} 层跳到第 {section.level} 层")
            above = section.level

    def needs(self) -> tuple[str, ...]:
        """The figures the document needs, in order of appearance: what to compute before composing."""
        return tuple(dict.fromkeys(key for part in self._parts() for key in part.needs()))

    def _parts(self) -> Iterator[Sentence | Table]:
        for section in self.sections:
            for item in section.items:
                if isinstance(item, Table):
                    yield item
                else:
                    yield from item.sentences


def single_line(where: str, *texts: str) -> None:
    """Refuses characters that would break a line, a table cell or the XML (a full-width space may stay)."""
    for text in texts:
        if any(map(_breaks, text)):
            raise OutlineError(where, f"“{text}”里有换行、制表符或控制字符", "另起一段要另写一个 paragraph")


def one_line(words: str) -> str:
    """Words that people wrote, as a line that `single_line` takes: breaks are spaces, control characters are left out."""
    kept = (mark for mark in words if mark.isspace() or not _breaks(mark))
    return " ".join("".join(kept).split())


def _breaks(mark: str) -> bool:
    return category(mark) in _BREAKING or mark in "\ufffe\uffff"


_BREAKING = {"Cc", "Cs", "Zl", "Zp"}


def _literal(where: str, *texts: str) -> None:
    """Refuses placeholders where none can stand."""
    single_line(where, *texts)
    for text in texts:
        if "{" in text or "}" in text:
            raise OutlineError(where, f"“{text}”里不能有占位", "占位只写在句子和表格的格子里")
