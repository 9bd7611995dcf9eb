"""Shares: 24件、占46%, and the whole they are shares of, told in the same words (占总数152个的59%) or before.

A share may name its count instead of following it (民事357件，刑事129件，民事案件占73.5%), and shares that are all of a
whole make 100 %.
"""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import (
    NOT_COUNTS,
    Check,
    Page,
    clause_start,
    differs,
    exact,
    quotient,
    shown,
    slipped,
    spans,
    within,
)
from zhunsheng.reading.finders.parts import parts_of
from zhunsheng.reading.models import Figure, Relation

# what stands between 占 and its rate
SHARE = re.compile(r"占(?:比|到|总数的?|全部的?|总量的?|[^，。；、]{0,24}的)?(?:约|近|达|为)?$")
# 农民工204人，在全部受援的340人中占到60%
_IN = re.compile(r"[^，。；]{0,6}中")
_NEAR = 12
"""Characters between a count and its share."""


def shares(page: Page, number: int, figures: list[Figure], rates: list[Figure]) -> Iterator[Check]:
    """Every share whose count is told right before it; the whole is the figure that fits most of the shares."""
    told = []
    for rate in rates:
        before = [
            figure for figure in figures if figure.end <= rate.start and figure.unit_norm not in NOT_COUNTS
        ]
        if not before:
            continue
        opened = page.text.rfind("占", max(0, rate.num_start - 30), rate.num_start)
        whole = before[-1]
        if (
            whole.start > clause_start(page.text, opened)
            and _IN.fullmatch(page.text, whole.end, max(whole.end, opened))
            and opened > whole.end
        ):
            yield from _of_named(before, rate, clause_start(page.text, whole.start))
        elif before[-1].start > opened:
            yield from _of_named(before, rate, opened)
        elif name := _name(page, before[-1], opened):
            yield from _by_name(page, number, before, rate, name)
        elif rate.num_start - before[-1].end <= _NEAR:
            told.append((before[-1], rate))
    if told:
        yield from _of_one_whole(page, number, figures, told)
    yield from _hundred(page, figures, rates)


def _of_named(before: list[Figure], rate: Figure, opened: int) -> Iterator[Check]:
    """建成90个，占总数152个的59.2%; 受理3150件，占年度任务3000件的105%: both numbers are told, nothing is open."""
    whole = before[-1]
    tops = [figure for figure in before[:-1] if figure.end <= opened and figure.unit_norm == whole.unit_norm]
    if not tops or opened - tops[-1].end > 14 or not whole.value or rate.start - whole.end > 8:
        return
    check = quotient(rate, tops[-1], whole)
    if check.relation.holds or not exact(tops[-1], whole, rate):
        yield Check(check.relation)
    else:
        yield differs(rate, tops[-1], whole, "error")


_GENERAL = frozenset({"案件", "事项", "问题", "人员", "其中", "全部", "全县", "总数", "行政", "工作", "数量"})
"""Pairs of characters that name no count."""


def _name(page: Page, before: Figure, opened: int) -> str:
    """What stands before 占 in a clause of its own: 民事案件占, 修改的占; "" where the count itself stands there."""
    clause = page.text[max(clause_start(page.text, opened), before.end) : opened]
    return (
        clause.removesuffix("的").removesuffix("所").strip("，、； ")
        if page.text[before.end : opened] != clause
        else ""
    )


def _by_name(page: Page, number: int, before: list[Figure], rate: Figure, name: str) -> Iterator[Check]:
    """The share of the one count that bears its name, of any whole before it."""
    if name == "后者":
        name = page.label(before[-1]).partition("|")[0][-4:]
    words = [name[at : at + 2] for at in range(len(name) - 1) if name[at : at + 2] not in _GENERAL]
    shared = {figure.start: sum(word in page.label(figure) for word in words) for figure in before}
    most = max(shared.values(), default=0)
    tops = [figure for figure in before if most and shared[figure.start] == most]
    around = [*page.before(number), *before]
    pairs = [
        (top, whole) for top in reversed(tops) for whole in around
        if whole is not top and whole.unit_norm == top.unit_norm and whole.value
    ]  # fmt: skip
    if fits := next((pair for pair in pairs if within(rate, 100 * pair[0].value / pair[1].value)), None):
        yield quotient(rate, *fits)
        return
    told = [pair for pair in pairs if pair[1].start < pair[0].start and exact(rate, *pair)]
    if len(tops) == 1 and told:
        larger = [pair for pair in told if pair[1].value >= pair[0].value]
        yield differs(rate, *(larger or told)[0], "warning")


# 不满意占2.7%, 其他占23.1%: a list of shares that ends so is whole
_LAST = re.compile(r"^(?:其他|其它|其余|不|未|无|剩余)")
_CROSSING = re.compile(r"女|岁|党员|学历|本科|涉及|少数民族|以上|增长|提高")


def _hundred(page: Page, figures: list[Figure], rates: list[Figure]) -> Iterator[Check]:
    """Shares one after another that make all of a thing: together 100 %, to the rounding of each."""
    run: list[Figure] = []
    for rate in [*figures, None]:
        near = (
            rate is not None and run and len(page.text[run[-1].end : rate.start]) <= 20 and rate.unit == "%"
        )
        if rate is not None and rate.unit == "%" and (near or rate in rates or _listed(page, rate)):
            run = [*run, rate] if near else [rate]
            continue
        yield from _makes_hundred(page, run)
        run = []


def _listed(page: Page, rate: Figure) -> bool:
    """来源为电话61.2%、网络27.5%、来访11.3%: shares without 占, by the list they begin."""
    clause = page.text[clause_start(page.text, rate.num_start) : rate.num_start]
    opened = page.text.startswith("、", rate.end) or _made_up(page, rate)
    return opened and not _NO_SHARE.search(clause)


def _made_up(page: Page, rate: Figure) -> bool:
    """收入结构为：…, 案件类型分布：…: the shares after it are all there are."""
    return bool(_MADE_UP.search(page.text[max(0, rate.num_start - 24) : rate.num_start].rpartition("。")[2]))


_MADE_UP = re.compile(r"(?:结构|来源|构成|分布|类型|占比|比例)[^，。；\d]{0,4}[：为是]")
_NO_SHARE = re.compile(r"率|增长|提高|下降|减少|分别|压减|上升|完成|满意度|以上")


def _alike(one: str, other: str) -> bool:
    """网上受理占, 窗口受理占: two names made alike; a third may be left out."""
    one, other = (name.removesuffix("占").removesuffix("的") for name in (one, other))
    return min(len(one), len(other)) > 2 and one[-2:] == other[-2:] and one != other


def _makes_hundred(page: Page, run: list[Figure]) -> Iterator[Check]:
    """电话占61%、网络占28%、来访占12%: shares that should make 100 %."""
    names = [page.label(rate).partition("|")[0].rpartition("、")[2] for rate in run]
    crossing = sum(bool(_CROSSING.search(name)) for name in names)
    if len(run) < 2 or not exact(*run) or 0 < crossing < len(names) or (crossing and "岁" not in names[0]):
        return
    total = sum(rate.value for rate in run)
    ended = (
        bool(_LAST.search(names[-1]))
        or _made_up(page, run[0])
        or all(name.endswith("的占") for name in names)
        or all("岁" in name for name in names)
    )
    places = [len(rate.quote.rstrip("%").partition(".")[2]) for rate in run]
    rough = len(run) * 0.5 * 10.0 ** -max(places) + (0.5 if len(set(places)) > 1 else 0)
    holds = abs(total - 100) <= max(rough, 0.1) + 1e-6
    alike = len(run) == 2 and 95 <= total <= 105 and _alike(*names)
    if not holds and not (ended or alike or (len(run) > 2 and 85 <= total <= 115 and all(names[1:]))):
        return
    relation = Relation(
        kind="sum", holds=holds, terms=spans(*run), expr=f"100% = {' + '.join(shown(rate.value) for rate in run)}",
        stated=100, computed=round(total, 4),
    )  # fmt: skip
    message = f"各项占比相加是{shown(round(total, 2))}%，不是100%，请核对"
    severity = "" if holds else "warning" if ended or not alike else "note"
    yield Check(relation, "sum_mismatch" if severity else "", severity, message, (run[0].start, run[-1].end))


def _of_one_whole(
    page: Page, number: int, figures: list[Figure], told: list[tuple[Figure, Figure]]
) -> Iterator[Check]:
    """民事34件占68%，行政16件占32%: shares of one whole told before them."""
    tops = [top for top, _ in told]
    wholes = [
        figure
        for figure in [*page.before(number, 2), *figures]
        if figure.unit_norm == tops[0].unit_norm and figure not in tops and figure.value
    ]
    if not wholes:
        return
    fitting = {
        whole.start: [
            pair
            for pair in told
            if whole.start < pair[0].start and within(pair[1], 100 * pair[0].value / whole.value)
        ]
        for whole in wholes
    }
    whole = max(
        reversed(wholes), key=lambda figure: (len(fitting[figure.start]), figure.start < tops[0].start)
    )
    fits = fitting[whole.start]
    complete = abs(sum(rate.value for _, rate in told) - 100) <= len(told) and exact(*tops)
    if complete and 2 * len(fits) < len(told) and (check := _wrong_whole(wholes, told)):
        yield check
        return
    for top, rate in told:
        if (top, rate) in fits:
            yield quotient(rate, top, whole)
        elif not exact(top, rate, whole) or whole.start > top.start:
            continue
        elif len(fits) >= 2 and 2 * len(fits) >= len(told) and top.value <= whole.value:
            yield differs(rate, top, whole, "error")
        elif len(fits) >= 2 or len(told) == len([one for one in wholes if one.start < top.start]) == 1:
            yield differs(rate, top, whole, "warning")
    if len(fits) >= 2 and complete and exact(whole):
        yield parts_of(whole, tops)


def _wrong_whole(wholes: list[Figure], told: list[tuple[Figure, Figure]]) -> Check | None:
    """The shares fit the sum of their own counts and make 100 %: then it is the whole that slipped."""
    tops = [top for top, _ in told]
    total = sum(top.value for top in tops)
    if len(told) < 2 or not total or not all(within(rate, 100 * top.value / total) for top, rate in told):
        return None
    meant = [whole for whole in wholes if whole.start < tops[0].start and exact(whole)]
    slips = [whole for whole in meant if slipped(whole.value, total)]
    one = slips or (meant if len(meant) == 1 else [])
    return parts_of(one[-1], tops) if one else None
