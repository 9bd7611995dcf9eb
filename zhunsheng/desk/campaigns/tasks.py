"""任务分解: the table of tasks as offices print it, and the same as a workbook out and in."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Prefetch
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns import supervision
from zhunsheng.campaigns.actions import copy_tasks, import_tasks
from zhunsheng.campaigns.models import Campaign, Task
from zhunsheng.campaigns.tables import export_tasks
from zhunsheng.desk.campaigns.answering import workbook
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.campaigns.standings import standing_of_task
from zhunsheng.desk.frame.forms import OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ


class SheetForm(OfficeForm):
    """A workbook that comes back filled in."""

    file = forms.FileField(
        label="Excel 分解表",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "请选择文件。", "empty": "这是空文件，请检查后重新选择。"},
    )


@dataclass
class Head:
    """A merged cell in front of rows: a name of a level above, and over how many rows it runs."""

    name: str
    rows: int


@dataclass(frozen=True)
class Row:
    """A task as a row; a head is None where the one above still runs."""

    task: Task
    heads: Sequence[Head | None]
    threshold: str
    support: Sequence[Organ]
    state: State


@require_safe
@login_required
def tasks(request: Request, campaign: int) -> HttpResponse:
    """The decomposition: the levels above as merged cells, then task, organs, days, result."""
    return _table(request, seat(request, campaign))


def _table(
    request: Request,
    here: Seat,
    *,
    problems: Iterable[str] = (),
    sheet: SheetForm | None = None,
    status: int = 200,
) -> HttpResponse:
    prepared = here.campaign.state == Campaign.State.PREPARED
    found, states = _tasks(here), states_of(here)
    return here.draw(
        "tasks",
        "任务分解",
        tab="campaign_tasks",
        status=status,
        rows=_rows(here, found, states),
        levels=here.framework.levels[: _depth(here)],
        leaf_level=here.framework.levels[-1],
        unassigned=sum(task.lead_id is None for task in found),
        prepared=prepared,
        sheet=sheet or SheetForm(),
        problems=tuple(problems),
        sources=_sources(here) if here.steers and prepared else (),
    )


def _tasks(here: Seat) -> list[Task]:
    support = Prefetch("support", Organ.objects.order_by("path"))
    rows = (
        Task.objects.filter(campaign=here.campaign).select_related("lead", "phase").prefetch_related(support)
    )
    return list(rows.order_by("seq"))


def states_of(here: Seat) -> dict[int, State]:
    """Task → how it stands."""
    bars = supervision.gantt(here.request.access, here.campaign)
    return {bar.pk: standing_of_task(bar, here.today) for bar in bars}


def _depth(here: Seat) -> int:
    return max((len(leaf.path) for leaf in here.framework.leaves), default=0)


def _rows(here: Seat, found: Sequence[Task], states: Mapping[int, State]) -> list[Row]:
    """The tasks with their merged heads."""
    framework, depth = here.framework, _depth(here)
    rows: list[Row] = []
    running: list[tuple[str, Head] | None] = [None] * depth
    for task in found:
        leaf = framework.indicator(task.code)
        heads: list[Head | None] = []
        for level in range(depth):
            code = leaf.path[level] if level < len(leaf.path) else ""
            before = running[level]
            if before is not None and before[0] == code and all(head is None for head in heads):
                before[1].rows += 1
                heads.append(None)
            else:
                head = Head(framework.node(code).name if code else "", 1)
                running[level] = (code, head)
                heads.append(head)
        threshold = str(leaf.threshold) if leaf.threshold else ""
        rows.append(Row(task, heads, threshold, list(task.support.all()), states[task.pk]))
    return rows


def _sources(here: Seat) -> list[Campaign]:
    """Earlier campaigns whose decomposition can be taken over."""
    rows = rights.campaigns(here.request.access).exclude(pk=here.campaign.pk)
    return list(rows.order_by("-year", "-pk")[:20])


@require_POST
@login_required
def copy(request: Request, campaign: int) -> HttpResponse:
    """提取上期: leads, supports and results of another campaign, by code."""
    source = request.POST.get("source", "")
    if not source.isdecimal() or len(source) > 9:
        raise Rejected("请选择从哪一项工作提取。")
    copied = copy_tasks(request.user, campaign, source_pk=int(source), now=clock.now())
    messages.success(request, f"已提取上期，改动 {copied.changed} 项任务。")
    for problem in copied.problems[:20]:
        messages.warning(request, problem)
    return redirect("desk:campaign_tasks", campaign)


@require_safe
@login_required
def excel(request: Request, campaign: int) -> HttpResponse:
    """The decomposition as a workbook, laid out as printed."""
    here = seat(request, campaign)
    return workbook(export_tasks(here.campaign), f"{here.campaign.name}任务分解表.xlsx")


@require_POST
@login_required
def upload(request: Request, campaign: int) -> HttpResponse:
    """Takes the workbook in: all of it, or nothing with every fault by row and column."""
    here = seat(request, campaign)
    form = SheetForm(request.POST, request.FILES)
    problems: Sequence[str] = ()
    if form.is_valid():
        try:
            taken = import_tasks(request.user, campaign, file=form.cleaned_data["file"], now=clock.now())
            if not taken.problems:
                messages.success(request, f"已导入，改动 {taken.changed} 项任务。")
                return redirect("desk:campaign_tasks", campaign)
            problems = [str(problem) for problem in taken.problems]
        except Rejected as error:
            form.take_back(error)
    return _table(request, here, problems=problems, sheet=form, status=422)
