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
    shown,
    slipped,
    spans,
    within,
)
from zhunsheng.reading.finders.parts import parts_of
from zhunsheng.reading.finders.shares import SHARE, shares
from zhunsheng.reading.models import Figure, Relation
from zhunsheng.reading.numbers import CHANGE

# rate: (its name, words of the numerator, words of the denominator)
NAMED = (
    ("成功率", r"成功", r"受理|调解|调处|排查|化解"),
    ("化解率", r"化解", r"受理|排查|发现"),
    ("办结率", r"办结|审结|结案", r"受理|办理|收到|接收|承办|接受|接到|交办"),
    ("审结率", r"审结|办结|结案", r"受理|收到"),
    ("结案率", r"结案|审结|办结", r"受理|收到"),
    ("办复率", r"办复|答复", r"承办|收到|接到|交办"),
    ("答复率", r"答复|办复", r"承办|收到|接到|交办|受理|申请"),
    ("年报率", r"已报|报送|年报", r"应"),
    ("公示率", r"公示", r"应"),
    ("受理率", r"受理", r"申请|收到"),
    ("纠错率", r"纠错|撤销|变更|确认违法|责令", r"审结|办结"),
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
    ("完成率", r"完成|实现|实际|已|办理|检查|培训|举办|开展", r"任务|目标|计划"),
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
        levels = [figure for figure in figures if figure.unit == "%" or page.number(figure).role != CHANGE]
        yield from shares(page, number, levels, parts)
        for rate in rates:
            if rate in parts:
                continue
            begin = max(clause_start(page.text, rate.num_start), page.sentences.all[number].start)
            clause = page.text[begin : rate.num_start]
            if _CUT_RATE.search(clause):
                yield from _cut(page, number, figures, rate)
            elif page.number(rate).role == CHANGE:
                continue  # equations.change
            elif check := _told_of(page, number, rate, clause) or _rate(page, number, rate, clause):
                yield check


# 举报240条，查实168条，查实率70%: words before 率 stand before the numerator too
_NAME = re.compile(r"([\u4e00-\u9fff]{2,12}?)(?:率|比例|比重|(?<=覆盖)面)[^，。；、率]{0,6}$")
# 完成计划的110%, 达到年度任务的96%
_OF_PLAN = re.compile(r"(?:完成|达到|为|相当于)[^，。；]{0,8}(?:计划|任务|目标)(?:数|量)?的$")
_GENERAL = frozenset({"案件", "行政", "全县", "工作", "法律", "机关", "人员", "事项", "我县", "群众", "总体"})
"""Pairs of characters that name no numerator."""
# 应到285人，实到271人，到会率95%
_DUE = re.compile(r"应(?!诉|急|用|对)|计划|任务|拟")
_DONE = re.compile(r"实(?!施|践)|已")
_NEAR = 36
"""Characters between a rate of any name and its numerator, and between that and its denominator."""


def _rate(page: Page, number: int, rate: Figure, clause: str) -> Check | None:
    """A rate by its name: the counts whose labels bear the name, each with those of its unit it may be of."""
    named = next((rule for rule in NAMED if rule[0] in clause), None)
    if _OF_PLAN.search(clause):
        named = next(rule for rule in NAMED if rule[0] == "完成率")
    name = (told[1] if (told := _NAME.search(clause)) else named[0][:-1] if named else "")[-6:]
    if not name:
        return None
    around = [*page.before(number), *page.by_sentence[number]]
    counts = [
        figure
        for figure in around
        if figure.unit_norm not in NOT_COUNTS and page.number(figure).role != CHANGE
    ]
    tops = [figure for figure in counts if _bears(page.label(figure), name, named)]
    if timed := _OTHER_RATE.search(name):
        tops = [figure for figure in tops if timed.group() in page.label(figure)]
    pairs = [(top, bottom) for top in reversed(tops) for bottom in reversed(counts) if _divides(top, bottom)]
    wide = bool(named and named[0] in _OPEN)
    for top, bottom in pairs:
        if (wide or top.value <= bottom.value) and within(rate, 100 * top.value / bottom.value):
            return quotient(rate, top, bottom)
    if together := _together(rate, tops, counts):
        return together
    if named and not timed and (check := _named(page, rate, clause, named, tops, counts)):
        return check
    return _nearest(page, rate, tops, counts, wide=wide)


# 其中796名合格: words that only lead up to a number
_LEADING = re.compile(r"^(?:其中|人中|中|有|共|已|仅|现|另有)+$")


def _together(rate: Figure, tops: list[Figure], counts: list[Figure]) -> Check | None:
    """撤销3件，确认违法2件，纠错率…: all that bear the name may be the numerator together."""
    if len(tops) < 2 or len({top.unit_norm for top in tops}) > 1:
        return None
    total = sum(top.value for top in tops)
    for whole in reversed(counts):
        if whole not in tops and whole.value and within(rate, 100 * total / whole.value):
            return Check(
                Relation(
                    kind="ratio", holds=True, terms=spans(*tops, whole, rate),
                    expr=f"{rate.quote} = ({' + '.join(shown(top.value) for top in tops)}) ÷ {shown(whole.value)}",
                    stated=rate.value, computed=round(100 * total / whole.value, 4),
                )
            )  # fmt: skip
    return None


def _bears(label: str, name: str, named: tuple[str, str, str] | None) -> bool:
    """Whether a label says what a rate is of: its words, not denied, and not as what was due."""
    keys = (
        [f"(?:{named[1]})"]
        if named
        else [f"{name[-2]}[^|]{{0,3}}{name[-1]}"]
        if name[-2:] not in _GENERAL
        else []
    )
    if not keys:
        return False
    before, _, behind = label.partition("|")
    mine = before if re.search(r"[\u4e00-\u9fff]", _LEADING.sub("", before)) else behind
    if not (told := re.search("|".join(keys), mine)):
        return False
    denied = re.search(r"(?:未|不|没有|无|拒)(?:能|予|再|曾)?$", mine[: told.start()])
    return not denied and not (_DUE.search(mine[: told.end()]) and not _DONE.search(label))


def _named(
    page: Page,
    rate: Figure,
    clause: str,
    named: tuple[str, str, str],
    tops: list[Figure],
    counts: list[Figure],
) -> Check | None:
    """A rate of a known name that no pair gives: an error where only one denominator can be meant."""
    name, _, to = named
    told = [
        (top, bottom)
        for top in reversed(tops)
        for bottom in reversed(counts)
        if _divides(top, bottom) and bottom.start < top.start < rate.start and bottom not in tops
        and re.search(to, page.label(bottom)) and not re.search("[；。]", page.text[bottom.end : rate.start])
    ]  # fmt: skip
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


def _nearest(
    page: Page, rate: Figure, tops: list[Figure], counts: list[Figure], *, wide: bool = False
) -> Check | None:
    """The count that bears the name of a rate and the one of its unit before it; never an error.

    满意率为97.5%（回访800人，满意780人）: both may stand behind the rate too.
    """
    for top in sorted(tops, key=lambda top: (top.start > rate.start, abs(top.start - rate.start))):
        if min(abs(rate.start - top.end), abs(top.start - rate.end)) > _NEAR:
            continue
        wholes = [other for other in counts if _divides(top, other) and other not in tops]
        ahead = [other for other in reversed(wholes) if other.end <= top.start]
        # 通过162名，参考180名，通过率90%: the whole between its part and the rate
        told = ahead or [other for other in wholes if top.end <= other.start]
        if not told:
            continue
        whole = next((other for other in told if other.value >= top.value), told[0])
        if whole.value < top.value and whole.start > top.start:
            continue
        first, last = min(whole.start, top.start, rate.start), max(whole.end, top.end, rate.end)
        apart = ("；" in page.text[first:last] and not wide) or (
            "。" in page.text[first:last] and whole.start > top.start
        )
        if (
            min(abs(top.start - whole.end), abs(whole.start - top.end)) > _NEAR
            or apart
            or not exact(rate, top, whole)
        ):
            return None
        return differs(rate, top, whole, "warning")
    return _inside(page, rate, counts)


# 1911项（97.5%）; 39个被评为优秀，为参评的65个单位的60%; 次月纠正的为12%
_OF = re.compile(r"[为达占到][^，。；：\d]{0,12}$")


def _told_of(page: Page, number: int, rate: Figure, clause: str) -> Check | None:
    """A rate whose numerator stands at its side: in brackets behind it, or before 为参评的65个单位的."""
    counts = [figure for figure in page.by_sentence[number] if figure.unit_norm not in NOT_COUNTS]
    before = [figure for figure in counts if figure.end <= rate.start]
    if len(before) < 2:
        return None
    between = page.text[before[-1].end : rate.start]
    if between == "（" and page.text.startswith("）", rate.end):
        pairs = [(before[-1], whole) for whole in before[:-1] if _divides(before[-1], whole)]
    elif (
        between.endswith("的")
        and len(between) <= 8
        and _OF.search(page.text, max(0, before[-1].start - 16), before[-1].start)
    ):
        pairs = [(top, before[-1]) for top in reversed(before[:-1]) if _divides(top, before[-1])][:1]
    else:
        return None
    fits = next((pair for pair in pairs if within(rate, 100 * pair[0].value / pair[1].value)), None)
    if fits or not pairs or not exact(rate, *pairs[0]):
        return quotient(rate, *fits) if fits else None
    return differs(rate, *pairs[0], "warning")


# 318个行政村中有302个配备了法律顾问，覆盖率95%
_AMONG = re.compile(
    r"(?:(?:当|其)?中(?![心央小学])，?(?:已|共|仅)?有?|[，]其中)$|有$|^[^，。；]{0,14}(?:中|内)，?(?:已|共|仅)?有?"
)


def _inside(page: Page, rate: Figure, counts: list[Figure]) -> Check | None:
    """A rate of another name, directly behind so many among so many."""
    before = [figure for figure in counts if figure.end <= rate.start]
    if len(before) < 2 or rate.start - before[-1].end > 22:
        return None
    whole, top = before[-2:]
    between = page.text[whole.end : top.start]
    if (
        not _AMONG.search(between)
        or "；" in between
        or not _divides(top, whole)
        or not exact(rate, top, whole)
    ):
        return None
    check = quotient(rate, top, whole)
    return check if check.relation.holds else differs(rate, top, whole, "warning")


def _same_matter(text: str, matter: str, bottom: Figure, rate: Figure) -> bool:
    """Whether a rate speaks of the counts before it: 受理…援助案件…；行政复议办结率 does not."""
    between = text[bottom.start : rate.start]
    told = text[clause_start(text, bottom.num_start) : rate.start - len(matter)]
    return "；" not in between and matter in told[: told.rfind("，") + 1]


def _divides(top: Figure, bottom: Figure) -> bool:
    return top is not bottom and top.unit_norm == bottom.unit_norm and top.value >= 0 and bottom.value > 0


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
