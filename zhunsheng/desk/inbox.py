"""The inbox: what waits for one person, the most urgent first."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, F, Min, Q

from zhunsheng.desk.states import State, soon_until, state_of_day
from zhunsheng.records.access import Access
from zhunsheng.records.registry import registers

SHOWN = 300
"""Steps looked at for the page; the counts above it count everything."""


@dataclass
class Waiting:
    """A case that waits: the steps that may be taken, the nearest last day among them and how that stands."""

    case: Any
    register: str
    organ: Any
    due_on: date | None
    state: State
    steps: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Group:
    """Cases of one urgency."""

    name: str
    rows: Sequence[Waiting]


class Inbox:
    """One person's waiting cases; each answer is asked for once."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.soon = soon_until(access.today)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How many cases wait (`all`), are late, are nearly due, each by its nearest last day. One query."""
        cases = self.access.todos().order_by().values("case_id").annotate(first=Min("due_on"))
        return cases.aggregate(
            all=Count("case_id"),
            late=Count("case_id", filter=Q(first__lt=self.access.today)),
            soon=Count("case_id", filter=Q(first__range=(self.access.today, self.soon))),
        )

    @cached_property
    def groups(self) -> list[Group]:
        """The cases by urgency, as far as the first `SHOWN` steps reach; groups without any are left out."""
        late, soon, later = [], [], []
        for waiting in self._waiting():
            due = waiting.due_on
            if due is not None and due < self.access.today:
                late.append(waiting)
            elif due is not None and due <= self.soon:
                soon.append(waiting)
            else:
                later.append(waiting)
        named = (("已经逾期", late), ("三个工作日内到期", soon), ("其余待办", later))
        return [Group(name, rows) for name, rows in named if rows]

    @property
    def unshown(self) -> int:
        """How many cases wait beyond those listed."""
        return self.counts["all"] - sum(len(g.rows) for g in self.groups)

    def _waiting(self) -> list[Waiting]:
        known = registers()
        ordered = self.access.todos().order_by(F("due_on").asc(nulls_last=True), "case_id")
        found: dict[int, Waiting] = {}
        for todo in ordered[:SHOWN]:
            reg = known.get(todo.case.register)
            # 业务已从清单中撤下的，旧待办不列。
            if reg is None or todo.step not in reg.procedure:
                continue
            state = state_of_day(todo.due_on, self.access.today)
            waiting = found.setdefault(
                todo.case.pk, Waiting(todo.case, reg.name, todo.organ, todo.due_on, state)
            )
            waiting.steps[todo.step] = reg.procedure[todo.step].name
        return list(found.values())
