"""The values that an outline names.

A placeholder is a key (``numbers.owners``): ``mediation.accepted``, or one group of it: ``mediation.accepted.kind.neighbour``.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace
from decimal import Decimal

from zhunsheng.declare import Additive
from zhunsheng.figures import Missing, Period, UnknownGroupError, Value, Values
from zhunsheng.numbers import Numbers
from zhunsheng.numbers.owners import Owner, owner_of, wrong_with


def quoted(numbers: Numbers, keys: Iterable[str], period: Period) -> dict[str, Value]:
    """The value of each key of an outline; a key that none of these registers counts is left out (``compose`` then names it).

    A value carries the whole placeholder as its key. Errors: UnknownGroupError for a field or value that is none.
    """
    return quoted_of(numbers, keys, period, [numbers.organ])[numbers.organ]


def quoted_of(
    numbers: Numbers, keys: Iterable[str], period: Period, organs: Collection[str]
) -> dict[str, dict[str, Value]]:
    """The same for several organs at once: the organ's code → key → value."""
    grouped: dict[str, dict[str, Owner]] = defaultdict(dict)
    for key in keys:
        if wrong := wrong_with(key):
            raise UnknownGroupError(wrong)
        owner = owner_of(key)
        if owner and owner.figure in numbers.catalogue:
            grouped[owner.by][key] = owner
    found: dict[str, dict[str, Value]] = {code: {} for code in organs}
    for by, wanted in grouped.items():
        figures = dict.fromkeys(owner.figure for owner in wanted.values())
        values = numbers.values([period], keys=figures, organs=organs, by=by or None)
        for code in organs:
            found[code] |= {
                key: replace(_value(numbers, values, owner, period, code), key=key)
                for key, owner in wanted.items()
            }
    return found


def place_of(key: str) -> tuple[str, str, str]:
    """The register's own figure, the field and the group that a quoted key means; the last two are "" for a whole figure."""
    owner = owner_of(key)
    return (owner.figure, owner.by, owner.group) if owner else (key, "", "")


def _value(numbers: Numbers, values: Values, owner: Owner, period: Period, code: str) -> Value:
    """The value of the figure or of its group; a group without a single record is zero where the figure is counted at all."""
    if not owner.by or owner.group in values.groups(owner.figure):
        return values.get(owner.figure, period, code, owner.group or None)
    whole = values.get(owner.figure, period, code)
    if whole.missing is Missing.NOT_REPORTED and not whole.records:
        return replace(whole, group=owner.group)
    if not isinstance(numbers.catalogue[whole.key], Additive):
        return replace(whole.without(Missing.NOTHING_OCCURRED), group=owner.group)
    return replace(whole, group=owner.group, value=Decimal(0), missing=None, records=0, empty=0)
