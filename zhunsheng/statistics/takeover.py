"""The registers' own numbers for a form: where a register owns a figure, it fills the blank, and the organ's number stands beside."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from zhunsheng.declare import Additive
from zhunsheng.figures import Period
from zhunsheng.numbers import Numbers
from zhunsheng.numbers.owners import owner_of
from zhunsheng.records.models import Organ
from zhunsheng.records.registry import register
from zhunsheng.reports.quoting import quoted_of
from zhunsheng.statistics.cells import Cell
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
    found: dict[str, dict[str, Decimal]] = {code: {} for code in codes}
    asked: dict[str, dict[str, str]] = defaultdict(dict)
    for blank in form.filled_in:
        owner = owner_of(blank.key)
        if owner and isinstance(owner.declared, Additive):
            asked[owner.register][blank.key] = owner.figure
    if not codes:
        return found
    for name, wanted in asked.items():
        numbers = Numbers.of([register(name)], None, now)
        figures = dict.fromkeys(wanted.values())
        for code, values in quoted_of(numbers, (*wanted, *figures), period, codes).items():
            if any(values[figure].records for figure in figures):
                found[code] |= {key: value for key in wanted if (value := values[key].value) is not None}
    return found


def with_registered(cells: Mapping[str, Cell], numbers: Registered) -> dict[str, Cell]:
    """The cells with the registers' numbers as they are now."""
    return {key: replace(cell, registered=numbers.get(key)) for key, cell in cells.items()}
