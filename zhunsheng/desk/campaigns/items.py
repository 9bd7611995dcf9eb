"""填报: what an organ is asked for, item by item; its head hands in the whole."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import (
    hand_in_all,
)
from zhunsheng.campaigns.models import Item
from zhunsheng.desk.campaigns.paging import paged
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.campaigns.standings import LOOKS, standing_of_item, where_of
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.models import Organ


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def items(request: Request, campaign: int) -> HttpResponse:
    """The items of one's organ with state and last day; of all organs for whoever watches. A head hands in the whole."""
    here = seat(request, campaign)
    if request.method == "POST":
        organ = request.POST.get("organ", "")[:40]
        number = hand_in_all(request.user, campaign, organ, now=clock.now())
        messages.success(request, f"已整包上报 {number} 项。")
        return redirect("desk:campaign_items", campaign)
    organs = _organs(here)
    rows = _narrowed(here, rights.items(request.access, campaign)).order_by("organ__path", "task__seq")
    page = paged(request, rows)
    return here.draw(
        "items",
        "填报",
        tab="campaign_items",
        page=page,
        rows=[(item, standing_of_item(item, here.today), _area(here, item)) for item in page.rows],
        organs=organs,
        several=len(organs) > 1,
        states=list(LOOKS.items()),
        chosen={name: request.GET.get(name, "") for name in ("organ", "state", "code")},
        signing=_signing(here, page.rows),
    )


def _area(here: Seat, item: Item) -> str:
    path = here.framework.indicator(item.code).path
    return here.framework.node(path[0]).name if path else ""


def _organs(here: Seat) -> list[Organ]:
    """The organs whose items the person sees here."""
    seen = rights.items(here.request.access, here.campaign.pk).order_by().values("organ_id")
    return list(Organ.objects.filter(pk__in=seen).order_by("path"))


def _narrowed(here: Seat, rows: QuerySet[Item]) -> QuerySet[Item]:
    said = here.request.GET
    if organ := said.get("organ", "")[:40]:
        rows = rows.filter(organ__code=organ)
    if code := said.get("code", "")[:20]:
        below = [leaf.code for leaf in here.framework.leaves if leaf.code == code or code in leaf.path]
        rows = rows.filter(code__in=below)
    where = where_of(said.get("state", ""), here.today)
    return rows.filter(where) if where is not None else rows


def _signing(here: Seat, rows: Sequence[Item]) -> list[tuple[Organ, int]]:
    """The organs whose items wait for this head, with how many of those on the page."""
    found: dict[int, list[Any]] = {}
    for item in rows:
        if item.state == Item.State.SIGNING and rights.signs(here.request.access, item):
            found.setdefault(item.organ_id, [item.organ, 0])[1] += 1
    return [(organ, number) for organ, number in found.values()]
