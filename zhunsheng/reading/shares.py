"""Shares: 24件、占46%, and the whole they are shares of, told in the same words (占总数152个的59%) or before."""

import re
from collections.abc import Iterator

from zhunsheng.reading.checks import (
    NOT_COUNTS,
    Check,
    Page,
    differs,
    exact,
    quotient,
    slipped,
    within,
)
from zhunsheng.reading.models import Figure
from zhunsheng.reading.parts import parts_of

# what stands between 占 and its rate
SHARE = re.compile(r"占(?:比|总数的?|全部的?|总量的?|[^，。；、]{0,24}的)?(?:约|近|达|为)?$")
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
        if before[-1].start > opened:
            yield from _of_named(before, rate, opened)
        elif rate.num_start - before[-1].end <= _NEAR:
            told.append((before[-1], rate))
    if told:
        yield from _of_one_whole(page, number, figures, told)


def _of_named(before: list[Figure], rate: Figure, opened: int) -> Iterator[Check]:
    """建成90个，占总数152个的59.2%; 受理3150件，占年度任务3000件的105%: both numbers are told, nothing is open."""
    whole = before[-1]
    tops = [figure for figure in before[:-1] if figure.end <= opened and figure.unit_norm == whole.unit_norm]
    if not tops or opened - tops[-1].end > 2 or not whole.value or rate.start - whole.end > 2:
        return
    check = quotient(rate, tops[-1], whole)
    if check.relation.holds or not exact(tops[-1], whole, rate):
        yield Check(check.relation)
    else:
        yield differs(rate, tops[-1], whole, "error")


def _of_one_whole(
    page: Page, number: int, figures: list[Figure], told: list[tuple[Figure, Figure]]
) -> Iterator[Check]:
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
    whole = max(reversed(wholes), key=lambda figure: len(fitting[figure.start]))
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
        elif len(fits) >= 2 or len(told) == len(wholes) == 1:
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
