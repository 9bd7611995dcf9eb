"""Ratios: a rate and its two numbers, shares of one whole, growth on the year before.

A stated rate holds when it lies within one unit of its last place of the computed one: both rounding and
cutting off are usual (114.636 is written 114.64 or 114.63).
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import Check, Page, exact, shown, spans
from zhunsheng.reading.models import Figure, Relation
from zhunsheng.reading.sums import parts_of

# rate: (its name, words of the numerator, words of the denominator)
NAMED = (
    ("成功率", r"成功", r"受理|调解|调处|排查|化解"),
    ("办结率", r"办结|审结|结案", r"受理|办理|收到|接收|承办|接受|接到|交办"),
    ("审结率", r"审结|办结|结案", r"受理|收到"),
    ("结案率", r"结案|审结|办结", r"受理|收到"),
    ("年报率", r"已报", r"应报"),
    ("受理率", r"受理", r"申请|收到"),
    ("纠错率", r"纠错", r"审结|办结"),
    ("整改率", r"整改", r"发现|排查|问题"),
    ("合格率", r"合格", r"抽检|检测|抽查|监测"),
    ("胜诉率", r"胜诉", r"审结|判决|应诉"),
    ("败诉率", r"败诉", r"审结|判决|应诉"),
    ("出庭率", r"出庭", r"应诉|开庭|诉讼"),
    ("应诉率", r"出庭", r"应诉|开庭|诉讼"),
)
# 按时办结率 counts those due, not all; 平均 is no quotient of totals.
_OTHER_RATE = re.compile(r"按时|按期|限期|法定|平均|满意|基本|网上|即时|当场")
_SHARE = re.compile(r"占(?:比|总数的?|全部的?|总量的?|[^，。；、]{0,12}的)?(?:约|近|达|为)?$")
_GROWTH = re.compile(r"增长|上升|增加|提高|下降|减少|降低|增幅|降幅")
_DOWN = re.compile(r"下降|减少|降低|降幅")
_YEAR_BEFORE = re.compile(r"上年|去年|同期|上一年|20\d\d年")
_DECIMALS = re.compile(r"\.(\d+)")
_NOT_COUNTS = {"%", "个百分点", "倍", ""}


def ratios(page: Page) -> Iterator[Check]:
    """Every rate whose two numbers are told."""
    for number, figures in page.by_sentence.items():
        rates = [figure for figure in figures if figure.unit == "%"]
        shares = [
            rate for rate in rates if _SHARE.search(page.text, max(0, rate.num_start - 20), rate.num_start)
        ]
        yield from _shares(page, number, figures, shares)
        for rate in rates:
            if rate in shares:
                continue
            clause = page.text[
                max(
                    _clause_start(page.text, rate.num_start), page.sentences.all[number].start
                ) : rate.num_start
            ]
            check = (
                _growth(page, figures, rate, clause)
                if _GROWTH.search(clause)
                else _rate(page, figures, rate, clause)
            )
            if check:
                yield check


def within(stated: Figure, computed: float) -> bool:
    """Whether a rate as written agrees with the computed one to one unit in its last place.

    A quotient below the whole never passes for 100 % except by rounding.
    """
    decimals = _DECIMALS.search(stated.quote)
    step = 10.0 ** -len(decimals[1]) if decimals else 1.0
    return abs(stated.value - computed) <= (step / 2 if stated.value == 100 else step) + 1e-9


def _clause_start(text: str, position: int) -> int:
    return max(text.rfind(mark, max(0, position - 60), position) for mark in "，；。：（") + 1


def _rate(page: Page, figures: list[Figure], rate: Figure, clause: str) -> Check | None:
    named = next(((name, top, bottom) for name, top, bottom in NAMED if name in clause), None)
    if named is None or _OTHER_RATE.search(clause):
        return None
    name, of, to = named
    counts = [
        figure for figure in figures if figure.end <= rate.start and figure.unit_norm not in _NOT_COUNTS
    ]
    tops = [
        figure
        for figure in counts
        if re.search(of, _words(page.text, figure)) and not figure.subject.startswith("不")
    ]
    pairs = [(top, bottom) for top in reversed(tops) for bottom in reversed(counts) if _divides(top, bottom)]
    for top, bottom in pairs:
        if within(rate, 100 * top.value / bottom.value):
            return _holds(rate, top, bottom)
    told = [
        (top, bottom)
        for top, bottom in pairs
        if bottom not in tops and re.search(to, _words(page.text, bottom))
    ]
    if not told or not exact(rate, *told[0]):
        return None
    # Unfinished cases of a rate said to be 100 % are usual (those due are all done): doubtful, not wrong.
    sure = (
        len(told) == 1
        and rate.value < 100
        and _same_matter(page.text, clause.partition(name)[0], told[0][1], rate)
    )
    return _differs(rate, *told[0], "error" if sure else "warning")


def _same_matter(text: str, matter: str, bottom: Figure, rate: Figure) -> bool:
    """Whether a rate speaks of the counts before it: 受理…援助案件…；行政复议办结率 does not."""
    between = text[bottom.start : rate.start]
    told = text[_clause_start(text, bottom.num_start) : rate.start - len(matter)]
    return "；" not in between and matter in told[: told.rfind("，") + 1]


def _words(text: str, figure: Figure) -> str:
    """The words of a figure's own clause."""
    return text[max(_clause_start(text, figure.num_start), figure.num_start - 24) : figure.num_start]


def _divides(top: Figure, bottom: Figure) -> bool:
    return (
        top is not bottom
        and top.unit_norm == bottom.unit_norm
        and bottom.start < top.start
        and 0 <= top.value <= bottom.value != 0
    )


def _holds(rate: Figure, top: Figure, bottom: Figure) -> Check:
    computed = round(100 * top.value / bottom.value, 4)
    expr = f"{rate.quote} = {shown(top.value)} ÷ {shown(bottom.value)}"
    return Check(
        Relation(
            kind="ratio",
            holds=within(rate, computed),
            terms=spans(top, bottom, rate),
            expr=expr,
            stated=rate.value,
            computed=computed,
        )
    )


def _differs(rate: Figure, top: Figure, bottom: Figure, severity: str) -> Check:
    check = _holds(rate, top, bottom)
    computed = shown(round(check.relation.computed or 0, 2))
    message = f"{top.quote}除以{bottom.quote}是{computed}%，文中写{rate.quote}，请核对"
    return Check(check.relation, "ratio_mismatch", severity, message, (rate.start, rate.end))


def _shares(page: Page, number: int, figures: list[Figure], shares: list[Figure]) -> Iterator[Check]:
    """24件、占46%: the number before is the numerator; the whole is the figure that fits most of the shares."""
    told = []
    for share in shares:
        before = [
            figure for figure in figures if figure.end <= share.start and figure.unit_norm not in _NOT_COUNTS
        ]
        if before and share.num_start - before[-1].end <= 12:
            told.append((before[-1], share))
    if not told:
        return
    tops = [top for top, _ in told]
    wholes = [
        figure
        for figure in [*page.before(number, 2), *figures]
        if figure.unit_norm == tops[0].unit_norm and figure not in tops and figure.value
    ]
    fitting = {
        whole.start: [
            pair
            for pair in told
            if whole.start < pair[0].start and within(pair[1], 100 * pair[0].value / whole.value)
        ]
        for whole in wholes
    }
    if not wholes:
        return
    whole = max(reversed(wholes), key=lambda figure: len(fitting[figure.start]))
    fits = fitting[whole.start]
    for top, share in told:
        if (top, share) in fits:
            yield _holds(share, top, whole)
        elif (
            len(fits) >= 2
            and 2 * len(fits) >= len(told)
            and top.value <= whole.value
            and exact(top, share, whole)
        ):
            yield _differs(share, top, whole, "error")
        elif (
            len(told) == len(wholes) == 1
            and top.value < whole.value
            and whole.start < top.start
            and exact(top, share, whole)
        ):
            yield _differs(share, top, whole, "warning")
    if (
        len(fits) >= 2
        and abs(sum(share.value for _, share in told) - 100) <= len(told)
        and exact(whole, *tops)
    ):
        yield parts_of(whole, tops)


def _growth(page: Page, figures: list[Figure], rate: Figure, clause: str) -> Check | None:
    """A件，比上年的B件增长r%: only where the number of the year before is told in the same clause or the one before."""
    counts = [
        figure for figure in figures if figure.end <= rate.start and figure.unit_norm not in _NOT_COUNTS
    ]
    if len(counts) < 2:
        return None
    now, then = counts[-2], counts[-1]
    between = page.text[now.end : then.start]
    if (
        now.unit_norm != then.unit_norm
        or not then.value
        or rate.start - then.end > 14
        or len(between) > 20
        or not _YEAR_BEFORE.search(between)
    ):
        return None
    change = 100 * (now.value - then.value) / then.value * (-1 if _DOWN.search(clause) else 1)
    relation = Relation(
        kind="difference", holds=within(rate, change), terms=spans(now, then, rate),
        expr=f"{rate.quote} = ({shown(now.value)} - {shown(then.value)}) ÷ {shown(then.value)}", stated=rate.value, computed=round(change, 4),
    )  # fmt: skip
    if relation.holds or not exact(now, then, rate):
        return Check(relation)
    message = f"由{then.quote}到{now.quote}，变化是{shown(round(change, 2))}%，文中写{rate.quote}，请核对"
    return Check(relation, "ratio_mismatch", "warning", message, (rate.start, rate.end))
