"""The list of a register, and the same list as a spreadsheet."""

from functools import partial
from typing import Any

from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zhunsheng import clock
from zhunsheng.declare import Register
from zhunsheng.desk.cases.export import spreadsheet
from zhunsheng.desk.cases.lists import Column, ListForm, chosen_columns, offered_columns, page, usual_columns
from zhunsheng.desk.frame.fetching import seen_register
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year, offered_years
from zhunsheng.records.as_of import each, replayed

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@login_required
def listing(request: Request, key: str) -> HttpResponse:
    """One page of cases, newest first; htmx gets only the rows."""
    reg = seen_register(request, key)
    form, rows = _narrowed(request, reg)
    columns = _columns(request, reg)
    said = request.GET
    day = form.as_of
    shown = page(
        rows, columns, today=day or request.access.today,
        before=said.get("before", ""), after=said.get("after", ""),
        stood=partial(replayed, key, day=day) if day else list,
    )  # fmt: skip
    facts = {
        "heading": reg.name,
        "reg": reg,
        "form": form,
        "columns": columns,
        "page": shown,
        "narrowed": form.narrows,
    }
    if request.htmx:
        return render(request, "desk/cases/rows.html", facts)
    facts |= {
        "crumbs": [("待办", "/"), (reg.name, "")],
        "offered": offered_columns(reg),
        "chosen": {c.name for c in columns},
        "may_open": _opens(request, reg),
    }
    return render(request, "desk/cases/listing.html", facts)


@require_POST
@login_required
def columns(request: Request, key: str) -> HttpResponse:
    """Keeps the chosen columns for as long as the person is signed in; none chosen means the usual ones."""
    reg = seen_register(request, key)
    known = {c.name for c in offered_columns(reg)}
    wanted = [n for n in request.POST.getlist("column") if n in known]
    kept = request.session.get("columns", {})
    request.session["columns"] = {**kept, key: wanted or usual_columns(reg)}
    return redirect("desk:list", key)


@require_safe
@login_required
def export(request: Request, key: str) -> FileResponse:
    """Every case that fits the filter, in the chosen columns, as .xlsx."""
    reg = seen_register(request, key)
    form, rows = _narrowed(request, reg)
    day = form.as_of
    found = each(key, rows, day) if day else rows.order_by("-id").iterator(chunk_size=2000)
    file = spreadsheet(reg.name, _columns(request, reg), found)
    name = f"{reg.name}{'截至' if day else ''}{day or clock.today():%Y%m%d}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=_XLSX)


def _narrowed(request: Request, reg: Register) -> tuple[ListForm, QuerySet[Any]]:
    """The filter as it was sent, or, on the first visit, the year of the top bar; and the rows that fit."""
    today = request.access.today
    said = request.GET.copy()
    year = chosen_year(request)
    if year and "year" not in said:
        said["year"] = str(year)
    form = ListForm(reg, said, today=today, years=offered_years(today))
    return form, form.apply(request.access.cases(reg.key))


def _columns(request: Request, reg: Register) -> list[Column]:
    return chosen_columns(reg, request.session.get("columns", {}).get(reg.key))


def _opens(request: Request, reg: Register) -> bool:
    """Whether the person holds a role that opens cases; in which organs is asked when one is opened."""
    by = {r.key for r in reg.procedure.opening.by}
    return any(h.role in by for h in request.access.holdings)
