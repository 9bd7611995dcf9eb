"""Ratio: a rate or share and its two numbers, found by what each says of itself: the part bears the name of the rate.

调解率为71.4%。全年审理420件，调解结案300件      应配备96名，实配90名，配备率93.8%      250件中，消费类占44%，为110件
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, clause_start, shown, spans
from zhunsheng.reading.models import Relation
from zhunsheng.reading.numbers import CHANGE, LEVEL, RATE, SHARE, Number

_NAME = re.compile(r"([\u4e00-\u9fff]{1,8}?)(?:率|比例)[^，。；、率]{0,4}$")
_NOT_ALL = re.compile(
    r"按时|按期|限期|及时|法定|平均|满意|基本|网上|即时|当场|覆盖|知晓|增长|以上|要求|目标|一次|首次|好评|好转|优良"
)
_DUE, _DONE = re.compile(r"应(?![诉急用对])"), re.compile(r"实(?![施践行现])|已")
_GENERAL = frozenset({"案件", "行政", "工作", "人员", "事项", "全县", "机关", "平均", "总体", "达到", "全年"})
_CARRIED = re.compile(r"结转|旧存|含|上年")
_NEAR = 60
_AFTER = 6
_NAMED, _DUE_DONE, _FOLLOWS = 0.93, 0.95, 0.9


def named_rates(page: Page) -> Iterator[Check]:
    """Every percentage whose part and whole are told by their names around it."""
    for number, figures in page.by_sentence.items():
        here = [page.number(figure) for figure in figures]
        for rate in here:
            if rate.unit != "%" or rate.role == CHANGE or not rate.exact or rate.value <= 0:
                continue
            counts = [
                one for one in (*map(page.number, page.before(number)), *here, *_next(page, number, rate))
                if one.role == LEVEL and one.unit not in NOT_COUNTS and one.exact and one.value > 0
            ]  # fmt: skip
            if found := _pair(page, rate, counts):
                yield _check(rate, *found)


def _next(page: Page, number: int, rate: Number) -> list[Number]:
    """The numbers of the sentence that follows a rate told first."""
    if number + 1 >= len(page.sentences.all) or page.sentences.all[number + 1].paragraph != rate.paragraph:
        return []
    told = map(page.number, page.by_sentence.get(number + 1, ()))
    return [one for one in told if one.figure.start - rate.figure.end <= _NEAR]


def _pair(page: Page, rate: Number, counts: list[Number]) -> tuple[Number, Number, float] | None:
    """The part and the whole that a rate names, if only one pair can be meant."""
    clause = page.text[clause_start(page.text, rate.figure.num_start) : rate.figure.num_start]
    near = [one for one in counts if abs(one.figure.start - rate.figure.start) <= 2 * _NEAR]
    if rate.role == SHARE:
        following = [
            one for one in near if 0 <= one.figure.start - rate.figure.end <= _AFTER and "为" in one.before
        ]
        wholes = [
            one
            for one in near
            if one.figure.end < rate.figure.start and following and one.unit == following[0].unit
        ]
        return (following[0], wholes[0], _FOLLOWS) if len(following) == len(wholes) == 1 else None
    told = _NAME.search(clause)
    if (
        rate.role != RATE
        or told is None
        or _NOT_ALL.search(clause)
        or any(_CARRIED.search(one.before) for one in near)
    ):
        return None
    dues = [one for one in near if _DUE.search(one.before)]
    if len(dues) == 1:
        done = [
            one
            for one in near
            if one is not dues[0]
            and one.unit == dues[0].unit
            and _DONE.search(one.before)
            and not _DUE.search(one.before)
        ]
        return (
            (done[0], dues[0], _DUE_DONE)
            if len(done) == 1 and dues[0].figure.start < done[0].figure.start
            else None
        )
    name = told[1][-4:]
    words = {name[at : at + 2] for at in range(len(name) - 1)} - _GENERAL
    parts = [one for one in near if any(word in one.before + one.behind for word in words)]
    if not words or len(parts) != 1:
        return None
    part = parts[0]
    wholes = [one for one in near if one is not part and one.unit == part.unit]
    if len(wholes) != 1 or wholes[0].value < part.value or "；" in _between(page, rate, part, wholes[0]):
        return None
    return part, wholes[0], _NAMED


def _between(page: Page, *numbers: Number) -> str:
    return page.text[min(one.figure.start for one in numbers) : max(one.figure.end for one in numbers)]


def _check(rate: Number, part: Number, whole: Number, prior: float) -> Check:
    value = 100 * part.value / whole.value
    holds = abs(value - rate.value) <= rate.step + 1e-9
    relation = Relation(
        kind="ratio", holds=holds, terms=spans(part.figure, whole.figure, rate.figure),
        expr=f"{rate.figure.quote} = {shown(part.value)} ÷ {shown(whole.value)}", stated=rate.value, computed=round(value, 4),
    )  # fmt: skip
    if holds:
        return Check(relation)
    message = f"{part.figure.quote}除以{whole.figure.quote}是{shown(round(value, 2))}%，文中写{rate.figure.quote}，请核对"
    return Check(relation, "ratio_mismatch", "warning", message, (rate.figure.start, rate.figure.end), prior)
