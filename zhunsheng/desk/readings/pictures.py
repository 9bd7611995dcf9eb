"""Lines over years and dots on a scale, drawn on the server as SVG; the table of the numbers always stands under them."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhunsheng.library.benchmark import Benchmark

_WIDTH, _HEIGHT, _LEFT, _RIGHT, _TOP, _BOTTOM = 720, 260, 76, 150, 16, 28
_TICKS = 4
_APART = 15
"""Pixels between two names at the right, so that they can be read."""
_DASHES = ("none", "7 3", "2 3", "9 3 2 3")
_NAMED = 8
"""Lines that get a name of their own; of more, only the place asked for does."""


@dataclass(frozen=True)
class Series:
    """One line: whose it is, and its values by year; the one `asked` for is drawn strong."""

    name: str
    values: Mapping[int, Decimal]
    asked: bool = False


@dataclass(frozen=True)
class Scale:
    """From the lowest to the highest number that is drawn, and how far apart the lines of the grid are."""

    low: float
    high: float
    step: float

    def up(self, value: Decimal | float) -> float:
        """How far down from the top a value stands, in pixels."""
        part = (float(value) - self.low) / (self.high - self.low)
        return round(_HEIGHT - _BOTTOM - part * (_HEIGHT - _BOTTOM - _TOP), 1)


def lines(series: Sequence[Series], unit: str, label: str) -> SafeString:
    """A line for every place over the years. Counts stand on zero; rates may begin higher, as their axis says."""
    told = {year for one in series for year in one.values}
    if not told:
        return SafeString("")
    scale = _scale([value for one in series for value in one.values.values()], from_zero=unit != "%")
    # 年度按实际的间隔排开：中间没有报告的年度也占一格。
    years = range(min(told), max(told) + 1)
    across = (_WIDTH - _LEFT - _RIGHT) / max(len(years) - 1, 1)
    places = {year: round(_LEFT + n * across, 1) for n, year in enumerate(years)}
    named = [one for one in series if one.asked] if len(series) > _NAMED else list(series)
    return format_html(
        '<svg class="lines" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">{}{}{}{}</svg>',
        label, _WIDTH, _HEIGHT, _WIDTH, _HEIGHT,
        _grid(scale, unit),
        format_html_join("", '<text class="lines__year" x="{}" y="{}">{}</text>', ((x, _HEIGHT - 8, year) for year, x in places.items())),
        format_html_join("", "{}", ((_line(one, n, places, scale),) for n, one in enumerate(series))),
        _names(named, places, scale),
    )  # fmt: skip


def _scale(values: Sequence[Decimal], *, from_zero: bool) -> Scale:
    """Round numbers below and above all values, a round step apart."""
    low, high = float(min(values)), float(max(values))
    if from_zero:
        low, high = min(low, 0.0), max(high, 0.0)
    step = _round_step((high - low) / _TICKS or 1)
    return Scale(
        math.floor(low / step) * step, max(math.ceil(high / step), math.floor(low / step) + 1) * step, step
    )


def _round_step(least: float) -> float:
    """The next of 1, 2, 2.5, 5 and 10 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(least))
    return next(n * power for n in (1, 2, 2.5, 5, 10) if n * power >= least)


def _grid(scale: Scale, unit: str) -> SafeString:
    steps = [scale.low + scale.step * n for n in range(round((scale.high - scale.low) / scale.step) + 1)]
    return format_html_join(
        "",
        '<line class="lines__grid" x1="{}" x2="{}" y1="{}" y2="{}"></line><text class="lines__tick" x="{}" y="{}">{}{}</text>',
        (
            (_LEFT, _WIDTH - _RIGHT, y, y, _LEFT - 8, y + 4, f"{round(step, 6):,g}" if abs(step) < 1e5 else f"{step:,.0f}", unit if unit == "%" else "")
            for step in steps
            for y in [scale.up(step)]
        ),
    )  # fmt: skip


def _line(one: Series, number: int, places: Mapping[int, float], scale: Scale) -> SafeString:
    """Points joined between years that follow one another in the picture; a year without a value breaks the line."""
    dash = "none" if one.asked else _DASHES[number % len(_DASHES)]
    kind = "lines__asked" if one.asked else "lines__other"
    years = list(places)
    strokes = [
        (kind, dash, places[a], places[b], scale.up(one.values[a]), scale.up(one.values[b]))
        for a, b in pairwise(years)
        if a in one.values and b in one.values
    ]
    dots = [(kind, places[year], scale.up(value)) for year, value in one.values.items()]
    return format_html(
        "{}{}",
        format_html_join("", '<line class="{}" stroke-dasharray="{}" x1="{}" x2="{}" y1="{}" y2="{}"></line>', strokes),
        format_html_join("", '<circle class="{}" cx="{}" cy="{}" r="3"></circle>', dots),
    )  # fmt: skip


def _names(series: Sequence[Series], places: Mapping[int, float], scale: Scale) -> SafeString:
    """Each name in the right margin, at the height where its line ends; names that would touch are moved apart.

    A line that ended long before the others has its name beside its end: a leader across the picture would be a line too.
    """
    last = max(places)
    ends = sorted(
        ((scale.up(one.values[end]), end, one) for one in series for end in [max(one.values)]),
        key=lambda e: e[0],
    )
    margin = [(y, end, one) for y, end, one in ends if end >= last - 1]
    right = _WIDTH - _RIGHT
    drawn = [
        (right + 16, height + 4, one, (places[end] + 5, y, right + 12, height))
        for (y, end, one), height in zip(margin, _apart([y for y, _, _ in margin]), strict=True)
    ]
    drawn += [(places[end] + 8, y + 4, one, None) for y, end, one in ends if end < last - 1]
    return format_html_join("", "{}{}", ((_leader(leader), _name(x, y, one)) for x, y, one, leader in drawn))


def _leader(line: tuple[float, float, float, float] | None) -> SafeString:
    if line is None:
        return SafeString("")
    return format_html('<line class="lines__leader" x1="{}" y1="{}" x2="{}" y2="{}"></line>', *line)


def _name(x: float, y: float, one: Series) -> SafeString:
    kind = "lines__name--asked" if one.asked else "lines__name"
    return format_html('<text class="{}" x="{}" y="{}">{}</text>', kind, x, y, one.name)


def _apart(heights: Sequence[float]) -> list[float]:
    """The same heights, in order, far enough apart and inside the picture."""
    placed: list[float] = []
    for height in heights:
        placed.append(max(height, placed[-1] + _APART) if placed else height)
    lowest = float(_HEIGHT - _BOTTOM)
    for n in range(len(placed) - 1, -1, -1):
        placed[n] = min(placed[n], lowest)
        lowest = placed[n] - _APART
    return placed


def strip(benchmark: Benchmark, place: str) -> SafeString:
    """Every place as a dot on one scale, this one strong; the bar is the middle half, the upright its median."""
    width, height, edge = 220, 22, 8
    values = benchmark.values
    low, high = min(values.values()), max(values.values())

    def across(value: Decimal) -> float:
        part = float((value - low) / (high - low)) if high > low else 0.5
        return round(edge + part * (width - 2 * edge), 1)

    middle = across(benchmark.median)
    half = benchmark.quartiles
    box = (
        format_html('<rect x="{}" y="6" width="{}" height="10"></rect>', across(half[0]), round(across(half[1]) - across(half[0]), 1))
        if half
        else ""
    )  # fmt: skip
    dots = [("strip__asked" if p == place else "strip__other", across(v), 4 if p == place else 2.5)
            for p, v in sorted(values.items(), key=lambda item: item[0] == place)]  # fmt: skip
    return format_html(
        '<svg class="strip" role="img" aria-label="{}在{}个地区中的位置" viewBox="0 0 {} {}" width="{}" height="{}">'
        '{}<line x1="{}" x2="{}" y1="3" y2="19"></line>{}</svg>',
        place, len(values), width, height, width, height, box, middle, middle,
        format_html_join("", '<circle class="{}" cx="{}" cy="11" r="{}"></circle>', dots),
    )  # fmt: skip
