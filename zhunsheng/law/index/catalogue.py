"""Index: finds instruments by title or document number, in the tables and in `law/instruments/` together."""

from collections import defaultdict
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from zhunsheng.law.book import lawbook
from zhunsheng.law.index.listed import Listed, spelled
from zhunsheng.law.index.merging import merged

TABLES = Path(__file__).parent
# 印发机关写不写都有人写：“国务院办公厅关于……”与“关于……”
_ISSUERS = (
    "中共中央办公厅国务院办公厅", "中共中央国务院", "最高人民法院最高人民检察院", "国务院办公厅", "国务院", "最高人民法院",
    "最高人民检察院",
)  # fmt: skip


class Index:
    """Instruments by the titles, short titles and document numbers by which they are cited."""

    def __init__(self, all_listed: Iterable[tuple[Listed, Iterable[str]]]) -> None:
        """Takes each instrument with its other names; of two with the same name the first is found."""
        self._by_name: dict[str, Listed] = {}
        self._by_number: dict[str, Listed] = {}
        listed: list[Listed] = []
        shortened: dict[str, list[Listed]] = defaultdict(list)
        for one, names in all_listed:
            listed.append(one)
            for name in (one.title, *names):
                self._by_name.setdefault(spelled(name), one)
            for number in one.numbers:
                self._by_number.setdefault(spelled(number), one)
            shortened[_without_issuer(spelled(one.title))].append(one)
        for name, meant in shortened.items():
            if len(meant) == 1:
                self._by_name.setdefault(name, meant[0])
        self.listed: tuple[Listed, ...] = tuple(listed)

    def find(self, title: str) -> Listed | None:
        """The instrument of this title, in whatever spelling of brackets, with or without 中华人民共和国."""
        name = spelled(title)
        return self.spelled(name) or self.spelled(_without_issuer(name))

    def spelled(self, name: str) -> Listed | None:
        """The same for a name that is already in the spelling of `spelled`."""
        return self._by_name.get(name)

    def numbered(self, number: str) -> Listed | None:
        """The instrument with this document number: 国办发〔2018〕115号, 国务院令第713号."""
        return self._by_number.get(spelled(number))


def _without_issuer(name: str) -> str:
    for issuer in _ISSUERS:
        if name.startswith(f"{issuer}关于"):
            return name[len(issuer) :]
    return name


@cache
def index() -> Index:
    """The national index, read when it is first asked for. Raises BadLawFile when a table is wrong."""
    return Index(merged(TABLES, lawbook().instruments()))
