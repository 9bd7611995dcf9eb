"""The components of the pages as tags, built in to every template."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from django import template
from django.forms import CheckboxSelectMultiple
from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString

from zhunsheng.assessment import Formula
from zhunsheng.calendar import Due
from zhunsheng.calendar.due import in_beijing
from zhunsheng.desk.frame import charts
from zhunsheng.desk.frame.shown import due_day
from zhunsheng.desk.frame.states import State, state_of_day
from zhunsheng.law import Provision, Verified
from zhunsheng.statistics.known import known

register = template.Library()
register.filter("due_day", due_day)
register.simple_tag(charts.spark)
register.simple_tag(charts.columns)

_FOLDER = "desk/frame/components"


@register.filter
def day(value: date | None) -> str:
    """A day in ISO form; "—" when there is none."""
    return value.isoformat()[:10] if value else "—"


@register.filter
def input_kind(bound: Any) -> str:
    """What a form field is drawn as: radio (also for several ticks), checkbox, file, textarea, select or text."""
    if isinstance(bound.field.widget, CheckboxSelectMultiple):
        return "radio"
    return str(getattr(bound.field.widget, "input_type", "") or type(bound.field.widget).__name__.lower())


@register.filter
def in_words(formula: Formula) -> str:
    """A formula with the names of its figures in the place of their keys."""
    text = str(formula)
    for key in sorted(formula.needs, key=len, reverse=True):
        if key in known():
            text = text.replace(key, known()[key].name)
    return text.replace("*", "×").replace("/", "÷")


@register.inclusion_tag(f"{_FOLDER}/state.html")
def state(state: State) -> dict[str, Any]:
    """Colour, shape and word of a state."""
    return {"state": state}


@register.inclusion_tag(f"{_FOLDER}/provision.html")
def provision(provision: Provision | None) -> dict[str, Any]:
    """A citation; nothing when there is none."""
    return {"provision": provision}


@register.inclusion_tag(f"{_FOLDER}/deadline.html")
def deadline(due: Due | None, today: date, optional: bool = False, promise: bool = False) -> dict[str, Any]:
    """A last day with its state, and folded away how it was counted. An `optional` step is never late, only past its time.

    A `promise` (承诺时限) stands beside the statute's day and is called so. A term in hours shows its hour.
    """
    moment = in_beijing(due.due).strftime("%H:%M") if due and isinstance(due.due, datetime) else ""
    last = due.last_day if due and due.due else None
    latest = due.latest_day if due and due.due else None
    past = bool(optional and latest and latest < today)
    # 通知没来，最早的一天过了也不算逾期：从那天起天天可能是末日。
    counts = min(latest, max(last, today)) if last and latest else None
    return {
        "due": due,
        "last_day": last,
        "hour": moment,
        "promise": promise,
        "state": State("paused", "◇", "期限已过") if past else state_of_day(counts, today),
        "from_memory": bool(due and due.version.verified is Verified.MEMORY),
    }


@register.inclusion_tag(f"{_FOLDER}/timeline.html")
def timeline(entries: Sequence[Any], key: str = "", pk: int = 0) -> dict[str, Any]:
    """What happened, step by step."""
    return {"entries": entries, "key": key, "pk": pk}


@register.inclusion_tag(f"{_FOLDER}/figure.html")
def figure(**said: Any) -> dict[str, Any]:
    """A figure: name, value, unit, period, of and to (its two numbers), address of its records, years."""
    return said


@register.inclusion_tag(f"{_FOLDER}/field.html")
def field(bound: Any) -> dict[str, Any]:
    """A form field with label, hint and errors."""
    return {"field": bound}


@register.inclusion_tag(f"{_FOLDER}/reasons.html")
def reasons(form: Any) -> dict[str, Any]:
    """Everything that stands against a form, on top of it: reasons with their provisions, then fields to mend."""
    return {"form": form, "reasons": getattr(form, "reasons", ())}


@register.inclusion_tag(f"{_FOLDER}/messages.html")
def notices(messages: Any) -> dict[str, Any]:
    """What has just been done."""
    return {"messages": messages}


@register.inclusion_tag(f"{_FOLDER}/pager.html")
def pager(page: Any, query: QueryDict) -> dict[str, Any]:
    """Links to the newer and the older rows, with the filter kept."""
    return {
        "newer": query_with(query, after=page.newer) if page.newer else "",
        "older": query_with(query, before=page.older) if page.older else "",
        "count": len(page.lines),
    }


@register.inclusion_tag(f"{_FOLDER}/empty.html")
def nothing(sentence: str, hint: str = "") -> dict[str, Any]:
    """What stands where nothing is."""
    return {"sentence": sentence, "hint": hint}


@register.simple_tag
def sparkline(values: Sequence[float | None], label: str) -> SafeString:
    """Five years as a line without axes; years without a value are left out. The numbers stand in its label."""
    width, height, edge = 96, 24, 2
    known = [(i, v) for i, v in enumerate(values) if v is not None]
    if len(known) < 2:
        return SafeString("")
    low, high = min(v for _, v in known), max(v for _, v in known)
    across = (width - 2 * edge) / (len(values) - 1)
    up = (height - 2 * edge) / ((high - low) or 1)
    points = " ".join(f"{edge + i * across:.1f},{height - edge - (v - low) * up:.1f}" for i, v in known)
    return format_html(
        '<svg class="sparkline" role="img" aria-label="{}" viewBox="0 0 {} {}" width="{}" height="{}">'
        '<polyline points="{}" fill="none" stroke="currentColor" stroke-width="1.5"></polyline></svg>',
        label, width, height, width, height, points,
    )  # fmt: skip


def query_with(query: QueryDict, **changed: Any) -> str:
    """The query string with these words in place of the old cursors."""
    again = query.copy()
    for cursor in ("before", "after"):
        again.pop(cursor, None)
    for name, value in changed.items():
        again[name] = str(value)
    return again.urlencode()
