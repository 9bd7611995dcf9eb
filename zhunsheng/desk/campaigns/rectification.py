"""整改: putting a problem on the list, from an item or from a visit; and the list in its official form."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import rectify as rectified
from zhunsheng.campaigns.actions import rectify_visit
from zhunsheng.campaigns.actions.rectify import REGISTER, VISITS
from zhunsheng.desk.campaigns.item import fetched
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.frame.forms import DayField, OfficeForm, choice
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State, state_of_case
from zhunsheng.procedures import Refused
from zhunsheng.records.errors import Rejected
from zhunsheng.records.registry import own_fields, registers

CLOSED = State("done", "✓", "已销号")


class ProblemForm(OfficeForm):
    """A problem to be put right: what, of which kind, by when."""

    problem = forms.CharField(
        label="问题表现",
        help_text="写清时间、事项和依据；不写群众姓名。",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "请写明要整改的问题。"},
    )
    due_on = DayField(label="整改期限")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = own_fields(REGISTER)
        for name, label, first in (("kind", "问题类型", "other"), ("scope", "问题性质", "own")):
            field: Any = known[name]
            self.fields[name] = choice(label, list(field.flatchoices), required=True)
            self.fields[name].initial = first
        self.order_fields(["scope", "kind", "problem", "due_on"])


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def rectify(request: Request, campaign: int, item: int) -> HttpResponse:
    """Puts a problem found in an item on the list of rectification."""
    here = _charging(request, campaign)
    row = fetched(request, campaign, item)
    first = (
        row.reason if row.points is not None and row.out_of and row.points < row.out_of else row.returned_for
    )
    return _listed(here, rectified, row.pk, first, f"{row.organ} {row.code} {row.task.name}")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def visit(request: Request, campaign: int, case: int) -> HttpResponse:
    """Puts a problem found on a visit on the list; the visit's number stands as its source."""
    here = _charging(request, campaign)
    found = request.access.case(VISITS, case)
    about = f"{found.organ} {found.number} {found.title}"
    return _listed(here, rectify_visit, found.pk, found.findings, about)


def _listed(here: Seat, deed: Callable[..., Any], pk: int, first: str, about: str) -> HttpResponse:
    """The sheet of a problem, beginning with `first`; handed in, the deed puts it on the list."""
    request = here.request
    form = ProblemForm(request.POST or None, initial={"problem": first})
    if request.method == "POST" and form.is_valid():
        try:
            case = deed(request.user, pk, now=clock.now(), **form.cleaned_data)
        except (Refused, Rejected) as error:
            form.take_back(error)
        else:
            messages.success(request, f"已列入整改清单，编号 {case.number}。")
            return redirect("desk:case", REGISTER, case.pk)
    return _sheet(here, form, about)


def _charging(request: Request, campaign: int) -> Seat:
    """The seat of somebody who hands problems over; 404 for others, and where the register is not in use."""
    here = seat(request, campaign)
    if REGISTER not in registers() or not here.charges:
        raise Http404(rights.NOT_SEEN)
    return here


def _sheet(here: Seat, form: ProblemForm, about: str) -> HttpResponse:
    status = 422 if form.is_bound else 200
    return here.draw(
        "rectify",
        "列入整改清单",
        tab="campaign_supervision",
        under="列入整改清单",
        status=status,
        form=form,
        about=about,
    )


@dataclass(frozen=True)
class Line:
    """A problem as a line of the printed list."""

    row: Any
    source: str
    cause: str
    required_on: date | None
    how: str
    state: State


@require_safe
@login_required
def rectification(request: Request, campaign: int) -> HttpResponse:
    """问题整改清单: common problems first, then each organ's own, as it is printed and signed."""
    here = seat(request, campaign)
    if not here.sees_problems:
        raise Http404(rights.NOT_SEEN)
    rows = (
        request.access.cases(REGISTER)
        .filter(opened_on__year=here.campaign.year)
        .order_by("organ__path", "pk")
    )
    open_only = request.GET.get("open") == "1"
    lines = [_line(row, here.today) for row in rows if not open_only or row.signed_off_on is None]
    return here.draw(
        "rectification",
        "整改清单",
        tab="campaign_supervision",
        under="整改清单",
        lists=[
            ("共性问题", [line for line in lines if line.row.scope == "common"]),
            ("个性问题", [line for line in lines if line.row.scope != "common"]),
        ],
        total=len(lines),
        open_only=open_only,
    )


def _line(row: Any, today: date) -> Line:
    source = row.get_source_display() + (f"（{row.source_number}）" if row.source_number else "")
    how = "；".join(said.rstrip("。；") for said in (row.measures, row.result) if said)
    closed = row.signed_off_on is not None
    return Line(
        row,
        source,
        row.get_cause_display() if row.cause else "",
        row.required_on,
        how,
        CLOSED if closed else state_of_case(row, today),
    )
