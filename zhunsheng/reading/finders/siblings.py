"""Siblings: a whole and parts whose labels are made alike, or stand behind a colon.

kinds      查处764起，适用简易程序298起、普通程序466起    one ending, one beginning, levels of one ladder
seasons    44项，一季度5项，二季度11项，三季度9项，四季度19项
halves     应当述法64人，现场述法14人，书面述法50人       two names that are usually all there is
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import Check, Page, exact
from zhunsheng.reading.finders.parts import misses, one_slip, opening
from zhunsheng.reading.finders.rows import CROSSING, RECEIVED, STAGES, STRONG, Row
from zhunsheng.reading.models import Figure

_SMALL = 0.5
"""A list that makes less of its whole is no attempt at all of it."""
_LEVELS = re.compile(r"省|市级|县|乡|镇|街道|村|社区|居|部门|企业")


def siblings(page: Page, row: Row) -> Iterator[Check]:
    """A whole and parts whose labels are made alike; a list far under its whole is left open and nothing is said."""
    told = [_LEAD.sub("", label.partition("|")[0]) for label in row.labels]
    for at, whole in enumerate(row.figures[:-2]):
        if at in row.settled:
            continue
        parts = _run(row, at + 1, told)
        if (
            len(parts) < 2
            or row.holds_most(at, at + len(parts))
            or not exact(whole, *parts)
            or (whole.value < 10 and sum(part.value for part in parts) > 2 * whole.value)
        ):
            continue
        own, first = told[at : at + 2]
        if own.endswith("的") and first.endswith("的"):
            continue  # itself one of them
        if at > 1 and STRONG.search(row.labels[at]):
            continue  # the total of what stands before it
        if _pair(own, first) and not RECEIVED.search(own):
            continue  # itself of the kind of its neighbours
        if opening(whole, row.figures[at + 1 :]):
            continue
        if any(CROSSING.search(row.label(part)) for part in parts) or _is_part(row, at):
            continue
        if any(_DUE.match(name) for name in told[at + 1 :]) and any(
            _DONE.match(name) for name in told[at + 1 :]
        ):
            continue  # 任务4项，应填报4项，已上报3项: what is due and what is done are no parts
        if page.text.startswith("等", parts[-1].end):
            continue  # left open
        total = sum(part.value for part in parts)
        listed = total / (whole.value or 1)
        close = abs(total - whole.value) <= 3 and whole.value >= max(part.value for part in parts)
        if one_slip(whole, parts) or 0.9 <= listed <= 1.2 or close:
            yield misses(whole, parts, "warning")
        elif _SMALL <= listed <= 1 and "。" not in page.text[whole.end : parts[0].start]:
            yield misses(whole, parts, "note")


def _is_part(row: Row, at: int) -> bool:
    """Whether a figure is already a part of a list of its neighbours, and no whole of what follows."""
    for nth, whole in enumerate(row.figures[:at]):
        total = 0.0
        for last, part in enumerate(row.figures[nth + 1 :], nth + 1):
            total += part.value
            if total > whole.value + 1:
                break
            if last >= max(at, nth + 2) and abs(total - whole.value) < 1e-6:
                return True
    return False


def _run(row: Row, first: int, told: list[str]) -> list[Figure]:
    """The figures from one on whose names (`told`, one for each label) are alike and name no stages.

    The thing counted makes nothing alike.
    """
    thing = row.labels[first - 1].partition("|")[0][-2:]
    names = [name.removesuffix(thing) for name in told]
    seasons = [row.figures[at] for at in range(first, len(told)) if _SEASON.search(told[at])]
    if len(seasons) > 1 and seasons == list(row.figures[first : first + len(seasons)]):
        return seasons
    parts: list[Figure] = []
    for at in range(first, len(row.figures)):
        # 总体预案1个，专项预案26个: what is counted, with a short word before it
        short = 0 < len(names[at]) <= 3 and names[at] != told[at]
        if (STAGES.search(names[at]) and not told[at].endswith("的")) or not names[at]:
            break
        if parts and not (_pair(names[at - 1], names[at]) or (short and names[at - 1] != told[at - 1])):
            break
        parts.append(row.figures[at])
    if len(parts) < 2 and (named := _named(row, first, names)):
        return named
    if (
        len(parts) < 2
        and first + 1 < len(names)
        and any(one.search(names[first]) and other.search(names[first + 1]) for one, other in _HALVES)
    ):
        return list(row.figures[first : first + 2])
    return parts


def _named(row: Row, first: int, names: list[str]) -> list[Figure]:
    """公证机构与鉴定机构5家，公证机构2家，鉴定机构3家: the whole is told by the names of its parts."""
    whole = row.labels[first - 1].partition("|")[0]
    last = first
    while last < len(names) and len(names[last]) > 1 and names[last][:2] in whole:
        last += 1
    return list(row.figures[first:last]) if last - first > 1 else []


_DUE, _DONE = re.compile(r"应(?![诉急用对])|计划"), re.compile(r"已|实")
_SEASON = re.compile(r"[一二三四]季度|[上下]半年|\d月")
_LEAD = re.compile(r"^(?:其中|包括|分别为|有|为|是)")
HALVES = (
    ("保留", "撤|取消|合并|清理"), ("取消|撤", "保留"), ("线上|网上", "线下|窗口|现场"), ("窗口|线下", "线上|网上"),
    ("书面", "现场|当面"), ("现场|当面|公开", "书面|不公开"), ("民事", "刑事"), ("刑事", "民事"), ("简易", "一般|普通"),
    ("一般|普通", "简易"), ("主办", "协办"), ("专职", "兼职"), ("男", "女"), ("公职", "社会|专职"), ("顾问", "公职"), ("国内", "涉外"),
    ("主动", "依申请|被动"), ("个人|个体", "单位|企业|集体"), ("企业|单位", "个人|个体"), ("新办|新发|新申", "换|续|补"),
    ("城", "乡|农村"), ("上半年", "下半年"), ("有效|继续", "废止|失效"), ("财政|上级", "自筹|县级|本级"), ("一审", "二审"), ("日常|定期", "专项|不定期"),
    ("国内", "涉外|涉港"), ("人工", "智能|自动"),
)  # fmt: skip
"""Two names that are usually all there is."""
_HALVES = tuple((re.compile(one), re.compile(other)) for one, other in HALVES)


def _pair(one: str, other: str) -> bool:
    """Whether two names are of one kind: 初次访 重复访, 进机关 进校园, 县级中心 乡镇工作站; but not the same name."""
    if one == other:
        return False
    ending = (
        one[-2:] == other[-2:]
        or (one[-1:] == other[-1:] == "的")
        or (one[-1:] == other[-1:] and max(len(one), len(other)) <= 5)
    )
    beginning = (
        len(one) > 1
        and len(other) > 1
        and (one[:2] == other[:2] or (one[0] == other[0] and one[0] in "进以经通对向"))
    )
    ladder = bool(_LEVELS.match(one) and _LEVELS.match(other))
    return ending or beginning or ladder
