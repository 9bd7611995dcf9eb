"""Mistakes: how a hand slips, and how likely it is that a number that does not agree is such a slip and no chance.

A slip changes a digit, turns two about, loses one or writes one too many. Of a number of three digits some seventy others
are a slip away, of nine hundred: that one of these would agree by chance is counted, not guessed.
"""

from functools import cache
from math import ceil, floor

from zhunsheng.reading.numbers import Number

_OTHERWISE = 0.4
"""How much a number that is no slip speaks for a fault: some faults are of no known kind."""
SHARES = {"turned": 0.15, "digit": 0.25, "lost": 0.1, "doubled": 0.1, "off": 0.1}
"""Of ten faults in reports as many are of each slip: 360 for 630, 430 for 630, 63 for 630, 6630 for 630, 629 for 630."""

KNOWN = {
    "divided_by_the_new": 40.0,
    "points_for_percent": 3.0,
    "times_for_growth": 20.0,
    "shifted": 40.0,
    "reversed": 1.0,
    "in_a_table": 10.0,
}
"""Known mistakes of reckoning, and how much likelier than chance it is to meet the very number that each makes.

divided_by_the_new   110→132，增长16.7%: by the new level and not by the old
points_for_percent   78%→86%，提高8%: the difference of two rates are points; many write so, hence the small weight
times_for_growth     80→200，增长2.5倍: is two and a half times as many, and grew by one and a half
shifted              1200万÷60＝200000，写20: 万, a digit or the point lost
in_a_table           a column, or most of its rows, keeps what one cell breaks: wording cannot be to blame
reversed             740→925，下降25%: up told as down
"""
_WIDE = 40
"""Whole numbers that are asked for one by one."""


@cache
def slips(digits: str) -> dict[str, frozenset[int]]:
    """Every number that one slip makes of these digits, by the kind of slip.

    >>> slips("630")["turned"] == {360, 603}
    True
    """
    made: dict[str, set[str]] = {kind: set() for kind in SHARES}
    for place, digit in enumerate(digits):
        before, behind = digits[:place], digits[place + 1 :]
        made["digit"].update(before + other + behind for other in "0123456789" if other != digit)
        made["lost"].add(before + behind)
        made["doubled"].update(before + other + digit + behind for other in "0123456789")
        if behind and behind[0] != digit:
            made["turned"].add(before + behind[0] + digit + behind[1:])
    made["doubled"].update(digits + other for other in "0123456789")
    made["off"].update(str(int(digits) + by) for by in (-3, -2, -1, 1, 2, 3) if int(digits) + by > 0)
    return {
        kind: frozenset(int(one) for one in ones if one and (one[0] != "0" or digits[0] == "0"))
        - {int(digits)}
        for kind, ones in made.items()
    }


def likelihood(number: Number, low: float, high: float) -> float:
    """How much likelier a value between `low` and `high` is to be one slip from a number as written than by chance."""
    digits = number.printed(number.value)
    first, last = (round(value / number.scale * 10**number.decimals, 6) for value in (low, high))
    if last < 0 or not 1 < len(digits) <= 12:
        return _OTHERWISE
    span, wide = 9 * 10 ** (len(digits) - 1), max(1.0, last - first)
    told = [
        share * span / (len(near) * wide)
        for share, near in zip(SHARES.values(), slips(digits).values(), strict=True)
        if (
            any(first <= one <= last for one in near)
            if wide > _WIDE
            else not near.isdisjoint(range(ceil(first), floor(last) + 1))
        )
    ]
    return max(_OTHERWISE, *told) if told else _OTHERWISE


def posterior(prior: float, evidence: float) -> float:
    """What a prior becomes by evidence."""
    odds = prior / (1 - prior) * evidence
    return odds / (1 + odds)
