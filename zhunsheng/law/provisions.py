"""Instruments (laws, regulations, documents), their versions, and provisions that know their version."""

import re
from dataclasses import dataclass, field
from datetime import date

from zhunsheng.law.errors import NoSuchArticle
from zhunsheng.numerals import to_chinese, to_number

_ARTICLE = re.compile(r"第([零〇一二三四五六七八九十百千两\d]+)条")
_SHORTENED = "中华人民共和国"
_MOST = 9999
_LONGEST = 15
"""Characters of a title that still reads well in every line of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One text of an instrument: from its first day to its last, which is None while it is in force.

    `articles` is the number of its last article, 0 for documents that are not written in articles.
    `memory` says that the dates were entered from memory; `text_as_of` is the state of the text that was read.
    `afterwards` tells in Chinese what is known of the time after the last day: what replaced it, or that nothing was seen.
    `local` marks a text that the county itself entered and confirmed.
    """

    label: str
    effective_from: date
    effective_to: date | None = None
    adopted_on: date | None = None
    articles: int = 0
    doc_number: str = ""
    memory: bool = False
    text_as_of: str = ""
    afterwards: str = ""
    note: str = ""
    local: bool = False

    def in_force(self, day: date) -> bool:
        """Whether this text was law on ``day``; its first and last day count."""
        return self.effective_from <= day and (self.effective_to is None or day <= self.effective_to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A law, regulation, interpretation or document; `versions` run from the oldest to the newest."""

    key: str
    title: str
    short_titles: tuple[str, ...] = ()
    versions: tuple[Version, ...] = field(repr=False)

    @property
    def name(self) -> str:
        """The title as offices cite it: without 中华人民共和国 in front, inner 《》 as 〈〉."""
        return self.title.removeprefix(_SHORTENED).replace("《", "〈").replace("》", "〉")

    @property
    def cited(self) -> str:
        """The name as lists and sentences cite it: the short title where the name is too long for a line (《代表法》)."""
        return self.short_titles[0] if len(self.name) > _LONGEST and self.short_titles else self.name

    @property
    def newest(self) -> Version:
        """The version with the latest first day."""
        return self.versions[-1]

    def version(self, *, on: date | None = None, label: str = "") -> Version:
        """The version in force on a day, or the one with a label (its year); without either, the newest.

        Raises NoSuchArticle that lists the versions.
        """
        for version in reversed(self.versions):
            if (on is None or version.in_force(on)) and (not label or version.label == label):
                return version
        asked = f"{on.isoformat()} 施行的" if on else f"{label} 年的"
        raise NoSuchArticle(f"《{self.name}》没有{asked}文本；收录的有：{self._spans()}")

    def article(self, article: str, *, version: str = "") -> "Provision":
        """A provision of the newest version, or of the labelled one.

        ``article`` is written as a lawyer writes it, 第三十三条第一款 or 第33条; documents without articles take any
        place, （六）. Raises NoSuchArticle for a number beyond the last article.
        """
        cited = self.version(label=version)
        numbers = [to_number(found) for found in _ARTICLE.findall(article)]
        if cited.articles and (not numbers or not article.startswith("第")):
            raise NoSuchArticle(f"《{self.name}》按条编写，“{article}”不是条号；应写如 第三十三条第一款")
        if not all(1 <= number <= (cited.articles or _MOST) for number in numbers):
            last = f"只到第{to_chinese(cited.articles)}条，" if cited.articles else ""
            raise NoSuchArticle(f"《{self.name}》（{cited.label}）{last}没有{article}")
        text = _ARTICLE.sub(lambda found: f"第{to_chinese(to_number(found[1]))}条", article)
        return Provision(instrument=self, version=cited, article=text)

    def _spans(self) -> str:
        return "、".join(f"{v.label}（{span(v.effective_from, v.effective_to)}）" for v in self.versions)


@dataclass(frozen=True, slots=True, kw_only=True)
class Provision:
    """A place in one version of an instrument. ``str`` gives the citation: 《行政复议法》（2017）第二十三条."""

    instrument: Instrument
    version: Version
    article: str

    def __str__(self) -> str:
        # 只有旧文本才写年份：条号随修订变动，现行的不必写
        year = "" if self.version is self.instrument.newest else f"（{self.version.label}）"
        return f"《{self.instrument.cited}》{year}{self.article}"

    def in_force(self, day: date) -> bool:
        """Whether the version cited was law on ``day``."""
        return self.version.in_force(day)


def span(first: date, last: date | None) -> str:
    """Days of validity in words: 2018-01-01 至 2023-12-31, or 2024-01-01 起."""
    return f"{first.isoformat()} 至 {last.isoformat()}" if last else f"{first.isoformat()} 起"
