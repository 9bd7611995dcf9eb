"""What a draw is made from, published before the seed is known: the list, how many, and the rule."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from zhunsheng.draws.errors import ListError

VERSION = "1"
"""The rule in force. A rule that was ever drawn by is never changed; another rule is another version."""
_TWO = 2


@dataclass(frozen=True, kw_only=True)
class Terms:
    """The list and the rule of a draw.

    items       what is drawn from, in the order published; a name stands once
    number      how many are drawn
    without     items of the list that take no part (recusal, already inspected); the others keep their numbers
    of_each     item → its group: of every group that has one taking part at least one is drawn; empty for no groups
    and_two_of  inspectors, two of whom are drawn for every item drawn; empty for none
    recused     (inspector, item): who may not inspect what

    Errors: ListError says what does not fit.
    """

    items: tuple[str, ...]
    number: int
    without: frozenset[str] = frozenset()
    of_each: Mapping[str, str] = field(default_factory=dict)
    and_two_of: tuple[str, ...] = ()
    recused: frozenset[tuple[str, str]] = frozenset()
    version: str = VERSION

    def __post_init__(self) -> None:
        object.__setattr__(self, "items", tuple(self.items))
        object.__setattr__(self, "without", frozenset(self.without))
        object.__setattr__(self, "of_each", dict(self.of_each))
        object.__setattr__(self, "and_two_of", tuple(self.and_two_of))
        object.__setattr__(self, "recused", frozenset((who, what) for who, what in self.recused))
        for wrong in _problems(self):
            raise ListError(wrong)

    @property
    def partaking(self) -> tuple[str, ...]:
        """The items that take part, in order."""
        return tuple(item for item in self.items if item not in self.without)

    def group(self, item: str) -> str:
        """The group of an item; "" for all where there are no groups."""
        return self.of_each.get(item, "")

    def inspectors(self, item: str) -> tuple[str, ...]:
        """Who may inspect an item, in order."""
        return tuple(who for who in self.and_two_of if (who, item) not in self.recused)


def _problems(terms: Terms) -> Iterator[str]:
    if terms.version != VERSION:
        yield f"没有第 {terms.version} 版抽取规则，现有第 {VERSION} 版。"
    yield from _of_list("名单", terms.items)
    yield from _strangers("不参加的", terms.without, "名单", terms.items)
    yield from _of_number(terms)
    yield from _of_groups(terms)
    if terms.and_two_of or terms.recused:
        yield from _of_inspectors(terms)


def _of_list(name: str, listed: tuple[str, ...]) -> Iterator[str]:
    if not listed:
        yield f"{name}是空的，没有可抽的。"
    if not all(one.strip() for one in listed):
        yield f"{name}里有一行是空的。请删去或者补上。"
    seen: set[str] = set()
    for one in listed:
        # 前后空格不同的，在纸上是同一个。
        if (bare := one.strip()) in seen:
            yield f"{name}里“{bare}”出现两次，抽中的机会就多一倍。请只留一个。"
        seen.add(bare)


def _of_number(terms: Terms) -> Iterator[str]:
    there = len(terms.partaking)
    if terms.number < 1:
        yield f"要抽 {terms.number} 个：至少抽 1 个。"
    if terms.number > there:
        yield f"要抽 {terms.number} 个，参加的只有 {there} 个。请少抽，或者补全名单。"


def _of_groups(terms: Terms) -> Iterator[str]:
    if not terms.of_each:
        return
    yield from _strangers("分组里的", terms.of_each, "名单", terms.items)
    if lacking := [item for item in terms.items if not terms.of_each.get(item)]:
        yield f"“{lacking[0]}”没有写明是哪一组。"
    groups = {terms.of_each[item] for item in terms.partaking}
    if len(groups) > terms.number:
        yield f"有 {len(groups)} 组，每组至少抽一个，只抽 {terms.number} 个不够。请至少抽 {len(groups)} 个。"


def _of_inspectors(terms: Terms) -> Iterator[str]:
    yield from _of_list("检查人员名单", terms.and_two_of)
    yield from _strangers("回避的", (who for who, _ in terms.recused), "检查人员名单", terms.and_two_of)
    yield from _strangers("回避的", (what for _, what in terms.recused), "名单", terms.items)
    # 不论抽中与否，先查全部：等抽出来才说人不够，就有了重抽的由头。
    for item in terms.partaking:
        if (there := len(terms.inspectors(item))) < _TWO:
            yield f"“{item}”回避以后只剩 {there} 名检查人员，要有两名。请补充检查人员，或者让它不参加。"


def _strangers(what: str, named: Iterable[str], where: str, known: Iterable[str]) -> Iterator[str]:
    for name in sorted(set(named) - set(known)):
        yield f"{what}“{name}”不在{where}里。"
