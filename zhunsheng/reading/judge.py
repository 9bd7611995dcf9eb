"""The judge: every proposal of a fault comes here, and most go.

A number is a fault only where no reading in reach explains it within what the numbers leave open (`explained`). What is left
is told as gravely as the evidence is strong: a proposal says how likely its words make its reading (`prior`), the numbers
say how much they look like a known mistake (`mistakes`).
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, permutations
from math import sqrt

from zhunsheng.reading.checks import NOT_COUNTS, Check, Page
from zhunsheng.reading.equations.change import falling
from zhunsheng.reading.mistakes import KNOWN, likelihood, posterior
from zhunsheng.reading.models import Figure
from zhunsheng.reading.numbers import AVERAGE, CHANGE, LEVEL, RANK, SHARE, Number

SURE, LIKELY = 0.98, 0.6
"""Above the first an error, above the second a warning; what is below is at most a note."""
PRIORS = {"error": 0.992, "warning": 0.85, "note": 0.3}
"""How likely the words of a rule make its reading, by the severity that it proposes."""


def judged(page: Page, checks: Iterable[Check]) -> Iterator[Check]:
    """The checks that hold as they are, and of those that fail the ones that stand, each as grave as it is sure."""
    for check in checks:
        if not check.severity:
            yield check
            continue
        terms = [page.number(page.at[start]) for start, _ in check.relation.terms if start in page.at]
        if explained(page, check, terms):
            if nearly_exact(check, terms):
                yield replace(check, severity="note")
            continue
        yield replace(check, severity=severity(check, terms))


def severity(check: Check, terms: list[Number]) -> str:
    """How grave a failing check is by all that speaks for it."""
    noted = check.severity == "note"
    sure = posterior(
        PRIORS["note"] if noted else check.prior or PRIORS[check.severity], evidence(check, terms)
    )
    if noted:
        return "warning" if sure >= LIKELY + 0.2 else "note"
    return "error" if sure >= SURE else "warning" if sure >= LIKELY else "note"


# ---------------------------------------------------------------- what explains a number


def explained(page: Page, check: Check, terms: list[Number]) -> bool:
    """Whether another reading of the numbers in reach agrees, so that nothing is wrong."""
    kind = check.kind
    if kind == "ratio_mismatch":
        rates = [term for term in terms if term.unit == "%"]
        if check.severity == "error" and check.relation.kind == "ratio":
            return _rounded(terms, rates)  # 占总数152个的59%: the words leave no other pair open
        # 新增18万千瓦、达到90万千瓦，占比55%: a share of five times the whole was never meant
        upside_down = (check.relation.kind == "ratio" and (check.relation.computed or 0) > 100) and any(
            rate.role == SHARE and rate.value < 100 for rate in rates
        )
        slip = check.relation.kind == "ratio" and len(terms) == 3 and evidence(check, terms) > 1
        own = (terms[1].figure, terms[0].figure) if slip else None
        return (upside_down and not slip) or any(quotient_near(page, rate, own) for rate in rates)
    if kind == "sum_mismatch":
        return sums_otherwise(page, terms, sure=check.severity == "error")
    if kind == "share_mismatch":
        return any(term.unit in NOT_COUNTS for term in terms)
    return False


def _rounded(terms: list[Number], rates: list[Number]) -> bool:
    """Whether a part and its whole give a rate within what they leave open: 1.2万 of 1.5万."""
    counts = [term for term in terms if term.unit != "%"]
    if len(counts) != 2 or len(rates) != 1 or counts[1].low <= 0:
        return False
    part, whole = counts
    return _overlaps(rates[0], 100 * part.low / whole.high, 100 * part.high / whole.low)


def nearly_exact(check: Check, terms: list[Number]) -> bool:
    """Whether a sum misses by so little of what a 万 among exact numbers leaves open that chance would seldom do it.

    63001 told of 43000 and 2万: 2万 may be 20001, but of ten thousand that it may be few come so near.
    """
    if check.kind != "sum_mismatch" or len(terms) < 3:
        return False
    *others, rough = sorted(term.slack for term in terms)
    miss = abs(sum(term.value for term in terms[1:]) - terms[0].value)
    return sum(others) < miss <= _SELDOM * rough


_SELDOM = 0.05
"""The part of its width in which a rounded number lies by chance one time in twenty."""


def quotient_near(page: Page, rate: Number, but: tuple[Figure, Figure] | None = None) -> bool:
    """Whether two numbers in reach of a percentage give it, as a quotient or as a change upon what was before.

    `but` are a whole and its part: 363卷 of 350卷 is no reading of 96%, though 350卷 is 96% of 363卷.
    """
    counts = [other for other in page.reach(rate) if other.unit not in NOT_COUNTS and other.role != RANK]
    change = rate.role == CHANGE
    for one, other in permutations(counts, 2):
        if one.unit != other.unit or other.low <= 0 or (one.figure, other.figure) == but:
            continue
        if change:
            if one.role == CHANGE:
                base = (
                    other.value
                    if other.then
                    else other.value + (one.value if falling(one.before) else -one.value)
                )
                if base > 0 and _within(rate, 100 * one.value / base):
                    return True
            elif not later(other, one) and _overlaps(
                rate, 100 * (one.low - other.high) / other.high, 100 * (one.high - other.low) / other.low
            ):
                return True
        elif _overlaps(rate, 100 * one.low / other.high, 100 * one.high / other.low):
            return True
    return False


def later(one: Number, other: Number) -> bool:
    """Whether one number is told to be of a later time than another."""
    if one.year is not None and other.year is not None and one.year != other.year:
        return one.year > other.year
    return other.then and not one.then


def _within(rate: Number, value: float) -> bool:
    return rate.low - 1e-9 <= value <= rate.high + 1e-9


def _overlaps(rate: Number, low: float, high: float) -> bool:
    """Whether a percentage may lie in an interval, or in its mirror: 下降20% is told without a sign."""
    return any(
        first <= rate.high + 1e-9 and last >= rate.low - 1e-9 for first, last in ((low, high), (-high, -low))
    )


# 主要集中在社保类1260件、户籍类860件: not all of it
_LEFT_OPEN = re.compile(r"主要|集中|多为|前[两三四五]")
_CHANCE = 100
"""Below this two neighbours of three make the third by chance: 9件，9件，18件."""
_RUN = 10
"""Numbers before and behind a whole that may be its parts."""


def sums_otherwise(page: Page, terms: list[Number], *, sure: bool = False) -> bool:
    """Whether the whole and its parts agree within their rounding, or are told in other sums that hold.

    `sure`: the words say that they are whole and parts, whatever each is by itself (平均减少32项，平均保留23项).
    """
    whole, parts = terms[0], terms[1:]
    if len(parts) < 2:
        return False
    head = (
        page.text[whole.figure.end : parts[0].figure.start]
        if whole.figure.end <= parts[0].figure.start
        else ""
    )
    if _LEFT_OPEN.search(head) and sum(part.value for part in parts) < whole.value:
        return True
    if _adds(whole, parts) or (whole.unit == "元" and parts[0].value == whole.value):
        return True  # 收入300万元，支出300万元，其中…: the same amount again is no part
    if not sure and whole.role != LEVEL and any(part.role == LEVEL for part in parts):
        return whole.unit not in NOT_COUNTS
    if not sure and any(part.role in (CHANGE, AVERAGE, RANK) for part in parts) and whole.role == LEVEL:
        return True
    told = [
        number for number in (*page.reach(whole), whole)
        if number.unit == whole.unit and number.role == LEVEL
    ]  # fmt: skip
    told.sort(key=lambda number: number.figure.start)
    mine = {id(part.figure) for part in parts}
    if _another_way(told, whole, parts):
        return True
    mine.add(id(whole.figure))
    values = [0.0, *accumulate(number.value for number in told)]
    slacks = [0.0, *accumulate(number.slack for number in told)]
    squares = [0.0, *accumulate(number.slack * number.slack for number in told)]
    for at, other in enumerate(told):
        stop = min(len(told), at + _RUN)
        for first in range(max(0, at - _RUN), at + 1):
            if first == at and page.text.startswith("、", other.figure.end):
                continue  # 24个、15个、9个: one of a list is no whole of the rest
            for last in range(max(at, first + 2), stop):
                # the numbers from first to last, the whole among them
                twice = values[last + 1] - values[first] - 2 * other.value
                if abs(twice) > slacks[last + 1] - slacks[first] + 1e-6:
                    continue
                if abs(twice) > _SPREAD * sqrt(max(squares[last + 1] - squares[first], 0.0)) + 1e-6:
                    continue
                known = [one for one in told[first : last + 1] if id(one.figure) in mine]
                few = last - first == 2 and other.value < _CHANCE
                # a whole stands before its parts or behind them; amid them only where they are those of the check
                placed = at in (first, last) or len(known) == len(mine) == last - first + 1
                if len(known) > 1 and placed and (not few or whole in known):
                    return True
    return False


def _another_way(told: list[Number], whole: Number, parts: list[Number]) -> bool:
    """一产4.4亿元，二产56.3亿元，三产3.1亿元。国有56亿元，非国有7.8亿元: the parts are all of it, cut another way."""
    mine = {id(part.figure) for part in (whole, *parts)}
    total, slack = sum([part.value for part in parts]), sum([part.slack for part in parts])
    if any(
        abs(total - other.value) <= other.slack + slack + 1e-6 and id(other.figure) not in mine
        for other in told
    ):
        return True  # 受理90件，成功80件。其中…: of the first and not of the second
    run = 0.0
    for other in reversed([one for one in told if one.figure.start <= whole.figure.start]):
        run, slack = run + other.value, slack + other.slack
        if other is not whole and abs(run - total) <= slack + 1e-6:
            return True
    return False


_SPREAD = 2.5 / sqrt(3)
"""Standard deviations that rounding may come to, and what makes one of half the width of an even spread."""


def _left_open(numbers: list[Number]) -> float:
    """What rounding may come to in a sum: all that each leaves open, but not all of it in one direction."""
    slacks = [number.slack for number in numbers]
    return min(sum(slacks), _SPREAD * sqrt(sum([slack * slack for slack in slacks])))


def _adds(whole: Number, parts: list[Number]) -> bool:
    miss = abs(sum([part.value for part in parts]) - whole.value)
    return miss <= _left_open([whole, *parts]) + 1e-6


# ---------------------------------------------------------------- what speaks for a fault


def evidence(check: Check, terms: list[Number]) -> float:
    """How much likelier the numbers are by a mistake than by chance, over all numbers that may be the wrong one."""
    if check.mistake:
        return KNOWN[check.mistake]
    wanted = [(term, *values) for term in terms for values in would_be(check, term, terms)]
    return sum(likelihood(term, low, high) for term, low, high in wanted) / len(wanted) if wanted else 1.0


def would_be(check: Check, term: Number, terms: list[Number]) -> Iterator[tuple[float, float]]:
    """Between what and what a number would have to be for the others to agree with it."""
    if check.kind == "stated_twice" and len(terms) == 2:
        other = terms[1] if term is terms[0] else terms[0]
        yield other.value, other.value
    elif check.kind == "sum_mismatch" and term.unit != "%" and len(terms) > 2:
        whole, parts = terms[0], terms[1:]
        slack = sum(part.slack for part in terms)
        over = sum(part.value for part in parts) - whole.value
        value = term.value + over if term is whole else term.value - over
        yield value - slack, value + slack
    elif check.kind == "ratio_mismatch" and len(terms) == 3 and check.relation.kind == "ratio":
        rates = [one for one in terms if one.unit == "%"]
        counts = [one for one in terms if one.unit != "%"]
        if len(rates) == 1 and len(counts) == 2 and rates[0].low > 0 and counts[1].value:
            rate, (top, bottom) = rates[0], counts
            if term is rate:
                value = 100 * top.value / bottom.value
                yield value - rate.step, value + rate.step
            elif term is top:
                yield rate.low * bottom.value / 100, rate.high * bottom.value / 100
            else:
                yield 100 * top.value / rate.high, 100 * top.value / rate.low
    elif check.relation.kind == "difference" and len(terms) == 3 and terms[2].unit in ("%", terms[0].unit):
        yield from _of_change(term, *terms)


def _of_change(term: Number, now: Number, then: Number, change: Number) -> Iterator[tuple[float, float]]:
    """What one of now, then and their change would have to be."""
    down = -1 if now.value < then.value else 1
    percent = change.unit == "%"
    if term is change:
        value = abs(now.value - then.value) * (100 / then.value if percent and then.value else 1)
        yield value - change.step, value + change.step
        return
    for told in (change.low, change.high):
        part, step = (told / 100, 0.0) if percent else (0.0, told)
        forward = then.value * (1 + down * part) + down * step
        back = (now.value - down * step) / ((1 + down * part) or 1)
        value = forward if term is now else back
        yield value - term.slack - 0.5, value + term.slack + 0.5


__all__ = ["LIKELY", "SURE", "judged"]
