"""Preparing a campaign: an edition broken down into tasks that nobody has yet."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.assessment import Phase as PlannedPhase
from zhunsheng.campaigns.hand import must
from zhunsheng.campaigns.models import Campaign, Edition, Phase, Task
from zhunsheng.campaigns.wording import line, plain_reason
from zhunsheng.declare.roles import OFFICE
from zhunsheng.records.access import Access
from zhunsheng.records.errors import BadField
from zhunsheng.records.journal import note, note_all
from zhunsheng.records.models import Organ, Person


def prepare(
    person: Person,
    *,
    name: str,
    kind: str,
    year: int,
    edition: Edition,
    organ: Organ,
    opens_on: date,
    closes_on: date,
    now: datetime,
    basis: str = "",
    two_markers: bool = False,
    ranked: bool = False,
    phases: Sequence[PlannedPhase] | None = None,
) -> Campaign:
    """A campaign in preparation with one task per indicator, unassigned, due on the last day.

    `phases` are the stretches of the plan; None takes those of the framework, () none. Only the office of that organ may.
    """
    with transaction.atomic():
        access = Access(person, timezone.localtime(now).date())
        must(access.holds(OFFICE.key, organ=organ), f"年度工作由{organ}的依法治县办发起，您没有这个角色。")
        row = Campaign(
            name=line("name", "名称", name, 100),
            kind=_kind(kind),
            year=_year(year),
            organ=organ,
            edition=edition,
            basis=line("basis", "依据文件", basis, 200, needed=False),
            opens_on=opens_on,
            closes_on=closes_on,
            two_markers=two_markers,
            ranked=ranked,
        )
        if closes_on < opens_on:
            raise BadField("closes_on", f"填报截止日 {closes_on} 早于开始日 {opens_on}，请改正。")
        framework = edition.framework
        row.save(force_insert=True)
        note(row, "发起", person=person, now=now, said={"edition": edition.digest})
        _phases(row, framework.phases if phases is None else phases)
        tasks = Task.objects.bulk_create(
            [
                Task(campaign=row, code=leaf.code, seq=seq, name=leaf.name[:300], due_on=closes_on)
                for seq, leaf in enumerate(framework.leaves, start=1)
            ]
        )
        note_all(tasks, "分解", person=person, now=now)
        return row


def _phases(row: Campaign, planned: Sequence[PlannedPhase]) -> None:
    for phase in planned:
        if phase.first and phase.last and phase.last < phase.first:
            raise BadField(
                "phases", f"阶段“{phase.name}”止于 {phase.last}，早于开始的 {phase.first}，请改正。"
            )
    Phase.objects.bulk_create(
        [
            Phase(
                campaign=row,
                seq=seq,
                name=line("phases", "阶段", phase.name, 60),
                first_on=phase.first,
                last_on=phase.last,
                note=plain_reason(phase.note)[:200],
            )
            for seq, phase in enumerate(planned, start=1)
        ]
    )


def _kind(kind: str) -> str:
    if kind not in Campaign.Kind.values:
        raise BadField("kind", f"没有类别“{kind}”；可选：{'、'.join(Campaign.Kind.labels)}。")
    return kind


def _year(year: int) -> int:
    if not 2000 <= year <= 2100:
        raise BadField("year", f"年度 {year} 不在 2000 至 2100 年之间，请改正。")
    return year
