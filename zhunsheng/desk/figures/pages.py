"""The figures of an organ, and the very records behind each of them."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng import clock
from zhunsheng.declare import Ratio, Register
from zhunsheng.desk.cases.lists import Column, chosen_columns, usual_columns
from zhunsheng.desk.frame.charts import Bar
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.shown import plain
from zhunsheng.desk.frame.years import chosen_year, offered_years
from zhunsheng.figures import FigureError, Period, Value, Values
from zhunsheng.numbers import Line, Numbers, asked_period, so_far
from zhunsheng.records.registry import own_fields
from zhunsheng.reports.meaning import meaning

BY_ORGAN = "organ"


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as a row or a headline of a page: all of it as text, with the address of its own page."""

    key: str
    name: str
    value: str
    unit: str
    parts: str
    before: str
    change: str
    why_no_change: str
    bars: tuple[Bar, ...]
    address: str


@dataclass(frozen=True, slots=True)
class Share:
    """One group or organ of a figure that has come apart."""

    label: str
    value: str
    unit: str
    parts: str
    address: str
    here: bool


@require_safe
@login_required
def figures(request: Request) -> HttpResponse:
    """Every figure of the registers the person sees, for one organ and period, beside last year's."""
    numbers, period = _asked(request)
    today = request.access.today
    lines = {line.figure.key: line for line in numbers.lines(period, today)}
    facts = {
        "heading": f"数字：{numbers.tree.name(numbers.organ)}",
        "crumbs": [("待办", "/"), ("数字", "")],
        "tables": [
            (reg, [_shown(lines[f.key], numbers, period) for f in reg.figures], numbers.facts.as_of(reg.key))
            for reg in numbers.registers
        ],
        **_choices(request, numbers, period),
    }
    return render(request, "desk/figures/all.html", facts)


@require_safe
@login_required
def figure(request: Request, figure: str) -> HttpResponse:
    """One figure, by its key: what it counts, how it came about by month and by part, and the records counted."""
    numbers, period = _asked(request)
    key = figure
    if key not in numbers.catalogue:
        raise Http404("没有这个数字，或者您没有查看它的权限。")
    wanted, reg = numbers.catalogue[key], numbers.register(key)
    by, group = request.GET.get("by", ""), request.GET.get("group", "")
    if by and by != BY_ORGAN and not set(by.split(".")) <= set(reg.filters):
        raise Http404("这个数字不能这样分组。")
    (line,) = numbers.lines(period, request.access.today, key)
    parts = _ratio_parts(numbers, period, wanted, by, group) if isinstance(wanted, Ratio) else []
    facts = {
        "heading": wanted.name,
        "crumbs": [("待办", "/"), ("数字", _address("desk:figures", numbers, period)), (wanted.name, "")],
        "reg": reg,
        "shown": _shown(line, numbers, period),
        "before": line.before,
        "parts": parts,
        "as_of": line.value.as_of,
        "empty": line.value.empty,
        "meaning": meaning(wanted, reg, numbers.catalogue),
        "by": by,
        "groupings": _groupings(reg, numbers, period, key, by),
        "shares": _shares(numbers, period, reg, key, by, group),
        "counted": None if parts else _counted(request, numbers, period, reg, key, by, group),
        "group_label": _label(reg, by, group),
        "whole": _address("desk:figure", numbers, period, key, by=by),
        **_choices(request, numbers, period),
    }
    return render(request, "desk/figures/one.html", facts)


def _asked(request: Request) -> tuple[Numbers, Period]:
    """What the address asks for: an organ that the person sees, and a period that has begun; 404 otherwise."""
    today = request.access.today
    words = request.GET.get("period") or request.GET.get("year") or str(chosen_year(request) or today.year)
    try:
        period = asked_period(words, today)
    except FigureError as error:
        raise Http404(f"{error}。") from None
    return Numbers.seen_by(request.access, request.GET.get("organ") or None, clock.now()), period


def _shown(line: Line, numbers: Numbers, period: Period) -> Shown:
    figure, value = line.figure, line.value
    change = line.change
    return Shown(
        key=figure.key,
        name=figure.name,
        value=_text(value),
        unit=value.unit,
        parts=_parts(value),
        before=_text(line.before),
        change=change.text.removeprefix("较上年").removeprefix("与上年"),
        why_no_change=change.reason,
        bars=tuple(Bar(f"{m.period.first.month}月", m.value, _text(m)) for m in line.months),
        address=_address("desk:figure", numbers, period, figure.key),
    )


def _text(value: Value) -> str:
    """The number with its thousands apart; the word for why there is none."""
    return value.missing.text if value.missing else _plain(value.value)


def _plain(number: Decimal | None) -> str:
    """As the report writes it, without idle zeros, but with the thousands apart."""
    written = plain(number)
    return written.rstrip("0").rstrip(".") if "." in written else written


def _parts(value: Value) -> str:
    """Both numbers of a ratio or mean, as they were divided."""
    if value.numerator is None or value.denominator is None:
        return ""
    return f"{_plain(value.numerator)} ÷ {_plain(value.denominator)}"


def _choices(request: Request, numbers: Numbers, period: Period) -> dict[str, Any]:
    """The pickers of period and organ, and what the headings say of both."""
    years = dict.fromkeys([*offered_years(request.access.today), period.first.year])
    months = Period.year(period.first.year).months
    offered = [*(Period.year(y) for y in years), *Period.year(period.first.year).quarters, *months]
    offered = [p for p in dict.fromkeys([*offered, period]) if p.first <= request.access.today]
    return {
        "period": period,
        "periods": offered,
        "before_name": so_far(period, request.access.today).year_before.name,
        "organ": numbers.organ,
        "organ_name": numbers.tree.name(numbers.organ),
        "organs": [(o.code, "　" * (o.depth - numbers.near[0].depth) + o.name) for o in numbers.near],
    }


def _groupings(
    reg: Register, numbers: Numbers, period: Period, key: str, by: str
) -> list[tuple[str, str, bool]]:
    """The ways a figure can come apart: by organ below, by each filter of its register; label, address, chosen."""
    ways = [
        (name, str(own_fields(reg.key)[name].verbose_name))
        for name in reg.filters
        if name in own_fields(reg.key)
    ]
    if "." in by:
        ways.append((by, "、".join(dict(ways)[name] for name in by.split("."))))
    if numbers.tree.children(numbers.organ):
        ways.insert(0, (BY_ORGAN, "单位"))
    return [
        (label, _address("desk:figure", numbers, period, key, by=name), name == by) for name, label in ways
    ]


def _shares(numbers: Numbers, period: Period, reg: Register, key: str, by: str, group: str) -> list[Share]:
    """The figure apart: one row a group, or one an organ directly below, those without anything left out."""
    if not by:
        return []
    if by == BY_ORGAN:
        # 只到直接下级：再往下，点进下级去看。
        below = numbers.tree.children(numbers.organ)
        if not below:
            return []
        values = numbers.values([period], keys=[key], organs=below)
        found = [(code, numbers.tree.name(code), values.get(key, period, code)) for code in below]
        return [
            _share(name, value, _address("desk:figure", numbers, period, key, organ=code))
            for code, name, value in found
            if value.records
        ]
    values = numbers.values([period], keys=[key], by=by)
    found = [(g, values.get(key, period, numbers.organ, g)) for g in values.groups(key)]
    found.sort(key=lambda pair: -pair[1].records)
    return [
        _share(
            _label(reg, by, g),
            value,
            _address("desk:figure", numbers, period, key, by=by, group=g),
            g == group,
        )
        for g, value in found
        if value.records
    ]


def _ratio_parts(numbers: Numbers, period: Period, ratio: Ratio, by: str, group: str) -> list[Share]:
    """Numerator and denominator, of the group that is looked at or of all."""
    grouped = {"by": by, "group": group} if by and by != BY_ORGAN and group else {}
    values = numbers.values([period], keys=[ratio.key], by=grouped.get("by"))
    reg = numbers.register(ratio.key)
    found = [_of_group(numbers, period, reg, values, part, **grouped) for part in (ratio.of, ratio.to)]
    return [_share(v.name, v, _address("desk:figure", numbers, period, v.key, **grouped)) for v in found if v]


def _of_group(
    numbers: Numbers, period: Period, reg: Register, values: Values, key: str, by: str = "", group: str = ""
) -> Value | None:
    """The value of a group, or of all; None for a group that could be but is not; 404 for one that cannot be."""
    if not by or group in values.groups(key):
        return values.get(key, period, numbers.organ, group or None)
    if not _could_be(reg, by, group):
        raise Http404("没有这一组。")
    return None


def _could_be(reg: Register, by: str, group: str) -> bool:
    """Whether every value of the group is a choice of its field."""
    names, values = by.split("."), group.split(".")
    fields = own_fields(reg.key)
    return len(names) == len(values) and all(
        value in dict(getattr(fields[name], "flatchoices", ()))
        for name, value in zip(names, values, strict=True)
    )


def _share(label: str, value: Value, address: str, here: bool = False) -> Share:
    return Share(label, _text(value), value.unit, _parts(value), address, here)


def _label(reg: Register, by: str, group: str) -> str:
    names, values = by.split("."), group.split(".")
    if len(names) == 1 or len(names) != len(values):
        names, values = [by], [group]
    fields = own_fields(reg.key)
    return "，".join(
        str(dict(getattr(fields.get(name), "flatchoices", ())).get(value, value))
        for name, value in zip(names, values, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Counted:
    """One page of the records counted, and how many there are in all."""

    total: int
    columns: list[Column]
    rows: list[tuple[Any, tuple[tuple[Column, str], ...]]]
    later: str
    first: str


def _counted(
    request: Request, numbers: Numbers, period: Period, reg: Register, key: str, by: str, group: str
) -> Counted:
    """The records, in the order of their registration, paged by key; fetched through the person's access like any other."""
    grouped = {"by": by, "group": group} if group and by != BY_ORGAN else {}
    if grouped and not by:
        raise Http404("要看一组的记录，请写明按什么分组。")
    values = numbers.values([period], keys=[key], by=grouped.get("by"))
    total = _of_group(numbers, period, reg, values, key, **grouped)
    size = settings.PAGE_SIZE
    after = request.GET.get("after", "")
    behind = int(after) if after.isdecimal() and len(after) < 19 else None
    ids = numbers.records(key, period, **grouped, after=behind, limit=size + 1)
    columns = chosen_columns(reg, usual_columns(reg))
    rows = list(request.access.cases(reg.key).filter(pk__in=ids[:size]).order_by("pk"))
    return Counted(
        total=total.records if total else 0,
        columns=columns,
        rows=[(row, tuple((c, c.text(row)) for c in columns)) for row in rows],
        later=_address("desk:figure", numbers, period, key, **grouped, after=ids[size - 1])
        if len(ids) > size
        else "",
        first=_address("desk:figure", numbers, period, key, **grouped) if behind is not None else "",
    )


def _address(name: str, numbers: Numbers, period: Period, *args: Any, organ: str = "", **words: Any) -> str:
    return figure_address(name, period, organ or numbers.organ, *args, **words)


def figure_address(name: str, period: object, organ: str, *args: Any, **words: Any) -> str:
    """The address of a page of figures for that period and organ; words that are empty are left out."""
    said = {"period": period, "organ": organ, **{n: v for n, v in words.items() if v not in (None, "")}}
    return f"{reverse(name, args=args)}?{urlencode(said, safe='/')}"
