"""Rosters and hours of the year."""

from datetime import date
from itertools import groupby
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.forms import DayField, NumberField, OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year
from zhunsheng.desk.learning.tabs import crumbs, tabs
from zhunsheng.learning import access as fetching
from zhunsheng.learning.actions import attend, enroll
from zhunsheng.learning.hours import hours_of_year, requirement
from zhunsheng.learning.models import Official, on_roster
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ


class EnrollForm(OfficeForm):
    """A line of the roster."""

    organ = forms.ChoiceField(label="单位", error_messages={"required": "请选择单位。"})
    name = forms.CharField(label="姓名", max_length=40, error_messages={"required": "请填写姓名。"})
    post = forms.CharField(label="职务", max_length=60, required=False)
    kind = forms.ChoiceField(
        label="类别", choices=Official.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": "请选择类别。"},
    )  # fmt: skip
    username = forms.CharField(
        label="账号", max_length=150, required=False, help_text="在本系统考试的人填登录账号，其他人留空。"
    )
    since_on = DayField(label="列入日期")

    def __init__(self, organs: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["organ"].choices = organs  # type: ignore[attr-defined]


class AttendForm(OfficeForm):
    """One session and who was there."""

    on = DayField(label="日期")
    session = forms.CharField(
        label="学习、培训名称", max_length=200, error_messages={"required": "请填写学习、培训名称。"}
    )
    hours = NumberField(
        label="学时", max_digits=5, decimal_places=1,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        error_messages={"required": "请填写学时。", "invalid": "学时写成数，如 4 或 4.5。"},
    )  # fmt: skip
    officials = forms.MultipleChoiceField(
        label="参加人员", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请选择参加人员。"}
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["officials"].choices = people  # type: ignore[attr-defined]


@require_safe
@login_required
def hours(request: Request) -> HttpResponse:
    """Everybody's hours of the year against the requirement, organ by organ."""
    year = chosen_year(request) or request.access.today.year
    rows = hours_of_year(request.access, year)
    facts = {
        "heading": f"{year}年学法学时",
        "crumbs": crumbs(),
        "tabs": tabs(request),
        "organs": [(o, list(of)) for o, of in groupby(rows, key=lambda row: row.official.organ)],
        "year": year,
        "rule": requirement(min(date(year, 12, 31), request.access.today)),
        "may_write": bool(_organs(request)),
        "lacking": sum(bool(row.lacking) for row in rows),
        "people": len(rows),
    }
    return render(request, "desk/learning/hours.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def enroll_one(request: Request) -> HttpResponse:
    """Putting somebody on the roster."""
    organs = _organs(request)
    if not organs:
        raise Http404("您没有登记人员的权限。")
    form = EnrollForm(
        organs, request.POST if request.method == "POST" else None, initial={"since_on": request.access.today}
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            enroll(request.user, said.pop("organ"), **said, now=clock.now())
        except Rejected as error:
            form.take_back(error)
        else:
            messages.success(request, f"已把{said['name']}列入名册。")
            return redirect("desk:learning")
    return sheet(request, "列入名册", form, reverse("desk:learning_enroll"))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def attend_session(request: Request) -> HttpResponse:
    """Writing down a session for those who were there."""
    today = request.access.today
    people = [
        (str(o.pk), f"{o.organ} {o.name}")
        for o in fetching.officials(request.access).filter(on_roster(today)).order_by("organ__path", "pk")
        if fetching.keeps(request.access, o)
    ]
    if not people:
        raise Http404("名册里没有人，或者您没有登记学时的权限。")
    form = AttendForm(people, request.POST if request.method == "POST" else None, initial={"on": today})
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            rows = attend(
                request.user, map(int, said["officials"]),
                on=said["on"], session=said["session"], hours=said["hours"], now=clock.now(),
            )  # fmt: skip
        except Rejected as error:
            form.take_back(error)
        else:
            messages.success(request, f"已登记 {len(rows)} 人的学时。")
            return redirect("desk:learning")
    return sheet(request, "登记学时", form, reverse("desk:learning_attend"))


def sheet(request: Request, heading: str, form: OfficeForm, address: str) -> HttpResponse:
    """A form on a page of its own; 422 once something in it was wrong."""
    facts = {
        "heading": heading, "crumbs": crumbs((heading, "")), "form": form, "address": address,
        "back": reverse("desk:learning"),
    }  # fmt: skip
    return render(request, "desk/learning/sheet.html", facts, status=422 if form.is_bound else 200)


def _organs(request: Request) -> list[tuple[str, str]]:
    where = request.access.below(*fetching.KEEPERS, *fetching.SETTERS, prefix="")
    if where is None:
        return []
    kinds = (Organ.Kind.GOVERNMENT, Organ.Kind.DEPARTMENT, Organ.Kind.TOWNSHIP)
    organs = Organ.objects.filter(where, kind__in=kinds).order_by("path")
    return [(o.code, o.name) for o in organs if o.stands_on(request.access.today)]
