"""督导: who has not handed in, reminding them after a look at names and words, and the visits."""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.supervision import missing
from zhunsheng.campaigns.windows import WAITING
from zhunsheng.desk.campaigns.matrix import watching
from zhunsheng.desk.campaigns.seat import Seat
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State, state_of_case, state_of_day
from zhunsheng.notices.urging import preview
from zhunsheng.notices.urging import urge as urged
from zhunsheng.records.errors import Rejected

WORDS = "{单位}：{事项}，期限 {期限}，请抓紧填报。"
"""What a reminder says until somebody writes it otherwise."""
MOST = 500
"""Items reminded of in one go."""
_VISITS = 12


@require_safe
@login_required
def supervision(request: Request, campaign: int) -> HttpResponse:
    """The organs that have not handed in everything, the latest first; the visits of the year."""
    here = watching(request, campaign)
    behind = missing(request.access, here.campaign)
    kind = request.GET.get("kind", "")
    rows = [one for one in behind if not kind or one.organ.kind == kind]
    visits, visited = _visits(here)
    return here.draw(
        "supervision",
        "督导",
        tab="campaign_supervision",
        rows=[(one, _state(one, here)) for one in rows],
        kinds=sorted({(one.organ.kind, one.organ.get_kind_display()) for one in behind}),
        kind=kind,
        waiting=sum(one.waiting for one in rows),
        late=sum(one.late for one in rows),
        may_urge=here.steers or here.reviews,
        visits=visits,
        visited=visited,
    )


def _state(one: Any, here: Seat) -> State:
    return (
        State("late", "■", f"最久逾期 {one.days} 天")
        if one.late
        else state_of_day(one.first_due_on, here.today)
    )


def _visits(here: Seat) -> tuple[Sequence[Any], bool]:
    """The newest visits that the person sees, and whether the register of visits is there at all."""
    keys = {reg.key for reg in here.request.access.registers()}
    if "supervision" not in keys:
        return (), False
    rows = here.request.access.cases("supervision").order_by("-pk")[:_VISITS]
    return [(row, state_of_case(row, here.today)) for row in rows], True


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def urge(request: Request, campaign: int) -> HttpResponse:
    """The names and words first; sent only from there. Once a day for one item."""
    here = watching(request, campaign)
    if not (here.steers or here.reviews):
        raise Http404(rights.NOT_SEEN)
    said = request.POST if request.method == "POST" else request.GET
    organs = [code[:40] for code in said.getlist("organ")][:300]
    words = said.get("words", WORDS)[:400]
    rows, more = _waiting(here, organs, only_late=said.get("late") == "1")
    refused = ""
    try:
        if request.method == "POST" and said.get("deed") == "send":
            done = urged(rows, words, person=request.user, now=clock.now())
            sent = [one for one in done if not one.refused]
            people = {person.pk for one in sent for person in one.people}
            messages.success(request, f"已催办 {len(sent)} 项，通知 {len(people)} 人。")
            return redirect("desk:campaign_supervision", campaign)
        found = preview(rows, words, today=here.today)
    except Rejected as error:
        refused, found = str(error), []
    return here.draw(
        "urge",
        "催办",
        tab="campaign_supervision",
        under="催办",
        status=422 if refused else 200,
        refused=refused,
        found=found,
        going=[one for one in found if not one.refused],
        staying=[one for one in found if one.refused],
        people=len({person.pk for one in found if not one.refused for person in one.people}),
        words=words,
        organs=organs,
        only_late=said.get("late") == "1",
        more=more,
    )


def _waiting(here: Seat, organs: Sequence[str], *, only_late: bool) -> tuple[list[Item], bool]:
    """The items to be reminded of, the latest first, and whether there are more than go at once."""
    rows = rights.items(here.request.access, here.campaign.pk).filter(state__in=WAITING)
    if organs:
        rows = rows.filter(organ__code__in=organs)
    if only_late:
        rows = rows.filter(due_on__lt=here.today)
    found = list(rows.order_by("due_on", "organ__path", "task__seq")[: MOST + 1])
    return found[:MOST], len(found) > MOST
