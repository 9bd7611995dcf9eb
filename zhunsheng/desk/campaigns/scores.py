"""得分: organ by organ and area by area, every number leading on; freezing, approving and closing."""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.assessment import Group, Status
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns import scoring
from zhunsheng.campaigns.actions import approve, close, freeze, unfreeze
from zhunsheng.campaigns.models import Campaign
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.campaigns.standings import standing_of_item
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.journal import entries


@dataclass(frozen=True)
class Cell:
    """One organ's points in one area; empty where nothing of it was asked."""

    code: str
    points: str
    out_of: str
    waiting: int


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def scores(request: Request, campaign: int) -> HttpResponse:
    """The table of scores: of all organs for whoever watches, of one's own for the others."""
    here = seat(request, campaign)
    if request.method == "POST":
        return _done(here)
    return _page(here)


def _page(here: Seat, *, refused: str = "", status: int = 200) -> HttpResponse:
    campaign = here.campaign
    frozen = campaign.state in (Campaign.State.FROZEN, Campaign.State.CLOSED)
    digest = scoring.results_digest(campaign) if frozen else ""
    return here.draw(
        "scores",
        "得分",
        tab="campaign_scores",
        status=status,
        refused=refused,
        rows=[(place, _cells(here, place)) for place in _seen(here)],
        areas=_areas(here),
        frozen=frozen,
        digest=digest,
        holds=bool(campaign.approved) and campaign.approved == digest,
        fell=scoring.fallen(campaign) if frozen and campaign.approved and campaign.approved != digest else (),
        deeds=list(entries(campaign).filter(deed__in=_TOLD).order_by("-seq")[:10]),
    )


_TOLD = ("冻结成绩", "解除冻结", "审定成绩", "办结")


def _areas(here: Seat) -> list[Group]:
    return [node for node in here.framework.areas if isinstance(node, Group)]


def _seen(here: Seat) -> list[scoring.Place]:
    """The places of the organs that the person sees."""
    mine = here.request.access.holds
    places = scoring.table(here.campaign)
    if here.watches:
        return places
    return [place for place in places if mine(*rights.WATCHING, *rights.ANSWERING, organ=place.organ)]


def _cells(here: Seat, place: scoring.Place) -> list[Cell]:
    areas = place.score.body.get("areas", {})
    return [
        Cell(node.code, said["points"], said["out_of"], said["waiting"])
        if (said := areas.get(node.code)) and (said["out_of"] != "0" or said["points"] != "0")
        else Cell(node.code, "", "", 0)
        for node in _areas(here)
    ]


@require_safe
@login_required
def organ(request: Request, campaign: int, organ: str) -> HttpResponse:
    """One organ's score, item by item, each with its reason."""
    here = seat(request, campaign)
    area = request.GET.get("area", "")[:20]
    items = list(rights.items(request.access, campaign).filter(organ__code=organ).order_by("task__seq"))
    place = next((one for one in _seen(here) if one.organ.code == organ), None)
    if place is None:
        raise Http404(rights.NOT_SEEN)
    node = next((one for one in _areas(here) if one.code == area), None)
    if node is not None:
        items = [item for item in items if node.code in here.framework.indicator(item.code).path]
    return here.draw(
        "organ_score",
        f"{place.organ}的得分",
        tab="campaign_scores",
        under=str(place.organ),
        place=place,
        cells=list(zip(_areas(here), _cells(here, place), strict=True)),
        node=node,
        rows=[
            (item, standing_of_item(item, here.today), Status(item.status).text if item.status else "待评")
            for item in items
        ],
    )


def _done(here: Seat) -> HttpResponse:
    """Freezes, opens again, approves or closes; a refusal stands on the page."""
    deed = _DEEDS.get(here.request.POST.get("deed", ""))
    version = here.request.POST.get("version", "")
    if deed is None or not version.isdecimal() or len(version) > 9:
        raise Rejected("页面不完整，请重新打开再办。")
    try:
        message = deed(here, int(version))
    except Stale:
        raise
    except Rejected as error:
        return _page(here, refused=str(error), status=422)
    messages.success(here.request, message)
    return redirect("desk:campaign_scores", here.campaign.pk)


def _freeze(here: Seat, version: int) -> str:
    freeze(here.request.user, here.campaign.pk, version=version, now=clock.now())
    return "成绩已冻结，等待领导审定。"


def _unfreeze(here: Seat, version: int) -> str:
    reason = here.request.POST.get("reason", "")
    unfreeze(here.request.user, here.campaign.pk, version=version, reason=reason, now=clock.now())
    return "已解除冻结，可以继续评审。"


def _approve(here: Seat, version: int) -> str:
    digest = here.request.POST.get("digest", "")
    approve(here.request.user, here.campaign.pk, version=version, digest=digest, now=clock.now())
    return "成绩已审定。"


def _close(here: Seat, version: int) -> str:
    close(here.request.user, here.campaign.pk, version=version, now=clock.now())
    return "这项工作已经办结。"


_DEEDS: dict[str, Callable[[Seat, int], str]] = {
    "freeze": _freeze,
    "unfreeze": _unfreeze,
    "approve": _approve,
    "close": _close,
}
