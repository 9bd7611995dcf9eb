"""The figures that the report of a year may quote: those of the registers, and those that the statistics forms collected."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from zhunsheng.declare import Register
from zhunsheng.drafts.markup import Sources
from zhunsheng.figures import Missing, Period, Value
from zhunsheng.numbers import Numbers, so_far
from zhunsheng.numbers.owners import owner_of
from zhunsheng.records.access import Access
from zhunsheng.records.models import Organ
from zhunsheng.records.registry import registers
from zhunsheng.reports.phrases import all_phrases
from zhunsheng.reports.quoting import quoted
from zhunsheng.statistics.values import values as collected
from zhunsheng.writing import Table


@dataclass(frozen=True)
class Figures:
    """The county's figures of a year, with those of the year before; a year not yet over is compared day for day."""

    numbers: Numbers
    year: int
    now: datetime

    @classmethod
    def of(cls, year: int, now: datetime) -> "Figures":
        """Every register's figures for the whole county, as the database stands."""
        return cls(Numbers.of(registers().values(), None, now), year, now)

    @property
    def period(self) -> Period:
        """The year reported."""
        return Period.year(self.year)

    @cached_property
    def forms(self) -> Mapping[str, Value]:
        """What the statistics forms say of the year, by key, as far as no register counts it."""
        return _reported(self.year)

    @cached_property
    def earlier_forms(self) -> Mapping[str, Value]:
        """The same of the year before."""
        return _reported(self.year - 1)

    def counts(self, key: str) -> bool:
        """Whether a register counts the figure, so that its records can be looked at."""
        owner = owner_of(key)
        return owner is not None and owner.figure in self.numbers.catalogue

    def knows(self, key: str) -> bool:
        """Whether there is such a figure, and such a way of taking it apart."""
        return self.counts(key) or key in self.forms

    def values(self, keys: Iterable[str]) -> dict[str, Value]:
        """The year's values of the keys it knows."""
        known = self._known(keys)
        found: dict[str, Value] = quoted(self.numbers, known, self.period)
        return found | {key: self.forms[key] for key in known if not self.counts(key)}

    def before(self, keys: Iterable[str]) -> dict[str, Value]:
        """The values of the year before, of a year in progress those of the same days."""
        known = self._known(keys)
        found = quoted(self.numbers, known, so_far(self.period, self.now.date()).year_before)
        collected = [key for key in known if not self.counts(key)]
        return found | {key: self.earlier_forms[key] for key in collected if key in self.earlier_forms}

    def _known(self, keys: Iterable[str]) -> list[str]:
        return [key for key in dict.fromkeys(keys) if self.knows(key)]

    @cached_property
    def sources(self) -> Sources:
        """What a part may refer to: these figures, and the tables that the registers have for reports."""
        tables = [item for one in all_phrases() for item in one.items if isinstance(item, Table)]
        return Sources(self.knows, {table.caption: table for table in tables if table.caption})

    def seen(self, access: Access, organ: Organ) -> set[str]:
        """The registers whose figures and records for the whole county the person sees."""
        return {reg.key for reg in self.numbers.registers if access.sees_organ(reg, organ)}

    def quotable(self, access: Access, organ: Organ, entrusted: Collection[str]) -> list[Register]:
        """The registers whose figures the person may quote: those seen, and those that the office has put into the part."""
        seen = self.seen(access, organ) | set(entrusted)
        return [reg for reg in self.numbers.registers if reg.key in seen]

    def owners(self, keys: Iterable[str]) -> set[str]:
        """The registers that count these figures."""
        return {owner.register for key in keys if self.counts(key) and (owner := owner_of(key))}


def _reported(year: int) -> dict[str, Value]:
    """The forms' figures for the county. While organs have yet to report, a sum is no figure of the county: 未报."""
    return {
        key: one.value if one.complete else one.value.without(Missing.NOT_REPORTED)
        for key, one in collected(year).items()
    }
