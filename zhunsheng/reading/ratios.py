"""Ratios: a rate told by its name, and its two numbers. Shares and growth have files of their own.

A stated rate holds when it lies within one unit of its last place of the computed one: both rounding and
cutting off are usual (114.636 is written 114.64 or 114.63).
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import (
    NOT_COUNTS,
    Check,
    Page,
    clause_before,
    clause_start,
    differs,
    exact,
    of_both,
    quotient,
    slipped,
    within,
)
from zhunsheng.reading.growth import GROWTH, growth
from zhunsheng.reading.models import Figure
from zhunsheng.reading.parts import parts_of
from zhunsheng.reading.shares import SHARE, shares

# rate: (its name, words of the numerator, words of the denominator)
NAMED = (
    ("成功率", r"成功", r"受理|调解|调处|排查|化解"),
    ("化解率", r"化解", r"受理|排查|发现"),
    ("办结率", r"办结|审结|结案", r"受理|办理|收到|接收|承办|接受|接到|交办"),
    ("审结率", r"审结|办结|结案", r"受理|收到"),
    ("结案率", r"结案|审结|办结", r"受理|收到"),
    ("办复率", r"办复|答复", r"承办|收到|接到|交办"),
    ("答复率", r"答复|办复", r"承办|收到|接到|交办|受理|申请"),
    ("年报率", r"已报", r"应报"),
    ("公示率", r"已公示", r"应公示"),
    ("受理率", r"受理", r"申请|收到"),
    ("纠错率", r"纠错", r"审结|办结"),
    ("整改率", r"整改", r"发现|排查|问题"),
    ("合格率", r"合格", r"抽检|检测|抽查|监测"),
    ("优秀率", r"优秀", r"评查|抽查"),
    ("通过率", r"通过", r"参加|参考|应考"),
    ("胜诉率", r"胜诉", r"审结|判决|应诉"),
    ("败诉率", r"败诉", r"审结|判决|应诉"),
    ("出庭率", r"出庭", r"应诉|开庭|诉讼"),
    ("应诉率", r"出庭", r"应诉|开庭|诉讼"),
    ("接通率", r"接通|接听", r"来电|呼入|接到|呼叫"),
    ("满意率", r"满意", r"问卷|评价|回访|测评|受访"),
    ("完成率", r"完成|实现", r"任务|目标|计划"),
)
_OPEN = frozenset({"完成率"})
"""Rates that may exceed the whole."""
# 按时办结率 counts those due, not all; 平均 is no quotient of totals.
_OTHER_RATE = re.compile(r"按时|按期|限期|法定|平均|满意(?!率)|基本|网上|即时|当场")
# 减少32项，保留23项，压减率58%: what was cut of all there was
_CUT_RATE = re.compile(r"(?:压减|精简|减少|取消)率")
_CUT_WORDS = (re.compile(r"减少|压减|精简|取消"), re.compile(r"保留|剩余|现有"))


def ratios(page: Page) -> Iterator[Check]:
    """Every rate whose two numbers are told."""
    for number, figures in page.by_sentence.items():
        rates = [figure for figure in figures if figure.unit == "%"]
        if not rates:
            continue
        parts = [
            rate for rate in rates if SHARE.search(page.text, max(0, rate.num_start - 30), rate.num_start)
        ]
        yield from shares(page, number, figures, parts)
        for rate in rates:
            if rate in parts:
                continue
            begin = max(clause_start(page.text, rate.num_start), page.sentences.all[number].start)
            clause = page.text[begin : rate.num_start]
            if _CUT_RATE.search(clause):
                yield from _cut(page, number, figures, rate)
            elif check := (growth if GROWTH.search(clause) else _rate)(page, figures, rate, clause):
                yield check


def _rate(page: Page, figures: list[Figure], rate: Figure, clause: str) -> Check | None:
    if _OTHER_RATE.search(clause):
        return None
    named = next((rule for rule in NAMED if rule[0] in clause), None)
    return (named and _named(page, figures, rate, clause, named)) or _unnamed(page, figures, rate, clause)


# 举报240条，查实168条，查实率70%: words before 率 stand before the numerator too
_NAME = re.compile(r"([\u4e00-\u9fff]{2,8})率(?:达到|达|为|约)?$")
# 应到285人，实到271人，到会率95%
_DUE, _DONE = re.compile(r"应(?!诉|急|用|对|当)"), re.compile(r"实|已")


def _unnamed(page: Page, figures: list[Figure], rate: Figure, clause: str) -> Check | None:
    """A rate of any other name, of the two numbers directly before it; never an error, for the name is not known."""
    counts = [figure for figure in figures if figure.end <= rate.start and figure.unit_norm not in NOT_COUNTS]
    name = _NAME.search(clause)
    if not name or len(counts) < 2 or "；" in page.text[counts[-2].end : rate.start]:
        return None
    bottom, top = counts[-2:]
    of, to = clause_before(page.text, top), clause_before(page.text, bottom)
    words = [name[1][at : at + 2] for at in range(len(name[1]) - 1)]
    told = any(word in of and word not in to.replace(f"应{word}", "") for word in words)
    due = bool(_DUE.search(to) and _DONE.search(of))
    near = rate.start - top.end <= 14 and top.start - bottom.end <= 20
    if not near or not (told or due) or not _divides(top, bottom):
        return None
    check = quotient(rate, top, bottom)
    if check.relation.holds or not exact(rate, top, bottom):
        return check
    return differs(rate, top, bottom, "warning")


def _named(
    page: Page, figures: list[Figure], rate: Figure, clause: str, named: tuple[str, str, str]
) -> Check | None:
    name, of, to = named
    counts = [figure for figure in figures if figure.end <= rate.start and figure.unit_norm not in NOT_COUNTS]
    tops = [
        figure
        for figure in counts
        if re.search(of, clause_before(page.text, figure)) and not figure.subject.startswith("不")
    ]
    pairs = [(top, bottom) for top in reversed(tops) for bottom in reversed(counts) if _divides(top, bottom)]
    for top, bottom in pairs:
        if (name in _OPEN or top.value <= bottom.value) and within(rate, 100 * top.value / bottom.value):
            return quotient(rate, top, bottom)
    told = [
        (top, bottom)
        for top, bottom in pairs
        if bottom not in tops
        and re.search(to, clause_before(page.text, bottom))
        and "；" not in page.text[bottom.end : rate.start]
    ]
    proper = [(top, bottom) for top, bottom in told if top.value <= bottom.value]
    if not told or not exact(rate, *(proper or told)[0]):
        return None
    # Unfinished cases of a rate said to be 100 % are usual (those due are all done): doubtful, not wrong.
    sure = (
        len(proper) == 1
        and rate.value < 100
        and _same_matter(page.text, clause.partition(name)[0], proper[0][1], rate)
    )
    return differs(rate, *(proper or told)[0], "error" if sure else "warning")


def _same_matter(text: str, matter: str, bottom: Figure, rate: Figure) -> bool:
    """Whether a rate speaks of the counts before it: 受理…援助案件…；行政复议办结率 does not."""
    between = text[bottom.start : rate.start]
    told = text[clause_start(text, bottom.num_start) : rate.start - len(matter)]
    return "；" not in between and matter in told[: told.rfind("，") + 1]


def _divides(top: Figure, bottom: Figure) -> bool:
    return (
        top is not bottom
        and top.unit_norm == bottom.unit_norm
        and bottom.start < top.start
        and top.value >= 0
        and bottom.value > 0
    )


def _cut(page: Page, number: int, figures: list[Figure], rate: Figure) -> Iterator[Check]:
    """减少A、保留B、压减率r%: A of A + B, which is what there was before, if the paragraph told it."""
    counts = [figure for figure in figures if figure.end <= rate.start and figure.unit_norm not in NOT_COUNTS]
    parts = counts[-2:]
    if len(parts) < 2 or parts[0].unit_norm != parts[1].unit_norm or not exact(*parts, rate):
        return
    told = [clause_before(page.text, part) for part in parts]
    total = parts[0].value + parts[1].value
    if not total or not all(words.search(clause) for words, clause in zip(_CUT_WORDS, told, strict=True)):
        return
    yield of_both(rate, *parts)
    wholes = [
        whole for whole in page.before(number, 9) if whole.unit_norm == parts[0].unit_norm and exact(whole)
    ]
    meant = [whole for whole in wholes if whole.value == total] or [
        whole
        for whole in wholes
        if slipped(whole.value, total) or within(rate, 100 * parts[0].value / (whole.value or 1))
    ]
    if meant:
        yield parts_of(meant[0], parts)
