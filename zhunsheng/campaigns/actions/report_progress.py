"""Saying how far a task has come."""

from datetime import date, datetime

from django.db import transaction

from zhunsheng.campaigns.access import steers
from zhunsheng.campaigns.hand import must, take_task
from zhunsheng.campaigns.models import Campaign, Task
from zhunsheng.campaigns.windows import said
from zhunsheng.campaigns.wording import line
from zhunsheng.declare.roles import HEAD, LIAISON
from zhunsheng.records.errors import BadField
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def report_progress(
    person: Person, task_pk: int, *, version: int, progress: str, now: datetime, done_on: date | None = None
) -> Task:
    """The task with its progress and, when it is done, since when. By the lead organ's liaison or head, or the office."""
    with transaction.atomic():
        hand = take_task(person, task_pk, now=now, version=version)
        task, campaign = hand.row, hand.row.campaign
        leads = task.lead is not None and hand.access.holds(LIAISON.key, HEAD.key, organ=task.lead)
        must(leads or steers(hand.access, campaign), "进展由牵头单位报告，您没有这个角色。")
        must(
            campaign.state == Campaign.State.RUNNING,
            f"“{campaign}”{campaign.get_state_display()}，不能报告进展。",
        )
        progress = line("progress", "进展", progress, 400, needed=done_on is None)
        if done_on and done_on > hand.today:
            raise BadField("done_on", f"完成日期 {said(done_on)}还没有到，请改正。")
        told = {
            name: [_text(old), _text(new)]
            for name, old, new in (("progress", task.progress, progress), ("done_on", task.done_on, done_on))
            if old != new
        }
        if told:
            task.progress, task.done_on, task.version = progress, done_on, task.version + 1
            task.save()
            note(task, "报告进展", person=person, now=now, said={"changed": told})
        return task


def _text(value: str | date | None) -> str:
    return value.isoformat() if isinstance(value, date) else value or ""
