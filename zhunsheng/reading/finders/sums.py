"""Sums: a whole and its parts, introduced by 其中 or 包括, or known from the catalogue."""

import re
from collections.abc import Iterator
from itertools import accumulate, pairwise

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, clause_before, exact, shown, spans
from zhunsheng.reading.finders.parts import adds, misses, one_slip, parts_of
from zhunsheng.reading.models import Figure, Relation
from zhunsheng.reading.numbers import LEVEL
from zhunsheng.reading.units import agree

_PERHAPS = 0.5
_OF_WHICH = re.compile(
    r"其中(?!前[两二三])|(?<=[，：])(?:包括|涵盖|分别为|分别是|由(?=[^。；]{4,80}(?:组成|构成)))"
)
# 县级31项；乡镇级14项；村级8项: a semicolon before another short item does not end the list
_LIST_END = re.compile(
    r"；(?!(?![新另累共全已])[^，。；、\d]{1,8}\d{1,7}[^\d，。；、]{1,2}[；。])|[。\n]|其中|[，；](?:共|合计|总计|累计|去重)"
)
_LONG_LIST_END = re.compile(r"[。\n]|其中|[，；](?:共|合计|总计|累计|去重)")
# 新增420名，累计达到2150名，新增人员中…260名、…160名: the words before 中 say which whole
_AMONG_THEM = re.compile(
    r"(?<=[，。；])([\u4e00-\u9fff]{2})[\u4e00-\u9fff]{0,8}(?:中(?![心央小])，?|的(?:案件|纠纷|问题|议题|隐患|工单|文件|事项)?，|案件，)"
)
_TIMES = frozenset({*NOT_COUNTS, "次", "人次", "件次", "场", "场次", "期"})
"""Units that are no other name for one another: 检查20次 is not of 300人次."""
_PAPERS = frozenset({"件", "项", "条"})
"""Units that are names for one another: 证明事项75条，其中保留55项."""
# 部分活动同时面向企业和社区: they need not add up
_OVERLAP = re.compile(r"(?:部分|有的|个别|一些)[^。]{0,8}(?:同时|重复|交叉|兼|重叠)")
_REST = re.compile(r"^(?:其他|其它|其余)")
# Pairs that rarely leave anything over: 民事…刑事…; 保留…取消…
_COMPLEMENTS = (("民事", "刑事"), ("保留", "取消"), ("减少", "保留"), ("调整", "撤销"), ("男", "女"))
# 其中女性60名，35岁以下80名: marks that one person or case may bear several of
_CROSSING = re.compile(r"女|岁|党员|少数民族|残疾|农民工|未成年|老年|本科|学历|退役|涉及|资格")


def sums(page: Page) -> Iterator[Check]:
    """Every whole with parts."""
    for number, figures in page.by_sentence.items():
        sentence = page.sentences.all[number]
        for mark in _OF_WHICH.finditer(page.text, sentence.start, sentence.end):
            wholes = [figure for figure in figures if figure.end <= mark.start()] or page.before(number)
            yield from _of_which(page, wholes, _parts(page, figures, mark), closed=mark.group() != "其中")
        for mark in _AMONG_THEM.finditer(page.text, sentence.start, sentence.end):
            told = [*page.before(number), *figures]
            wholes = [
                figure for figure in told if figure.end <= mark.start() and mark[1] in page.label(figure)
            ]
            if len(wholes) == 1:
                yield from _of_which(page, wholes, _parts(page, figures, mark), closed=False)


def _parts(page: Page, figures: list[Figure], mark: re.Match[str]) -> list[Figure]:
    """The figures after 其中 up to the end of the list, of one unit; inside brackets the list ends with them.

    After 其中： the list runs on over semicolons.
    """
    end = (_LONG_LIST_END if page.text.startswith("：", mark.end()) else _LIST_END).search(
        page.text, mark.end()
    )
    stop = end.start() if end else len(page.text)
    if page.text.rfind("（", max(0, mark.start() - 3), mark.start()) >= 0:
        closing = page.text.find("）", mark.end(), stop)
        stop = closing if closing >= 0 else stop
    parts = [
        figure
        for figure in figures
        if mark.end() <= figure.start < stop
        and figure.unit_norm not in NOT_COUNTS
        and page.number(figure).role == LEVEL
    ]
    return _coordinate(page, [figure for figure in parts if figure.unit_norm == parts[0].unit_norm])


def _coordinate(page: Page, parts: list[Figure]) -> list[Figure]:
    """行政26名、工勤4名，退休17名: a list that began with 、 ends at the first comma."""
    for at, (one, other) in enumerate(pairwise(parts)):
        gap = page.text[one.end : other.start]
        if at and "，" in gap and "、" in page.text[parts[0].end : parts[1].start][:1]:
            return parts[: at + 1]
    return parts


def _of_which(page: Page, wholes: list[Figure], parts: list[Figure], *, closed: bool) -> Iterator[Check]:
    """受理90件，其中民事60件、行政30件: the parts behind 其中 and the whole they belong to."""
    wholes = [whole for whole in wholes if page.number(whole).role == LEVEL]
    if not parts:
        return
    unit = parts[0].unit_norm
    # 清理75条，其中保留55项: 条 and 项 may be the same things, if nothing before is counted in 项
    candidates = [figure for figure in wholes if figure.unit_norm == unit] or [
        figure
        for figure in wholes
        if agree(figure.unit_norm, unit) and _TIMES.isdisjoint((unit, figure.unit_norm))
    ]
    if not candidates:
        return
    # 其中 may belong to an earlier figure than the last (受理…成功…成功率…，其中): any that adds up is meant.
    for count, total in reversed(list(enumerate(accumulate(part.value for part in parts), 1))):
        for whole in reversed(candidates):
            if count > 1 and abs(total - whole.value) < 1e-6:
                yield adds(whole, parts[:count])
                return
    if pairs := _interleaved(candidates, parts):
        yield from pairs
    elif check := _fails(page, candidates, parts, closed=closed):
        yield check


def _interleaved(candidates: list[Figure], parts: list[Figure]) -> list[Check]:
    """应报A、已报B，其中：甲应报…已报…，乙应报…已报…: two wholes with turn-about parts; one must add up to prove it."""
    if len(candidates) < 2 or len(parts) < 4 or len(parts) % 2:
        return []
    checks = [parts_of(whole, parts[turn::2]) for turn, whole in enumerate(candidates[-2:])]
    return checks if any(check.relation.holds for check in checks) else []


def _fails(page: Page, candidates: list[Figure], parts: list[Figure], *, closed: bool) -> Check | None:
    """What to say when nothing adds up: a part above every whole, a full list that misses, a list far over or under."""
    largest = max(candidates, key=lambda figure: figure.value)
    part = next((part for part in parts if part.value > largest.value), None)
    if part is not None and part is not parts[0] and not exact(largest, *parts):
        return None
    if (
        part is not None
        and part.unit_norm != largest.unit_norm
        and not {part.unit_norm, largest.unit_norm} <= _PAPERS
    ):
        return None  # 15件实事，包括改造600个: other things
    if part is not None:
        relation = Relation(
            kind="bound", holds=False, terms=spans(part, largest), expr=f"{shown(part.value)} ≤ {shown(largest.value)}",
            stated=largest.value, computed=part.value,
        )  # fmt: skip
        # 个 and 项 count different things
        sure = (
            exact(part, largest)
            and part is parts[0]
            and part.unit_norm in ("件", "人", "户")
            and part.unit_norm == largest.unit_norm
        )
        message = f"“其中”的{part.quote}比总数{largest.quote}还多，请核对"
        return Check(
            relation,
            "part_exceeds_whole",
            "error" if sure else "warning",
            message,
            (part.start, part.end),
            prior=0.0
            if part is parts[0]
            else _PERHAPS,  # what follows the first may already speak of something else
        )
    if len(parts) < 2 or not exact(*parts):
        return None
    total = sum(part.value for part in parts)
    if _OVERLAP.search(page.text, parts[-1].end, parts[-1].end + 30):
        return None
    if page.text.startswith(("等", "等等"), parts[-1].end) and total < max(one.value for one in candidates):
        return None  # left open
    whole = _meant(candidates, parts) or min(candidates, key=lambda figure: abs(figure.value - total))
    if not exact(whole):
        return None
    listed = total / (whole.value or 1)
    crossing = _crossing(page, parts)
    slip = 0.5 <= listed <= 2 and one_slip(whole, parts)
    if crossing and not _complements(page, parts) and (2 * crossing >= len(parts) or not slip):
        return None
    if _REST.match(parts[-1].subject) and listed >= 0.5:
        return misses(whole, parts, "error")
    if _complements(page, parts):
        return misses(whole, parts, "error" if listed > 1 else "warning")
    if one_slip(whole, parts) or 0.9 <= listed <= 1.2 or (closed and 1 < listed <= 10):
        return misses(whole, parts, "warning")
    return misses(whole, parts, "note") if 0.5 <= listed <= 1 else None


def _meant(candidates: list[Figure], parts: list[Figure]) -> Figure | None:
    """The whole that one slip keeps from adding up: the nearest before the list, or else the largest."""
    nearest = (candidates[-1], max(candidates, key=lambda figure: figure.value))
    return next((whole for whole in nearest if one_slip(whole, parts)), None)


def _crossing(page: Page, parts: list[Figure]) -> int:
    """How many of the parts bear marks that others may bear too."""
    return sum(bool(_CROSSING.search(clause_before(page.text, part))) for part in parts)


def _complements(page: Page, parts: list[Figure]) -> bool:
    """Whether two parts are the two halves of a thing."""
    if len(parts) != 2:
        return False
    one, other = (page.text[max(0, part.start - 14) : part.start] for part in parts)
    return any(first in one and second in other for first, second in _COMPLEMENTS)
