"""Average: so many of one thing for each of another; the units say which two numbers it joins.

18个司法所共有54名，平均每所3名          处理250件，收取75万元，案均3000元          48期，月均4期
为14个乡镇各配备2名，共配备28名          32万人，律师48名，每万人拥有律师1.5名
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page, shown, spans
from zhunsheng.reading.models import Relation
from zhunsheng.reading.numbers import AVERAGE, LEVEL, Number

# 人均, 案均, 每名法官, 每万人, 各配备
_EACH = re.compile(r"(?P<of>[\u4e00-\u9fff])均|每(?P<one>[^每，。；、\d]{1,4})|平均|(?P<ten>万)人")
_EVERY = re.compile(
    r"各(?!类|级|项|种|地|乡|镇|村|县|部|单|界|方|族|有关|司|环|领|区|街|市|行)[\u4e00-\u9fff]{0,3}?(?:配|派|设|建|安排|确定|开展|举办|培训|报送|推荐|聘|发|拨|补|奖|完成|选|购|印|放|有|投)[\u4e00-\u9fff]{0,11}$"
)
_DAYS = {"日": (365.0, 366.0, 250.0, 248.0, 249.0, 251.0), "天": (365.0, 366.0), "周": (52.0, 53.0), "月": (12.0,), "季": (4.0,), "季度": (4.0,)}  # fmt: skip
"""How many there are of it in a year; of working days some 250."""
_YEARLY = re.compile(r"全年|年内|一年|年度|20\d\d年|今年")
_NOT_ALL = re.compile(r"其中|最[多少高低]|要求|法定|上年|去年|不少于|承诺|同比|标准|不低于|月份|季度")
_NOT_PLAIN = re.compile(
    r"每[十百千]|增长|提高|下降|减少|增加|可支配|纯收入|生产总值|GDP|高于|低于|全[国省市]|浓度"
)
_NEAR = 60
"""Characters between an average and its numbers."""
_NAMED, _LIKELY = 0.95, 0.72


def averages(page: Page) -> Iterator[Check]:
    """平均每所3名 of 54名 and 18个: every average whose count and total are told in its sentence or the one before."""
    for number, figures in page.by_sentence.items():
        numbers = [page.number(figure) for figure in figures]
        for per in numbers:
            each = per.role == AVERAGE or (per.role == LEVEL and _EVERY.search(per.before))
            if (
                not each
                or per.unit in NOT_COUNTS
                or not per.exact
                or per.value <= 0
                or _NOT_PLAIN.search(per.before)
            ):
                continue
            yield from _average(page, per, [*map(page.number, page.before(number)), *numbers])


def _average(page: Page, per: Number, numbers: list[Number]) -> Iterator[Check]:
    """平均每所3名 held to every total of its unit and every count in reach."""
    pool = [
        other for other in numbers
        if other is not per and other.role == LEVEL and other.unit not in NOT_COUNTS and other.value > 0
        and abs(other.figure.start - per.figure.start) <= 2 * _NEAR
    ]  # fmt: skip
    totals = [other for other in pool if other.unit == per.unit and not _NOT_ALL.search(other.before)]
    told = list(_EACH.finditer(per.before))
    of = told[-1] if told else None
    word = (of["of"] or of["one"] or "") if of else ""
    time = next((name for name in _DAYS if word.startswith(name)), "") or (
        "年" if word.startswith("年") else ""
    )
    if time and len(told) > 1:  # 每村每年服务12次
        time, word = "", told[0]["of"] or told[0]["one"] or ""
    if time:
        yield from _by_time(page, per, totals, time, [other.value for other in pool if other.unit == "个月"])
        return
    times = 10_000.0 if (of and of["ten"]) or word.startswith("万") else 1.0
    counts = [other for other in pool if other.unit != per.unit or word.startswith(("人", "名"))]
    if not counts and len(totals) == 2:  # 12个乡镇各设立1个服务站，共设立12个
        counts, totals = totals[:1], totals[1:]
    if any(_gives(per, total, count, times) for total in totals for count in pool if total is not count):
        for total in totals:
            for count in counts:
                if total is not count and _gives(per, total, count, times):
                    yield Check(_relation(per, total, count, times))
                    return
        return
    pairs = [
        (total, count)
        for total in totals
        for count in counts
        if total is not count
        and total.exact
        and count.exact
        and count.value > 1
        and _joins(page, per, total, count, word)
    ]
    named = [pair for pair in pairs if _named(page, pair[1], word)]
    if len(named or pairs) == 1:
        yield _differs(per, *(named or pairs)[0], times, _NAMED if named or not word else _LIKELY)


def _joins(page: Page, per: Number, total: Number, count: Number, word: str) -> bool:
    """Whether an average may be of two numbers: no other matter stands between."""
    first = min(per.figure.end, total.figure.end, count.figure.end)
    last = max(per.figure.start, total.figure.start, count.figure.start)
    return last - first <= 2 * _NEAR and "；" not in page.text[first:last]


def _named(page: Page, count: Number, word: str) -> bool:
    """Whether the word of an average (案, 所, 名法官, 公里) is what a number counts."""
    if not word:
        return False
    around = page.text[max(0, count.figure.num_start - 8) : count.figure.end + 6]
    people = word[0] in "人名" and count.unit in ("人", "户", "家")
    return (
        people
        or word[0] in count.figure.unit
        or word[0] in count.behind[:4] + count.before[-4:]
        or word[:2] in around
        or word[-2:] in around
    )


def _gives(per: Number, total: Number, count: Number, times: float) -> bool:
    """Whether an average is of two numbers: so many for each exactly, what is shared out to one unit in its last place."""
    if abs(count.value * per.value / times - total.value) < 1e-6:
        return True
    value = times * total.value / count.value
    slack = per.step + times * (total.slack / count.value + count.slack * total.value / count.value**2)
    shared = "均" in per.before or times > 1 or per.decimals > 0 or per.scale > 1
    return shared and abs(value - per.value) < slack - 1e-9


def _relation(per: Number, total: Number, count: Number, times: float = 1.0) -> Relation:
    return Relation(
        kind="ratio", holds=_gives(per, total, count, times), terms=spans(per.figure, total.figure, count.figure),
        expr=f"{shown(per.value)} = {shown(total.value)} ÷ {shown(count.value / times)}", stated=per.value,
        computed=round(times * total.value / count.value, 4),
    )  # fmt: skip


def _differs(per: Number, total: Number, count: Number, times: float, prior: float) -> Check:
    relation = _relation(per, total, count, times)
    value = times * total.value / count.value
    shifted = any(
        abs(value / per.value - 10.0**power) < 0.02 * 10.0**power
        for power in (-8, -4, -3, -2, -1, 1, 2, 3, 4, 8)
    )
    message = f"{total.figure.quote}分给{count.figure.quote}，每份是{shown(round(value / per.scale, 2))}{_scaled(per)}，文中写{per.figure.quote}，请核对"
    place = (
        min(per.figure.start, total.figure.start, count.figure.start),
        max(per.figure.end, total.figure.end, count.figure.end),
    )
    return Check(relation, "share_mismatch", "warning", message, place, prior, "shifted" if shifted else "")


def _scaled(per: Number) -> str:
    return {1e4: "万", 1e8: "亿"}.get(per.scale, "") + per.figure.unit


def _by_time(
    page: Page, per: Number, totals: list[Number], time: str, months: list[float]
) -> Iterator[Check]:
    """全年21次，每月平均1.75次; 8个月完成 says of how many."""
    many = tuple(months) if time == "月" and months else _DAYS.get(time, ())
    for total in totals if many else ():
        begin = page.sentences.all[total.sentence].start
        if any(
            abs(total.value / parts - per.value) <= per.step + total.slack / parts for parts in _DAYS[time]
        ):
            parts = min(many, key=lambda one: abs(total.value / one - per.value))
            relation = Relation(
                kind="ratio", holds=True, terms=spans(per.figure, total.figure), stated=per.value,
                expr=f"{shown(per.value)} = {shown(total.value)} ÷ {shown(parts)}", computed=round(total.value / parts, 4),
            )  # fmt: skip
            yield Check(relation)
            return
        yearly = many == tuple(months) or _YEARLY.search(
            page.text[begin : max(total.figure.start, per.figure.start)]
        )
        if len(totals) != 1 or not total.exact or not (yearly or time == "日"):
            return
        parts = many[0]
        relation = Relation(
            kind="ratio", holds=False, terms=spans(per.figure, total.figure), stated=per.value,
            expr=f"{shown(per.value)} = {shown(total.value)} ÷ {shown(parts)}", computed=round(total.value / parts, 4),
        )  # fmt: skip
        message = f"{total.figure.quote}除以{shown(parts)}是{shown(round(total.value / parts, 2))}，文中写{per.figure.quote}，请核对"
        place = (min(per.figure.start, total.figure.start), max(per.figure.end, total.figure.end))
        far = all(not 0.85 < total.value / parts / per.value < 1.15 for parts in many)
        if yearly or far:
            yield Check(relation, "share_mismatch", "warning", message, place, _LIKELY if yearly else 0.65)
