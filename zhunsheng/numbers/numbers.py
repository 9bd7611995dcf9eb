"""The figures of some registers in one organ, for whoever asks."""

import hashlib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from django.core.cache import cache
from django.http import Http404
from django.utils import timezone

from zhunsheng.declare import Figure, Register, Stock
from zhunsheng.figures import (
    Catalogue,
    Facts,
    OrganTree,
    Period,
    UnknownOrganError,
    Value,
    Values,
    evaluate,
    records,
)
from zhunsheng.numbers.periods import so_far
from zhunsheng.records.access import Access
from zhunsheng.records.facts import fresh_facts, organ_tree
from zhunsheng.records.models import Organ
from zhunsheng.writing.placeholders import Phrase, as_change

_KEPT_SECONDS = 24 * 3600

NOT_SEEN = "没有这个单位的数字，或者您没有查看的权限。"


@dataclass(frozen=True)
class Line:
    """A figure of one period: its value, that of the same days last year, and its months as far as they have begun."""

    figure: Figure
    value: Value
    before: Value
    months: tuple[Value, ...]

    @property
    def change(self) -> Phrase:
        """Compared with last year, in the words of the yearly report; empty with a reason when nothing can be said."""
        return as_change(self.value, self.before)


@dataclass(frozen=True)
class Numbers:
    """The figures of some registers in one organ and all organs below it.

    `near` holds the organs above, the organ itself and those directly below, as far as the person sees any of their
    figures. A stock of a period not over is that of `today`.
    """

    registers: tuple[Register, ...]
    organ: str
    tree: OrganTree
    facts: Facts
    near: tuple[Organ, ...] = ()
    today: date | None = None

    @classmethod
    def of(cls, registers: Iterable[Register], organ: str | None, now: datetime) -> "Numbers":
        """Without a person: the whole county when `organ` is None. UnknownOrganError for a code that is none."""
        tree = organ_tree()
        code = organ or tree.root
        tree.name(code)
        asked = tuple(registers)
        facts = fresh_facts(now, [reg.key for reg in asked])
        return cls(asked, code, tree, facts, today=timezone.localtime(now).date())

    @classmethod
    def seen_by(cls, access: Access, organ: str | None, now: datetime) -> "Numbers":
        """What the person sees in that organ, or in the highest one where they see anything; 404 when that is nothing."""
        tree = organ_tree()
        code = organ or _highest(access)
        try:
            around = [*tree.above(code), *tree.children(code)] if code else []
        except UnknownOrganError:
            around = []
        mine = access.registers()
        near = [
            o
            for o in Organ.objects.filter(code__in=around).order_by("path")
            if any(access.sees_organ(reg, o) for reg in mine)
        ]
        here = next((o for o in near if o.code == code), None)
        if here is None:
            raise Http404(NOT_SEEN)
        seen = tuple(reg for reg in mine if access.sees_organ(reg, here))
        facts = fresh_facts(now, [reg.key for reg in seen])
        return cls(seen, here.code, tree, facts, tuple(near), timezone.localtime(now).date())

    @cached_property
    def catalogue(self) -> Catalogue:
        """Every figure of these registers."""
        return Catalogue(figure for reg in self.registers for figure in reg.figures)

    def register(self, key: str) -> Register:
        """The register of a figure's key. UnknownFigureError when none of these counts such a figure."""
        figure = self.catalogue[key]
        return next(reg for reg in self.registers if figure in reg.figures)

    def values(
        self,
        periods: Iterable[Period],
        *,
        keys: Iterable[str] = (),
        organs: Collection[str] | None = None,
        by: str | None = None,
    ) -> Values:
        """The values of these figures (all when none is named), kept until a case changes. Errors as for ``evaluate``."""
        named = tuple(keys)
        figures = self.catalogue.pick(*named) if named else self.catalogue
        spans = tuple(dict.fromkeys(periods))
        asked = tuple(organs) if organs is not None else (self.organ,)
        # 时点数会随日子变，记录一件没动也变；别的数字不因过了一天就重算。
        today = self.today if any(isinstance(figure, Stock) for figure in figures) else None
        stamp = self._stamp(figures, spans, asked, by, today)
        found: list[Value] | None = cache.get(stamp)
        if found is None:
            found = list(
                evaluate(
                    figures, self.facts, periods=spans, organs=self.tree, organ=asked, by=by, today=today
                )
            )
            cache.set(stamp, found, _KEPT_SECONDS)
        return Values(found)

    def lines(self, period: Period, today: date, *keys: str) -> list[Line]:
        """The figures with last year's and their months, in the order they are declared; only those named, if any is."""
        before = so_far(period, today).year_before
        months = [month for month in Period.year(period.first.year).months if month.first <= today]
        found = self.values([period, before, *months], keys=keys)
        return [
            Line(
                figure,
                found.get(figure.key, period, self.organ),
                found.get(figure.key, before, self.organ),
                tuple(found.get(figure.key, month, self.organ) for month in months),
            )
            for figure in self.catalogue
            if not keys or figure.key in keys
        ]

    def records(
        self,
        key: str,
        period: Period,
        *,
        by: str | None = None,
        group: str | None = None,
        after: int | None = None,
        limit: int,
    ) -> list[int]:
        """The ids of the very records counted, rising, beginning behind `after`. Errors as for ``figures.records``."""
        return records(
            self.catalogue[key],
            self.facts,
            period=period,
            organs=self.tree,
            organ=self.organ,
            by=by,
            group=group,
            today=self.today,
            after=after,
            limit=limit,
        )

    def _stamp(
        self,
        figures: Catalogue,
        periods: Sequence[Period],
        organs: Sequence[str],
        by: str | None,
        today: date | None,
    ) -> str:
        """Names a question together with everything its answer depends on."""
        versions = [(reg.key, self.facts.about(reg.key)) for reg in self.registers]
        meanings = [(f.key, f.name, figures.fingerprint(f.key)) for f in figures]
        said = (str(self.facts.directory), versions, meanings, periods, organs, by, today, self.tree.organs)
        return "numbers:" + hashlib.sha256(repr(said).encode()).hexdigest()


def _highest(access: Access) -> str | None:
    mine = access.registers()
    seeing = (h.organ for h in access.holdings if any(access.sees_organ(reg, h.organ) for reg in mine))
    organ = min(seeing, key=lambda organ: len(organ.path), default=None)
    return organ.code if organ else None
