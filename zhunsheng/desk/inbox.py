"""The inbox: what waits for one person, the most urgent first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Min, Q
from django.urls import reverse

from zhunsheng.desk.states import State, soon_until, state_of_day
from zhunsheng.records.access import Access
from zhunsheng.records.registry import registers

SHOWN = 300
"""Steps looked at for the page; the counts above it count everything."""


@dataclass
class Waiting:
    """Something that waits: where it is, what may be done (name → page), its nearest last day and how that stands."""

    number: str
    title: str
    address: str
    work: str
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
    """One person's waiting cases and errands; each answer is asked for once."""

    def __init__(self, access: Access) -> None:
        self.access = access
        self.soon = soon_until(access.today)

    @cached_property
    def counts(self) -> dict[str, int]:
        """How much waits (`all`), is late, is nearly due, each by its nearest last day. Two queries."""
        cases = self.access.todos().order_by().values("case_id").annotate(first=Min("due_on"))
        errands = self.access.errands().order_by().values("subject").annotate(first=Min("due_on"))
        found = [self._counted(cases, "case_id"), self._counted(errands, "subject")]
        return {name: sum(counts[name] for counts in found) for name in ("all", "late", "soon")}

    def _counted(self, rows: Any, key: str) -> dict[str, int]:
        counts: dict[str, int] = rows.aggregate(
            all=Count(key),
            late=Count(key, filter=Q(first__lt=self.access.today)),
            soon=Count(key, filter=Q(first__range=(self.access.today, self.soon))),
        )
        return counts

    @cached_property
    def groups(self) -> list[Group]:
        """What waits by urgency, as far as the first `SHOWN` of each kind reach; groups without any are left out."""
        late, soon, later = [], [], []
        everything = [*self._errands(), *self._cases()]
        for waiting in sorted(everything, key=lambda w: w.due_on or date.max):
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

    def _cases(self) -> Iterable[Waiting]:
        known = registers()
        found: dict[int, Waiting] = {}
        for todo in self.access.todos()[:SHOWN]:
            reg = known.get(todo.case.register)
            # 业务已从清单中撤下的，旧待办不列。
            if reg is None or todo.step not in reg.procedure:
                continue
            case = todo.case
            waiting = found.setdefault(
                case.pk,
                Waiting(
                    case.number,
                    case.title,
                    reverse("desk:case", args=[reg.key, case.pk]),
                    reg.name,
                    todo.organ,
                    todo.due_on,
                    state_of_day(todo.due_on, self.access.today),
                ),
            )
            address = reverse("desk:step", args=[reg.key, case.pk, todo.step])
            waiting.steps[reg.procedure[todo.step].name] = address
        return found.values()

    def _errands(self) -> Iterable[Waiting]:
        found: dict[str, Waiting] = {}
        for errand in self.access.errands()[:SHOWN]:
            state = state_of_day(errand.due_on, self.access.today)
            waiting = found.setdefault(
                errand.subject,
                Waiting("", errand.title, errand.address, "", errand.organ, errand.due_on, state),
            )
            waiting.steps[errand.what] = errand.address
        return found.values()
