"""compare: which article of the new text each article of the old one has become."""

import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum

from zhunsheng.law.texts.text import Article, LawText

_UNSEEN = re.compile(r"[\s\u3000，。；：、“”‘’（）()《》〈〉—-]")
_REFERENCE = re.compile(r"第[零〇一二三四五六七八九十百千两\d]+条(?:之[一二三四五六七八九十]+)?")
_ALIKE = 0.5
"""Below this share of common pairs of characters two articles are not one that was changed."""
_NEIGHBOUR = 0.04
"""What the same number adds: of two likely partners the one that kept its place is taken."""


class Fate(StrEnum):
    """What became of an article."""

    SAME = "same"
    MOVED = "moved"
    CHANGED = "changed"
    GONE = "gone"
    ADDED = "added"

    @property
    def chinese(self) -> str:
        """As an officer reads it."""
        return {
            "same": "没有变",
            "moved": "条号移动",
            "changed": "内容有改动",
            "gone": "没有对应条文",
            "added": "新增",
        }[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One article of the old text and what it has become; `old` is None for an added one, `new` for one that is gone."""

    fate: Fate
    old: Article | None = None
    new: Article | None = None


def compare(old: LawText, new: LawText) -> tuple[Change, ...]:
    """What became of every article of ``old``, in its order, then what ``new`` adds.

    Words decide, not numbers: an article is the same when it says the same, apart from punctuation and the numbers of the
    articles it refers to; else it became the one whose words are most alike, if at least half of them are. Numbers only break ties.
    """
    partners = _exact(old, new)
    partners |= _alike(
        [article for article in old.articles if article.key not in partners],
        [article for article in new.articles if article.key not in {one.key for one in partners.values()}],
    )
    taken = {article.key for article in partners.values()}
    return (
        *(_change(article, partners.get(article.key)) for article in old.articles),
        *(Change(fate=Fate.ADDED, new=article) for article in new.articles if article.key not in taken),
    )


def _change(old: Article, new: Article | None) -> Change:
    if new is None:
        return Change(fate=Fate.GONE, old=old)
    if _bare(old) != _bare(new):
        return Change(fate=Fate.CHANGED, old=old, new=new)
    return Change(fate=Fate.SAME if old.key == new.key else Fate.MOVED, old=old, new=new)


def _bare(article: Article) -> str:
    return _UNSEEN.sub("", _REFERENCE.sub("某条", article.wording))


def _exact(old: LawText, new: LawText) -> dict[tuple[int, int], Article]:
    """Articles that say the same; of several that do, the one with the same number, else the first left."""
    waiting: dict[str, list[Article]] = defaultdict(list)
    for article in new.articles:
        waiting[_bare(article)].append(article)
    partners = {}
    for article in old.articles:
        same = waiting.get(_bare(article))
        if same:
            partners[article.key] = same.pop(
                next((i for i, one in enumerate(same) if one.key == article.key), 0)
            )
    return partners


def _alike(old: list[Article], new: list[Article]) -> dict[tuple[int, int], Article]:
    """Pairs by likeness, the most alike first."""
    theirs = [(article, _pairs(article)) for article in new]
    likely = []
    for place, article in enumerate(old):
        mine = _pairs(article)
        for other_place, (other, pairs) in enumerate(theirs):
            share = _share(mine, pairs)
            if share >= _ALIKE:
                kept = _NEIGHBOUR if article.key == other.key else 0.0
                likely.append((share + kept, -place, -other_place))
    partners: dict[tuple[int, int], Article] = {}
    taken: set[int] = set()
    for _, place, other_place in sorted(likely, reverse=True):
        article = old[-place]
        if article.key not in partners and -other_place not in taken:
            partners[article.key] = new[-other_place]
            taken.add(-other_place)
    return partners


def _pairs(article: Article) -> frozenset[str]:
    bare = _bare(article)
    return frozenset(bare[place : place + 2] for place in range(len(bare) - 1))


def _share(mine: frozenset[str], theirs: frozenset[str]) -> float:
    """Twice what is common over all: 1 for equal, 0 for nothing in common."""
    together, shorter = len(mine) + len(theirs), min(len(mine), len(theirs))
    # 长短相差太多的不必数
    if not together or 2 * shorter < _ALIKE * together:
        return 0.0
    return 2 * len(mine & theirs) / together
