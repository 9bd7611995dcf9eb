"""汇总: the sums in the layout of the form, and from every sum to the organs' cells (数据反查)."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State
from zhunsheng.desk.statistics.drawn import Beside, paper_of, state_of, table
from zhunsheng.desk.statistics.excel import attached
from zhunsheng.figures import Period, PeriodError
from zhunsheng.records.county import county
from zhunsheng.records.models import Organ
from zhunsheng.statistics import workbook
from zhunsheng.statistics.access import sheets
from zhunsheng.statistics.cells import Cell
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.summary import Summary, summary

_NONE = "没有这一期的填报表，或者您没有查看它的权限。"


@dataclass(frozen=True, slots=True)
class Said:
    """What one organ says in a blank, where that stands, and how its sheet stands."""

    row: Sheet
    cell: Cell
    address: str
    state: State


@require_safe
@login_required
def summary_page(request: Request, form: str) -> HttpResponse:
    """The sums of a period; the newest when none is named, all kinds of organs unless one is."""
    found, period, kind = _found(request, form)
    query = urlencode({"period": str(period), "kind": kind})
    addresses = {
        key: f"{reverse('desk:statistics_drill', args=[form, key])}?{query}" for key in found.form.by_key
    }
    periods = sheets(request.access).filter(form_key=form).order_by("-ends_on")
    facts = {
        **_frame(found, period, kind),
        "heading": f"汇总：{found.form.name}",
        "table": table(found.form, found.cells, Beside(addresses=addresses, shares=_shares(found))),
        "periods": [(p, Period.parse(p).name) for p in periods.values_list("period", flat=True).distinct()],
        "kinds": Organ.Kind.choices[1:3],
        "excel": f"{reverse('desk:statistics_summary_excel', args=[form])}?{query}",
        "differing": sum(bool(one.differing) for one in found.tallies.values()),
        **paper_of(found.form, request.GET.get("paper", "")),
    }
    return render(request, "desk/statistics/summary.html", facts)


@require_safe
@login_required
def summary_excel(request: Request, form: str) -> HttpResponse:
    """The sums as a workbook in the same layout."""
    found, period, _ = _found(request, form)
    whose = f"{county()['name']}汇总（{len(found.handed_in)}/{len(found.sheets)} 家已报）"
    return attached(
        workbook.write(found.form, found.cells, whose, period.name, counted=True),
        f"{found.form.name}汇总 {period.name}",
    )


@require_safe
@login_required
def drill(request: Request, form: str, figure: str) -> HttpResponse:
    """One sum: what every organ says in this blank, the register's number beside its own, and the explanation."""
    found, period, kind = _found(request, form)
    blank = found.form.by_key.get(figure)
    if blank is None:
        raise Http404(_NONE)
    lines = [
        Said(
            row,
            cell or Cell(),
            reverse("desk:statistics_sheet", args=[row.pk]) + f"?view=1#cell-{blank.row}-{blank.column}",
            state_of(row, request.access.today),
        )
        for row, cell in found.answers(figure)
    ]
    facts = {
        **_frame(found, period, kind),
        "heading": f"{blank.name}：各单位",
        "blank": blank,
        "total": found.cells[figure],
        "says": found.tallies[figure].says if figure in found.tallies else "",
        "lines": lines,
        "owned": any(line.cell.registered is not None for line in lines),
        "noted": any(line.cell.note for line in lines),
    }
    return render(request, "desk/statistics/drill.html", facts)


def _found(request: Request, form: str) -> tuple[Summary, Period, str]:
    """The summary that the address asks for; 404 when there is none that the person sees."""
    words, kind = request.GET.get("period", ""), request.GET.get("kind", "")
    if not words:
        newest = sheets(request.access).filter(form_key=form).order_by("-ends_on")
        words = newest.values_list("period", flat=True).first() or ""
    try:
        period = Period.parse(words)
    except PeriodError:
        raise Http404(_NONE) from None
    kind = kind if kind in Organ.Kind.values else ""
    found = summary(request.access, form, period, kind=kind)
    if found is None:
        raise Http404(_NONE)
    return found, period, kind


def _shares(found: Summary) -> dict[str, str]:
    """How many organs are in each sum that is not of all: a zero of one organ is not the county's zero."""
    return {
        key: f"{one.numbers}/{one.numbers + one.withheld + one.waiting}"
        for key, one in found.tallies.items()
        if one.numbers and (one.waiting or one.withheld)
    }


def _frame(found: Summary, period: Period, kind: str) -> dict[str, Any]:
    whole = f"{reverse('desk:statistics_summary', args=[found.form.key])}?{urlencode({'period': str(period), 'kind': kind})}"
    return {
        "crumbs": [
            ("待办", "/"),
            ("填报进度", f"{reverse('desk:statistics_progress')}?{urlencode({'period': str(period)})}"),
            (f"{period.name}《{found.form.name}》汇总", whole),
        ],
        "form": found.form,
        "issuer": county().get("office", ""),
        "period": period,
        "kind": kind,
        "handed_in": found.handed_in,
        "waiting": found.waiting,
        "asked": len(found.sheets),
    }
