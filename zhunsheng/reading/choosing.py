"""Choosing: which of several values of one name is the whole place's yearly one.

A report says 全县受理纠纷1398件, and 某镇受理纠纷120件, and 比上年的1200件…: all three bear one name.
"""

import re
from dataclasses import dataclass

from zhunsheng.reading.models import Figure


@dataclass(frozen=True)
class Choice:
    """The figure taken, those of another value, and a sentence that says why."""

    figure: Figure
    others: tuple[Figure, ...]
    why: str


# 上年的100件, 2022年底: another time
_OTHER_TIME = re.compile(r"上年|去年|上一年|同期|往年|历年|以来(?!，)")
# 一季度, 上半年, 1至6月: a piece of the year
_PIECE = re.compile(r"季度|上半年|下半年|每[年月周日]|平均|[\d#]月[份，]|当[月日]")
# 城关镇受理…, 县法院审结…, 其中…: a piece of the place or of the matter
_PART = re.compile(
    r"其中|[\u4e00-\u9fff]{1,4}(?<![全各个在向和为])(?:镇|乡|街道|村|社区)(?:共|累计|受理|办|调|已|，)|(?:法院|检察院|分局|大队|派出所)"
)
_WHOLE = re.compile(r"全[县市区旗州]|全年|今年|年内|年度|#{4}年|20\d\d年|共|总")


def choose(text: str, figures: list[Figure], year: int) -> Choice | None:
    """The figure that tells most surely of the whole place in the whole year, or None where none is a statistic.

    First those of the year itself, then what is not told as a part, then what says 全县 or 全年, then what is exact,
    then what stands first.
    """
    told = [figure for figure in figures if figure.role in ("stat", "zero") and _timely(text, figure, year)]
    if not told:
        return None
    ranked = sorted(told, key=lambda figure: (*_rank(text, figure, year), figure.start))
    best = ranked[0]
    others = tuple(figure for figure in ranked[1:] if figure.value != best.value)
    if not others:
        return Choice(best, (), "" if len(ranked) == 1 else "几处写的都是这个数")
    marks = zip(_rank(text, best, year), _rank(text, others[0], year), REASONS, strict=True)
    why = next((reason for mine, theirs, reason in marks if mine != theirs), "几处不同，取最先写的一处")
    return Choice(best, others, why)


REASONS = (
    "取当年的数，其余是累计的",
    "取全年的数，其余是一段时间或平均的",
    "取全县的数，其余是其中一部分的",
    "取写明全县、全年或者总数的一处",
    "取准确的数，其余是约数",
)
"""Why one figure goes before another, in the order of `_rank`."""


def _rank(text: str, figure: Figure, year: int) -> tuple[bool, ...]:
    """The marks that speak against a figure, the weightiest first."""
    before = _before(text, figure)
    return (
        figure.period not in ("", str(year), f"截至{year}"),
        bool(_PIECE.search(before)),
        bool(_PART.search(before)),
        not _WHOLE.search(before),
        bool(figure.qualifier),
    )


def _timely(text: str, figure: Figure, year: int) -> bool:
    """No figure of an earlier year: neither by its period nor by the words of its clause."""
    if figure.period.removeprefix("截至").isdigit() and figure.period.removeprefix("截至") != str(year):
        return False
    return not _OTHER_TIME.search(re.split(r"[，。；：（\n]", _before(text, figure))[-1])


def _before(text: str, figure: Figure) -> str:
    """The sentence before a figure, as far as 80 characters."""
    return re.split(r"[。！？\n]", text[max(0, figure.num_start - 80) : figure.num_start])[-1]
