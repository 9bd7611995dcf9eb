"""One campaign: where it stands in its phases, how much has come in, what is to be done next by whoever looks."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.campaigns import supervision
from zhunsheng.campaigns.models import Campaign, Phase
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.campaigns.standings import LOOKS
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State
from zhunsheng.records.journal import entries

DEEDS = 12
"""The last deeds shown on the page."""


@dataclass(frozen=True)
class Next:
    """Something to be done now: its button, and why."""

    name: str
    address: str
    why: str


@dataclass(frozen=True)
class Stretch:
    """A phase with how it lies to today: past, now, coming, or open while its days are not set."""

    name: str
    first_on: date | None
    last_on: date | None
    note: str
    when: str


@require_safe
@login_required
def overview(request: Request, campaign: int) -> HttpResponse:
    """The first page of a campaign."""
    here = seat(request, campaign)
    counts = supervision.counts(request.access, here.campaign)
    return here.draw(
        "overview",
        here.campaign.name,
        tab="campaign",
        phases=[_stretch(phase, here.today) for phase in here.campaign.phases.all()],
        counted=_counted(here, counts),
        total=counts.total(),
        steps=list(_steps(here, counts)),
        deeds=list(entries(here.campaign).order_by("-seq")[:DEEDS]),
    )


def _counted(here: Seat, counts: Counter[str]) -> list[tuple[State, int, str]]:
    """State, number and the list of those items."""
    if here.campaign.state == Campaign.State.PREPARED:
        return []
    address = reverse("desk:campaign_items", args=[here.campaign.pk])
    return [(state, counts[key], f"{address}?state={key}") for key, state in LOOKS.items()]


def _stretch(phase: Phase, today: date) -> Stretch:
    when = "open"
    if phase.first_on and phase.last_on:
        when = "past" if phase.last_on < today else "coming" if today < phase.first_on else "now"
    return Stretch(phase.name, phase.first_on, phase.last_on, phase.note, when)


def _steps(here: Seat, counts: Counter[str]) -> Iterator[Next]:
    """What this person can do now, the most pressing first."""
    waiting = here.request.access.errands().filter(address__startswith=f"/campaigns/{here.campaign.pk}/")
    first = waiting.first() if here.answers or here.reviews else None
    if first is not None:
        yield Next(
            first.what,
            first.address,
            f"{first.title}，期限 {first.due_on:%Y-%m-%d}" if first.due_on else first.title,
        )
    yield from _steering(here, counts)
    if here.approves and here.campaign.state == Campaign.State.FROZEN and not here.campaign.approved:
        yield Next("审定成绩", _to(here, "scores"), "成绩已经冻结，等您审定。")


def _steering(here: Seat, counts: Counter[str]) -> Iterator[Next]:
    if not here.steers:
        return
    state = here.campaign.state
    if state == Campaign.State.PREPARED:
        yield Next("分解任务", _to(here, "tasks"), "定好每项任务的牵头单位和期限，然后下发。")
    elif state == Campaign.State.RUNNING:
        if counts["late"]:
            yield Next("催办", _to(here, "supervision"), f"有 {counts['late']} 项逾期没有上报。")
        if counts["objected"]:
            yield Next(
                "复核异议", f"{_to(here, 'review')}?state=objected", f"有 {counts['objected']} 项提出异议。"
            )
        if counts["handed_in"]:
            yield Next("评审", _to(here, "review"), f"有 {counts['handed_in']} 项已上报，等待评分。")
        elif counts.total() and counts["marked"] + counts["unreported"] == counts.total():
            yield Next("冻结成绩", _to(here, "scores"), "各项都已评分，可以冻结成绩、送领导审定。")
    elif state == Campaign.State.FROZEN and here.campaign.approved:
        yield Next("结束", _to(here, "scores"), "成绩已经审定，可以结束这项工作。")


def _to(here: Seat, page: str) -> str:
    return reverse(f"desk:campaign_{page}", args=[here.campaign.pk])
