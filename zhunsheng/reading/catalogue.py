"""The catalogue of figures, and the matcher that names a figure by the words around it.

An entry (catalogue/*.yaml)::

    - key: mediation.succeeded      # stable, shared by the whole product
      zh: 调解成功
      unit: 件                      # 件|份: either is as good
      says: ["调解|调处|化解 成功", "成功 ~调解|纠纷"]

Each line of `says` is one way to speak of the figure: words that must all be there, alternatives with ``|``.
A plain word must stand in the figure's own clause; ``~`` may also stand in the context carried from before;
``!`` must not stand in the clause, ``!~`` not in the clause nor its sentence before it. The first word is plain.

The way with the most characters found in the clause wins; then the one whose context was named last
(复议 after 诉讼 means 复议), then the one said last. A tie names nothing: no key is better than a wrong one.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, NamedTuple

import ahocorasick_rs
import yaml

from zhunsheng.declare.errors import DeclarationError, choices
from zhunsheng.reading.units import agree, norm

FIELDS = ("key", "zh", "unit", "says", "once")
_EXACT_UNIT = 2.5
"""What the right unit is worth, in characters: 条 for 件 is possible, not likely."""


@dataclass(frozen=True)
class Way:
    """One line of `says`, taken apart: each inner tuple is alternatives, the longest first."""

    near: tuple[tuple[str, ...], ...]
    context: tuple[tuple[str, ...], ...]
    not_near: frozenset[str]
    not_context: frozenset[str]

    def may_be_said(self, holds: Callable[[str], bool]) -> bool:
        """Whether a text that holds these words can speak this way at all."""
        return all(any(map(holds, group)) for group in (*self.near, *self.context))


@dataclass(frozen=True)
class Entry:
    """A figure of the catalogue. `once`: a report states it once, so two values contradict."""

    key: str
    zh: str
    unit: str
    units: frozenset[str]
    ways: tuple[Way, ...]
    once: bool = False


def read_way(line: str, where: str) -> Way:
    """Parses one line of `says`."""
    near: list[tuple[str, ...]] = []
    context: list[tuple[str, ...]] = []
    not_near: list[str] = []
    not_context: list[str] = []
    for word in line.split():
        bare = word.lstrip("!~")
        words = tuple(sorted(bare.split("|"), key=len, reverse=True))
        if not all(words):
            raise DeclarationError(where, f"“{line}”里有空的词")
        if word.startswith("!~"):
            not_context.extend(words)
        elif word.startswith("!"):
            not_near.extend(words)
        elif word.startswith("~"):
            context.append(words)
        else:
            near.append(words)
    if not near or line.startswith(("~", "!")):
        raise DeclarationError(where, f"“{line}”的第一个词要在本句出现，不带 ~ 或 !")
    return Way(tuple(near), tuple(context), frozenset(not_near), frozenset(not_context))


def read_entry(item: dict[str, Any], where: str) -> Entry:
    """Parses one entry; refuses words it does not know."""
    for word in item:
        if word not in FIELDS:
            raise DeclarationError(where, f"没有“{word}”这一项", choices(FIELDS))
    where = f"{where} {item.get('key', '')}"
    missing = [word for word in ("key", "zh", "unit", "says") if not item.get(word)]
    if missing:
        raise DeclarationError(where, f"缺少 {'、'.join(missing)}")
    ways = tuple(read_way(line, where) for line in item["says"])
    units = [norm(unit) for unit in item["unit"].split("|")]
    return Entry(item["key"], item["zh"], units[0], frozenset(units), ways, bool(item.get("once")))


class Mentions:
    """The catalogue words of a text; only the clauses that are asked for are read."""

    def __init__(self, text: str, words: list[str], automaton: ahocorasick_rs.AhoCorasick | None) -> None:
        self._text, self._words, self._automaton = text, words, automaton
        self._held: dict[str, bool] = {}
        self.fitting: dict[tuple[str, str], list[tuple[Entry, Way, float]]] = {}
        """The ways under a unit and a first word of which this text can speak; `Catalogue.name` fills it."""

    def within(self, start: int, end: int) -> dict[str, int]:
        """The words that lie wholly inside a span, each with its last place."""
        if self._automaton is None or start >= end:
            return {}
        found = self._automaton.find_matches_as_indexes(self._text[start:end], overlapping=True)
        return {self._words[word]: start + begin for word, begin, _ in found}

    def holds(self, word: str) -> bool:
        """Whether a word is said anywhere; most that are asked for are not."""
        if word not in self._held:
            self._held[word] = word in self._text
        return self._held[word]

    def last(self, word: str, start: int, end: int) -> int:
        """The last place of a word wholly inside a span, or -1."""
        return self._text.rfind(word, start, end)


class Carried(NamedTuple):
    """The words carried to a figure from around its clause; asked one by one, for few are ever asked for.

    `ahead` is what was said before in its own sentence and the two before it, `behind` what is said later in the sentence,
    the weakest of contexts, and `headings` what it stands under, outermost first.
    """

    mentions: Mentions
    ahead: tuple[int, int] = (0, 0)
    behind: tuple[int, int] = (0, 0)
    headings: tuple[tuple[int, int], ...] = ()

    def place(self, words: Iterable[str]) -> int:
        """The last place where one of the words was said: -1 for nowhere, 0 for later in the sentence."""
        mentions, ahead, behind, headings = self
        best = -1
        for word in filter(mentions.holds, words):
            place = mentions.last(word, *ahead)
            if place < 0:
                place = 0 if mentions.last(word, *behind) >= 0 else -1
            for span in headings if place < 0 else ():
                place = max(place, mentions.last(word, *span))
            best = max(best, place)
        return best


class Catalogue:
    """All entries, compiled once: every word into one automaton, every way under its first words."""

    def __init__(self, entries: list[Entry]) -> None:
        self.entries = {entry.key: entry for entry in entries}
        if len(self.entries) < len(entries):
            twice = sorted({one.key for one in entries if [e.key for e in entries].count(one.key) > 1})
            raise DeclarationError("数字目录", f"键重复：{'、'.join(twice)}")
        self._by_word: dict[str, list[tuple[Entry, Way]]] = {}
        self._by_unit: dict[str, dict[str, list[tuple[Entry, Way, float]]]] = {}
        words: dict[str, None] = {}
        for entry in entries:
            for way in entry.ways:
                for first in way.near[0]:
                    self._by_word.setdefault(first, []).append((entry, way))
                for group in (*way.near, *way.context, way.not_near, way.not_context):
                    words.update(dict.fromkeys(group))
        self._words = list(words)
        self._automaton = ahocorasick_rs.AhoCorasick(self._words) if words else None

    def mentions(self, cleaned: str) -> Mentions:
        """The catalogue words of a text."""
        return Mentions(cleaned, self._words, self._automaton)

    def _ways(self, unit: str) -> dict[str, list[tuple[Entry, Way, float]]]:
        """The ways that may speak of a unit, under their first words, each with what the unit is worth."""
        if unit not in self._by_unit:
            fitting: dict[str, list[tuple[Entry, Way, float]]] = {}
            for word, ways in self._by_word.items():
                for entry, way in ways:
                    if unit in entry.units:
                        fitting.setdefault(word, []).append((entry, way, _EXACT_UNIT))
                    elif any(agree(unit, other) for other in entry.units):
                        fitting.setdefault(word, []).append((entry, way, 0.0))
            self._by_unit[unit] = fitting
        return self._by_unit[unit]

    def name(self, unit: str, near: dict[str, int], carried: Carried) -> str | None:
        """The key of a figure, from the words of its clause, each with its last place, and those carried to it."""
        ranked: dict[str, Rank] = {}
        fitting, holds = carried.mentions.fitting, carried.mentions.holds
        for word in near:
            ways = fitting.get((unit, word))
            if ways is None:
                ways = fitting[unit, word] = [
                    told for told in self._ways(unit).get(word, ()) if told[1].may_be_said(holds)
                ]
            for entry, way, worth in ways:
                if rank := _rank(way, near, carried):
                    rank = (rank[0] + worth, *rank[1:])
                    if entry.key not in ranked or rank > ranked[entry.key]:
                        ranked[entry.key] = rank
        if not ranked:
            return None
        best = max(ranked.values())
        winners = [key for key, rank in ranked.items() if rank == best]
        return winners[0] if len(winners) == 1 else None


Rank = tuple[float, tuple[int, ...], int]
"""Characters found in the clause; places of the context words; last place in the clause."""

_HERE = 1 << 30


def _rank(way: Way, near: dict[str, int], carried: Carried) -> Rank | None:
    """How well a way fits, or None if it does not."""
    if not way.not_near.isdisjoint(near):
        return None
    score, nearest = 0.0, -1
    for group in way.near:
        for longest in group:
            if longest in near:
                score += len(longest)
                nearest = max(nearest, near[longest])
                break
        else:
            return None
    places = []
    for group in way.context:
        for longest in group:
            if longest in near:
                score += len(longest)
                places.append(_HERE)
                break
        else:
            if (place := carried.place(group)) < 0:
                return None
            places.append(place)
    # asked last: few ways come so far
    if not way.not_context.isdisjoint(near) or carried.place(way.not_context) >= 0:
        return None
    return score, tuple(places), nearest


@cache
def catalogue() -> Catalogue:
    """The product's own catalogue, read once."""
    entries: list[Entry] = []
    for file in sorted(
        resources.files("zhunsheng.reading").joinpath("catalogue").iterdir(), key=lambda file: file.name
    ):
        if file.name.endswith(".yaml"):
            for item in yaml.load(
                file.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)
            ):
                entries.append(read_entry(item, file.name))
    return Catalogue(entries)
