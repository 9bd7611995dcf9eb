"""What a case asks of other cases: whether a record stands that day, whether what it links to has ended."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Q

from zhunsheng.declare.gates import Stands
from zhunsheng.records.fields import OrganField, OrgansField, PeopleField, holds, name_of
from zhunsheng.records.models import Case, Organ
from zhunsheng.records.registry import own_fields, register


@dataclass
class Elsewhere:
    """The answers for one case. Whether a register holds anything is asked once."""

    row: Any
    _kept: dict[str, bool] = field(default_factory=dict)

    def lacking(self, gate: Stands, asked: Mapping[str, Any], on: date) -> list[str]:
        """For whom or what no record stands that day. A county that keeps nothing in the register is not held to it."""
        reg = register(gate.register)
        rows = reg.record._default_manager.filter(self._standing(gate, on))
        if not self._keeps(gate.register):
            return []
        wanted = [(theirs, self._values(ours, asked)) for theirs, ours in gate.match]
        for theirs, values in wanted:
            if len(values) == 1:
                rows = rows.filter(_has(gate.register, theirs, values[0]))
        missing: list[str] = []
        for theirs, values in wanted:
            if len(values) != 1:
                missing += [v for v in values if not rows.filter(_has(gate.register, theirs, v)).exists()]
        if all(len(values) == 1 for _, values in wanted) and not rows.exists():
            missing = [values[0] for _, values in wanted][:1]
        return self._in_words(missing)

    def unfinished(self, links: tuple[str, ...]) -> list[str]:
        """The numbers of the linked cases that have not ended."""
        if not links:
            return []
        return list(
            Case.objects.filter(number__in=links, ended="")
            .order_by("number")
            .values_list("number", flat=True)
        )

    def _standing(self, gate: Stands, on: date) -> Q:
        where = Q(opened_on__lte=on) & (Q(closed_on=None) | Q(closed_on__gt=on))
        for name, values in gate.where:
            where &= Q(**{f"{name}__in": values})
        if gate.since:
            where &= Q(**{f"{gate.since}__lte": on})
        if gate.until:
            where &= Q(**{gate.until: None}) | Q(**{f"{gate.until}__gt": on})
        if gate.through:
            where &= Q(**{gate.through: None}) | Q(**{f"{gate.through}__gte": on})
        return where

    def _keeps(self, key: str) -> bool:
        if key not in self._kept:
            self._kept[key] = register(key).record._default_manager.exists()
        return self._kept[key]

    def _values(self, ours: str, asked: Mapping[str, Any]) -> list[str]:
        if ours == "organ":
            return [self.row.organ.code]
        name, _, column = ours.partition(".")
        held = asked.get(name)
        if column:
            return [str(line[column]) for line in held or () if line.get(column) not in (None, "")]
        if isinstance(held, list | tuple):
            return list(held)
        return [] if held in (None, "") else [held]

    def _in_words(self, values: list[str]) -> list[str]:
        organs = dict(Organ.objects.filter(code__in=values).values_list("code", "name")) if values else {}
        return [organs.get(v) or name_of(v) for v in values]


def _has(key: str, theirs: str, value: str) -> Q:
    keyed = isinstance(own_fields(key).get(theirs), PeopleField | OrgansField | OrganField)
    return holds(theirs, value) if keyed else Q(**{theirs: value})
