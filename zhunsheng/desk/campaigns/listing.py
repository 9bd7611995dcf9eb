"""年度工作: the campaigns of all years, and preparing a new one."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import prepare
from zhunsheng.campaigns.models import Campaign, Edition, Item
from zhunsheng.declare.roles import OFFICE
from zhunsheng.desk.campaigns.forms import CampaignForm
from zhunsheng.desk.campaigns.standings import standing_of
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Organ

_IN = (Item.State.HANDED_IN, Item.State.MARKED, Item.State.OBJECTED)


@require_safe
@login_required
def campaigns(request: Request) -> HttpResponse:
    """The campaigns that the person sees, the newest first, with how much of each has been handed in."""
    year = chosen_year(request)
    found = rights.campaigns(request.access)
    found = found.filter(year=year) if year else found
    rows = found.annotate(items_all=Count("items"), items_in=Count("items", filter=Q(items__state__in=_IN)))
    facts = {
        "heading": "年度工作",
        "crumbs": [("待办", "/"), ("年度工作", "")],
        "rows": [(row, standing_of(row, request.access.today)) for row in rows.order_by("-year", "-pk")],
        "year": year,
        "may_prepare": bool(_organs(request)),
    }
    return render(request, "desk/campaigns/list.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: Request) -> HttpResponse:
    """The sheet on which a campaign is prepared."""
    organs = _organs(request)
    if not organs:
        raise Http404("没有这个页面，或者您没有查看它的权限。")
    editions = list(Edition.objects.order_by("key", "-version"))
    status = 200
    if request.method == "POST":
        form = CampaignForm(organs, editions, request.POST)
        if form.is_valid() and (made := _prepared(request, form)):
            messages.success(request, f"已建立“{made}”，接下来分解任务。")
            return redirect("desk:campaign_tasks", made.pk)
        status = 422
    else:
        today = request.access.today
        form = CampaignForm(organs, editions, initial={"year": today.year, "opens_on": today})
    facts = {
        "heading": "新建年度工作",
        "crumbs": [("待办", "/"), ("年度工作", reverse("desk:campaigns")), ("新建", "")],
        "form": form,
        "editions": editions,
    }
    return render(request, "desk/campaigns/new.html", facts, status=status)


def _organs(request: Request) -> list[Organ]:
    """The organs whose office the person is: a campaign is prepared there."""
    held = {h.organ.pk: h.organ for h in request.access.holdings if h.role == OFFICE.key}
    return list(held.values())


def _prepared(request: Request, form: CampaignForm) -> Campaign | None:
    try:
        return prepare(request.user, now=clock.now(), **form.said())
    except Rejected as error:
        form.take_back(error)
        return None
