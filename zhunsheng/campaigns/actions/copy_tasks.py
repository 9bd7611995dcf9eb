"""提取上期: taking over who did what last time."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.decomposition import Allotment, allot
from zhunsheng.campaigns.hand import must, take_campaign
from zhunsheng.campaigns.models import Campaign, Task
from zhunsheng.records.errors import BadField
from zhunsheng.records.journal import note_all
from zhunsheng.records.models import Person


@dataclass(frozen=True)
class Copied:
    """How many tasks were taken over, and a sentence for each that was not."""

    changed: int
    problems: tuple[str, ...]


def copy_tasks(person: Person, campaign_pk: int, *, source_pk: int, now: datetime) -> Copied:
    """Lead, support and deliverable of the tasks with the same code; days and phases are this campaign's own.

    A task whose organs have been closed or merged since is left out and named.
    """
    with transaction.atomic():
        hand = take_campaign(person, campaign_pk, now=now)
        must(steers(hand.access, hand.row), f"任务由{hand.row.organ}的依法治县办分解，您没有这个角色。")
        must(hand.row.state == Campaign.State.PREPARED, "已经下发，不能再提取上期；个别任务请用“调整”。")
        must(hand.row.pk != source_pk, "不能从自己提取，请选择上一期的工作。")
        source = seen.campaign(hand.access, source_pk)
        before = {task.code: task for task in _tasks(source)}
        changed, problems = [], []
        for task in _tasks(hand.row):
            old = before.get(task.code)
            if old is None or old.lead is None:
                continue
            wanted = Allotment(
                lead=old.lead.code,
                support=[organ.code for organ in old.support.all()],
                everyone=old.everyone,
                due_on=task.due_on,
                starts_on=task.starts_on,
                phase=task.phase.seq if task.phase else None,
                deliverable=old.deliverable,
            )
            try:
                told = allot(task, wanted, hand.today)
            except BadField as refusal:
                problems.append(f"{task.code} {task.name}：{refusal}")
                continue
            if told:
                task.version += 1
                task.save()
                changed.append(task)
        note_all(changed, "提取上期", person=person, now=now, said={"source": source.pk})
        return Copied(len(changed), tuple(problems))


def _tasks(campaign: Campaign) -> list[Task]:
    rows = Task.objects.filter(campaign=campaign).select_related("campaign", "lead", "phase")
    return list(rows.prefetch_related("support").order_by("seq"))
