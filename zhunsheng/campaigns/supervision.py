"""Who has not reported and how late, and the tasks as bars over the year."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Q

from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.models import Campaign, Item, Phase
from zhunsheng.campaigns.standing import LATE, look_of
from zhunsheng.campaigns.windows import WAITING
from zhunsheng.records.access import Access
from zhunsheng.records.models import Organ

State = Item.State


@dataclass(frozen=True, slots=True)
class Behind:
    """An organ with something not handed in: how many items, how many of them late, the oldest last day, days late since then."""

    organ: Organ
    waiting: int
    late: int
    first_due_on: date
    days: int
    items: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Bar:
    """One task over time: when it starts and is due, whether it is done, how many of its items are handed in."""

    pk: int
    code: str
    name: str
    lead: Organ | None
    phase: Phase | None
    starts_on: date
    due_on: date
    done_on: date | None
    progress: str
    handed_in: int
    asked: int
    late: bool


def missing(access: Access, campaign: Campaign) -> list[Behind]:
    """The organs that have not handed in everything, the latest first. Two queries."""
    rows = seen.items(access, campaign.pk).filter(state__in=WAITING).order_by("due_on", "pk")
    waiting: dict[int, list[tuple[int, date, bool]]] = {}
    told = rows.annotate(handed_in=Q(handed_in_at__isnull=False))
    for organ, pk, state, due_on, handed_in in told.values_list(
        "organ_id", "pk", "state", "due_on", "handed_in"
    ):
        late = look_of(state, due_on, handed_in, access.today).key == LATE
        waiting.setdefault(organ, []).append((pk, due_on, late))
    organs = Organ.objects.filter(pk__in=waiting).order_by("path")
    found = [_behind(organ, waiting[organ.pk], access.today) for organ in organs]
    return sorted(found, key=lambda one: (-one.days, -one.late, one.organ.path))


def gantt(access: Access, campaign: Campaign) -> list[Bar]:
    """The tasks in order; one without a start begins with its phase, else with the filling. Two queries.

    How many of its items are handed in is told of the whole task, whichever of them the person sees.
    """
    rows = Item.objects.filter(campaign=campaign).exclude(state=State.WITHDRAWN).order_by()
    asked, waiting = Counter[int](), Counter[int]()
    for task, state, number in rows.values_list("task_id", "state").annotate(number=Count("pk")):
        asked[task] += number
        waiting[task] += number if state in WAITING else 0
    return [
        Bar(
            pk=task.pk,
            code=task.code,
            name=task.name,
            lead=task.lead,
            phase=task.phase,
            starts_on=task.starts_on or _start(task.phase, campaign, task.due_on),
            due_on=task.due_on,
            done_on=task.done_on,
            progress=task.progress,
            handed_in=asked[task.pk] - waiting[task.pk],
            asked=asked[task.pk],
            late=task.done_on is None
            and task.due_on < access.today
            and bool(waiting[task.pk] or not asked[task.pk]),
        )
        for task in seen.tasks(access, campaign.pk).order_by("seq")
    ]


def counts(access: Access, campaign: Campaign) -> Counter[str]:
    """How many of the items the person sees stand how, by the keys of ``standing.KEYS``. One query."""
    rows = seen.items(access, campaign.pk).order_by().annotate(handed_in=Q(handed_in_at__isnull=False))
    found = Counter[str]()
    for state, due_on, handed_in, number in rows.values_list("state", "due_on", "handed_in").annotate(
        number=Count("pk")
    ):
        found[look_of(state, due_on, handed_in, access.today).key] += number
    return found


def _behind(organ: Organ, waiting: list[tuple[int, date, bool]], today: date) -> Behind:
    first = min((due_on for _, due_on, late in waiting if late), default=waiting[0][1])
    return Behind(
        organ=organ,
        waiting=len(waiting),
        late=sum(late for _, _, late in waiting),
        first_due_on=first,
        days=max((today - first) // timedelta(days=1), 0),
        items=tuple(pk for pk, _, _ in waiting),
    )


def _start(phase: Phase | None, campaign: Campaign, due_on: date) -> date:
    start = phase.first_on if phase and phase.first_on else campaign.opens_on
    return min(start, due_on)
