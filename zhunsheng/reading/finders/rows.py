"""Rows: figures of one unit that stand one after another, each in a clause of its own, with the words around each.

受理案件92件，办结88件，4件未结 → (92件, 88件, 4件) with the labels 受理案件, 办结, 未结. What a list says of its numbers is in
its labels; the rules that look for wholes and parts read them here.
"""

import re
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate, pairwise

from zhunsheng.reading.checks import NOT_COUNTS, Page
from zhunsheng.reading.models import Figure
from zhunsheng.reading.numbers import AVERAGE, LEVEL

_FAR = 40
"""Characters between two neighbours of a row."""
# A、B  84件已调处79件  18个乡镇中仅剩2个
_JOINED = re.compile(r"[、和已]|加上?|[\u4e00-\u9fff]{0,8}中(?:已|有|仅|只|尚|还|共|，)")
_MOST = 24
"""Figures of a row; longer ones are tables, and would cost the square of their length."""
_CHANCE = 10
"""Below this two neighbours make a third by chance: 7件，2件，9件."""
_AT_ONCE = 18
"""Characters before the first number of a sentence that goes on with the row before."""
_BEGIN = re.compile(r"[，；。：（）\n]")
# A sentence that begins so goes on with the list before it.
_GOES_ON = re.compile(
    r"\s*(?:其中|其余|剩余|余下|剩下|还有|尚|仍|未|已|经|目前|截至|另外|当年|本年|年末|这些|上述|到年底)"
)


# ---------------------------------------------------------------- what labels say, for several rules

# 受理92件, 应报7916户, 共抽取96卷: a label that opens a list
RECEIVED = re.compile(
    r"受理|收到|接到|接收|发现|排查|承办|交办|应|列入|共|总|分解|下达|公布|征集|确定|来信|来访|新收|抽|查|全部|申请"
)
# 上年结转13件, 旧存5件: what makes a balance, not a list
CARRIED = re.compile(r"上年|去年|旧存|结转(?!下)|年初|期初|挂账|以前年度|往年|历年")
# 两个渠道合计, 两级共: the sum of what stands before
STRONG = re.compile(
    r"加起来|合起来|合在一起|加在一起|三者|两者|两级|三级|合计|总计|共计|总共|一共|两项|三项|两类|三类|相加|之和"
)
# 其中女性60名，35岁以下80名: marks that one person or case may bear several of
CROSSING = re.compile(r"女|岁|党员|少数民族|残疾|农民工|未成年|老年|本科|学历|退役|重点|涉|首次|新")
# 受理、办结、调解: stages of one matter, no kinds of it
STAGES = re.compile(
    r"受理|办结|审结|结案|答复|整改|成功|采纳|完成|查处|立案|满意|出庭|移送|化解|合格|处罚|罚款|发现|培训|参加|达|增|减|解除|撤回"
)


@dataclass(frozen=True)
class Row:
    """Figures of one unit in order; `labels` are the words of each one's own clause, before and behind the number."""

    figures: tuple[Figure, ...]
    labels: tuple[str, ...]

    @cached_property
    def settled(self) -> frozenset[int]:
        """The places in the row of figures that already stand in a sum that holds: a whole, and its run before or behind it."""
        values = [figure.value for figure in self.figures]
        sums = [0.0, *accumulate(values)]
        held: set[int] = set()
        for at, value in enumerate(values):
            runs = [(at + ahead, end) for ahead in (1, 2) for end in range(at + ahead + 2, len(values) + 1)]
            for first, last in runs + [(begin, at) for begin in range(at - 1)]:
                if abs(sums[last] - sums[first] - value) < 1e-6 and (last - first > 2 or value >= _CHANCE):
                    held.update((at, *range(first, last)))
                    break
        return frozenset(held)

    def holds_most(self, whole: int, last: int) -> bool:
        """Whether a whole, or two of its parts up to the last, stand in a sum that holds: nothing else need be asked of them."""
        return whole in self.settled or sum(at in self.settled for at in range(whole + 1, last + 1)) > 1

    def label(self, figure: Figure) -> str:
        """The words around one figure of the row."""
        return self.labels[next(at for at, other in enumerate(self.figures) if other is figure)]


def rows(page: Page, *, across: bool = False) -> list[Row]:
    """Every row of two figures or more, in order of place; a paragraph may hold several.

    `across`: also over one full stop, where the next sentence comes to the next number at once.
    """
    if across in page.rows:
        return page.rows[across]
    found: list[Row] = page.rows.setdefault(across, [])
    for figures in page.by_paragraph:
        counts = [
            figure
            for figure in figures
            if figure.unit_norm not in NOT_COUNTS and page.number(figure).role in (LEVEL, AVERAGE)
        ]
        labels = [page.label(figure) for figure in counts]
        begin = 0
        for at, (one, other) in enumerate(pairwise(counts), 1):
            if at - begin >= _MOST or not _neighbours(page, one, other, across=across):
                found.extend(_row(counts[begin:at], labels[begin:at]))
                begin = at
        found.extend(_row(counts[begin:], labels[begin:]))
    return found


def _row(figures: list[Figure], labels: list[str]) -> list[Row]:
    return [Row(tuple(figures), tuple(labels))] if len(figures) > 1 else []


def _neighbours(page: Page, one: Figure, other: Figure, *, across: bool) -> bool:
    """Whether two counts stand in one row: one unit, clauses that follow each other, and no other matter between them."""
    gap = page.text[one.end : other.start]
    if one.unit_norm != other.unit_norm or len(gap) > _FAR or not (_BEGIN.search(gap) or _JOINED.match(gap)):
        return False
    behind, full, ahead = gap.rpartition("。")
    if full:
        return (bool(_GOES_ON.match(ahead)) or (across and len(ahead) <= _AT_ONCE)) and "。" not in behind
    behind, semicolon, ahead = gap.rpartition("；")
    return not semicolon or len(ahead) <= 8 or bool(_GOES_ON.match(ahead))
