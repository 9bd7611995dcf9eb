"""What the office does with sheets: issue them, send them back, give more time."""

from typing import Any

from django import forms as fields
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.desk.frame.forms import DayField, OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.statistics.sheet import frame, may_return, version_sent
from zhunsheng.figures import Period, PeriodError
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Organ
from zhunsheng.statistics.access import NOT_SEEN, sheet, steered_organs, steers
from zhunsheng.statistics.actions import extend, issue, return_sheet
from zhunsheng.statistics.actions.issue import window
from zhunsheng.statistics.cycles import CYCLES, last_ended, periods_of
from zhunsheng.statistics.declared import forms


class _ReasonForm(OfficeForm):
    """A reason and a day."""

    reason = fields.CharField(
        label="理由",
        max_length=400,
        widget=fields.Textarea(attrs={"rows": 3}),
        error_messages={"required": "请写明理由：哪里不对，应当怎样改。"},
    )
    due_on = DayField(label="填报截止")


class _WindowForm(OfficeForm):
    """The first and last day of entry."""

    opens_on = DayField(label="填报开始")
    due_on = DayField(label="填报截止")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def issuing(request: Request) -> HttpResponse:
    """First the forms to choose from; with ``?form=`` its period, days and organs."""
    if not steers(request.access):
        raise Http404("下发填报表由依法治县办办理。")
    form = forms().get((request.POST or request.GET).get("form", ""))
    crumbs = [("待办", "/"), ("填报进度", reverse("desk:statistics_progress")), ("下发", "")]
    if form is None:
        listed = [(one, CYCLES[one.cycle][0]) for one in forms().values()]
        facts: dict[str, Any] = {"heading": "下发填报表", "crumbs": crumbs, "listed": listed}
        return render(request, "desk/statistics/forms.html", facts)
    today = request.access.today
    period = _period((request.POST or request.GET).get("period", "")) or last_ended(form.cycle, today)
    opens, due = window(form, period)
    sent = request.POST if request.method == "POST" else None
    days = _WindowForm(sent, initial={"opens_on": opens, "due_on": due})
    chosen = request.POST.getlist("organ")
    if days.is_bound and days.is_valid():
        try:
            issued = issue(request.user, form.key, period, chosen, now=clock.now(), **days.cleaned_data)
        except Rejected as error:
            days.take_back(error)
        else:
            kept = f"，另有 {issued.already} 个单位已经有了" if issued.already else ""
            messages.success(
                request, f"已把{period.name}《{form.name}》下发给 {len(issued.sheets)} 个单位{kept}。"
            )
            return redirect(reverse("desk:statistics_progress") + f"?period={period}")
    groups: dict[str, list[Organ]] = {}
    for organ in steered_organs(request.access):
        if organ.kind in (Organ.Kind.DEPARTMENT, Organ.Kind.TOWNSHIP):
            groups.setdefault(organ.get_kind_display(), []).append(organ)
    facts = {
        "heading": f"下发：{form.name}",
        "crumbs": crumbs,
        "chosen_form": form,
        "cycle": CYCLES[form.cycle][0],
        "periods": [p for y in (today.year - 1, today.year) for p in periods_of(form.cycle, y)],
        "period": period,
        "form": days,
        "groups": groups,
        "chosen": chosen or [organ.code for organs in groups.values() for organ in organs],
    }
    return render(request, "desk/statistics/issue.html", facts, status=422 if days.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def returning(request: Request, pk: int) -> HttpResponse:
    """Which blanks, why, until when. Without any blank ticked the whole sheet is meant."""
    row = sheet(request.access, pk)
    if not may_return(request, row):
        raise Http404(NOT_SEEN)
    cells = request.POST.getlist("cell")
    form = _ReasonForm(
        request.POST if request.method == "POST" else None,
        initial={"due_on": max(row.due_on, request.access.today)},
    )
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            return_sheet(
                request.user, pk, said["reason"], cells=cells, due_on=said["due_on"],
                version=version_sent(request), now=clock.now(),
            )  # fmt: skip
        except Stale:
            raise
        except Rejected as error:
            form.take_back(error)
        else:
            where = f"（指明 {len(cells)} 格）" if cells else ""
            messages.success(request, f"已退回{row.organ}《{row.form.name}》{where}，原来的数都还在。")
            return redirect("desk:statistics_sheet", pk)
    facts = frame(request, row)
    facts |= {
        "heading": f"退回：{row.form.name}",
        "form": form,
        "boxes": [(blank, row.filled[blank.key]) for blank in row.form.filled_in],
        "ticked": cells or request.GET.getlist("cell"),
        "submit": "退回",
    }
    return render(request, "desk/statistics/return.html", facts, status=422 if form.is_bound else 200)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def extending(request: Request, pk: int) -> HttpResponse:
    """A later last day, with the reason."""
    row = sheet(request.access, pk)
    if not steers(request.access, row.organ):
        raise Http404(NOT_SEEN)
    form = _ReasonForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        try:
            extend(
                request.user, pk, said["due_on"], said["reason"],
                version=version_sent(request), now=clock.now(),
            )  # fmt: skip
        except Stale:
            raise
        except Rejected as error:
            form.take_back(error)
        else:
            messages.success(request, f"已把{row.organ}《{row.form.name}》的截止日期改为 {said['due_on']}。")
            return redirect("desk:statistics_sheet", pk)
    facts = frame(request, row)
    facts |= {"heading": f"延期：{row.form.name}", "form": form, "submit": "延期"}
    return render(request, "desk/statistics/return.html", facts, status=422 if form.is_bound else 200)


def _period(words: str) -> Period | None:
    try:
        return Period.parse(words)
    except PeriodError:
        return None
