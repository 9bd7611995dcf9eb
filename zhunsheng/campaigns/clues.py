"""整改线索: what the registers themselves point to as a problem that is not on the list of rectification yet.

Each rule looks into one register, or into all of them for terms that ran out. It only points: whether a clue is a problem, and
whose, is for the office to say, which puts it on the list or leaves it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from zhunsheng.procedures import Kind
from zhunsheng.records.access import Access
from zhunsheng.records.models import Event, Organ
from zhunsheng.records.registry import registers

LIST = "rectification"
"""The register of problems; a clue counts as taken up once a problem names its number as its source."""
BACK = timedelta(days=400)
MOST = 200
"""Clues of one rule: this far back, so many."""


@dataclass(frozen=True, kw_only=True)
class Rule:
    """One look into a register: which cases, what they say, and which source a problem from them has."""

    key: str
    name: str
    register: str
    where: Mapping[str, Any]
    says: str
    source: str
    dated_by: str


RULES = (
    Rule(
        key="corrected",
        name="复议纠错",
        register="reconsideration",
        where={
            "decision__in": ("变更", "撤销", "撤销并责令重作", "确认违法", "责令履行", "确认无效"),
        },
        says="{respondent}的行为被复议决定{decision}",
        source="reconsideration",
        dated_by="decided_on",
    ),
)


@dataclass(frozen=True)
class Clue:
    """One case that a rule points to."""

    rule: str
    register: str
    pk: int
    number: str
    says: str
    organ: Organ
    on: date
    source: str
    facts: Mapping[str, str] = field(default_factory=dict)


def clues(access: Access) -> list[Clue]:
    """Everything the rules point to among the cases the person sees, newest first, without what is on the list already."""
    if LIST not in registers():
        return []
    taken = set(access.cases(LIST).exclude(source_number="").values_list("source_number", flat=True))
    found = [clue for clue in (*_ruled(access), *_late(access)) if clue.number not in taken]
    return sorted(found, key=lambda clue: (clue.on, clue.pk), reverse=True)


def _ruled(access: Access) -> Iterator[Clue]:
    since = access.today - BACK
    for rule in RULES:
        if rule.register not in registers():
            continue
        rows = access.cases(rule.register).filter(**rule.where, **{f"{rule.dated_by}__gte": since})
        for row in rows.order_by(f"-{rule.dated_by}", "-pk")[:MOST]:
            on = getattr(row, rule.dated_by)
            says = rule.says.format_map({name: getattr(row, name) for name in ("respondent", "decision")})
            yield Clue(rule.name, rule.register, row.pk, row.number, says, row.organ, on, rule.source)


def _late(access: Access) -> Iterator[Clue]:
    """Terms that ran out in any register the person sees; the problem's own terms are not clues."""
    for reg in access.registers():
        where = access.organs(reg)
        if reg.key == LIST or where is None:
            continue
        cases = access.cases(reg.key).values("pk")
        late = Event.objects.filter(
            case__in=cases, kind=Kind.OVERDUE.value, on__gte=access.today - BACK, void=False
        ).select_related("case__organ")
        seen: set[int] = set()
        for event in late.order_by("-on", "-pk")[:MOST]:
            # 同日到期的几步（受理、不予受理）是一件事。
            if event.case_id in seen:
                continue
            seen.add(event.case_id)
            step = reg.procedure[event.step].name if event.step in reg.procedure else event.step
            says = f"{reg.name}“{step}”逾期"
            case = event.case
            yield Clue("期限届满未办", reg.key, case.pk, case.number, says, case.organ, event.on, "figures")
