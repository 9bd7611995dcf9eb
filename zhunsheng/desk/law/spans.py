"""Days of validity drawn as bars on one time line, as SVG; the days themselves always stand beside them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

_WIDTH, _HEIGHT = 320, 18
_TICKS = 5
_MARGIN = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Scale:
    """The time line on which bars stand: its first and last day, and today."""

    first: date
    last: date
    today: date

    def at(self, day: date) -> float:
        """How far across the picture a day stands."""
        part = (min(max(day, self.first), self.last) - self.first) / (self.last - self.first)
        return round(part * _WIDTH, 1)


def scale(spans: Iterable[tuple[date, date | None]], today: date) -> Scale:
    """The time line that holds all spans and today, with a year to spare on the right."""
    days = [day for span in spans for day in span if day]
    return Scale(min([*days, today]), max([*days, today]) + _MARGIN, today)


def bar(scale: Scale, first: date, last: date | None) -> SafeString:
    """One span: filled while it is law today, hollow when it is not; the upright line is today."""
    lawful = first <= scale.today and (last is None or scale.today <= last)
    left, right = scale.at(first), scale.at(last) if last else _WIDTH
    now = scale.at(scale.today)
    said = f"{first.isoformat()} 起，{f'到 {last.isoformat()}' if last else '没有止日'}"
    return format_html(
        '<svg class="span{}" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">'
        '<rect x="{}" y="5" width="{}" height="8"></rect><line x1="{}" y1="0" x2="{}" y2="{}"></line></svg>',
        " span--now" if lawful else "", said, _WIDTH, _HEIGHT, _WIDTH, _HEIGHT,
        left, max(round(right - left, 1), 2), now, now, _HEIGHT,
    )  # fmt: skip


def ruler(scale: Scale) -> SafeString:
    """The years under which the bars stand."""
    return format_html(
        '<svg class="span span--ruler" aria-hidden="true" viewBox="0 0 {} {}" width="{}" height="{}">{}</svg>',
        _WIDTH, _HEIGHT, _WIDTH, _HEIGHT,
        format_html_join("", '<text x="{}" y="13">{}</text>', _ticks(scale)),
    )  # fmt: skip


def _ticks(scale: Scale) -> Sequence[tuple[float, int]]:
    """A handful of years, each where it begins."""
    years = scale.last.year - scale.first.year
    apart = max(1, -(-years // _TICKS))
    places = [
        (scale.at(date(year, 1, 1)), year) for year in range(scale.first.year, scale.last.year + 1, apart)
    ]
    # 最右边的年份写不下就不写
    return [(place, year) for place, year in places if place < _WIDTH - 30]
