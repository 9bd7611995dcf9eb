"""Figures evaluated: every register counted once, then exact division and the reason where there is no number."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal, localcontext
from itertools import product

from zhunsheng.declare.figures import Count, Figure, Mean, Measured, Ratio, Stock
from zhunsheng.figures.catalogue import Catalogue, register_of
from zhunsheng.figures.counting import Counted, Place, Scope, Tally, answered, count
from zhunsheng.figures.errors import DefinitionError
from zhunsheng.figures.facts import Facts, FactTable
from zhunsheng.figures.organs import OrganTree
from zhunsheng.figures.period import Period
from zhunsheng.figures.values import Missing, Value, Values

SCALES = {"%": 100, "‰": 1000}
"""What a quotient is multiplied by for the unit of a ratio; for any other unit it stays as it is."""

# 远多于任何县的金额位数：加总不丢一分，除法只在最后舍入一次。
_EXACT = Context(prec=80, rounding=ROUND_HALF_UP)


def evaluate(
    figures: Iterable[Figure],
    facts: Facts,
    *,
    periods: Iterable[Period],
    organs: OrganTree,
    organ: str | Collection[str] | None = None,
    by: str | None = None,
    today: date | None = None,
) -> Values:
    """The values of figures for every period, organ and group, with one question to the engine for each register.

    organ   one code, several, or all (`organs.codes`); None is the top. An organ includes all organs below it.
    by      a field of the facts to come apart by as well, or two joined by a dot (``result.applicant``; the groups are then
            joined likewise: ``granted.citizen``); values of all groups together have the group None.
    today   the day on which a Stock is looked at in a period that is not over by then; None takes every period as over.
    A ratio needs both its parts among the figures (`Catalogue.pick` brings them).

    Errors: UnknownFigureError, UnknownOrganError, UnknownFieldError, DefinitionError, PeriodError for what is asked;
    FactsError when records belong to an organ that the tree does not hold, since they would be lost from the sums.
    """
    # 重的库到这里才引入：轻的命令不等它们。
    from zhunsheng.figures import query

    catalogue = figures if isinstance(figures, Catalogue) else Catalogue(figures)
    scope = Scope.of(periods, organs, organ, by, today)
    measured: dict[str, list[Measured]] = defaultdict(list)
    for figure in catalogue:
        if isinstance(figure, Measured):
            measured[register_of(figure)].append(figure)
    with localcontext(_EXACT):
        with query.connect() as connection:
            counted = {
                register: count(facts, connection, register, asked, scope)
                for register, asked in measured.items()
            }
        return Values(value for figure in catalogue for value in _values(catalogue, figure, scope, counted))


def records(
    figure: Figure,
    facts: Facts,
    *,
    period: Period,
    organs: OrganTree,
    organ: str | None = None,
    by: str | None = None,
    group: str | None = None,
    today: date | None = None,
    after: int | None = None,
    limit: int = 1000,
) -> list[int]:
    """The ids of the very records counted, rising; the next page begins `after` the last id of this one.

    `group` is one value of the field `by`; both, and `today`, as for ``evaluate``. Of sums and means also the records that lack the field are given, as in
    `Value.records`. A ratio is drilled down by its parts (`Catalogue.parts`). Errors as for `evaluate`.
    """
    if not isinstance(figure, Measured):
        raise DefinitionError(figure.key, "比率没有自己的记录，请分别看分子和分母的记录")
    if group is not None and by is None:
        raise DefinitionError(figure.key, f"要看分组“{group}”的记录，请写明按哪个字段分组")
    from zhunsheng.figures import query

    scope = Scope.of([period], organs, organ)

    def ask(table: FactTable) -> str:
        return query.sql(
            query.ids(
                table,
                figure,
                period,
                organs=scope.narrowed(),
                by=None if group is None else by,
                group=group,
                today=today,
                after=after,
                limit=limit,
            )
        )

    with query.connect() as connection:
        return [number for (number,) in answered(facts, connection, register_of(figure), ask)[1]]


def rounded(number: Decimal, places: int) -> Decimal:
    """Rounded half up (四舍五入), away from zero: the one rounding of the house."""
    return number.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP, context=_EXACT)


def _values(
    catalogue: Catalogue, figure: Figure, scope: Scope, counted: dict[str, Counted]
) -> Iterator[Value]:
    """The values of one figure in order of period, organ and group."""
    parts = [(part, counted[register_of(part)]) for part in catalogue.parts(figure.key).values()]
    groups = sorted({group for _, register in parts for group in register.groups})
    places = list(product(scope.periods, scope.organs, (None, *groups)))
    columns = [_measured(part, places, register, catalogue.fingerprint(part.key)) for part, register in parts]
    if not isinstance(figure, Ratio):
        return columns[0]
    fingerprint = catalogue.fingerprint(figure.key)
    return (_ratio(figure, of, to, fingerprint) for of, to in zip(*columns, strict=True))


def _measured(
    figure: Measured, places: Iterable[Place], register: Counted, fingerprint: str
) -> Iterator[Value]:
    tallies, nothing = register.tallies[figure.key], Tally()
    as_of = register.about.as_of if register.about else None
    for place in places:
        period, organ, group = place
        tally = tallies.get(place, nothing)
        total = Decimal(tally.records if isinstance(figure, Count | Stock) else tally.total)
        value: Decimal | None = total
        numerator = denominator = missing = None
        if isinstance(figure, Mean):
            numerator, denominator = total, Decimal(tally.records - tally.empty)
            value = rounded(total / denominator, figure.places) if denominator else None
            missing = None if denominator else Missing.NOTHING_OCCURRED
        # 从没有过记录，或者有记录而这一项一条也没填：都是没有报，不是零。
        if not register.reported or (tally.records and tally.empty == tally.records):
            value = numerator = denominator = None
            missing = Missing.NOT_REPORTED
        yield Value(
            key=figure.key,
            name=figure.name,
            unit=figure.unit,
            period=period,
            organ=organ,
            group=group,
            value=value,
            numerator=numerator,
            denominator=denominator,
            missing=missing,
            records=tally.records,
            empty=tally.empty,
            fingerprint=fingerprint,
            as_of=as_of,
        )


def _ratio(figure: Ratio, of: Value, to: Value, fingerprint: str) -> Value:
    value = missing = None
    if of.value is None or to.value is None:
        missing = Missing.NOT_REPORTED
    elif not to.value:
        missing = Missing.NOTHING_OCCURRED
    else:
        value = rounded(of.value * SCALES.get(figure.unit, 1) / to.value, figure.places)
    return Value(
        key=figure.key,
        name=figure.name,
        unit=figure.unit,
        period=to.period,
        organ=to.organ,
        group=to.group,
        value=value,
        numerator=of.value,
        denominator=to.value,
        missing=missing,
        records=to.records,
        empty=of.empty + to.empty,
        fingerprint=fingerprint,
        as_of=min((part.as_of for part in (of, to) if part.as_of), default=None),
    )
