"""The workshop: where the report of a year stands, its parts, its days, and what to do next."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.notes import severities
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year, offered_years
from zhunsheng.desk.reports.drawn import Line, stages, state_of_part
from zhunsheng.drafts.access import NOT_SEEN, approves, parts_seen, reads_whole, steers
from zhunsheng.drafts.actions import begin
from zhunsheng.drafts.checking import checked, reasons_against
from zhunsheng.drafts.composing import composed
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.models import Draft
from zhunsheng.drafts.waiting import PUBLISH_BY, SEND_BY, last_day
from zhunsheng.library.intake import TYPES, handed_file
from zhunsheng.library.models import KeptReport
from zhunsheng.library.shelf import shelf
from zhunsheng.records.county import county
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import entries
from zhunsheng.records.registry import registers

_PUBLISHED_BY = 4
_REGISTER = "yearly_report"
_SHOWN_ENTRIES = 12


class BeginForm(forms.Form):
    """Last year's report, to be laid beside this one; it may be left out."""

    use_required_attribute = False
    file = forms.FileField(
        label="上年的报告",
        required=False,
        help_text="txt、html、docx 或者带文字的 pdf；不选就从报告库里取本县上年的报告，没有就不对照。",
        widget=forms.FileInput(attrs={"accept": TYPES}),
    )


@require_safe
@login_required
def current(request: Request) -> HttpResponse:
    """To the report that is being worked on: of the chosen year, or until April of last year."""
    today = request.access.today
    year = chosen_year(request) or (today.year - 1 if today.month < _PUBLISHED_BY else today.year)
    return redirect("desk:draft", year)


@require_safe
@login_required
def workshop(request: Request, year: int) -> HttpResponse:
    """The workshop of a year: for whoever reads the whole of it, or the parts that an organ was asked for."""
    return page(request, year)


def page(request: Request, year: int, *, reasons: tuple[str, ...] = (), status: int = 200) -> HttpResponse:
    """The workshop's page; with the reasons why something was not done."""
    access = request.access
    if year not in offered_years(access.today):
        raise Http404(NOT_SEEN)
    facts: dict[str, Any] = {
        "heading": f"{year} 年度报告",
        "crumbs": [("待办", "/"), ("年度报告", "")],
        "year": year,
        "years_of_reports": offered_years(access.today),
        "reasons": reasons,
    }
    if not reads_whole(access):
        return _mine(request, facts)
    draft = (
        Draft.objects.select_related("organ", "frozen_by", "approved_by", "docx").filter(year=year).first()
    )
    facts |= {"steers": steers(access), "days": _days(year, draft)}
    if draft is None:
        facts["form"] = BeginForm()
        return render(request, "desk/reports/begin.html", facts, status=status)
    facts |= _whole(request, draft)
    return render(request, "desk/reports/workshop.html", facts, status=status)


def _mine(request: Request, facts: dict[str, Any]) -> HttpResponse:
    """The parts of whoever only contributes; a calm sentence when nothing was asked for."""
    parts = parts_seen(request.access).filter(draft__year=facts["year"]).select_related("draft", "organ")
    lines = [Line(part, state_of_part(part, request.access.today), ()) for part in parts]
    return render(request, "desk/reports/mine.html", facts | {"lines": lines})


def _whole(request: Request, draft: Draft) -> dict[str, Any]:
    now, access = clock.now(), request.access
    parts = list(draft.parts.select_related("organ", "written_by"))
    figures = Figures.of(draft.year, now)
    whole = composed(draft, parts, figures, access.today)
    check = checked(draft, whole, figures)
    return {
        "draft": draft,
        "stages": stages(draft),
        "lines": [
            Line(part, state_of_part(part, access.today), tuple(severities(check.of(part)))) for part in parts
        ],
        "against": reasons_against(draft, parts, check) if draft.is_open else [],
        "severities": severities(check.findings),
        "approves": approves(access),
        "today": access.today,
        "history": list(entries(draft).reverse()[:_SHOWN_ENTRIES]),
        "register": _register(request, draft),
        "receivers": county().get("superior", ""),
    }


def _days(year: int, draft: Draft | None) -> list[dict[str, Any]]:
    """The law's days for the report, each with its provision and what was done by it."""
    named = (
        (SEND_BY, "报送", draft.sent_on if draft else None),
        (PUBLISH_BY, "公布", draft.published_on if draft else None),
    )
    days = []
    for rule, name, done_on in named:
        due = last_day(rule, year)
        late = max((done_on - due.last_day).days, 0) if done_on else 0
        days.append(
            {"name": name, "due": due, "provision": due.version.provision, "done_on": done_on, "late": late}
        )
    return days


def _register(request: Request, draft: Draft) -> dict[str, str] | None:
    """Where the steps of the report are recorded as a case, if the county keeps that register and the person sees it."""
    if _REGISTER not in registers() or all(reg.key != _REGISTER for reg in request.access.registers()):
        return None
    fields = {f.name for f in registers()[_REGISTER].record._meta.get_fields()}
    row = request.access.cases(_REGISTER).filter(year=draft.year).first() if "year" in fields else None
    if row is not None:
        return {"name": row.number, "address": reverse("desk:case", args=[_REGISTER, row.pk])}
    return {"name": registers()[_REGISTER].name, "address": reverse("desk:list", args=[_REGISTER])}


@require_POST
@login_required
def begin_report(request: Request, year: int) -> HttpResponse:
    """Begins the report, with last year's beside it."""
    upload = request.FILES.get("file")
    try:
        text = handed_file(upload).reading.text if upload else _kept(request, year - 1)
        begin(request.user, year, now=clock.now(), last_year=text)
    except Rejected as error:
        return page(request, year, reasons=(str(error),), status=422)
    messages.success(request, f"{year} 年度报告已开始起草，各部分先写上了登记里的数字。")
    return redirect("desk:draft", year)


def _kept(request: Request, year: int) -> str:
    """This county's report of a year, if the library has it."""
    rows = shelf(request.access).filter(
        year=year, kind=KeptReport.Kind.YEARLY, place__contains=county()["name"]
    )
    return rows.values_list("text", flat=True).first() or ""
