"""What a text has named so far: the instrument cited last, the short names it has given, and the place cited last."""

from dataclasses import dataclass

from zhunsheng.law.citing.patterns import LEGAL, LOCAL
from zhunsheng.law.index import Index, Listed
from zhunsheng.law.index.listed import named, spelled

_LONGEST = 40
_SHORTEST = 2


@dataclass(frozen=True, slots=True)
class Mention:
    """An instrument as the text names it; `listed` is None where the index does not know it."""

    name: str
    listed: Listed | None = None
    label: str = ""
    number: str = ""

    @property
    def kind(self) -> str:
        """法, 条例, 规定 …: the word that ends its title; empty for what is no instrument."""
        found = LEGAL.search(self.name.translate(_ROUND))
        return found["kind"] if found else ""

    @property
    def legal(self) -> bool:
        """Whether it is, or by its title looks like, an instrument of law."""
        return self.listed is not None or bool(self.kind)


_ROUND = str.maketrans("（）", "()")


class Memory:
    """The mentions of one text, in order. A short name holds to the end of the text, the last mention to that of a paragraph."""

    def __init__(self, among: Index) -> None:
        self._among = among
        self._defined: dict[str, Mention] = {}
        self._by_kind: dict[str, Mention] = {}
        self.last: Mention | None = None
        self.article = ""

    def mention(self, title: str, *, label: str = "", number: str = "") -> Mention:
        """The instrument that is meant by a title or, failing that, by a document number."""
        known = self._defined.get(spelled(title)) or self._by_kind.get(title)
        listed = self._among.find(title) or (self._among.numbered(number) if number and not known else None)
        if listed is None and known is not None:
            return Mention(known.name, known.listed, label or known.label, number)
        return Mention(listed.name if listed else named(title), listed, label, number)

    def numbered(self, number: str) -> Mention:
        """The instrument with a document number, which is its name as long as it is not known."""
        listed = self._among.numbered(number)
        return Mention(listed.name if listed else number, listed, number=number)

    def ends_with(self, before: str) -> tuple[Mention, int] | None:
        """The longest known name at the very end of ``before``, and its length; not one that belongs to a place."""
        for length in range(min(_LONGEST, len(before)), _SHORTEST - 1, -1):
            name = spelled(before[-length:])
            found = self._defined.get(name) or self._listed(name)
            if found is not None:
                return None if LOCAL.search(before[:-length]) else (found, length)
        return None

    def _listed(self, name: str) -> Mention | None:
        listed = self._among.find(name)
        return Mention(listed.name, listed) if listed else None

    def define(self, short: str, mention: Mention) -> None:
        """Remembers a short name: 以下简称《条例》."""
        self._defined[spelled(short)] = mention

    def of_kind(self, kind: str) -> Mention | None:
        """The last instrument whose title ends in this word."""
        return self._by_kind.get(kind)

    def keep(self, mention: Mention, article: str) -> None:
        """Makes this what was cited last."""
        self.last, self.article = mention, article
        if mention.kind:
            self._by_kind[mention.kind] = mention

    def forget(self) -> None:
        """A new paragraph: what stands alone in it refers to nothing before."""
        self.last, self.article = None, ""
