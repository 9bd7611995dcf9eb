"""One register counted: the engine's rows for single organs and slices of time, added up to every place asked for.

All sums are of whole numbers and decimals, so that parts always add up to their whole.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from itertools import accumulate, pairwise, product
from typing import Any

from zhunsheng.declare.figures import Measured
from zhunsheng.figures.errors import FactsError, PeriodError
from zhunsheng.figures.facts import About, Facts, FactTable
from zhunsheng.figures.organs import OrganTree
from zhunsheng.figures.period import Period

Place = tuple[Period, str, str | None]
"""Period, organ, group: where one value of a figure stands."""


@dataclass(slots=True)
class Tally:
    """What was counted for one value: records, those without the field, and the sum of the field."""

    records: int = 0
    empty: int = 0
    total: int | Decimal = 0

    def add(self, records: int, empty: int = 0, total: int | Decimal | None = None) -> None:
        """Adds what one row of the engine says; a sum of no numbers is None there."""
        self.records += records
        self.empty += empty
        self.total += total or 0


@dataclass(frozen=True, slots=True)
class Scope:
    """What is asked for: these periods, these organs of this tree, perhaps a further grouping; stocks not beyond `today`."""

    periods: tuple[Period, ...]
    tree: OrganTree
    organs: tuple[str, ...]
    by: str | None = None
    today: date | None = None

    @classmethod
    def of(
        cls,
        periods: Iterable[Period],
        tree: OrganTree,
        organ: str | Collection[str] | None,
        by: str | None = None,
        today: date | None = None,
    ) -> "Scope":
        """The scope of one organ, several, or the top (None). Errors: UnknownOrganError; PeriodError without periods."""
        wanted = [tree.root] if organ is None else [organ] if isinstance(organ, str) else organ
        for code in wanted:
            tree.name(code)
        if not (spans := tuple(dict.fromkeys(periods))):
            raise PeriodError("没有给出期间")
        return cls(spans, tree, tuple(dict.fromkeys(wanted)), by, today)

    def narrowed(self) -> frozenset[str] | None:
        """The organs whose records are needed; None for all, so that records of unknown organs come to light."""
        if self.tree.root in self.organs:
            return None
        return frozenset().union(*map(self.tree.below, self.organs))


@dataclass(frozen=True, slots=True)
class Counted:
    """What one register came to: the tallies by figure and place; `about` is None when it has no facts."""

    about: About | None
    groups: tuple[str, ...] = ()
    tallies: dict[str, dict[Place, Tally]] = field(default_factory=dict)

    @property
    def reported(self) -> bool:
        """Whether the register has facts, and at least one case among them."""
        return self.about is not None and self.about.rows > 0


def count(facts: Facts, connection: Any, register: str, figures: Sequence[Measured], scope: Scope) -> Counted:
    """All tallies of one register, with one question to the engine.

    Errors: FactsError when records belong to an organ that the tree does not hold: they would be lost from the sums.
    """
    from zhunsheng.figures import query

    cuts = query.Cuts.of(scope.periods, scope.today)

    def ask(table: FactTable) -> str:
        return query.tallies_sql(query.Tallies(table, figures, cuts, scope.narrowed(), scope.by))

    about, rows = answered(facts, connection, register, ask)
    if lost := sorted({str(organ) for organ, *_ in rows if organ not in scope.tree}):
        raise FactsError(
            f"业务 {register} 有记录属于机构树里没有的机构：{'、'.join(lost[:5])}。请补全机构树。"
        )
    periods: dict[int, list[Period]] = defaultdict(list)
    for period in scope.periods:
        for number in (*cuts.slices(period), cuts.stock_day(period)):
            periods[number].append(period)
    ends = accumulate(map(query.width, figures), initial=0)
    spans = [(figure.key, slice(*span)) for figure, span in zip(figures, pairwise(ends), strict=True)]
    asked, groups = set(scope.organs), set()
    tallies: dict[str, dict[Place, Tally]] = {figure.key: defaultdict(Tally) for figure in figures}
    for organ, number, group, *measures in rows:
        above = [code for code in scope.tree.above(organ) if code in asked]
        places = list(product(periods[number], above, dict.fromkeys((None, group))))
        if places:
            groups.add(group)
        for key, span in spans:
            if measures[span.start]:
                for place in places:
                    tallies[key][place].add(*measures[span])
    return Counted(about, tuple(sorted(groups - {None})), tallies)


def answered(
    facts: Facts, connection: Any, register: str, ask: Callable[[FactTable], str]
) -> tuple[About | None, list[tuple[Any, ...]]]:
    """What the facts say of themselves and the rows that answer the SQL `ask` gives, from one version of the file.

    Without facts there is nothing to ask: None and no rows. Errors: FactsError when the file is swapped time and again.
    """
    from zhunsheng.figures import query

    for _ in range(3):
        table = facts.table(register, connection)
        if table is None:
            return None, []
        rows = query.fetch(connection, table, ask(table))
        if table.current():
            return table.about, rows
    raise FactsError(f"业务 {register} 的数据正在连续更新，请稍后再算")
