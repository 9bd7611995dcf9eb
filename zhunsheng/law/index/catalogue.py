"""Index: finds instruments by title or document number, in the tables and in `law/instruments/` together."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, cached_property
from pathlib import Path

from zhunsheng.law.book import lawbook
from zhunsheng.law.index.listed import Listed, spelled
from zhunsheng.law.index.merging import Sheaf, sheaves

TABLES = Path(__file__).parent
# 印发机关写不写都有人写：“国务院办公厅关于……”与“关于……”
_ISSUER = re.compile(
    r"(?:中共中央办公厅国务院办公厅|中共中央国务院|最高人民法院最高人民检察院|国务院办公厅|国务院|最高人民法院|最高人民检察院)(?=关于)"
)
_SAMR = re.compile(r"^(?:国家)?市场监督管理总局令")
_PARTY = re.compile(r"^(?:中国共产党|党政领导干部)(?=..)")
_INTERPRETS = re.compile(
    r"最高人民法院关于适用(?P<act>[\u4e00-\u9fff]{1,16}?法典?)(?P<part>[\u4e00-\u9fff]{0,14}?)(?:若干问题)?的"
    r"(?:解释|规定)(?P<number>（[一二三四五六七八九十]{1,3}）)?"
)


class Index:
    """Instruments by the titles, short titles and document numbers by which they are cited."""

    def __init__(self, sheaves: Iterable[Sheaf]) -> None:
        """Of two with the same name the first is found."""
        self._sheaves = tuple(sheaves)
        self._by_name: dict[str, Sheaf] = {}
        self._by_number: dict[str, Sheaf] = {}
        shortened: dict[str, list[Sheaf]] = defaultdict(list)
        for one in self._sheaves:
            title = one.name
            self._by_name.setdefault(title, one)
            for name in one.names:
                self._by_name.setdefault(spelled(name), one)
            for number in one.numbers:
                self._by_number.setdefault(_numbered(number), one)
            for short in (_without_issuer(title), *_short_names(title)):
                if short != title:
                    shortened[short].append(one)
        for name, meant in shortened.items():
            if len(meant) == 1:
                self._by_name.setdefault(name, meant[0])

    @cached_property
    def listed(self) -> tuple[Listed, ...]:
        """Every instrument, those of `law/instruments/` first."""
        return tuple(one.listed for one in self._sheaves)

    def find(self, title: str) -> Listed | None:
        """The instrument of this title, in whatever spelling of brackets, with or without 中华人民共和国."""
        name = spelled(title)
        return self.spelled(name) or self.spelled(_without_issuer(name))

    def spelled(self, name: str) -> Listed | None:
        """The same for a name that is already in the spelling of `spelled`."""
        found = self._by_name.get(name)
        return found.listed if found else None

    def numbered(self, number: str) -> Listed | None:
        """The instrument with this document number: 国办发〔2018〕115号, 国务院令第713号."""
        found = self._by_number.get(_numbered(number))
        return found.listed if found else None


def _without_issuer(name: str) -> str:
    found = _ISSUER.match(name)
    return name[found.end() :] if found else name


def _numbered(number: str) -> str:
    """A document number in one spelling; 国家市场监督管理总局令 and 市场监管总局令 are the same."""
    return _SAMR.sub("市场监管总局令", spelled(number))


def _short_names(title: str) -> Iterator[str]:
    """How offices shorten a title: 最高人民法院关于适用行政诉讼法的解释 is 行政诉讼法解释 and 行政诉讼法司法解释, 中国共产党纪律处分
    条例 纪律处分条例."""
    if _PARTY.match(title):
        yield _PARTY.sub("", title)
    found = _INTERPRETS.fullmatch(title)
    if found:
        for word in ("解释", "司法解释"):
            yield f"{found['act']}{found['part']}{word}{found['number'] or ''}"


@cache
def index() -> Index:
    """The national index, read when it is first asked for. Raises BadLawFile when a table is wrong."""
    return Index(sheaves(TABLES, lawbook().instruments()))
