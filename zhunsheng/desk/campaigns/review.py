"""评审: the items handed in, one after another: what is said on the left, the mark on the right."""

from collections.abc import Callable, Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.assessment import Bonus, DeductPerEvent, Judged, Status, Veto
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import mark, mark_measured, remark, return_item, settle
from zhunsheng.campaigns.actions.return_item import RETURNABLE
from zhunsheng.campaigns.marking import differ, marks_seen, measured, wants_two
from zhunsheng.campaigns.models import Item, Mark
from zhunsheng.campaigns.windows import WAITING, is_over
from zhunsheng.desk.campaigns.forms import MarkForm
from zhunsheng.desk.campaigns.items import fetched, indicator
from zhunsheng.desk.campaigns.paging import paged
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.campaigns.standings import standing_of_item
from zhunsheng.desk.campaigns.submission import submission
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import Rejected, Stale
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
    page = paged(request, _queued(here))
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
        query=_kept(here),
    )


def _by_figures(here: Seat, row: Item) -> bool:
    """Whether figures decide the mark; as ``marking.measured``, without asking for the campaign of every row."""
    return here.framework.indicator(row.code).measure is not None and row.answer != Item.Answer.NO_DUTY


def _reviewing(request: Request, campaign: int) -> Seat:
    """The seat of somebody who marks or steers; 404 for others."""
    return _marking(seat(request, campaign))


def _marking(here: Seat) -> Seat:
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


def _kept(here: Seat) -> str:
    """The queue as a query string, carried from item to item."""
    return "&".join(f"{name}={value}" for name, value in _chosen(here).items() if value and value.isascii())


def _queued(here: Seat) -> QuerySet[Item]:
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


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def item(request: Request, campaign: int, item: int) -> HttpResponse:
    """One item and its mark."""
    row = fetched(request, campaign, item)
    here = _marking(Seat(request, row.campaign))
    if request.method == "POST":
        return _done(here, row)
    return _page(here, row)


def _page(here: Seat, row: Item, *, form: MarkForm | None = None, status: int = 200) -> HttpResponse:
    leaf = here.framework.indicator(row.code)
    seen = marks_seen(here.request.access, row)
    reviews = [m for m in seen if m.stands and m.content == row.digest]
    earlier, later = _beside(here, row)
    running = here.campaign.state == here.campaign.State.RUNNING
    return here.draw(
        "review_item",
        f"{row.code} {row.task.name}",
        tab="campaign_review",
        under=f"{row.organ} {row.code}",
        status=status,
        item=row,
        said=submission(here, row, clock.now()),
        state=standing_of_item(row, here.today),
        status_word=Status(row.status).text if row.status else "",
        marks=seen,
        differing=wants_two(row) and differ(reviews),
        blind=wants_two(row),
        form=form or MarkForm(_way(leaf.method), initial={"version": row.version}),
        deed=_deed(here, row, reviews) if running else "",
        measured=measured(row),
        mine=any(m.by_id == here.request.user.pk for m in reviews),
        belongs=rights.belongs_to(here.request.access, row),
        may_return=running and row.state in RETURNABLE,
        earlier=earlier,
        later=later,
        query=_kept(here),
        **indicator(here, row.code),
    )


def _way(method: Any) -> str:
    """What a reviewer gives: points, a list of events, or only a confirmation of what figures say."""
    if isinstance(method, Judged):
        return "judged"
    return "events" if isinstance(method, DeductPerEvent | Bonus | Veto) else "confirmed"


def _deed(here: Seat, row: Item, reviews: Sequence[Mark]) -> str:
    """What can be done with the mark now by this person: mark, settle, remark, or nothing."""
    mine = any(one.by_id == here.request.user.pk for one in reviews)
    if row.state in (Item.State.OBJECTED, Item.State.MARKED):
        return "" if mine else "remark"
    if row.state != Item.State.HANDED_IN and not is_over(row, here.today):
        return ""
    if here.steers and wants_two(row) and differ(reviews):
        return "settle"
    return "mark" if here.reviews else ""


def _beside(here: Seat, row: Item) -> tuple[int | None, int | None]:
    """The items before and after this one in the queue; the first of the queue when this one has left it."""
    pks = list(_queued(here).values_list("pk", flat=True))
    if row.pk not in pks:
        return None, pks[0] if pks else None
    place = pks.index(row.pk)
    return (pks[place - 1] if place else None), (pks[place + 1] if place + 1 < len(pks) else None)


def _done(here: Seat, row: Item) -> HttpResponse:
    """Marks, settles, re-marks or returns; a refusal comes back with what was typed."""
    request = here.request
    form = MarkForm(_way(here.framework.indicator(row.code).method), request.POST)
    deed = _DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        raise Rejected("没有这种办法，请从页面上的按钮里选。")
    if not form.is_valid():
        return _page(here, row, form=form, status=422)
    _, later = _beside(here, row)
    try:
        message = deed(here, row, form)
    except Stale:
        raise
    except Rejected as error:
        form.take_back(error)
        return _page(here, fetched(here.request, here.campaign.pk, row.pk), form=form, status=422)
    messages.success(request, message)
    address = reverse("desk:campaign_review_item", args=[here.campaign.pk, later or row.pk])
    if later is None:
        address = reverse("desk:campaign_review", args=[here.campaign.pk])
    return redirect(f"{address}?{_kept(here)}")


def _marked(here: Seat, row: Item, form: MarkForm) -> str:
    mark(here.request.user, row.pk, now=clock.now(), **form.said())
    return f"已给 {row.organ} {row.code} 评分。"


def _settled(here: Seat, row: Item, form: MarkForm) -> str:
    settle(here.request.user, row.pk, now=clock.now(), **form.said())
    return f"已给 {row.organ} {row.code} 定分。"


def _remarked(here: Seat, row: Item, form: MarkForm) -> str:
    remark(here.request.user, row.pk, now=clock.now(), **form.said())
    return f"已复核 {row.organ} {row.code}，前后两次评分都保留。"


def _returned(here: Seat, row: Item, form: MarkForm) -> str:
    said = form.cleaned_data
    return_item(
        here.request.user,
        row.pk,
        version=said["version"],
        reason=said["why"],
        due_on=said["due_on"],
        now=clock.now(),
    )
    return f"已退回 {row.organ} {row.code}，填过的内容都保留。"


_DEEDS: dict[str, Callable[[Seat, Item, MarkForm], str]] = {
    "mark": _marked,
    "settle": _settled,
    "remark": _remarked,
    "return": _returned,
}
