"""录入进度: which organ has handed in which form, and urging those that have not."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State
from zhunsheng.desk.statistics.drawn import state_of
from zhunsheng.figures import Period
from zhunsheng.records.models import Organ
from zhunsheng.statistics.access import sheets, steers
from zhunsheng.statistics.actions import plan_urging, times_urged, urge
from zhunsheng.statistics.actions.urge import WORDS
from zhunsheng.statistics.layout import Form
from zhunsheng.statistics.models import Sheet


@dataclass(frozen=True, slots=True)
class Spot:
    """One organ and form of the grid; `sheet` is None where the form was not issued to the organ."""

    sheet: Sheet | None
    state: State | None = None
    urged: int = 0


@dataclass(frozen=True)
class Column:
    """One form of the grid, with how many have handed it in."""

    form: Form
    handed_in: int
    asked: int


@require_safe
@login_required
def progress(request: Request) -> HttpResponse:
    """The grid organ × form of one period, each spot with colour, shape and word."""
    seen = sheets(request.access)
    periods = list(seen.order_by("-ends_on", "period").values_list("period", flat=True).distinct())
    steering = steers(request.access)
    if not request.access.holdings:
        raise Http404("没有可以查看的填报表。")
    chosen = request.GET.get("period", "")
    chosen = chosen if chosen in periods else (periods or [""])[0]
    rows = list(seen.filter(period=chosen).order_by("organ__path"))
    forms = {row.form_key: row.form for row in rows}
    columns = [
        Column(form, sum(row.handed_in for row in mine), len(mine))
        for key, form in sorted(forms.items(), key=lambda item: item[1].number)
        for mine in [[row for row in rows if row.form_key == key]]
    ]
    facts = {
        "heading": "填报进度",
        "crumbs": [("待办", "/"), ("统计填报表", reverse("desk:statistics")), ("填报进度", "")],
        "periods": [(words, Period.parse(words).name) for words in periods],
        "chosen": chosen,
        "columns": columns,
        "lines": _lines(request, rows, columns),
        "steers": steering,
        "waiting": sum(not row.handed_in for row in rows),
        "asked": len(rows),
    }
    return render(request, "desk/statistics/progress.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def urging(request: Request) -> HttpResponse:
    """Who would read what; the button sends it."""
    said = request.POST if request.method == "POST" else request.GET
    pks = [int(one) for one in said.getlist("sheet") if one.isascii() and one.isdigit() and len(one) < 12]
    words = said.get("words", "").strip() or WORDS
    if request.method == "POST":
        done = urge(request.user, pks, words, now=clock.now())
        messages.success(request, f"已催报 {len(done)} 张表。")
        return redirect("desk:statistics_progress")
    if not steers(request.access):
        raise Http404("催报由依法治县办办理。")
    plans = plan_urging(request.access, pks, words)
    facts = {
        "heading": "催报",
        "crumbs": [
            ("待办", "/"),
            ("填报进度", reverse("desk:statistics_progress")),
            ("催报", ""),
        ],
        "plans": plans,
        "words": words,
        "sending": [plan for plan in plans if not plan.refused],
    }
    return render(request, "desk/statistics/urge.html", facts)


def _lines(request: Request, rows: list[Sheet], columns: list[Column]) -> list[tuple[Organ, list[Spot]]]:
    """The organs in the order of the tree, each with its spots in the order of the columns."""
    urged = times_urged(rows)
    found = {(row.organ.pk, row.form_key): row for row in rows}
    organs = {row.organ.pk: row.organ for row in rows}
    return [
        (organ, [_spot(request, found.get((pk, column.form.key)), urged) for column in columns])
        for pk, organ in organs.items()
    ]


def _spot(request: Request, row: Sheet | None, urged: Mapping[int, int]) -> Spot:
    if row is None:
        return Spot(None)
    return Spot(row, state_of(row, request.access.today), urged.get(row.pk, 0))
