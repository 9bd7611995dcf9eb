"""What the forms say of a year, for whoever measures or reports: the figures' values with who has and has not reported.

A figure that a register owns is asked from the register; the forms' own number of it is here beside it, to be compared.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from zhunsheng.figures import Period, Value
from zhunsheng.records.models import Organ
from zhunsheng.statistics.cells import Cell
from zhunsheng.statistics.checks import reckoned
from zhunsheng.statistics.layout import Blank
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.summary import Tally, summary_of, tally


@dataclass(frozen=True)
class Collected:
    """A figure as forms collected it.

    value      as the figures engine gives its own; `records` and `empty` count sheets with and without a number
    reported   organs that have handed in every sheet of the year that holds the figure, out of `asked`
    sheets     the sheets it was added up from
    """

    value: Value
    reported: int
    asked: int
    sheets: tuple[int, ...]

    @property
    def complete(self) -> bool:
        """Whether every organ that was asked has reported."""
        return self.reported == self.asked

    @property
    def text(self) -> str:
        """The value in words, and who is missing in it."""
        return self.value.text + ("" if self.complete else f"（{self.reported}/{self.asked} 家已报）")


def values(year: int, organ: str | None = None) -> dict[str, Collected]:
    """Every figure of the year's forms by key: of an organ with those below it, of all organs when none is named. One query.

    Only sheets that are handed in count. What happens in a period is added up over the year's periods; a state at a
    period's end is that of the last period issued; rates are reckoned from the sums.
    """
    rows = Sheet.objects.filter(ends_on__year=year).select_related("edition", "organ")
    if organ is not None:
        top = Organ.objects.filter(code=organ).values("path")[:1]
        rows = rows.filter(organ__path__startswith=top)
    by_form: dict[str, list[Sheet]] = defaultdict(list)
    for row in rows.order_by("form_key", "ends_on", "organ__path"):
        by_form[row.form_key].append(row)
    found: dict[str, Collected] = {}
    for issued in by_form.values():
        found |= _collected(issued, Period.year(year), organ or "")
    return found


def _collected(rows: Sequence[Sheet], year: Period, organ: str) -> dict[str, Collected]:
    summed = summary_of(rows)
    assert summed is not None
    form = summed.form
    last = [row for row in rows if row.ends_on == rows[-1].ends_on]
    filled = {row.pk: row.filled for row in rows if row.handed_in}
    used = {blank.key: last if blank.stock else rows for blank in form.blanks}
    tallies = {
        blank.key: tally(filled.get(row.pk, {}).get(blank.key) for row in used[blank.key])
        for blank in form.filled_in
    }
    sums = reckoned(form, {key: one.cell for key, one in tallies.items()})
    return {
        key: _one(_value(form.by_key[key], cell, tallies.get(key), used[key], year, organ), used[key])
        for key, cell in sums.items()
    }


def _one(value: Value, rows: Sequence[Sheet]) -> Collected:
    asked = {row.organ_id for row in rows}
    waiting = {row.organ_id for row in rows if not row.handed_in}
    return Collected(value, len(asked - waiting), len(asked), tuple(row.pk for row in rows if row.handed_in))


def _value(
    blank: Blank, cell: Cell, summed: Tally | None, rows: Sequence[Sheet], year: Period, organ: str
) -> Value:
    """The engine's kind of value; its fingerprint is that of the form's edition."""
    return Value(
        key=blank.key,
        name=blank.name,
        unit=blank.unit,
        period=year,
        organ=organ,
        value=cell.value,
        missing=cell.missing,
        records=summed.numbers if summed else 0,
        empty=summed.waiting if summed else 0,
        fingerprint=rows[-1].edition.digest,
        as_of=max((row.handed_in_at for row in rows if row.handed_in_at), default=None),
    )
