"""cite: walks once through a text, keeping in mind what was cited last."""

import re
from collections.abc import Iterator
from datetime import date

from zhunsheng.law.citing.citation import Citation
from zhunsheng.law.citing.mentions import Memory, Mention
from zhunsheng.law.citing.outside import outside
from zhunsheng.law.citing.patterns import (
    ARTICLE,
    ASIDE,
    BACKWARD,
    CHAPTER,
    CODE,
    ISSUER,
    JOINED,
    MARK,
    NOT_ISSUER,
    NOT_LAW,
    NUMBER,
    OF,
    ORDER,
    OWN_ARTICLES,
    PARAGRAPH,
    SHORT_NAME,
    TITLE,
    YEAR,
    plain,
)
from zhunsheng.law.citing.places import (
    article_of,
    articles_of,
    continued,
    place,
    previous_article,
    previous_paragraph,
)
from zhunsheng.law.citing.standing import Standing, standing
from zhunsheng.law.index import Index, index
from zhunsheng.law.index.listed import spelled, split_year

_SENTENCE_END = "。！？；:："
_LONG_LINE = 20
_NEAR = 40
"""How far back an instrument named without 《》 is looked for."""


def cite(text: str, on: date | None, among: Index | None = None) -> list[Citation]:
    """Every citation of ``text`` in its order, with its standing on a day; without a day nothing is checked.

    ``among`` is the index to look in, usually the national one. Raises BadLawFile where that cannot be read; never fails on
    a text.
    """
    return list(_Walk(text, on, among or index()))


class _Walk:
    """One pass over a text.

    `_end` is where the last citation ended, with the brackets after it: what follows continues it. In an instrument
    (`_own`), what refers back without saying 该 or 同 refers to the instrument itself, and is no citation.
    """

    def __init__(self, text: str, on: date | None, among: Index) -> None:
        self._text, self._plain, self._on = text, plain(text), on
        self._own = bool(OWN_ARTICLES.search(self._plain))
        self._memory = Memory(among)
        self._line = self._end = 0

    def __iter__(self) -> Iterator[Citation]:
        done = 0
        for mark in MARK.finditer(self._plain):
            if mark.start() < done:
                continue
            found = self._read(mark)
            if isinstance(found, Citation):
                done = self._end = max(found.end, self._end)
                yield found
            else:
                done = found

    def _read(self, mark: re.Match[str]) -> Citation | int:
        """The citation that begins at a mark, or where to go on when there is none."""
        match mark.lastgroup:
            case "title":
                return self._title(mark.start())
            case "article":
                return self._article(mark.start())
            case "backward" | "stated" | "previous":
                return self._backward(mark.start())
            case "number":
                return self._number(mark.start())
            case "order":
                return self._order(mark.start())
            case _:
                return self._new_line(mark.start())

    def _new_line(self, at: int) -> int:
        """A paragraph ends here, unless the line was only broken because it was full."""
        line = self._plain[self._line : at].rstrip()
        if len(line) < _LONG_LINE or line[-1] in _SENTENCE_END:
            self._memory.forget()
        self._line = at + 1
        return at + 1

    def _title(self, start: int) -> Citation | int:
        found = TITLE.match(self._plain, start)
        if found is None:
            return start + 1
        written = found["title"]
        # 《宪法修正案（2018年）》：年份是标题的一部分，不是文本的年份
        title, label = (written, "") if self._memory.knows(written) else split_year(written)
        end, number, short = found.end(), "", ""
        aside = ASIDE.match(self._plain, end)
        if aside:
            label, number, short = _read_aside(aside["aside"], label)
        mention = self._memory.mention(title, label=label, number=number)
        if short:
            self._memory.define(short, mention)
        below = self._below(aside.end() if aside else end) or self._below(end)
        if below is None and not mention.legal:
            return end
        citation = self._citation(
            start, below.end() if below else end, mention, place(below[0]) if below else ""
        )
        if not mention.legal:
            return citation.end  # 《建设工程合同》第三条：不是法，只记住它，后面的条号不再归前一部法
        if aside and (number or short or label):
            self._end = aside.end()
        return citation

    def _below(self, at: int) -> re.Match[str] | None:
        """An article or chapter right after a title."""
        of = OF.match(self._plain, at)
        at = of.end() if of else at
        return ARTICLE.match(self._plain, at) or CHAPTER.match(self._plain, at)

    def _article(self, start: int) -> Citation | int:
        memory = self._memory
        joined = bool(JOINED.fullmatch(self._plain, self._end, start)) and memory.last is not None
        found = ARTICLE.match(self._plain, start)
        if found is None:
            below = PARAGRAPH.match(self._plain, start)
            if below and joined and memory.last and memory.last.legal and memory.article:
                article = continued(memory.article, place(below[0]))
                return self._citation(start, below.end(), memory.last, article)
            return below.end() if below else start + 1
        before = self._plain[max(self._line, start - _NEAR) : start]
        if not before.strip() and self._plain[found.end() : found.end() + 1] in (" ", "\n", ""):
            return found.end()  # “第五条　……”：条文自己的序号
        name_before = before.rstrip().removesuffix("的")
        named = None if joined else memory.ends_with(name_before) or memory.below_last(name_before)
        if named:
            mention, length = named
            begins = start - len(before) + len(name_before) - length
            return self._citation(begins, found.end(), mention, place(found[0]))
        if memory.last is None or not memory.last.legal:
            return found.end()
        if not joined and (self._own or NOT_LAW.search(before)):
            return found.end()
        return self._citation(start, found.end(), memory.last, place(found[0]), relative=not joined)

    def _backward(self, start: int) -> Citation | int:
        found = BACKWARD.match(self._plain, start)
        if found is None:
            return start + 1
        memory, end = self._memory, found.end()
        if found["kind"]:
            article = ARTICLE.match(self._plain, end + (self._plain[end] == " "))
            mention = memory.of_kind(found["kind"])
            if article is None or mention is None or (self._own and found[0].startswith("本")):
                return article.end() if article else end
            return self._citation(start, article.end(), mention, place(article[0]), relative=True)
        if self._own or memory.last is None or not article_of(memory.article):
            return end
        if found["same"]:
            meant = article_of(memory.article) + place(found["below"] or "")
        elif found["previous"] == "前款":
            meant = previous_paragraph(memory.article)
        else:
            meant = previous_article(memory.article)
        return self._citation(start, end, memory.last, meant, relative=True)

    def _number(self, start: int) -> Citation | int:
        found = NUMBER.match(self._plain, start)
        if found is None or not (found["open"] or found["close"]):
            return start + 1
        return self._numbered(
            start,
            found.end(),
            f"〔{found['year']}〕{int(found['serial'])}号",
            sure=CODE if "(" in (found["open"], found["close"]) else None,
        )

    def _order(self, start: int) -> Citation | int:
        found = ORDER.match(self._plain, start)
        if found is None:
            return start + 1
        return self._numbered(start, found.end(), f"令第{int(found['serial'])}号")

    def _numbered(
        self, start: int, end: int, number: str, sure: re.Pattern[str] | None = None
    ) -> Citation | int:
        """A document number on its own: the office before it belongs to it."""
        issuer = _issuer(self._plain, max(self._end, self._line, start - 14), start)
        for skipped in range(len(issuer) - 1):
            mention = self._memory.numbered(_full(issuer[skipped:]) + number)
            if mention.listed:
                return self._citation(start - len(issuer) + skipped, end, mention, "")
        if len(issuer) < 2 or (sure and not sure.search(issuer)):
            return end
        mention = self._memory.numbered(_full(issuer) + number)
        return self._citation(start - len(issuer), end, mention, "")

    def _citation(
        self, start: int, end: int, mention: Mention, article: str, *, relative: bool = False
    ) -> Citation:
        while end > start and self._plain[end - 1] == " ":
            end -= 1
        self._memory.keep(mention, article)
        checked = Standing.unknown(outside(mention.name) if self._on and not mention.listed else "")
        if mention.listed and self._on:
            checked = standing(mention.listed, articles_of(article), mention.label, self._on)
        return Citation(
            start=start,
            end=end,
            quote=self._text[start:end],
            instrument=mention.name,
            article=article,
            number=mention.number,
            version=checked.text.label if checked.text else mention.label,
            on=self._on,
            status=checked.status,
            certain=checked.certain,
            checked_until=checked.checked_until,
            finding=checked.finding,
            replaced_by=checked.replaced_by,
            relative=relative,
        )


def _read_aside(aside: str, label: str) -> tuple[str, str, str]:
    """What the brackets after a title say: the year of the text, the document number, the short name."""
    short = SHORT_NAME.search(aside)
    number = ""
    if found := NUMBER.search(aside):
        number = f"{_issuer(aside, 0, found.start())}〔{found['year']}〕{int(found['serial'])}号"
    elif found := ORDER.search(aside):
        number = f"{_full(_issuer(aside, 0, found.start()))}令第{int(found['serial'])}号"
    elif found := YEAR.match(aside):
        label = found["year"] if found.end() == len(aside) or aside[found.end()] in "，,；;" else label
    return label, number, short["short"].strip() if short else ""


def _issuer(text: str, first: int, end: int) -> str:
    """The office named right before a document number."""
    found = ISSUER.search(text, first, end)
    return NOT_ISSUER.split(found[0])[-1] if found else ""


def _full(issuer: str) -> str:
    """国令 is short for 国务院令; the name of the country is left out."""
    issuer = spelled(issuer)
    return "国务院" if issuer == "国" else issuer
