"""Which organs a task asks for an item, and asking them."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from zhunsheng.campaigns.frameworks import framework_of
from zhunsheng.campaigns.models import Campaign, Item, Task
from zhunsheng.campaigns.telling import tell_items
from zhunsheng.records.journal import note_all
from zhunsheng.records.models import Organ, Person

State = Item.State


def everybody(campaign: Campaign, day: date) -> list[Organ]:
    """The departments and townships of the campaign's county that stand on that day, in the order of the tree."""
    top = _government(campaign.organ)
    rows = Organ.objects.filter(path__startswith=top.path).exclude(pk=top.pk).order_by("path")
    kinds = (Organ.Kind.DEPARTMENT, Organ.Kind.TOWNSHIP)
    return [organ for organ in rows.filter(kind__in=kinds) if organ.stands_on(day)]


def asked(task: Task, campaign: Campaign, everyone: Iterable[Organ]) -> dict[int, tuple[Organ, bool]]:
    """Organ's id → organ and whether it leads. ``everyone``: all organs of a kind the indicator applies to."""
    found: dict[int, tuple[Organ, bool]] = {}
    if task.lead:
        found[task.lead.pk] = (task.lead, True)
    for organ in task.support.all():
        found.setdefault(organ.pk, (organ, False))
    if task.everyone:
        indicator = framework_of(campaign).indicator(task.code)
        for organ in everyone:
            if indicator.applies(organ.kind):
                found.setdefault(organ.pk, (organ, False))
    return found


def ask(campaign: Campaign, tasks: Sequence[Task], *, person: Person, now: datetime, day: date) -> list[Item]:
    """An open item for every organ that these tasks ask; told to the liaisons."""
    everyone = everybody(campaign, day)
    wanted = [
        Item(campaign=campaign, task=task, code=task.code, organ=organ, leads=leads, due_on=task.due_on)
        for task in tasks
        for organ, leads in asked(task, campaign, everyone).values()
    ]
    made = Item.objects.bulk_create(wanted, batch_size=500)
    note_all(made, "下发", person=person, now=now)
    tell_items(made)
    return made


def _government(organ: Organ) -> Organ:
    """The nearest government at or above the organ; the organ itself when there is none."""
    paths = [organ.path[:end] for end in range(len(organ.path), 0, -Organ.steplen)]
    above = Organ.objects.filter(path__in=paths, kind=Organ.Kind.GOVERNMENT).order_by("-path").first()
    return above or organ
