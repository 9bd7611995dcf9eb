"""Adjusting a task after the launch: organs are added, or withdrawn as long as they have not begun."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.asking import asked, everybody
from zhunsheng.campaigns.decomposition import Allotment, allot
from zhunsheng.campaigns.hand import must, take_task
from zhunsheng.campaigns.models import Campaign, Item, Task
from zhunsheng.campaigns.scoring import refresh
from zhunsheng.campaigns.telling import tell_items
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note, note_all
from zhunsheng.records.models import Organ, Person

State = Item.State


def adjust(
    person: Person,
    task_pk: int,
    *,
    version: int,
    lead: str,
    due_on: date,
    now: datetime,
    support: Sequence[str] = (),
    everyone: bool = False,
    starts_on: date | None = None,
    phase: int | None = None,
    deliverable: str = "",
) -> Task:
    """The task as it is given now, its items brought up to it.

    Raises BadField as ``assign`` does, and Rejected when an organ that has already written something would be withdrawn:
    what was written is never taken away.
    """
    wanted = Allotment(
        lead=lead,
        support=support,
        everyone=everyone,
        due_on=due_on,
        starts_on=starts_on,
        phase=phase,
        deliverable=deliverable,
    )
    with transaction.atomic():
        hand = take_task(person, task_pk, now=now, version=version)
        task, campaign = hand.row, hand.row.campaign
        must(steers(hand.access, campaign), f"任务由{campaign.organ}的依法治县办调整，您没有这个角色。")
        must(campaign.state == Campaign.State.RUNNING, "只有进行中的工作可以调整任务。")
        must(bool(lead), "已经下发的任务不能没有牵头单位。")
        was_due = task.due_on
        told = allot(task, wanted, hand.today)
        if not told:
            return task
        task.version += 1
        task.save()
        note(task, "调整", person=person, now=now, said={"changed": told})
        for organ in _bring_up(task, was_due, person, now, everybody(campaign, hand.today)):
            refresh(campaign, organ)
        return task


def _bring_up(
    task: Task, was_due: date, person: Person, now: datetime, everyone: Sequence[Organ]
) -> list[Organ]:
    """Makes the items those that the task asks for; returns the organs whose items came or went."""
    wanted = asked(task, task.campaign, everyone)
    there = {
        item.organ_id: item
        for item in task.items.select_related("organ", "task", "campaign__organ", "campaign__edition")
    }
    gone = [i for pk, i in there.items() if pk not in wanted and i.state != State.WITHDRAWN]
    _untouched(gone)
    for item in gone:
        item.state = State.WITHDRAWN
    moved = _keep(task, was_due, wanted, there)
    # 撤过又派回来的，还是原来那一项。
    back = [there[pk] for pk in wanted if pk in there and there[pk].state == State.WITHDRAWN]
    for item in back:
        item.state, item.due_on, item.leads = State.OPEN, task.due_on, wanted[item.organ_id][1]
    made = Item.objects.bulk_create(
        Item(campaign=task.campaign, task=task, code=task.code, organ=organ, leads=leads, due_on=task.due_on)
        for pk, (organ, leads) in wanted.items()
        if pk not in there
    )
    for deed, items in (("撤回", gone), ("调整", moved), ("重新下发", back)):
        for item in items:
            item.version += 1
        Item.objects.bulk_update(items, ["state", "due_on", "leads", "version"], batch_size=200)
        note_all(items, deed, person=person, now=now, said={"task": task.code})
    note_all(made, "下发", person=person, now=now)
    tell_items([*gone, *moved, *back, *made])
    return [item.organ for item in (*gone, *back, *made)]


def _untouched(gone: Sequence[Item]) -> None:
    begun = [item for item in gone if item.state != State.OPEN or item.digest]
    if begun:
        names = "、".join(f"{item.organ}（{item.get_state_display()}）" for item in begun)
        raise Rejected(f"{names}已经开始填报，填过的内容不能撤掉；请保留这些单位，或者先与其商定。")


def _keep(
    task: Task, was_due: date, wanted: dict[int, tuple[Organ, bool]], there: dict[int, Item]
) -> list[Item]:
    """The items that stay, as far as they change: the new last day, unless an item was extended on its own; who leads."""
    moved = []
    for pk, (_, leads) in wanted.items():
        item = there.get(pk)
        if item is None or item.state == State.WITHDRAWN:
            continue
        due = task.due_on if item.due_on == was_due else item.due_on
        if (item.due_on, item.leads) != (due, leads):
            item.due_on, item.leads = due, leads
            moved.append(item)
    return moved
