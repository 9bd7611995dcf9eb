"""Small pictures of numbers, drawn on the server as SVG; the numbers themselves always stand beside or under them."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: what it is of, its number (None where there is none), and the number as text."""

    label: str
    value: Decimal | None
    text: str


def spark(bars: Sequence[Bar], label: str) -> SafeString:
    """A row of little bars from zero, without axes, for a line of a table; the numbers stand in its label."""
    width, height, step = 12 * 7, 22, 7
    return format_html(
        '<svg class="bars" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">{}</svg>',
        f"{label}：{_said(bars)}", width, height, width, height,
        format_html_join("", '<rect x="{}" y="{}" width="5" height="{}"></rect>', _rects(bars, height, height - 1, step)),
    )  # fmt: skip


def columns(bars: Sequence[Bar], label: str) -> SafeString:
    """A chart of columns from zero with the number over each and its name under it."""
    step, height, foot, head = 52, 132, 20, 18
    width = step * max(len(bars), 1)
    base, reach = height - foot, height - foot - head
    rects = [(x + 12, y, h) for x, y, h in _rects(bars, base, reach, step)]
    texts = [
        (
            n * step + step // 2,
            base - _height(bar, bars, reach) - 5,
            bar.text,
            n * step + step // 2,
            height - 4,
            bar.label,
        )
        for n, bar in enumerate(bars)
    ]
    return format_html(
        '<svg class="bars bars--tall" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">'
        '<line x1="0" y1="{}" x2="{}" y2="{}"></line>{}{}</svg>',
        f"{label}：{_said(bars)}", width, height, width, height, base, width, base,
        format_html_join("", '<rect x="{}" y="{}" width="28" height="{}"></rect>', rects),
        format_html_join("", '<text x="{}" y="{}">{}</text><text class="bars__name" x="{}" y="{}">{}</text>', texts),
    )  # fmt: skip


def _rects(bars: Sequence[Bar], base: int, reach: int, step: int) -> list[tuple[int, float, float]]:
    """Place, top and height of every bar that stands above the line."""
    heights = [_height(bar, bars, reach) for bar in bars]
    return [(n * step, round(base - h, 1), h) for n, h in enumerate(heights) if h]


def _height(bar: Bar, bars: Sequence[Bar], reach: int) -> float:
    top = max((b.value for b in bars if b.value is not None), default=Decimal(0))
    return round(float(bar.value / top) * reach, 1) if bar.value and top > 0 else 0.0


def _said(bars: Sequence[Bar]) -> str:
    return "，".join(f"{bar.label} {bar.text}" for bar in bars) or "没有数"
