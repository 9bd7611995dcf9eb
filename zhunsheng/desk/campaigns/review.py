"""评审: the items handed in, in the order in which they wait for marks."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.assessment import Status
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import mark_measured
from zhunsheng.campaigns.models import Item, Mark
from zhunsheng.campaigns.windows import WAITING
from zhunsheng.desk.campaigns.paging import paged
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.campaigns.standings import standing_of_item
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.models import Organ

QUEUES = {
    "handed_in": ("等待评分", (Item.State.HANDED_IN,)),
    "objected": ("有异议", (Item.State.OBJECTED,)),
    "marked": ("已评分", (Item.State.MARKED,)),
    "over": ("截止未报", tuple(WAITING)),
    "all": ("全部已上报", (Item.State.HANDED_IN, Item.State.OBJECTED, Item.State.MARKED)),
}
"""The queues: name and states."""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def queue(request: Request, campaign: int) -> HttpResponse:
    """What waits for marks, by organ or by indicator; what the registers decide is marked in one go."""
    here = _reviewing(request, campaign)
    if request.method == "POST":
        done = mark_measured(request.user, campaign, now=clock.now())
        messages.success(request, f"已按登记的数字评分 {done.marked} 项。")
        for left in done.left[:20]:
            messages.warning(request, left)
        return redirect("desk:campaign_review", campaign)
    page = paged(request, queued(here))
    mine = set(
        Mark.objects.filter(
            item__in=[item.pk for item in page.rows], by=request.user, stands=True
        ).values_list("item_id", flat=True)
    )
    return here.draw(
        "review",
        "评审",
        tab="campaign_review",
        page=page,
        rows=[
            (
                item,
                standing_of_item(item, here.today),
                item.pk in mine,
                _by_figures(here, item),
                Status(item.status).text if item.status else "",
            )
            for item in page.rows
        ],
        queues=[(key, name) for key, (name, _) in QUEUES.items()],
        chosen=_chosen(here),
        organs=_organs(here),
        query=kept(here),
    )


def _by_figures(here: Seat, row: Item) -> bool:
    """Whether figures decide the mark; as ``marking.measured``, without asking for the campaign of every row."""
    return here.framework.indicator(row.code).measure is not None and row.answer != Item.Answer.NO_DUTY


def _reviewing(request: Request, campaign: int) -> Seat:
    """The seat of somebody who marks or steers; 404 for others."""
    return marking_seat(seat(request, campaign))


def marking_seat(here: Seat) -> Seat:
    if not (here.reviews or here.steers):
        raise Http404(rights.NOT_SEEN)
    return here


def _chosen(here: Seat) -> dict[str, str]:
    said = here.request.GET
    state = said.get("state", "")
    return {
        "state": state if state in QUEUES else "handed_in",
        "by": "code" if said.get("by") == "code" else "organ",
        "organ": said.get("organ", "")[:40],
        "code": said.get("code", "")[:20],
    }


def kept(here: Seat) -> str:
    """The queue as a query string, carried from item to item."""
    return "&".join(f"{name}={value}" for name, value in _chosen(here).items() if value and value.isascii())


def queued(here: Seat) -> QuerySet[Item]:
    chosen = _chosen(here)
    rows = rights.items(here.request.access, here.campaign.pk).filter(state__in=QUEUES[chosen["state"]][1])
    if chosen["state"] == "over":
        rows = rows.filter(handed_in_at=None, due_on__lt=here.today, campaign__closes_on__lt=here.today)
    if chosen["organ"]:
        rows = rows.filter(organ__code=chosen["organ"])
    if code := chosen["code"]:
        rows = rows.filter(
            code__in=[leaf.code for leaf in here.framework.leaves if code == leaf.code or code in leaf.path]
        )
    first = ("organ__path", "task__seq") if chosen["by"] == "organ" else ("task__seq", "organ__path")
    return rows.order_by(*first)


def _organs(here: Seat) -> list[Organ]:
    asked = Item.objects.filter(campaign=here.campaign).order_by().values("organ_id")
    return list(Organ.objects.filter(pk__in=asked).order_by("path"))
