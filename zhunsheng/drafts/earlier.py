"""Last year's report beside this one: cut at its headings, each piece laid beside the part it belongs to."""

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from zhunsheng.drafts.models import lasting

_HEADING = re.compile(
    r"^[ \t\u3000]*(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[）)])(.{2,60})$", re.M
)
_LIKE = 0.5
"""How alike two headings must be to be the same one in other words."""
# 各县的说法不同，这几部分却总在：规定要求写的那几项。
_SORTS = (
    re.compile(r"举措|成效|做法"),
    re.compile(r"不足|问题|短板"),
    re.compile(r"第一责任人|主要负责人"),
    re.compile(r"安排|打算|下一步|下步|思路"),
)


def pieces(text: str) -> list[tuple[str, str]]:
    """Headings of a report with what stands below each, in order; none of a text without numbered headings."""
    found = list(_HEADING.finditer(text))
    ends = [*(match.start() for match in found[1:]), len(text)]
    return [
        (match[1].strip("。 \u3000"), text[match.end() : end].strip())
        for match, end in zip(found, ends, strict=False)
    ]


def beside(text: str, headings: Iterable[str]) -> Mapping[str, str]:
    """For each heading the text that last year's report had under it; headings it did not have are left out."""
    olds = [(lasting(heading), body) for heading, body in pieces(text) if body]
    found: dict[str, str] = {}
    for heading in headings:
        best = max(olds, key=lambda old: _alike(lasting(heading), old[0]), default=None)
        if best is not None and _alike(lasting(heading), best[0]) >= _LIKE:
            found[heading] = best[1]
    return found


def _alike(one: str, other: str) -> float:
    same_sort = any(sort.search(one) and sort.search(other) for sort in _SORTS)
    return SequenceMatcher(None, one, other, autojunk=False).ratio() + (0.5 if same_sort else 0)
