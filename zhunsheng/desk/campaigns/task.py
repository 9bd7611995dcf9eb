"""One task of the decomposition: given to organs, and how far it has come."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import adjust, assign, report_progress
from zhunsheng.campaigns.asking import everybody
from zhunsheng.campaigns.models import Campaign, Task
from zhunsheng.desk.campaigns import told
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.campaigns.tasks import states_of
from zhunsheng.desk.frame.forms import DayField, OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Organ


class TaskForm(OfficeForm):
    """One task: who leads, who supports, from when, by when, with what result."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    lead = forms.CharField(
        label="牵头单位",
        required=False,
        help_text="输入单位名称、简称或者拼音首字母。",
        widget=forms.TextInput(attrs={"list": "organs", "autocomplete": "off"}),
    )
    everyone = forms.BooleanField(
        label="各单位都要填报",
        required=False,
        help_text="适用这项指标的单位各填一份；不勾选时由牵头和配合单位填报。",
    )
    support = forms.MultipleChoiceField(label="配合单位", required=False, widget=forms.CheckboxSelectMultiple)
    starts_on = DayField(label="开始日期", required=False)
    due_on = DayField(label="完成期限")
    phase = forms.ChoiceField(label="阶段", required=False)
    deliverable = forms.CharField(
        label="成果形式", max_length=200, required=False, help_text="如：实施方案、台账、总结报告。"
    )

    def __init__(self, organs: Sequence[Organ], phases: Iterable[Any], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organs = list(organs)
        support: Any = self.fields["support"]
        phase: Any = self.fields["phase"]
        support.choices = [(organ.code, str(organ)) for organ in self.organs]
        phase.choices = [("", "不分阶段"), *((str(one.seq), one.name) for one in phases)]

    @property
    def supporters(self) -> list[tuple[str, list[tuple[Organ, bool]]]]:
        """The organs to tick, by their kind."""
        ticked = set(self["support"].value() or ())
        by_kind: dict[str, list[tuple[Organ, bool]]] = {}
        for organ in self.organs:
            by_kind.setdefault(organ.get_kind_display(), []).append((organ, organ.code in ticked))
        return list(by_kind.items())

    def clean_lead(self) -> Organ | None:
        """The organ that was meant: by code, name or short name, else by initials when only one has them."""
        said = " ".join(self.cleaned_data["lead"].split())
        if not said:
            return None
        exact = [o for o in self.organs if said in (o.code, o.name, o.short_name)]
        near = exact or [o for o in self.organs if o.initials and said.lower() == o.initials.lower()]
        near = near or [o for o in self.organs if said in o.name]
        if len(near) != 1:
            some = "、".join(str(o) for o in near[:5])
            raise forms.ValidationError(
                f"“{said[:20]}”对得上的有 {len(near)} 个：{some}，请写全称。"
                if near
                else f"没有单位“{said[:20]}”，请从列出的单位里选。"
            )
        return near[0]

    def said(self) -> dict[str, Any]:
        """The task as ``assign`` and ``adjust`` take it: organs by code, the phase by its number."""
        said = dict(self.cleaned_data)
        said["lead"] = said["lead"].code if said["lead"] else ""
        said["phase"] = int(said["phase"]) if said["phase"] else None
        return said


class ProgressForm(OfficeForm):
    """How far a task has come."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    progress = forms.CharField(
        label="进展", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    done_on = DayField(label="完成日期", required=False, help_text="还没有完成的不填。")


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def task(request: Request, campaign: int, task: int) -> HttpResponse:
    """One task: the office gives it to organs, and whoever leads it says how far it has come."""
    here = seat(request, campaign)
    row = rights.tasks(request.access, campaign).filter(pk=task).first()
    if row is None:
        raise Http404(rights.NOT_SEEN)
    organs = everybody(here.campaign, here.today)
    support = list(row.support.order_by("path"))
    form, progress, status = _form(here, row, organs, support), _progress(row), 200
    if request.method == "POST":
        deed = _assigned if "due_on" in request.POST else _reported
        form_or_none = deed(request, here, row, organs)
        if form_or_none is None:
            messages.success(request, f"已保存“{row.code} {row.name}”。")
            return redirect("desk:campaign_tasks", campaign)
        status = 422
        if isinstance(form_or_none, TaskForm):
            form = form_or_none
        else:
            progress = form_or_none
    leaf = here.framework.indicator(row.code)
    dividing = here.steers and here.campaign.state in _OPEN
    return here.draw(
        "task",
        f"{row.code} {row.name}",
        tab="campaign_tasks",
        under=row.code,
        status=status,
        task=row,
        leaf=leaf,
        above=told.above(here.framework, row.code),
        method=told.method(leaf),
        bases=told.bases(leaf.basis),
        kinds=told.kinds(leaf.applies_to),
        state=None if dividing else states_of(here)[row.pk],
        form=form if dividing else None,
        progress=progress if _may_report(here, row) else None,
        organs=organs,
        supporters=support,
    )


_OPEN = (Campaign.State.PREPARED, Campaign.State.RUNNING)


def _may_report(here: Seat, row: Task) -> bool:
    running = here.campaign.state == Campaign.State.RUNNING
    leads = row.lead is not None and here.request.access.holds("liaison", "head", organ=row.lead)
    return running and (here.steers or leads)


def _form(here: Seat, row: Task, organs: Sequence[Organ], support: Sequence[Organ]) -> TaskForm:
    return TaskForm(
        organs,
        here.campaign.phases.all(),
        initial={
            "version": row.version,
            "lead": row.lead or "",
            "everyone": row.everyone,
            "support": [organ.code for organ in support],
            "starts_on": row.starts_on,
            "due_on": row.due_on,
            "phase": str(row.phase.seq) if row.phase else "",
            "deliverable": row.deliverable,
        },
    )


def _progress(row: Task) -> ProgressForm:
    initial = {"version": row.version, "progress": row.progress, "done_on": row.done_on}
    return ProgressForm(initial=initial, prefix="progress")


def _assigned(request: Request, here: Seat, row: Task, organs: Sequence[Organ]) -> TaskForm | None:
    """None when the task was given to organs, else the form with the reasons."""
    form = TaskForm(organs, here.campaign.phases.all(), request.POST)
    if not form.is_valid():
        return form
    deed = assign if here.campaign.state == Campaign.State.PREPARED else adjust
    try:
        deed(request.user, row.pk, now=clock.now(), **form.said())
    except Stale:
        raise
    except Rejected as error:
        form.take_back(error)
        return form
    return None


def _reported(request: Request, here: Seat, row: Task, organs: Sequence[Organ]) -> ProgressForm | None:
    """None when the progress was noted, else the form with the reasons."""
    form = ProgressForm(request.POST, prefix="progress")
    if not form.is_valid():
        return form
    try:
        report_progress(request.user, row.pk, now=clock.now(), **form.cleaned_data)
    except Stale:
        raise
    except Rejected as error:
        form.take_back(error)
        return form
    return None
