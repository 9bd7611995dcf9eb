"""下发: a look at what a launch will do, and the launch."""

from collections import Counter
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import launch as launched
from zhunsheng.campaigns.asking import asked, everybody
from zhunsheng.campaigns.models import Campaign, Task
from zhunsheng.campaigns.telling import holders
from zhunsheng.declare.roles import LIAISON
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import Rejected


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def launch(request: Request, campaign: int) -> HttpResponse:
    """Who will be asked for how many items; then the launch itself."""
    here = seat(request, campaign)
    if not here.steers:
        raise Http404(rights.NOT_SEEN)
    if here.campaign.state != Campaign.State.PREPARED:
        raise Rejected(f"“{here.campaign}”已经下发过。")
    if request.method == "POST":
        version = request.POST.get("version", "")
        if not version.isdecimal() or len(version) > 9:
            raise Rejected("页面不完整，请重新打开再下发。")
        made = launched(request.user, campaign, version=int(version), now=clock.now())
        messages.success(request, f"已下发“{made}”，各单位的联络员已经收到通知。")
        return redirect("desk:campaign", campaign)
    return here.draw("launch", "下发", tab="campaign_tasks", under="下发", **_plan(here))


def _plan(here: Seat) -> dict[str, Any]:
    """What the launch will do: organ by organ, and what stands against it."""
    everyone = everybody(here.campaign, here.today)
    tasks = list(
        Task.objects.filter(campaign=here.campaign)
        .select_related("lead")
        .prefetch_related("support")
        .order_by("seq")
    )
    number, leading, organs = Counter[int](), Counter[int](), {}
    for task in tasks:
        for organ, leads in asked(task, here.campaign, everyone).values():
            organs[organ.pk] = organ
            number[organ.pk] += 1
            leading[organ.pk] += leads
    liaisons = holders(LIAISON.key, organs.values(), here.today)
    rows = [
        (organ, number[organ.pk], leading[organ.pk], liaisons[organ.pk])
        for organ in sorted(organs.values(), key=lambda organ: organ.path)
    ]
    return {
        "rows": rows,
        "items": sum(number.values()),
        "people": len({person.pk for _, _, _, people in rows for person in people}),
        "unled": [task for task in tasks if task.lead is None],
        "tasks": len(tasks),
        "nobody": [organ for organ, _, _, people in rows if not people],
    }
