"""挂图作战: the board of tasks by organs, and the tasks over the year."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns import matrix as board
from zhunsheng.campaigns import supervision
from zhunsheng.desk.campaigns.gantt import drawn
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.campaigns.standings import LOOKS, standing_of_task
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.models import Organ

KINDS = (Organ.Kind.DEPARTMENT, Organ.Kind.TOWNSHIP)


@require_safe
@login_required
def matrix(request: Request, campaign: int) -> HttpResponse:
    """The board: colour, shape and word of every item; narrowed to an area or a kind of organs."""
    here = watching(request, campaign)
    area, kind = _area(here), _kind(here)
    found = board.matrix(request.access, here.campaign, area=area, kind=kind)
    counts = found.counts
    return here.draw(
        "matrix",
        "挂图作战",
        tab="campaign_matrix",
        board=found,
        body=board.html(found),
        legend=[(state, counts[key]) for key, state in LOOKS.items()],
        kinds=[(kind.value, kind.label) for kind in KINDS],
        area=area,
        kind=kind,
    )


@require_safe
@login_required
def gantt(request: Request, campaign: int) -> HttpResponse:
    """The tasks as bars over the campaign's days, and the same as a table."""
    here = watching(request, campaign)
    area = _area(here)
    bars = [
        bar
        for bar in supervision.gantt(request.access, here.campaign)
        if not area or _top(here, bar.code) == area
    ]
    return here.draw(
        "gantt",
        "甘特图",
        tab="campaign_gantt",
        bars=[(bar, standing_of_task(bar, here.today)) for bar in bars],
        chart=drawn(bars, list(here.campaign.phases.all()), here.today),
        area=area,
    )


def watching(request: Request, campaign: int) -> Seat:
    """The seat of somebody who sees the campaign whole; 404 for others."""
    here = seat(request, campaign)
    if not here.watches:
        raise Http404(rights.NOT_SEEN)
    return here


def _area(here: Seat) -> str:
    said = here.request.GET.get("area", "")
    return said if any(node.code == said for node in here.framework.areas) else ""


def _kind(here: Seat) -> str:
    said = here.request.GET.get("kind", "")
    return said if said in KINDS else ""


def _top(here: Seat, code: str) -> str:
    return (*here.framework.indicator(code).path, code)[0]
