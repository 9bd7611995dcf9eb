"""Asking organs for parts, and adding a part."""

from datetime import date, timedelta
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.desk.frame.forms import DayField
from zhunsheng.desk.frame.request import Request
from zhunsheng.drafts.access import whole_draft
from zhunsheng.drafts.actions import Request as Asked
from zhunsheng.drafts.actions import add_part, ask
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Organ

_DAYS = 14
"""Days that organs are given when the office names no other."""


class AskForm(forms.Form):
    """For each part the organ that writes it and what it is to write; one day for all."""

    use_required_attribute = False

    def __init__(self, data: Any, parts: list[Part], organs: list[Organ], today: date) -> None:
        super().__init__(data)
        self.parts = parts
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput)
        self.fields["due_on"] = DayField(label="交稿期限", initial=today + timedelta(days=_DAYS))
        choices = [("", "依法治县办自写"), *((organ.code, str(organ)) for organ in organs)]
        for part in parts:
            self.fields[f"organ_{part.pk}"] = forms.ChoiceField(
                label=f"“{part.heading}”供稿单位", choices=choices, required=False,
                initial=part.organ.code if part.organ else "",
            )  # fmt: skip
            self.fields[f"hint_{part.pk}"] = forms.CharField(
                label=f"“{part.heading}”写什么", max_length=400, required=False, initial=part.hint
            )

    @property
    def rows(self) -> list[tuple[Part, Any, Any]]:
        """The parts with their two fields."""
        return [(part, self[f"organ_{part.pk}"], self[f"hint_{part.pk}"]) for part in self.parts]

    @property
    def requests(self) -> list[Asked]:
        """What was asked for."""
        said = self.cleaned_data
        return [Asked(p.pk, said[f"organ_{p.pk}"], said[f"hint_{p.pk}"]) for p in self.parts]


class AddForm(forms.Form):
    """A new heading and where it stands."""

    use_required_attribute = False

    def __init__(self, data: Any, parts: list[Part], version: int) -> None:
        super().__init__(data)
        self.fields["version"] = forms.IntegerField(widget=forms.HiddenInput, initial=version)
        self.fields["heading"] = forms.CharField(
            label="标题", max_length=60, help_text="不写序号，序号由系统排。"
        )
        self.fields["after"] = forms.TypedChoiceField(
            label="排在哪一部分之后", coerce=int, choices=[(p.pk, p.heading) for p in parts]
        )
        self.fields["hint"] = forms.CharField(label="写什么", max_length=400, required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def asking(request: Request, year: int) -> HttpResponse:
    """The sheet on which the office says which organ writes what, by when."""
    draft, parts = _draft(request, year)
    form = AskForm(request.POST or None, parts, _organs(request.access.today), request.access.today)
    form.initial = {"version": draft.version}
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            ask(
                request.user, year, version=said["version"], requests=form.requests, due_on=said["due_on"],
                now=clock.now(),
            )  # fmt: skip
        except BadField as error:
            form.add_error(error.field if error.field in form.fields else None, str(error))
        except Rejected as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "已约稿，各单位联络员的待办里都有了。")
            return redirect("desk:draft", year)
    return _sheet(request, "desk/reports/ask.html", "约稿", draft, form)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def add(request: Request, year: int) -> HttpResponse:
    """The form for a part that no register writes."""
    draft, parts = _draft(request, year)
    form = AddForm(request.POST or None, parts, draft.version)
    if request.method == "POST" and form.is_valid():
        try:
            made = add_part(request.user, year, now=clock.now(), **form.cleaned_data)
        except BadField as error:
            form.add_error(error.field, str(error))
        except Rejected as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, f"已增加“{made.heading}”。")
            return redirect("desk:draft_part", year, made.pk)
    return _sheet(request, "desk/reports/add.html", "增加部分", draft, form)


def _draft(request: Request, year: int) -> tuple[Draft, list[Part]]:
    draft = whole_draft(request.access, year)
    return draft, list(draft.parts.select_related("organ"))


def _organs(today: date) -> list[Organ]:
    """The organs that can be asked: departments and townships."""
    kinds = (Organ.Kind.DEPARTMENT, Organ.Kind.TOWNSHIP)
    return [o for o in Organ.objects.filter(kind__in=kinds).order_by("path") if o.stands_on(today)]


def _sheet(request: Request, template: str, heading: str, draft: Draft, form: forms.Form) -> HttpResponse:
    facts = {
        "heading": heading,
        "crumbs": [("待办", "/"), (str(draft), reverse("desk:draft", args=[draft.year])), (heading, "")],
        "year": draft.year,
        "draft": draft,
        "form": form,
    }
    return render(request, template, facts, status=422 if form.is_bound and form.errors else 200)
