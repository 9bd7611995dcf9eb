"""The registers' own numbers for a form: where a register owns a figure, it fills the blank, and the organ's number stands beside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from zhunsheng.figures import Period, Values
from zhunsheng.numbers import Numbers
from zhunsheng.records.models import Organ
from zhunsheng.records.registry import register
from zhunsheng.statistics.cells import Cell
from zhunsheng.statistics.known import known, owner_of
from zhunsheng.statistics.layout import Form

Registered = Mapping[str, Decimal]
"""The numbers of one organ by blank."""


def registered(
    form: Form, period: Period, organs: Iterable[Organ], now: datetime
) -> Mapping[str, Registered]:
    """What the registers count for each organ (with those below it), by its code; nothing for blanks that none owns.

    A register that holds not one record of an organ in the period says nothing of it: no records are not the number zero.
    """
    codes = [organ.code for organ in organs]
    asked: dict[str, dict[str, dict[str, tuple[str, str]]]] = defaultdict(lambda: defaultdict(dict))
    for blank in form.filled_in:
        if owned := owner_of(blank.key):
            figure, by, group = owned
            asked[known()[figure].register][by][blank.key] = (figure, group)
    found: dict[str, dict[str, Decimal]] = {code: {} for code in codes}
    if not codes:
        return found
    for name, groupings in asked.items():
        numbers = Numbers.of([register(name)], None, now)
        kept: dict[str, dict[str, Decimal]] = {code: {} for code in codes}
        seen: set[str] = set()
        for by, wanted in groupings.items():
            keys = dict.fromkeys(figure for figure, _ in wanted.values())
            values = numbers.values([period], keys=keys, organs=codes, by=by or None)
            for code in codes:
                if any(values.get(key, period, code).records for key in keys):
                    seen.add(code)
                for blank_key, (figure, group) in wanted.items():
                    value = _value(values, figure, period, code, group)
                    if value is not None:
                        kept[code][blank_key] = value
        for code in seen:
            found[code] |= kept[code]
    return found


def with_registered(cells: Mapping[str, Cell], numbers: Registered) -> dict[str, Cell]:
    """The cells with the registers' numbers as they are now."""
    return {key: replace(cell, registered=numbers.get(key)) for key, cell in cells.items()}


def _value(values: Values, figure: str, period: Period, code: str, group: str) -> Decimal | None:
    """The number of a figure or of one of its groups; a group that no record is of is zero."""
    if not group:
        return values.get(figure, period, code).value
    if group not in values.groups(figure):
        return Decimal(0)
    return values.get(figure, period, code, group).value
