"""The places in a sentence where a figure stands, and the ways a figure can be said."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from zhunsheng.writing.errors import OutlineError, known
from zhunsheng.writing.values import FigureValue, amount


@dataclass(frozen=True)
class Placeholder:
    """``{key}`` or ``{key|format}`` in a template."""

    key: str
    format: str = ""


@dataclass(frozen=True)
class Phrase:
    """A figure put into words; when there is nothing to say, `text` is empty and `reason` tells why.

    `compared` is last year's value where the words rest on it too.
    """

    text: str
    reason: str = ""
    compared: FigureValue | None = None


def parse(template: str) -> tuple[str | Placeholder, ...]:
    """The template cut into literal text and placeholders, in order.

    Raises OutlineError at a stray brace, an ill-formed placeholder or an unknown format.
    """
    parts: list[str | Placeholder] = []
    where = f"句子“{template}”"
    for piece in filter(None, _BRACES.split(template)):
        found = _PLACEHOLDER.fullmatch(piece)
        if found:
            key, form = found["key"], found["format"] or ""
            if form not in FORMATS:
                raise OutlineError(where, f"没有格式“{form}”", known(form, FORMATS.keys() - {""}))
            parts.append(Placeholder(key, form))
        elif "{" in piece or "}" in piece:
            raise OutlineError(
                where, f"看不懂占位“{piece}”", "写成 {业务.数字} 或 {业务.数字|格式}，花括号要成对"
            )
        else:
            parts.append(piece)
    return tuple(parts)


def keys(template: str) -> tuple[str, ...]:
    """The figures a template needs, in order of appearance, each once."""
    return tuple(dict.fromkeys(part.key for part in parse(template) if isinstance(part, Placeholder)))


_BRACES = re.compile(r"(\{[^{}]*\})")
_PLACEHOLDER = re.compile(r"\{(?P<key>\w+(?:\.\w+)+)(?:\|(?P<format>\w+))?\}")


def as_said(now: FigureValue, before: FigureValue | None) -> Phrase:
    """The figure with its unit, as a report says it: 1398件."""
    return Phrase(now.text)


def as_number(now: FigureValue, before: FigureValue | None) -> Phrase:
    """The bare number, without the unit and idle zeros: 1398."""
    return Phrase("" if now.value is None else _short(now.value))


def as_change(now: FigureValue, before: FigureValue | None) -> Phrase:
    """Compared with last year: 较上年增长12.3%, 较上年下降2.04个百分点, 与上年持平.

    Counts change by percent (one decimal, half up), rates by percentage points. Nothing is said
    when last year's value is missing or zero, or was counted by another definition: the reason stands in
    the phrase.
    """
    number, last = amount(now), amount(before)
    if number is None or before is None or last is None:
        return Phrase("", "没有上年数")
    if before.unit != now.unit or (
        now.fingerprint and before.fingerprint and before.fingerprint != now.fingerprint
    ):
        return Phrase("", "上年口径不同，不可比")
    difference = number - last
    if not difference:
        return Phrase("与上年持平", compared=before)
    if now.unit == "%":
        word = "提高" if difference > 0 else "下降"
        return Phrase(f"较上年{word}{_short(abs(difference))}个百分点", compared=before)
    if not last:
        return Phrase("", "上年数为零，没有增长率")
    percent = (abs(difference / last) * 100).quantize(Decimal("0.1"), ROUND_HALF_UP)
    if not percent:
        return Phrase("与上年基本持平", compared=before)
    word = "增长" if difference > 0 else "下降"
    return Phrase(f"较上年{word}{_short(percent)}%", compared=before)


def _short(number: Decimal) -> str:
    """Without idle zeros: 10, not 10.0."""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


FORMATS: dict[str, Callable[[FigureValue, FigureValue | None], Phrase]] = {
    "": as_said,
    "number": as_number,
    "change": as_change,
}
