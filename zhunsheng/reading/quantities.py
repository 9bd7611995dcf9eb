"""Quantities: numbers with their units. Dates, ordinals and models were masked before (`clean.mask`).

The rules (`patterns.py`) are tried in the order of RULES; a later rule never takes characters of an earlier one.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from zhunsheng.numerals import NotANumeral, number, numeral, percent
from zhunsheng.reading.patterns import (
    BARE,
    BEGINS,
    COUNT,
    FRACTION,
    HAN_BODIES,
    HAN_COUNT,
    HAN_ONE,
    HAN_PERCENT,
    HAN_UNITS,
    HAN_WORDS,
    LEADING_UP,
    LIMIT,
    NAMING,
    NEXT_WORD,
    YEAR_LIKE,
    ZERO,
)
from zhunsheng.reading.units import norm


@dataclass(frozen=True, kw_only=True)
class Quantity:
    """A number with its unit as it stands; `value` has scales expanded, a range counts its upper end."""

    start: int
    end: int
    num_start: int
    value: float
    unit: str
    qualifier: str = ""
    bare: bool = False
    """The unit was missing and is borrowed from the figure before."""
    modifies: bool = False
    """以上/以下 stands before a noun (20吨以下锅炉): it sorts things, it does not count them."""

    @property
    def unit_norm(self) -> str:
        return norm(self.unit)


def quantities(masked: str) -> list[Quantity]:
    """All quantities of a masked text, in order of place."""
    found: list[Quantity] = []
    taken = bytearray(len(masked) + 1)
    begins = [begin.start() for begin in BEGINS.finditer(masked)]
    for rule, signs, build in RULES:
        for match in _led(rule, masked, begins) if signs is None else _signed(rule, masked, signs):
            start, end = match.span()
            if taken.find(1, start, end) < 0 and (quantity := build(masked, match)):
                found.append(quantity)
                taken[start:end] = b"\1" * (end - start)
    found.sort(key=lambda quantity: quantity.start)
    return list(_lend_units(masked, found))


def _led(rule: re.Pattern[str], text: str, begins: list[int]) -> Iterator[re.Match[str]]:
    """What ``finditer`` gives of a rule that matches only where a number may begin."""
    end = 0
    for begin in begins:
        if begin >= end and (match := rule.match(text, begin)):
            end = match.end()
            yield match


def _signed(rule: re.Pattern[str], text: str, signs: tuple[str, ...]) -> Iterator[re.Match[str]]:
    """Every match of a rule; none is looked for in a text without one of its signs."""
    return rule.finditer(text) if any(sign in text for sign in signs) else iter(())


def _count(text: str, match: re.Match[str]) -> Quantity | None:
    if not _counts(text, match):
        return None
    value = _value(match["number"] + (match["scale"] or "") + match["rest"])
    if value is None:
        return None
    return _made(text, match, value, match["unit"], about=match["about"] or match["more"] or "")


# Units with other uses count only where this stands before them, or a limit stands on either side.
_AFTER_WORDS = {
    "日": re.compile(r"(?:期限|时间|历时|[共为满])$"),  # 期限为30日, but 27日 is a date
    "年": re.compile(r"(?:连续|历时|已有|从事|长达|[满用])$"),  # 连续8年, but 8年前
}
_NOT_AFTER = {
    "起": re.compile(r"[自从]$"),
    "名": re.compile(r"前$"),
    "位": re.compile(r"前$"),
}  # 自2019起, 前3名


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether a unit that has other uses counts here."""
    unit, start, end = match["unit"], match.start(), match.end()
    if unit == "级":
        return "." in match["number"]  # 3.9级 is measured, 3级 is a rank
    if unit in _NOT_AFTER:
        return not _NOT_AFTER[unit].search(text, max(0, start - 1), start)
    if unit not in _AFTER_WORDS:
        return True
    limited = match["after"] or text.startswith("内", end) or _limit(text, start) not in ("", "近")
    return bool(limited or _AFTER_WORDS[unit].search(text, max(0, start - 6), start))


def _han_percent(text: str, match: re.Match[str]) -> Quantity | None:
    try:
        return _made(text, match, float(percent(match["share"])), "%")
    except NotANumeral:
        return None


def _fraction(text: str, match: re.Match[str]) -> Quantity | None:
    if match["lower"]:
        top, bottom = _value(match["upper"]), _value(match["lower"])
    else:
        top, bottom = float(match["top"]), float(match["bottom"])
    return _made(text, match, top / bottom, "") if top and bottom and top <= bottom else None


def _han_count(text: str, match: re.Match[str]) -> Quantity | None:
    """A Han numeral that counts. Most only make words, so the exceptions are many and each has its reason."""
    word, unit, end = match["number"], match["unit"], match.end()
    try:
        read = numeral(word)
    except NotANumeral:
        return None  # 两三件、三四次：说的是约数，不是数
    limited = read.about or match["after"]
    if unit == "个":
        counts = bool(HAN_BODIES.match(text, end))  # 四个环节, but 四个意识
    elif word == "一":
        counts = unit in HAN_ONE and not (
            unit == "期" and NEXT_WORD.match(text, end)
        )  # 宣传片一期, but 一期工程
    elif word == "二" or (word == "三" and unit == "期"):
        counts = False  # 二次供水, 三期工程: the second, the third
    elif unit in ("年", "成"):
        counts = bool(limited) or text.endswith("连续", 0, match.start())  # 九成以上, but 三年行动
    else:
        counts = unit in HAN_UNITS and not text.startswith(HAN_WORDS, end)  # 三次产业, 两轮驱动
    about = "余" if read.about else ""
    return _made(text, match, float(read.value), unit, about=about) if counts else None


def _zero(text: str, match: re.Match[str]) -> Quantity:
    return _made(text, match, 0, "")


def _bare(text: str, match: re.Match[str]) -> Quantity | None:
    word, start = match["number"], match.start()
    value = _value(word + (match["scale"] or ""))
    if value is None or NAMING.search(text, max(0, start - 4), start) or YEAR_LIKE.fullmatch(word):
        return None
    return replace(_made(text, match, value, ""), bare=True)


def _value(written: str) -> float | None:
    """What a numeral is worth; None where it is none after all."""
    if written.isdecimal() and written.isascii() and len(written) <= _PLAIN:
        return int(written)
    try:
        return float(number(written))
    except NotANumeral:
        return None


def _tidy(value: float) -> float:
    """Whole values as int, so that JSON shows 1398 and not 1398.0."""
    if isinstance(value, int):
        return value
    value = round(value, 6)
    return int(value) if value == int(value) else value


def _made(text: str, match: re.Match[str], value: float, unit: str, *, about: str = "") -> Quantity:
    """The quantity of a match, with what limits it before, within or after."""
    after = (match["after"] if "after" in match.re.groupindex else "") or ""
    return Quantity(
        start=match.start(),
        end=match.end(),
        num_start=match.start(),
        value=_tidy(value),
        unit=unit,
        qualifier=_limit(text, match.start()) or about or after,
        modifies=bool(after and NEXT_WORD.match(text, match.end())),
    )


def _lend_units(text: str, found: list[Quantity]) -> Iterator[Quantity]:
    """A bare number borrows the unit counted before it in its sentence, and is dropped in a sentence without counts."""
    for index, quantity in enumerate(found):
        if not quantity.bare:
            yield quantity
            continue
        before = [other for other in found[max(0, index - 3) : index] if _one_sentence(text, other, quantity)]
        after = [other for other in found[index + 1 : index + 2] if _one_sentence(text, quantity, other)]
        counted = [other for other in before if not other.bare and other.unit and other.unit != "%"]
        # 出台28三定规定，下发通知8家: nothing before, but the number cannot end there
        broken = after and text[quantity.end : quantity.end + 1] not in "，。；、）"
        if counted or broken:
            yield replace(quantity, unit=counted[-1].unit if counted else "个")


_PLAIN = 15
"""Digits that are read at once; what has signs or scales, or more digits, is for `numerals`."""
_FULL_STOP = re.compile(r"[。！？\n]")


def _one_sentence(text: str, one: Quantity, other: Quantity) -> bool:
    return not _FULL_STOP.search(text, one.end, other.start)


def _limit(text: str, start: int) -> str:
    match = LIMIT.search(text, max(0, start - 6), start)
    word = (match and match[1]) or ""
    return "" if word in LEADING_UP else word


RULES: tuple[
    tuple[re.Pattern[str], tuple[str, ...] | None, Callable[[str, re.Match[str]], Quantity | None]], ...
] = (
    (HAN_PERCENT, ("百分之", "成"), _han_percent),
    (COUNT, None, _count),
    (FRACTION, ("分之", "/"), _fraction),
    (HAN_COUNT, ("",), _han_count),
    (ZERO, ("为零", "为〇"), _zero),
    (BARE, None, _bare),
)
"""Each rule, the signs of which one must be in the text (None: it begins with a digit), and what makes its quantity."""
