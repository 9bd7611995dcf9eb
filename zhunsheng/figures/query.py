"""Declared figures as Ibis expressions over the facts of one register, and the engine that answers them.

This is the one module that imports Ibis; nothing imports it before the first evaluation.
The engine only counts and sums. It never divides or rounds: engines differ in both.
A condition on an empty field is neither true nor false, even ``d.result != "agreed"``: such a record is not counted.

The expressions are compiled here and run by DuckDB itself, because Ibis' own DuckDB connection reads results through
calls that DuckDB 2 has deprecated.
"""

import os
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import Any

import duckdb
import ibis
from ibis.backends.sql.datatypes import DuckDBType

from zhunsheng.declare.figures import DaysBetween, Mean, Measured, Stock, Sum
from zhunsheng.figures.definition import definition
from zhunsheng.figures.errors import DefinitionError, UnknownFieldError
from zhunsheng.figures.facts import FactTable
from zhunsheng.figures.period import Period
from zhunsheng.figures.values import UNGROUPED

Expression = Any
"""An Ibis expression; Ibis gives strict typing nothing to hold."""


@dataclass(frozen=True)
class Cuts:
    """Time cut at both ends of every period, so that one pass serves them all, overlapping or not.

    A period is then the sum of the slices within it; slice `n` begins on the n-th cut. A stock is looked at on the last of the
    `ends` that has come: those days are numbered downward from -1, and so never taken for slices.
    """

    days: tuple[date, ...]
    ends: tuple[date, ...]
    today: date | None = None

    @classmethod
    def of(cls, periods: Iterable[Period], today: date | None = None) -> "Cuts":
        """The cuts that the periods need, in order."""
        spans = list(periods)
        days = {day for p in spans for day in (p.first, p.last + timedelta(days=1))}
        return cls(tuple(sorted(days)), tuple(sorted({last_day(p, today) for p in spans})), today)

    def slices(self, period: Period) -> range:
        """The numbers of the slices that make up one of the periods."""
        return range(self.days.index(period.first), self.days.index(period.last + timedelta(days=1)))

    def stock_day(self, period: Period) -> int:
        """The number of the day on which a stock of one of the periods is looked at."""
        return -1 - self.ends.index(last_day(period, self.today))

    def number(self, day: Expression) -> Expression:
        """The number of the slice in which a date of the facts lies, which must not lie outside them all."""
        # 满足的第一个分支算数，所以只需看每一段之后的那一天。
        return ibis.cases(*((day < end, n) for n, end in enumerate(self.days[1:])))

    def stock_number(self, day: Expression) -> Expression:
        """The number of one of the days on which stocks are looked at."""
        return ibis.cases(*((day == end, -1 - n) for n, end in enumerate(self.ends)))


def last_day(period: Period, today: date | None) -> date:
    """The day on which a stock of a period is looked at: its last, or today while that has not come."""
    return period.last if today is None else min(period.last, today)


@dataclass(frozen=True)
class Tallies:
    """The question for the tallies of figures of one register; `organs` narrows to these codes, None takes all.

    Two questions are equal when the figures mean the same over the same fields, whatever objects declare them.
    """

    table: FactTable = field(compare=False)
    figures: Sequence[Measured] = field(compare=False)
    cuts: Cuts
    organs: frozenset[str] | None = None
    by: str | None = None
    fields: tuple[tuple[str, str], ...] = field(init=False)
    meanings: tuple[str, ...] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "fields", tuple(self.table.fields.items()))
        object.__setattr__(self, "meanings", tuple(definition(figure, {}) for figure in self.figures))


@lru_cache(maxsize=128)
def tallies_sql(question: Tallies) -> str:
    """The SQL of a question; compiling takes longer than counting, so it is done once for each meaning."""
    return sql(tallies(question))


def tallies(question: Tallies) -> Expression:
    """One row per organ, slice and group of the facts, then the measures of every figure in turn (`width` columns each).

    Figures dated by different fields are counted apart and their rows put under one another, so the same organ, slice
    and group may come more than once. Stocks have a day instead of a slice (``Cuts``).
    """
    table, figures, by = question.table, question.figures, question.by
    facts = _facts(table)
    branches = {}
    for dates in dict.fromkeys(figure.dates for figure in figures):
        dated = {n: figure for n, figure in enumerate(figures) if figure.dates == dates}
        within, number = _within(facts, question, next(iter(dated.values())))
        measures = {
            f"{measure}_{n}": asked
            for n, figure in dated.items()
            for measure, asked in _measures(within, table, figure).items()
        }
        keys = {"organ": within.organ, "slice": number, "group": _group(within, table, by)}
        branches[dates] = (within.group_by(**keys).aggregate(**measures), measures)
    kinds = {name: asked.type() for _, measures in branches.values() for name, asked in measures.items()}
    names = sorted(kinds, key=lambda name: int(name.rpartition("_")[2]))
    rows = [
        counted.select(
            "organ",
            "slice",
            "group",
            **{name: counted[name] if name in measures else ibis.null(kinds[name]) for name in names},
        )
        for counted, measures in branches.values()
    ]
    return ibis.union(*rows, distinct=False) if len(rows) > 1 else rows[0]


def ids(
    table: FactTable,
    figure: Measured,
    period: Period,
    *,
    organs: Collection[str] | None = None,
    by: str | None = None,
    group: str | None = None,
    today: date | None = None,
    after: int | None = None,
    limit: int,
) -> Expression:
    """The ids of the records that a figure counts, rising, at most `limit` of them, beginning behind `after`."""
    facts = _facts(table)
    days = [_date(facts, table, figure, name) for name in figure.dates]
    if isinstance(figure, Stock):
        counts = _stands(days, last_day(period, today))
    else:
        counts = (days[0] >= period.first) & (days[0] <= period.last)
    wanted = [counts, *_in_organs(facts, organs)]
    if (condition := _condition(facts, table, figure)) is not None:
        wanted.append(condition)
    if by is not None:
        wanted.append(_group(facts, table, by) == group)
    if after is not None:
        wanted.append(facts.id > after)
    return facts.filter(*wanted).select("id").order_by("id").limit(limit)


def sql(expression: Expression) -> str:
    """The SQL that DuckDB is given."""
    return str(ibis.to_sql(expression, dialect="duckdb"))


def connect() -> Any:
    """A DuckDB of its own in memory, to be closed; its threads are few, since other requests want the processor too."""
    return duckdb.connect(config={"threads": min(4, os.cpu_count() or 1)})


def fetch(connection: Any, table: FactTable, question: str) -> list[tuple[Any, ...]]:
    """The rows that answer a question in SQL over the facts: whole numbers as int, decimals as Decimal."""
    connection.read_parquet(str(table.path)).create_view("facts")
    return list(connection.execute(question).fetchall())


class _Columns:
    """The facts as a condition sees them: columns only, so that a field named `count` or `view` stays a field."""

    def __init__(self, facts: Expression, table: FactTable, asker: str) -> None:
        self.__facts, self.__table, self.__asker = facts, table, asker

    def __getattr__(self, name: str) -> Expression:
        return _column(self.__facts, self.__table, self.__asker, name)

    __getitem__ = __getattr__


def _facts(table: FactTable) -> Expression:
    kinds = {name: DuckDBType.from_string(kind) for name, kind in table.fields.items()}
    return ibis.table(kinds, name="facts")


def _column(facts: Expression, table: FactTable, asker: str, name: str) -> Expression:
    if name not in table.fields:
        raise UnknownFieldError(asker, name, table.register, table.fields)
    return facts[name]


def _date(facts: Expression, table: FactTable, figure: Measured, name: str) -> Expression:
    column = _column(facts, table, f"数字 {figure.key} ", name)
    if not column.type().is_date():
        raise DefinitionError(figure.key, f"字段 {name} 要是日期，数据里是 {column.type()}")
    return column


def _within(facts: Expression, question: Tallies, figure: Measured) -> tuple[Expression, Expression]:
    """The facts that figures of these dates may count, and the number of the slice, or of a stock's day, of each."""
    table, cuts = question.table, question.cuts
    days = [_date(facts, table, figure, name) for name in figure.dates]
    if not isinstance(figure, Stock):
        (day,) = days
        within = facts.filter(
            (day >= cuts.days[0]) & (day < cuts.days[-1]), *_in_organs(facts, question.organs)
        )
        return within, cuts.number(within[figure.dates[0]])
    # 每条记录对每个时点看一遍；列名带空格，与登记的字段不会重名。
    looked = facts.mutate(**{_STOCK_DAY: ibis.array(list(cuts.ends)).unnest()})
    stands = _stands([looked[name] for name in figure.dates], looked[_STOCK_DAY])
    standing = looked.filter(stands, *_in_organs(looked, question.organs))
    return standing, cuts.stock_number(standing[_STOCK_DAY])


_STOCK_DAY = "stock day"


def _stands(dates: Sequence[Expression], day: Any) -> Expression:
    """Whether a record stands on a day: from the first of its dates on, no longer on the second."""
    since, until = dates
    return (since <= day) & (until.isnull() | (until > day))


def _group(facts: Expression, table: FactTable, by: str | None) -> Expression:
    """The group of a record: the value of a field, or of several joined by dots."""
    if by is None:
        return ibis.null("string")
    values = [
        _column(facts, table, f"分组“{by}”", name).cast("string").nullif("").fill_null(UNGROUPED)
        for name in by.split(".")
    ]
    return values[0] if len(values) == 1 else ibis.literal(".").join(values)


def _in_organs(facts: Expression, organs: Collection[str] | None) -> list[Expression]:
    return [] if organs is None else [facts.organ.isin(sorted(organs))]


def _condition(facts: Expression, table: FactTable, figure: Measured) -> Expression:
    """The condition of a figure on these facts; None when it counts every record."""
    if figure.where is None:
        return None
    condition = figure.where(_Columns(facts, table, f"数字 {figure.key} "))
    if not isinstance(condition, ibis.expr.types.BooleanValue):
        raise DefinitionError(figure.key, "条件要得出真假，例如 d.result == '达成'")
    return condition


def width(figure: Measured) -> int:
    """How many columns a figure takes in a row of tallies: records; of sums and means also empty and total."""
    return 3 if isinstance(figure, Sum | Mean) else 1


def _measures(facts: Expression, table: FactTable, figure: Measured) -> dict[str, Expression]:
    # 条件放在聚合里面，一遍扫过就数完所有数字。
    condition = _condition(facts, table, figure)
    records = {"records": facts.count(where=condition)}
    if not isinstance(figure, Sum | Mean):
        return records
    amount = _amount(facts, table, figure)
    lacking = amount.isnull() if condition is None else condition & amount.isnull()
    return records | {"empty": facts.count(where=lacking), "total": amount.sum(where=condition)}


def _amount(facts: Expression, table: FactTable, figure: Sum | Mean) -> Expression:
    if isinstance(figure.of, DaysBetween):
        start, end = (_date(facts, table, figure, name) for name in (figure.of.start, figure.of.end))
        return end.delta(start, unit="day")
    amount = _column(facts, table, f"数字 {figure.key} ", figure.of)
    # 浮点数相加的结果随顺序而变，乡镇加起来就不等于县；金额一律用定点数。
    if not (amount.type().is_integer() or amount.type().is_decimal()):
        raise DefinitionError(
            figure.key, f"字段 {figure.of} 要是整数或定点小数才能相加，数据里是 {amount.type()}"
        )
    return amount
