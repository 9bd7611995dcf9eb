"""Giving a task to its organs, while the campaign is prepared."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.decomposition import Allotment, allot
from zhunsheng.campaigns.hand import must, take_task
from zhunsheng.campaigns.models import Campaign, Task
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def assign(
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
    """The task as it was given; organs by code, the phase by its number. Unchanged: nothing is written.

    Raises BadField for a lead among its own support, a circle of organs, a day before the start or outside the campaign.
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
        campaign = hand.row.campaign
        must(steers(hand.access, campaign), f"任务由{campaign.organ}的依法治县办分解，您没有这个角色。")
        must(campaign.state == Campaign.State.PREPARED, "已经下发的任务请用“调整”，以便通知有关单位。")
        told = allot(hand.row, wanted, hand.today)
        if told:
            hand.row.version += 1
            hand.row.save()
            note(hand.row, "分工", person=person, now=now, said={"changed": told})
        return hand.row
