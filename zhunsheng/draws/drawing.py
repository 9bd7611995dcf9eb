"""The draw itself, with its whole working, so that each line can be checked by hand.

Version 1: every item gets the next number in the order of the list, also one that takes no part. The smallest of each group
come first, then the others by number; equal numbers by the order of the list. The first `number` of them are drawn.
For each item drawn, in that order, every inspector gets the next number; of those not recused the two smallest serve.
If these two served together before, the next pair is taken: the second moves on, then the first; if all have, the two smallest again.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from zhunsheng.draws.errors import RepeatedDraw
from zhunsheng.draws.generator import Ticket, seal_of, tickets
from zhunsheng.draws.terms import VERSION, Terms


@dataclass(frozen=True, slots=True)
class Line:
    """One item of the list: its ticket, its place among those taking part (None for one that does not), whether it is drawn."""

    item: str
    ticket: Ticket
    place: int | None
    drawn: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """The two inspectors of one item drawn, with everybody's ticket; `again` when the two had to serve together twice."""

    item: str
    who: tuple[str, str]
    tickets: tuple[tuple[str, Ticket], ...]
    again: bool = False


@dataclass(frozen=True)
class Drawn:
    """A draw with its working: the lines in the order of the list, the pairs in the order of the draw."""

    terms: Terms
    seed: str
    lines: tuple[Line, ...]
    pairs: tuple[Pair, ...] = ()

    @property
    def chosen(self) -> tuple[str, ...]:
        """The items drawn, the first one first."""
        return tuple(line.item for line in _by_place(self.lines) if line.drawn)


def draw(
    items: Iterable[str],
    number: int,
    seed: str,
    *,
    without: Iterable[str] = (),
    of_each: Mapping[str, str] | None = None,
    and_two_of: Iterable[str] = (),
    recused: Iterable[tuple[str, str]] = (),
    version: str = VERSION,
    earlier: Drawn | None = None,
) -> Drawn:
    """Draws `number` of the items by a published seal; the other words are those of ``Terms``.

    The same words give the same result anywhere and at any time. `earlier` is the draw that this one repeats.
    Errors: ListError; SeedError; RepeatedDraw when it was made from another list, rule or seed.
    """
    terms = Terms(
        items=tuple(items),
        number=number,
        without=frozenset(without),
        of_each=of_each or {},
        and_two_of=tuple(and_two_of),
        recused=frozenset(recused),
        version=version,
    )
    seal = seal_of(seed)
    if earlier is not None:
        _same(earlier, terms, seal)
    stream = tickets(seal)
    lines = _lines(terms, stream)
    chosen = [line.item for line in _by_place(lines) if line.drawn]
    return Drawn(terms, seal, lines, tuple(_pairs(terms, chosen, stream)) if terms.and_two_of else ())


def _same(earlier: Drawn, terms: Terms, seal: str) -> None:
    if terms.items != earlier.terms.items:
        differs = f"名单不同（原来 {len(earlier.terms.items)} 个，现在 {len(terms.items)} 个，或者次序变了）"
    elif terms != earlier.terms:
        differs = "抽取的个数或者规则不同"
    elif seal != earlier.seed:
        differs = "种子不同"
    else:
        return
    raise RepeatedDraw(
        f"这次抽取已经做过，{differs}。复算要用原来的名单、规则和种子；要换名单，另行公布、另行抽取。"
    )


def _lines(terms: Terms, stream: Iterator[Ticket]) -> tuple[Line, ...]:
    listed = [(item, next(stream)) for item in terms.items]
    order = sorted(
        (ticket.number, row, item) for row, (item, ticket) in enumerate(listed) if item not in terms.without
    )
    first: dict[str, str] = {}
    for _, _, item in order:
        first.setdefault(terms.group(item), item)
    heads = set(first.values())
    # 排序是稳定的：各组的第一名在前，其余照号。
    order.sort(key=lambda row: row[2] not in heads)
    places = {item: place for place, (_, _, item) in enumerate(order, 1)}
    return tuple(
        Line(item, ticket, places.get(item), places.get(item, terms.number + 1) <= terms.number)
        for item, ticket in listed
    )


def _pairs(terms: Terms, chosen: Iterable[str], stream: Iterator[Ticket]) -> Iterator[Pair]:
    served: set[frozenset[str]] = set()
    for item in chosen:
        given = tuple((who, next(stream)) for who in terms.and_two_of)
        may = set(terms.inspectors(item))
        # 号相同的照名单次序，靠的也是排序稳定。
        order = [who for who, ticket in sorted(given, key=lambda pair: pair[1].number) if who in may]
        fresh = next((two for two in combinations(order, 2) if frozenset(two) not in served), None)
        who = fresh or (order[0], order[1])
        served.add(frozenset(who))
        yield Pair(item, who, given, again=fresh is None)


def _by_place(lines: Iterable[Line]) -> list[Line]:
    return sorted((line for line in lines if line.place), key=lambda line: line.place or 0)
