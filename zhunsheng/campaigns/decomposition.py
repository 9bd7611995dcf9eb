"""The decomposition of a campaign: what a task is given, checked and written down in one place for all who give it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from zhunsheng.campaigns.models import Campaign, Phase, Task
from zhunsheng.campaigns.windows import said
from zhunsheng.campaigns.wording import line
from zhunsheng.records.errors import BadField
from zhunsheng.records.models import Organ


@dataclass(frozen=True, kw_only=True)
class Allotment:
    """Who leads a task, who supports, by when, and what is to come of it. Organs by code; "" for no lead yet."""

    lead: str
    support: Sequence[str] = ()
    everyone: bool = False
    due_on: date
    starts_on: date | None = None
    phase: int | None = None
    deliverable: str = ""


def allot(task: Task, wanted: Allotment, today: date) -> dict[str, list[Any]]:
    """Writes the allotment to the task, unsaved but for its support organs; returns field → [old, new].

    Raises BadField, naming the field, when it does not hold together.
    """
    lead, support = _organs(wanted, today)
    _check_organs(lead, support)
    _check_days(task.campaign, wanted)
    phase = _phase(task.campaign, wanted.phase)
    deliverable = line("deliverable", "成果形式", wanted.deliverable, 200, needed=False)
    before = {organ.code: organ for organ in task.support.all()}
    told = _told(
        ("lead", task.lead.code if task.lead else "", wanted.lead),
        ("support", sorted(before), sorted(organ.code for organ in support)),
        ("everyone", task.everyone, wanted.everyone),
        ("due_on", task.due_on.isoformat(), wanted.due_on.isoformat()),
        ("starts_on", _iso(task.starts_on), _iso(wanted.starts_on)),
        ("phase", str(task.phase or ""), str(phase or "")),
        ("deliverable", task.deliverable, deliverable),
    )
    task.lead, task.everyone, task.phase, task.deliverable = lead, wanted.everyone, phase, deliverable
    task.due_on, task.starts_on = wanted.due_on, wanted.starts_on
    if "support" in told:
        task.support.set(support)
    return told


def as_it_is(task: Task) -> dict[str, Any]:
    """The task's allotment in the words of `Allotment`, to change a part of it."""
    return {
        "lead": task.lead.code if task.lead else "",
        "support": [organ.code for organ in task.support.all()],
        "everyone": task.everyone,
        "due_on": task.due_on,
        "starts_on": task.starts_on,
        "phase": task.phase.seq if task.phase else None,
        "deliverable": task.deliverable,
    }


def _organs(wanted: Allotment, today: date) -> tuple[Organ | None, list[Organ]]:
    codes = [*([wanted.lead] if wanted.lead else []), *wanted.support]
    found = {organ.code: organ for organ in Organ.objects.filter(code__in=codes)}
    for code in codes:
        field = "lead" if code == wanted.lead else "support"
        if code not in found:
            raise BadField(field, f"没有代码为“{code[:40]}”的单位，请从列表中选择。")
        if not found[code].stands_on(today):
            raise BadField(field, f"{found[code].name}还没有设立或者已经撤销，请改派承接的单位。")
    return found.get(wanted.lead), [found[code] for code in dict.fromkeys(wanted.support)]


def _check_organs(lead: Organ | None, support: Iterable[Organ]) -> None:
    """No circle: an organ does not support itself, directly or through its own superior or subordinate."""
    for organ in support:
        if lead is None:
            continue
        if organ.pk == lead.pk:
            raise BadField("support", f"{lead}是牵头单位，不能同时是自己的配合单位，请从配合单位中去掉。")
        above, below = sorted((lead, organ), key=lambda one: len(one.path))
        # 县政府是所有单位的上级，由它牵头、部门配合不是绕圈。
        if below.path.startswith(above.path) and above.depth > 1:
            raise BadField(
                "support",
                f"{below}是{above}的下属，牵头和配合绕成了圈：内部分工由牵头单位自己安排，请另选配合单位。",
            )


def _check_days(campaign: Campaign, wanted: Allotment) -> None:
    if wanted.starts_on and wanted.due_on < wanted.starts_on:
        raise BadField(
            "due_on", f"完成期限 {said(wanted.due_on)}早于开始日期 {said(wanted.starts_on)}，请改正。"
        )
    # 任务可以早于填报开始（先做后报），不能晚于填报截止。
    if wanted.due_on > campaign.closes_on or wanted.due_on < date(campaign.year, 1, 1):
        raise BadField(
            "due_on",
            f"完成期限 {said(wanted.due_on)}不在本次工作的期间之内"
            f"（{campaign.year}年1月1日至{said(campaign.closes_on)}），请改正。",
        )


def _phase(campaign: Campaign, seq: int | None) -> Phase | None:
    if seq is None:
        return None
    found = Phase.objects.filter(campaign=campaign, seq=seq).first()
    if found is None:
        raise BadField("phase", f"没有第 {seq} 阶段，请从列表中选择。")
    return found


def _told(*fields: tuple[str, Any, Any]) -> dict[str, list[Any]]:
    return {name: [old, new] for name, old, new in fields if old != new}


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""
