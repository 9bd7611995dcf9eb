"""Growth: a change, in percent or in things, and the two numbers it lies between.

120件，比上年的100件增长20%          由上年的50件下降到42件，下降16%
由上年的310件增加45件，达到355件      覆盖率由91%提高到98%，提高7个百分点
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, exact, shown, spans, within
from zhunsheng.reading.models import Figure, Relation

GROWTH = re.compile(
    r"增长|上升|增加|提高|提升|下降|减少|降低|增幅|[降减]幅|压减|压缩|缩短|精简|多了?$|少了?$|[升降增减涨]幅|净[增减]|同比[增减升降]"
)
_DOWN = re.compile(r"下降|减少|降低|[降减]幅|压减|压缩|缩短|精简|少了?$|净减|[减降]$|结余|节约|节省")
# 上年的100件, 去年同期为80件, 由1.6个工作日: what was before
_THEN = re.compile(
    r"上年|去年|同期|上一年|前一年|原来|原有|原先|改革前|此前|年初|(?:^|[^来])[由从](?![^，。；\d]*(?:组成|牵头|负责))|20\d\d年|前年|自$|预算|比(?:计划|任务|目标)|[较比][^，。；|]{0,14}(?:的|末|底|时|前)$"
)
_LAST_YEAR = re.compile(r"上年|去年|同期|上一年")
# 同比（56件）下降25%
_BRACKETED = re.compile(r"(?:同比|同期|上年|去年)（$")
# 压缩到0.8个工作日, 增至41人, 达到355件: what is now
_NOW = re.compile(r"(?:[到至为]|达|现有|目前|今年|本年)(?:20\d\d年)?[^，。；\d]{0,4}\|")
_CHANGED = re.compile(
    r"(?:新增|净增|净减|增加|减少|增长|下降|上升|提高|提升|降低|压减|压缩|缩短|精简|结余|节约|节省|超支|超出|多|少)(?:了|出)?(?:近|约)?$"
)
# 由410人增加到655人，2023年当年新增80人: a change of another time
# 下降到3800次，涉企检查减少900次: a change of something else
_SUBJECT = re.compile(r"^(?!同比|比|较|净|共|累计|总)[^|]{4,}$")
_OWN_TIME = re.compile(r"当年|今年|本年|其中|20\d\d年")
_NEAR = 40
"""Characters between a change and the number before it that it is told with."""
_ALL = re.compile(r"总|合计|全年|共")


def falling(clause: str) -> bool:
    """Whether a clause tells a change downward."""
    return bool(_DOWN.search(clause))


def growth(page: Page, figures: list[Figure], rate: Figure, clause: str) -> Iterator[Check]:
    """A change in percent; told only where one number is said to be the earlier one."""
    pairs = _ends(page, figures, rate)
    down = -1 if falling(clause) else 1
    found = [
        (now, then, down * 100 * (now.value - then.value) / then.value) for now, then in pairs if then.value
    ]
    if holding := next((one for one in found if within(rate, one[2])), None):
        yield Check(_relation(rate, *holding))
    elif found:
        now, then, change = found[0]
        if exact(now, then, rate):
            message = (
                f"由{then.quote}到{now.quote}，变化是{shown(round(change, 2))}%，文中写{rate.quote}，请核对"
            )
            yield Check(
                _relation(rate, now, then, change),
                "ratio_mismatch",
                "warning",
                message,
                (rate.start, rate.end),
            )
        else:
            yield Check(_relation(rate, now, then, change))


def changes(page: Page) -> Iterator[Check]:
    """A change told in things or in points: 比上年的310件增加45件，达到355件."""
    for figures in page.by_sentence.values():
        for step in figures:
            said = page.label(step).partition("|")[0]
            if (
                not _CHANGED.search(said)
                or _OWN_TIME.search(said)
                or step.value <= 0
                or _SUBJECT.search(said)
            ):
                continue
            points = step.unit_norm == "个百分点"
            unit = "%" if points else step.unit_norm
            pairs = [(now, then) for now, then in _ends(page, figures, step, unit) if step not in (now, then)]
            if unit in NOT_COUNTS and not points:
                continue
            if pairs:
                yield _step(step, pairs, falling(page.label(step).partition("|")[0]))


def _step(step: Figure, pairs: list[tuple[Figure, Figure]], down: bool) -> Check:
    sign = -1 if down else 1
    fits = next(
        (pair for pair in pairs if abs(sign * (pair[0].value - pair[1].value) - step.value) < 1e-6), None
    )
    now, then = fits or pairs[0]
    change = round(sign * (now.value - then.value), 4)
    relation = Relation(
        kind="difference", holds=bool(fits), terms=spans(now, then, step),
        expr=f"{shown(step.value)} = {shown(max(now.value, then.value))} - {shown(min(now.value, then.value))}",
        stated=step.value, computed=change,
    )  # fmt: skip
    if fits or not exact(now, then, step):
        return Check(relation)
    message = f"由{then.quote}到{now.quote}，相差{shown(abs(change))}，文中写{step.quote}，请核对"
    return Check(
        relation, "change_mismatch", "warning", message, (min(now.start, then.start), max(now.end, step.end))
    )


def _ends(page: Page, figures: list[Figure], change: Figure, unit: str = "") -> list[tuple[Figure, Figure]]:
    """(now, then) that a change may lie between, the likeliest first; none where no number is said to be the earlier one."""
    text = page.text
    counts = [
        figure for figure in figures
        if figure is not change and (figure.unit_norm == unit if unit else figure.unit_norm not in NOT_COUNTS)
    ]  # fmt: skip
    near = [
        figure
        for figure in counts
        if change.start - figure.end <= _NEAR and figure.start - change.end <= _NEAR
    ]
    thens = [
        figure for figure in near
        if (
            _THEN.search(page.label(figure).partition("|")[0])
            or _BRACKETED.search(text, max(0, figure.start - 6), figure.start)
        )
        and (_LAST_YEAR.search(page.label(figure)) or not _NOW.search(page.label(figure)))
    ]  # fmt: skip
    thens = [figure for figure in thens if not _CHANGED.search(page.label(figure).partition("|")[0])]
    if not thens:
        return []
    then = min(thens, key=lambda figure: abs(figure.start - change.start))
    if then.start > change.start and not _LAST_YEAR.search(page.label(then)):
        return []  # 会议压减30%，文件由120件减少到90件: another matter
    if re.search("[；。]", text[min(then.end, change.end) : max(then.start, change.start)]):
        return []
    nows = [figure for figure in counts if figure.unit_norm == then.unit_norm and figure not in thens]
    nows = [figure for figure in nows if not _CHANGED.search(page.label(figure).partition("|")[0])]
    if _ALL.search(page.label(then)):
        return [(now, then) for now in nows if now.start < then.start or _NOW.search(page.label(now))]
    told = [now for now in nows if now.start > then.start and _NOW.search(page.label(now))]
    before = [now for now in reversed(nows) if now.end <= then.start and then.start - now.end <= 20]
    return [(now, then) for now in (*told, *before)] + [
        (now, then) for now in nows if (told or before) and now not in told and now not in before
    ]


def _relation(rate: Figure, now: Figure, then: Figure, change: float) -> Relation:
    return Relation(
        kind="difference", holds=within(rate, change), terms=spans(now, then, rate),
        expr=f"{rate.quote} = ({shown(now.value)} - {shown(then.value)}) ÷ {shown(then.value)}", stated=rate.value, computed=round(change, 4),
    )  # fmt: skip
