"""The inbox: what waits for one person, the most urgent first."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import Count, Q, Value
from django.urls import reverse

from zhunsheng.desk.frame.states import State, soon_until, state_of_day
from zhunsheng.notices.models import Notice
from zhunsheng.records.access import Access
from zhunsheng.records.registry import registers

SHOWN = 300
"""Steps looked at for the page; the counts above it count everything."""
_CASES, _ERRANDS, _NOTICES = range(3)


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
        """How much waits (`all`), is late, is nearly due, each by its nearest last day."""
        waiting = [self._numbers[kind] for kind in (_CASES, _ERRANDS)]
        return {
            name: sum(number[place] for number in waiting)
            for place, name in enumerate(("all", "late", "soon"))
        }

    @property
    def unread(self) -> int:
        """How many notices have not been read."""
        return self._numbers[_NOTICES][0]

    @cached_property
    def _numbers(self) -> dict[int, tuple[int, int, int]]:
        """All of it in one query, for it is asked on every page: of each kind how many, late, nearly due."""
        notices = Notice.objects.filter(to=self.access.person, read_at=None).order_by()
        notices = _grouped(notices, _NOTICES, Count("pk"), Value(0), Value(0))
        rows = self._counted(self.access.todos(), _CASES, "case_id")
        rows = rows.union(self._counted(self.access.errands(), _ERRANDS, "subject"), notices, all=True)
        # 最近的一天已过的算逾期；三天以内而没有逾期的才算临近。
        found = {kind: (number, late, near - late) for kind, number, late, near in rows}
        # 没有任职的人，那一部分根本不问数据库。
        return dict.fromkeys((_CASES, _ERRANDS, _NOTICES), (0, 0, 0)) | found

    def _counted(self, rows: Any, kind: int, key: str) -> Any:
        late = Count(key, distinct=True, filter=Q(due_on__lt=self.access.today))
        near = Count(key, distinct=True, filter=Q(due_on__lte=self.soon))
        return _grouped(rows.order_by(), kind, Count(key, distinct=True), late, near)

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


def _grouped(rows: Any, kind: int, number: Any, late: Any, near: Any) -> Any:
    """One row: the kind and three numbers."""
    said = rows.annotate(part=Value(kind)).values("part").annotate(number=number, late=late, near=near)
    return said.values_list("part", "number", "late", "near")
