"""Totals: parts first and then their sum, and large numbers that nearly add up without a word.

线上提交30218件，窗口提交9475件，两个渠道共提交39693件
普法经费63000元，宣传品制作43000元，场地租赁2万元
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import Check, exact, slipped
from zhunsheng.reading.finders.parts import misses, nearly, opening
from zhunsheng.reading.finders.rows import CARRIED, CROSSING, STAGES, STRONG, Row

_SMALL = 0.5
"""A list that makes less of its whole is no attempt at all of it."""

# 合计15次, 两个渠道共提交39693件, 调解员队伍达到923名, 清理前原有99项
_TOTAL = re.compile(
    r"(?:合计|总计|共计|总共|一共|加起来|合起来|合在一起|加在一起|三者|两者|两级|三级|因此|由此|累计|总数|总量|共|全年|全县|全区|全市|一年|办件量|两项|三项|两类|三类|队伍|总人数|原有|原来|相加|之和)[^|，]{0,10}\|"
)
_CHANGE = re.compile(r"减少|增加|比|较|新增|净|其中(?!前)")


def _says_total(row: Row, at: int) -> bool:
    """Whether a label says that its number is what stands before it, added up; 比改革前共减少 is none."""
    before = row.labels[at].partition("|")[0]
    added = row.labels[at - 1].startswith("加")
    return (bool(_TOTAL.search(before + "|")) or before == "计" or added) and not _CHANGE.search(before)


def total(row: Row) -> Iterator[Check]:
    """Parts, and behind them their sum; the weaker words (共, 达) only where little is missing."""
    for at, whole in enumerate(row.figures):
        if at < 2 or any(CARRIED.search(label) for label in row.labels[:at]) or not _says_total(row, at):
            continue
        runs = [list(row.figures[first:at]) for first in range(at - 1)]
        if "前" in row.labels[at]:
            runs = [list(row.figures[:last]) for last in range(2, at)] or runs  # 前两类合起来有64件
        if any(abs(sum(part.value for part in parts) - whole.value) < 1e-6 for parts in runs):
            continue
        strong = bool(STRONG.search(row.labels[at])) or row.labels[at - 1].startswith("加")
        slips = [parts for parts in runs if exact(whole, *parts) and nearly(whole, parts)]
        if slips and (strong or whole.value >= 10):
            yield misses(whole, slips[0], "warning" if strong else "note")
        elif strong and exact(whole, *runs[0]):
            listed = sum(part.value for part in runs[0]) / (whole.value or 1)
            if _SMALL <= listed <= 2:
                yield misses(whole, runs[0], "warning")


# ---------------------------------------------------------------- by the numbers alone

_LARGE = 1000
"""Numbers of four digits that are one slip from adding up do so by chance once in some hundred times."""


_OPENING = re.compile(
    r"共|总|现有|聘|设|全县|全区|全市|我县|建立|特邀|组建|配备|选派|举办|组织|开展|制定|出台|印发"
)


def nearly_adds(row: Row) -> Iterator[Check]:
    """普法经费63000元，宣传品43000元，场地2万元: large numbers that miss by one slip, without a word that they are parts."""
    for at, whole in enumerate(row.figures[:-2]):
        if at in row.settled or row.labels[at].startswith("其中"):
            continue  # itself a part
        parts = list(row.figures[at + 1 :])
        told = row.labels[at + 1 :]
        opened = (
            whole.value >= 20
            and at == 0
            and _OPENING.search(row.labels[at])
            and not any(map(_OPENING.search, told))
        )
        large = whole.value >= _LARGE
        if (
            not (large or opened)
            or not exact(whole, *parts)
            or any(map(STAGES.search, told))
            or len(parts) < 2
        ):
            continue
        if opened and (not all(label.partition("|")[0] for label in told) or any(map(CROSSING.search, told))):
            continue
        if opening(whole, parts):
            continue
        total = sum(part.value for part in parts)
        if slipped(whole.value, total) or any(
            part.value >= min(_LARGE, whole.value / 4)
            and slipped(part.value, part.value - total + whole.value)
            for part in parts
        ):
            yield misses(whole, parts, "note")
