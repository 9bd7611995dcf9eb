"""Change: a difference told in things, points, percent or times, and the two numbers it lies between.

120件，比上年的100件增长20%          由上年的50件下降到42件，下降16%          2024年740起，2023年925起，下降20%
由上年的310件增加45件，达到355件      覆盖率由91%提高到98%，提高7个百分点      由15件增加到45件，增长2倍
全年印发38份，同比减少9份，下降19.1%
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import Check, Page, clause_start, shown, spans
from zhunsheng.reading.models import Relation
from zhunsheng.reading.numbers import AVERAGE, CHANGE, LEVEL, MULTIPLE, RATE, SHARE, Number

_DOWN = re.compile(
    r"下降|减少|降低|[降减]幅|压减|压缩|缩短|精简|回落|少了?$|净减|[减降]$|结余|节约|节省|短收"
)
_UP = re.compile(r"增长|上升|增加|提高|提升|增幅|升幅|净增|上涨|多了?$|超支|超出|增收")
# 年均增长, 累计增加, 完成预算的: no difference of two numbers told
_OF_ELSE = re.compile(
    r"年均|月均|日均|平均每|累计|以来|高于|低于|超过|快于|好于|拉动|贡献|目标|计划|力争|预期|同口径|可比|不变价|剔除|扣除|分别|各"
)
# 地区生产总值增长5%: reckoned in prices of another year
_REAL = re.compile(r"生产总值|增加值|GDP|产值|可支配收入")
# 比预算120万元结余12.5万元; by itself what is saved is a part of what was there
_SAVED = re.compile(r"(?:结余|节约|节省)(?:了)?$")
_OWN_TIME = re.compile(r"当年|本年新|其中")
_GENERAL = re.compile(
    r"同比|环比|上年|去年|上一年|同期|今年|本年|[较比与和相]|增长|上升|增加|提高|提升|下降|降低|减少|压减|压缩|缩短|精简|回落|[增降减升涨跌]幅|净增|净减|净|分别|幅度|总体|[均共约近了为达到至由从的则又并]|20\d\d|年度?|\d|个百分点|百分之"
)
_BREAK = re.compile(r"[；。]")
_HAN = re.compile(r"[\u4e00-\u9fff]{2,}")
_NEAR = 60
"""Characters between a change and the farther of its two numbers."""
_NEXT = 16
"""Characters between a number, what it grew by and by how many percent."""
_NAMED, _MEANT, _LIKELY = 0.96, 0.88, 0.82
"""How likely it is that a change is of two numbers: one is said to be the earlier one; by their years; by their order."""


def falling(clause: str) -> bool:
    """Whether a clause tells a change downward."""
    return bool(_DOWN.search(clause))


def changes(page: Page) -> Iterator[Check]:
    """由50件下降到42件，下降16%: every change whose two numbers are told, and every 减少9份，下降19.1%."""
    for figures in page.by_sentence.values():
        numbers = [page.number(figure) for figure in figures]
        for change in numbers:
            if (
                not (change.role in (CHANGE, MULTIPLE) or _SAVED.match(change.before))
                or not change.exact
                or change.value <= 0
            ):
                continue
            clause = page.text[clause_start(page.text, change.figure.num_start) : change.figure.num_start]
            around = page.text[
                max(
                    page.sentences.all[change.sentence].start, change.figure.start - _NEAR
                ) : change.figure.start
            ]
            if not _OF_ELSE.search(clause) and not _OWN_TIME.search(clause) and not _REAL.search(around):
                yield from _change(page, change, clause, numbers)


def _change(page: Page, change: Number, clause: str, numbers: list[Number]) -> Iterator[Check]:
    """增长20% of the pairs it may be of: the first that agrees, or else the likeliest."""
    pairs = list(_pairs(page, change, clause, numbers))
    if holding := next((pair for pair in pairs if _agrees(page, change, *pair[:2])), None):
        yield Check(_relation(page, change, *holding[:2], holds=True))
    elif based := _based(page, change, numbers):
        yield from based
    elif pairs:
        yield _differs(page, change, *pairs[0])


def _pairs(
    page: Page, change: Number, clause: str, numbers: list[Number]
) -> Iterator[tuple[Number, Number, float]]:
    """(now, then, how likely) of every two numbers that a change may lie between."""
    roles = (RATE, SHARE, AVERAGE) if change.unit == "个百分点" else (LEVEL, AVERAGE)
    pool = [
        number for number in numbers
        if number is not change and (number.role in roles or (change.unit == "%" and number.role in (RATE, SHARE) and number.unit == "%"))
        and abs(number.figure.start - change.figure.start) <= 2 * _NEAR
        and (number.unit == change.unit or change.unit in ("%", "‰", "倍", "个百分点"))
    ]  # fmt: skip
    if change.role == CHANGE and change.unit == "%":
        rates = [number for number in pool if number.unit == "%"]
        pool = rates if len(rates) == 2 and rates[0].then != rates[1].then and len(pool) == 2 else [
            number for number in pool if number.unit != "%"
        ]  # fmt: skip
    found = []
    for then in pool:
        for now in pool:
            prior = _prior(page, change, now, then, clause)
            if prior:
                far = max(abs(one.figure.start - change.figure.start) for one in (now, then))
                found.append((prior, far, now, then))
    found.sort(key=lambda one: (-one[0], one[1]))
    yield from ((now, then, prior) for prior, _, now, then in found)


def _prior(page: Page, change: Number, now: Number, then: Number, clause: str) -> float:
    """How likely a change is of two numbers; 0 where it cannot be."""
    if now is then or now.unit != then.unit or not then.value or _apart(page, change, now, then):
        return 0.0
    years = now.year is not None and then.year is not None and now.year != then.year
    if years:
        if now.year is None or then.year is None or now.year < then.year:
            return 0.0
        prior = _MEANT
    elif then.then and not now.then:
        prior = _NAMED
    elif (
        "环比" in clause
        and "其中" not in now.before
        and then.figure.start < now.figure.start < change.figure.start
    ):
        prior = _LIKELY
    else:
        return 0.0
    own = _own(page, change, now, then, clause)
    first, last = sorted((now.figure.start, then.figure.start))
    if first < change.figure.start < last and (named_words(change.before) or not then.then):
        return 0.0  # 由51家整合为33家，法人压减67.7%，园区由106家整合为50家
    return prior if own is None else prior * own


def _apart(page: Page, change: Number, now: Number, then: Number) -> bool:
    """Whether a semicolon stands between them, or a change lies before a pair that does not follow it at once."""
    first = min(change.figure.end, now.figure.end, then.figure.end)
    last = max(change.figure.start, now.figure.start, then.figure.start)
    if last - first > 2 * _NEAR or _BREAK.search(page.text, first, last):
        return True
    ahead = min(now.figure.start, then.figure.start)
    if change.figure.start < ahead:
        return ahead - change.figure.end > 14
    between = [
        page.number(figure) for figure in page.by_sentence[change.sentence]
        if max(now.figure.end, then.figure.end) <= figure.start < change.figure.start
    ]  # fmt: skip
    return any(other.role == LEVEL and other.unit == now.unit for other in between)


def _own(page: Page, change: Number, now: Number, then: Number, clause: str) -> float | None:
    """How much of what a change names itself is named by its pair too: 0 for another thing, None where it names nothing.

    规上工业增加值增长6.5% after 收入从A增长到B is of something else.
    """
    own = named_words(clause)
    if not own:
        return None
    near = named_words(f"{now.before}，{then.before}，{now.behind}，{then.behind}")
    first = min(now.figure.start, then.figure.start)
    if first > change.figure.start and not near:
        return 1.0
    wide = near | named_words(
        page.text[clause_start(page.text, first) : max(now.figure.end, then.figure.end)]
    )
    return 1.0 if 2 * len(own & wide) >= len(own) else 0.6 if own & wide else 0.0


def named_words(clause: str) -> set[str]:
    """Pairs of characters of a clause, without the words of changes and times."""
    plain = _GENERAL.sub("，", clause)
    return {word[at : at + 2] for word in _HAN.findall(plain) for at in range(len(word) - 1)}


def _value(page: Page, change: Number, now: Number, then: Number) -> float:
    """What a change from one number to another is, downward negative."""
    difference = now.value - then.value
    if change.unit in ("%", "‰") and now.unit != "个百分点":
        return (100 if change.unit == "%" else 1000) * difference / then.value
    if change.unit == "倍":
        return now.value / then.value - (1 if _UP.search(change.before) else 0)
    return difference


def _slack(change: Number, now: Number, then: Number) -> float:
    """How far off a change may be by what its numbers leave open."""
    own = (change.high - change.low) / 2
    if change.unit in ("%", "‰"):
        scale = 100 if change.unit == "%" else 1000
        return own + scale * (now.slack / then.value + then.slack * now.value / then.value**2)
    if change.unit == "倍":
        return own + now.slack / then.value + then.slack * now.value / then.value**2
    if now.unit in ("%", "‰"):  # told alike they differ by just so many points
        return 0.0 if change.decimals == max(now.decimals, then.decimals) else own
    return own + now.slack + then.slack


def _sign(change: Number) -> int:
    return -1 if falling(change.before) else 1


def _agrees(page: Page, change: Number, now: Number, then: Number) -> bool:
    if now.unit == change.unit == "%":  # 86%，较上年的78%提高8%: points told as percent, or nothing to say
        return abs(abs(now.value - then.value) - change.value) > 1e-6
    value = _value(page, change, now, then)
    return abs(_sign(change) * value - change.value) <= _slack(change, now, then) + 1e-9


def _differs(page: Page, change: Number, now: Number, then: Number, prior: float) -> Check:
    """A change that its two numbers do not give, with the mistake that makes it, if one does."""
    relation = _relation(page, change, now, then, holds=False)
    if not (now.exact and then.exact):
        return Check(relation)
    value = _value(page, change, now, then)
    place = (
        min(now.figure.start, then.figure.start, change.figure.start),
        max(now.figure.end, then.figure.end, change.figure.end),
    )
    if (
        not now.unit == change.unit == "%"
        and change.unit != "倍"
        and abs(abs(value) - change.value) <= _slack(change, now, then) + 1e-9
    ):
        said = "下降" if falling(change.before) else "增长"
        message = f"说是{said}，却由{then.figure.quote}到{now.figure.quote}，请核对"
        return Check(relation, "order_reversed", "warning", message, place, prior, "reversed")
    mistake = _mistake(change, now, then, value)
    unit = "个百分点" if now.unit == "%" else change.unit if change.unit in ("%", "‰", "倍", "个百分点") else now.figure.unit  # fmt: skip
    points = mistake == "points_for_percent"
    shown_value = (
        abs(now.value - then.value) if points else value if change.unit in ("%", "‰") else abs(value)
    )
    amount = shown(round(shown_value / (change.scale if unit == change.figure.unit else 1), 2))
    scaled = {1e4: "万", 1e8: "亿", 1e12: "万亿"}.get(change.scale, "") if unit == change.figure.unit else ""
    verb = "变化是" if change.unit in ("%", "‰", "倍") and not points else "相差"
    kind = "ratio_mismatch" if change.unit in ("%", "‰", "倍") else "change_mismatch"
    message = f"由{then.figure.quote}到{now.figure.quote}，{verb}{amount}{scaled}{unit}，文中写{change.figure.quote}，请核对"
    at = (change.figure.start, change.figure.end) if kind == "ratio_mismatch" else place
    return Check(relation, kind, "warning", message, at, prior, mistake)


def _mistake(change: Number, now: Number, then: Number, value: float) -> str:
    """The name of the known mistake that gives the change as written."""
    if now.unit == "%" and change.unit == "%":
        return "points_for_percent"
    if change.unit in ("%", "‰") and now.value:
        by_new = 100 * abs(now.value - then.value) / now.value
        if abs(by_new - change.value) <= change.step:
            return "divided_by_the_new"
    if change.unit == "倍" and abs(now.value / then.value - change.value) <= change.step:
        return "times_for_growth"
    for shift in (10, 100, 10_000):
        if value and (
            abs(abs(value) / shift - change.value) <= change.step
            or abs(abs(value) * shift - change.value) <= change.step
        ):
            return "shifted"
    return ""


def _based(page: Page, change: Number, numbers: list[Number]) -> list[Check]:
    """印发38份，同比减少9份，下降19.1%: nine of the forty-seven there were before."""
    if change.unit != "%" or change.role != CHANGE:
        return []
    steps = [
        step for step in numbers
        if step.role == CHANGE and step.unit not in ("%", "个百分点", "‰", "倍") and step.exact
        and 0 < max(change.figure.start - step.figure.end, step.figure.start - change.figure.end) <= _NEXT
    ]  # fmt: skip
    for step in steps:
        nows = [
            number for number in numbers
            if number.role == LEVEL and number.unit == step.unit and number.exact and not number.then
            and 0 < step.figure.start - number.figure.end <= 2 * _NEXT
            and not _BREAK.search(page.text, number.figure.end, step.figure.start)
        ]  # fmt: skip
        between = page.text[
            min(step.figure.end, change.figure.end) : max(step.figure.start, change.figure.start)
        ]
        if not nows or named_words(between) or named_words(step.before):
            continue
        now = nows[-1]
        base = now.value + (step.value if falling(step.before) else -step.value)
        if base <= 0:
            continue
        value = 100 * step.value / base
        slack = change.step + 100 * (step.slack / base + (now.slack + step.slack) * step.value / base**2)
        holds = abs(value - change.value) <= slack
        relation = Relation(
            kind="difference", holds=holds, terms=spans(now.figure, step.figure, change.figure),
            expr=f"{change.figure.quote} = {shown(step.value)} ÷ {shown(base)}", stated=change.value, computed=round(value, 4),
        )  # fmt: skip
        if holds:
            return [Check(relation)]
        wrong = abs(100 * step.value / now.value - change.value) <= change.step
        message = f"{now.figure.quote}，{step.before.lstrip('，')}{step.figure.quote}，原来应是{shown(base / step.scale)}，变化是{shown(round(value, 2))}%，文中写{change.figure.quote}，请核对"
        at = (change.figure.start, change.figure.end)
        return [
            Check(
                relation,
                "ratio_mismatch",
                "warning",
                message,
                at,
                _MEANT,
                "divided_by_the_new" if wrong else "",
            )
        ]
    return []


def _relation(page: Page, change: Number, now: Number, then: Number, *, holds: bool) -> Relation:
    one, other = shown(now.value), shown(then.value)
    if change.unit in ("%", "‰", "倍"):
        expr = f"{change.figure.quote} = ({one} - {other}) ÷ {other}"
    else:
        expr = f"{shown(change.value)} = {shown(max(now.value, then.value))} - {shown(min(now.value, then.value))}"
    value = _value(page, change, now, then)
    return Relation(
        kind="difference", holds=holds, terms=spans(now.figure, then.figure, change.figure), expr=expr,
        stated=change.value, computed=round(_sign(change) * value, 4),
    )  # fmt: skip


__all__ = ["changes", "falling"]
