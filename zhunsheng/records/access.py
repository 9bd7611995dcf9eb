"""Fetching an object and checking the right to it are one act: there is no other way to fetch.

A person holds roles through posts; a role held in an organ counts in every organ below it. Rights are read when they are
used: an action reads them inside its own transaction, a page once per request.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from django.db.models import F, Q, QuerySet
from django.http import Http404

from zhunsheng.declare import Register
from zhunsheng.procedures import Actor
from zhunsheng.procedures.case import as_listed
from zhunsheng.records.fields import PeopleField
from zhunsheng.records.models import Attachment, Case, Errand, Organ, Person, Post, Share, Todo
from zhunsheng.records.registry import register, registers, roles


@dataclass(frozen=True)
class Holding:
    """A role held in an organ."""

    role: str
    organ: Organ
    title: str


def is_people(case: Any, field: str) -> bool:
    """Whether a field of the case holds people (else it holds organs)."""
    return isinstance(case._meta.get_field(field), PeopleField) if hasattr(case, field) else False


class Access:
    """What one person may see and do on one day. One query, whatever is asked of it."""

    def __init__(self, person: Person, today: date) -> None:
        self.person, self.today = person, today
        posts = (
            Post.objects.filter(Post.held_on(today), person_id=person.pk, person__is_active=True)
            .select_related("organ")
            .order_by("id")
        )
        self.holdings = [Holding(p.role, p.organ, p.title) for p in posts]

    # 看

    def organs(self, reg: Register) -> Q | None:
        """Which of this register's cases the person sees, as a condition: by organ, or because a case names them; None: none."""
        acting = {r.key for r in (*reg.actors, *reg.seen_by)}
        where = self._below("organ__", (h for h in self.holdings if h.role in acting or self._sees(h.role)))
        if reg.procedure.members and reg.key in self._shared:
            mine = Q(pk__in=Share.objects.filter(self._takes_part, case__register=reg.key).values("case_id"))
            where = mine if where is None else where | mine
        return where

    @cached_property
    def _takes_part(self) -> Q:
        below = self._below("organ__", self.holdings)
        mine = Q(person_id=self.person.pk)
        return mine if below is None else mine | below

    @cached_property
    def _shared(self) -> frozenset[str]:
        """The registers that hold cases which name the person, or an organ of theirs."""
        if not self.holdings:
            return frozenset()
        named = Share.objects.filter(self._takes_part).values_list("case__register", flat=True)
        return frozenset(named.distinct())

    def cases(self, key: str) -> QuerySet[Any]:
        """The register's records that the person may see; none when there are none, never an error."""
        reg = register(key)
        where = self.organs(reg)
        rows = reg.record._default_manager.select_related("organ")
        return rows.filter(where) if where is not None else rows.none()

    def case(self, key: str, pk: int, *, lock: bool = False) -> Any:
        """One record, if it exists and the person may see it; otherwise 404 (not 403: its existence is not told)."""
        if key not in registers():
            raise Http404(f"没有业务 {key}")
        rows = self.cases(key)
        if lock:
            rows = rows.select_for_update(of=("self",))
        found = rows.filter(pk=pk).first()
        if found is None:
            raise Http404("没有这件事项，或者您没有查看它的权限。")
        return found

    def handled(self, key: str, pk: int) -> Any:
        """One record, for whoever handles it and so may read its sealed fields on paper; otherwise 404."""
        row = self.case(key, pk)
        if not self.sees_sealed(row, register(key)):
            raise Http404("您不经办这件事项，不能制作它的文书。")
        return row

    def document(self, key: str, pk: int, number: int) -> Attachment:
        """A document of a case, for whoever handles it: papers name the parties, so those who only look on get none."""
        row = self.case(key, pk)
        found = row.attachments.select_related("file").filter(pk=number).first()
        if found is None or not self.sees_sealed(row, register(key)):
            raise Http404("案卷里没有这份文书，或者您不经办这件事项，不能下载。")
        return found

    def registers(self) -> list[Register]:
        """The registers the person sees anything of, in the order of the list."""
        return [r for r in registers().values() if self.organs(r) is not None]

    def todos(self) -> QuerySet[Todo]:
        """What waits for the person, by role and organ: steps to take, and reminders of optional ones with a last day.

        The most urgent comes first; a reminder whose day has passed is none.
        """
        where = Q(person_id=self.person.pk)
        for holding in self.holdings:
            where |= Q(role=holding.role, organ__path__startswith=holding.organ.path)
        reminds = Q(expected=True) | Q(due_on__gte=self.today)
        soonest_first = F("due_on").asc(nulls_last=True)
        return (
            Todo.objects.filter(where & reminds)
            .select_related("case", "organ")
            .order_by(soonest_first, "case_id", "pk")
        )

    def errands(self) -> QuerySet[Errand]:
        """What waits for the person outside of cases, by role and organ or by name; the most urgent first."""
        where = Q(person_id=self.person.pk)
        for holding in self.holdings:
            where |= Q(role=holding.role, organ__path__startswith=holding.organ.path)
        soonest_first = F("due_on").asc(nulls_last=True)
        return Errand.objects.filter(where).select_related("organ").order_by(soonest_first, "pk")

    def sees_organ(self, reg: Register, organ: Organ) -> bool:
        """Whether the person sees every case of the register in that organ, and so its figures."""
        acting = {r.key for r in (*reg.actors, *reg.seen_by)}
        return any(
            organ.path.startswith(h.organ.path)
            for h in self.holdings
            if h.role in acting or self._sees(h.role)
        )

    def scope(self) -> Organ | None:
        """The highest organ in which the person sees anything; figures start there."""
        return min((h.organ for h in self.holdings), key=lambda o: len(o.path), default=None)

    def sees_sealed(self, case: Case, reg: Register) -> bool:
        """Personal data are for whoever handles this kind of case in this organ, not for those who only look on."""
        return bool(self.actor(case).roles & reg.procedure.seats)

    # 办

    def actor(self, case: Case) -> Actor:
        """The person as the engine sees them in this case: roles held in its organ or above, or in an organ that it names."""
        roles, organs = self.roles_in(case.organ), dict[str, tuple[str, ...]]()
        procedure = registers()[case.register].procedure if case.register in registers() else None
        for field in procedure.members if procedure else ():
            held = as_listed(getattr(case, field, None))
            if is_people(case, field):
                roles |= {f"@{field}"} if str(self.person.pk) in held else set()
                continue
            for organ in Organ.objects.filter(code__in=held):
                for role in self.roles_in(organ):
                    seat = f"{role}@{field}"
                    roles.add(seat)
                    organs[seat] = (*organs.get(seat, ()), organ.code)
        return Actor(person=str(self.person.pk), roles=frozenset(roles), organs=organs, name=self.person.name)

    def roles_in(self, organ: Organ) -> set[str]:
        """The roles that count in an organ."""
        return {h.role for h in self.holdings if organ.path.startswith(h.organ.path)}

    def holds(self, *roles: str, organ: Organ | None = None) -> bool:
        """Whether the person holds one of the roles in that organ or above it; anywhere at all when none is named."""
        return any(
            h.role in roles and (organ is None or organ.path.startswith(h.organ.path)) for h in self.holdings
        )

    def below(self, *roles: str, prefix: str = "organ__") -> Q | None:
        """Where the person holds one of the roles, as a condition on an organ's path; None: nowhere."""
        return self._below(prefix, (h for h in self.holdings if h.role in roles))

    def may_open(self, reg: Register) -> list[Organ]:
        """The organs in which the person may open a case of the register."""
        by = {r.key for r in reg.procedure.opening.by}
        where = self._below("", (h for h in self.holdings if h.role in by))
        if where is None:
            return []
        return [o for o in Organ.objects.filter(where).order_by("path") if o.stands_on(self.today)]

    @staticmethod
    def _below(prefix: str, holdings: Iterable[Holding]) -> Q | None:
        where = None
        for path in {h.organ.path for h in holdings}:
            here = Q(**{f"{prefix}path__startswith": path})
            where = here if where is None else where | here
        return where

    @staticmethod
    def _sees(role: str) -> bool:
        return role in roles() and roles()[role].sees
