"""What a text has named so far: the instrument cited last, the short names it has given, and the place cited last."""

from dataclasses import dataclass

from zhunsheng.law.citing.patterns import BELOW_ACT, LEGAL, LOCAL, NAME
from zhunsheng.law.index import Index, Listed
from zhunsheng.law.index.listed import COUNTRY, named, spelled


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
        # “该法”也指一部法典
        return found["kind"].removesuffix("典") if found else ""

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

    def knows(self, title: str) -> bool:
        """Whether the index has exactly this title."""
        return self._among.find(title) is not None

    def mention(self, title: str, *, label: str = "", number: str = "") -> Mention:
        """The instrument that a title means: by a short name given in the text, by the index, by its document number, or,
        where it is only a kind (《条例》), the last of that kind."""
        known = self._defined.get(spelled(title))
        if known is None:
            listed = self._among.find(title) or (self._among.numbered(number) if number else None)
            known = Mention(listed.name, listed) if listed else self._by_kind.get(title)
        if known is None:
            return Mention(named(title), label=label, number=number)
        return Mention(known.name, known.listed, label or known.label, number)

    def numbered(self, number: str) -> Mention:
        """The instrument with a document number, which is its name as long as it is not known."""
        listed = self._among.numbered(number)
        return Mention(listed.name if listed else number, listed, number=number)

    def ends_with(self, before: str) -> tuple[Mention, int] | None:
        """The longest known name at the very end of ``before``, and its length; not one that belongs to a place."""
        run = NAME.search(before)
        name = spelled(run[0]) if run else ""
        for start in range(len(name) - 1):
            found = self._spelled(name[start:])
            if found is not None:
                length = _written_length(before, name[start:])
                return None if LOCAL.search(before[:-length]) else (found, length)
        return None

    def below_last(self, before: str) -> tuple[Mention, int] | None:
        """The 实施条例 at the end of ``before`` that belongs to the act cited last, and its length."""
        found = BELOW_ACT.search(before)
        if found is None or self.last is None:
            return None
        mention = self._spelled(spelled(self.last.name + found[0]))
        return (mention, len(found[0])) if mention else None

    def _spelled(self, name: str) -> Mention | None:
        listed = self._among.spelled(name)
        return self._defined.get(name) or (Mention(listed.name, listed) if listed else None)

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


def _written_length(before: str, name: str) -> int:
    """How many characters a name takes at the end of ``before``, 中华人民共和国 included."""
    length = len(name)
    while spelled(before[-length:]) != name and length < len(before):
        length += 1
    return length + (len(COUNTRY) if before[:-length].endswith(COUNTRY) else 0)
