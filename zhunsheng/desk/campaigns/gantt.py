"""Tasks as bars over days, drawn on the server: phases as bands, months as lines, today in red."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from zhunsheng.campaigns.models import Phase
from zhunsheng.campaigns.supervision import Bar

NAMES, DAYS, MARGIN, ROW, HEAD = 300, 730, 60, 24, 46
"""Width of the names, of the days and of the margin behind them, height of a row and of the head, in units of the picture."""
_LONGEST = 22


@dataclass(frozen=True)
class _Scale:
    first: date
    last: date

    def at(self, day: date) -> float:
        """The place of a day's morning."""
        span = max((self.last - self.first) // timedelta(days=1), 1)
        gone = min(max((day - self.first) / timedelta(days=1), 0), span)
        return round(NAMES + gone * DAYS / span, 1)


def drawn(bars: Sequence[Bar], phases: Sequence[Phase], today: date) -> SafeString:
    """The picture; empty without tasks. Everything in it stands in the table under it as well."""
    if not bars:
        return SafeString("")
    known = [phase for phase in phases if phase.first_on and phase.last_on]
    starts = [bar.starts_on for bar in bars] + [phase.first_on for phase in known if phase.first_on]
    ends = [bar.done_on or bar.due_on for bar in bars] + [phase.last_on for phase in known if phase.last_on]
    scale = _Scale(min(starts).replace(day=1), _month_after(max(ends)))
    height = HEAD + ROW * len(bars) + 8
    inside = _together(
        (
            _bands(known, scale, height),
            _months(scale, height),
            _together(_row(n, bar, scale) for n, bar in enumerate(bars)),
            _today(scale, today, height),
        )
    )
    return format_html(
        '<svg class="gantt" role="img" aria-label="{} 项任务的时间安排，逐项见下表" viewBox="0 0 {} {}" width="{}" height="{}">{}</svg>',
        len(bars), NAMES + DAYS + MARGIN, height, NAMES + DAYS + MARGIN, height, inside,
    )  # fmt: skip


def _together(parts: Iterable[SafeString]) -> SafeString:
    return format_html_join("", "{}", ((part,) for part in parts))


def _bands(phases: Sequence[Phase], scale: _Scale, height: int) -> SafeString:
    """Bands first, names over all of them; neighbours' names stand on two lines, so that narrow ones do not meet."""
    spans = [(scale.at(phase.first_on), scale.at(phase.last_on + timedelta(days=1))) for phase in phases]
    bands = [(n % 2, left, round(right - left, 1), height) for n, (left, right) in enumerate(spans)]
    names = [(left + 3, 12 + n % 2 * 13, phases[n].name) for n, (left, _) in enumerate(spans)]
    return _together(
        (
            format_html_join(
                "",
                '<rect class="gantt__phase gantt__phase--{}" x="{}" y="0" width="{}" height="{}"></rect>',
                bands,
            ),
            format_html_join("", '<text class="gantt__name" x="{}" y="{}">{}</text>', names),
        )
    )


def _months(scale: _Scale, height: int) -> SafeString:
    lines, day = [], scale.first
    while day < scale.last:
        x = scale.at(day)
        lines.append((x, x, height, x + 3, f"{day.month}月"))
        day = _month_after(day)
    return format_html_join(
        "",
        '<line class="gantt__month" x1="{}" y1="30" x2="{}" y2="{}"></line><text class="gantt__name" x="{}" y="40">{}</text>',
        lines,
    )


def _row(n: int, bar: Bar, scale: _Scale) -> SafeString:
    top = HEAD + n * ROW
    left, right = scale.at(bar.starts_on), scale.at(bar.due_on + timedelta(days=1))
    colour, shape = ("done", "✓") if bar.done_on else ("late", "■") if bar.late else ("fine", "●")
    done = 0.0 if not bar.asked else round((right - left) * bar.handed_in / bar.asked, 1)
    name = f"{bar.code} {bar.name}"
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    said = f"{bar.handed_in}/{bar.asked} {shape}" if bar.asked else shape
    return format_html(
        '<g class="gantt__row gantt__row--{}"><title>{}：{} 至 {}，已上报 {}/{}</title>'
        '<text class="gantt__task" x="0" y="{}">{}</text>'
        '<rect class="gantt__span" x="{}" y="{}" width="{}" height="12"></rect><rect class="gantt__in" x="{}" y="{}" width="{}" height="12"></rect>'
        '<text class="gantt__said" x="{}" y="{}">{}</text></g>',
        colour, name, bar.starts_on, bar.due_on, bar.handed_in, bar.asked,
        top + 15, short,
        left, top + 5, max(round(right - left, 1), 2), left, top + 5, done,
        right + 4, top + 15, said,
    )  # fmt: skip


def _today(scale: _Scale, today: date, height: int) -> SafeString:
    if not scale.first <= today <= scale.last:
        return SafeString("")
    x = scale.at(today)
    return format_html(
        '<line class="gantt__today" x1="{}" y1="26" x2="{}" y2="{}"></line><text class="gantt__now" x="{}" y="25">今天</text>',
        x, x, height, min(x + 3, NAMES + DAYS - 26),
    )  # fmt: skip


def _month_after(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)
