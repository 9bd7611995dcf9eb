"""The values that an outline names.

A placeholder is the key of a figure, ``mediation.accepted``, or one group of it: ``mediation.accepted.kind.neighbour`` is the
figure among the records whose field ``kind`` is ``neighbour``.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from zhunsheng.declare import Count, Sum
from zhunsheng.figures import Missing, Period, Value
from zhunsheng.numbers import Numbers


def quoted(numbers: Numbers, keys: Iterable[str], period: Period) -> dict[str, Value]:
    """The value of each key of an outline; a key that no register counts is left out (``compose`` then names it).

    A group's value carries the whole placeholder as its key. Errors: UnknownFieldError for a field that cannot be grouped by.
    """
    whole: list[str] = []
    grouped: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key in keys:
        figure, by, group = _split(key)
        if figure not in numbers.catalogue:
            continue
        if by:
            grouped[by].append((figure, group))
        else:
            whole.append(key)
    found = {}
    if whole:
        values = numbers.values([period], keys=whole)
        found = {key: values.get(key, period, numbers.organ) for key in whole}
    for by, wanted in grouped.items():
        values = numbers.values([period], keys=dict.fromkeys(figure for figure, _ in wanted), by=by)
        for figure, group in wanted:
            key = f"{figure}.{by}.{group}"
            if group in values.groups(figure):
                value = values.get(figure, period, numbers.organ, group)
            else:
                value = _nothing(numbers, values.get(figure, period, numbers.organ), group)
            found[key] = replace(value, key=key)
    return found


def place_of(key: str) -> tuple[str, str, str]:
    """The figure, field and group that a quoted key means; the last two are "" for a whole figure."""
    return _split(key)


def _split(key: str) -> tuple[str, str, str]:
    register, name, *rest = key.split(".")
    by, group = rest if len(rest) == 2 else ("", "")
    return f"{register}.{name}", by, group


def _nothing(numbers: Numbers, whole: Value, group: str) -> Value:
    """A group without a single record: zero where the figure is counted at all, and no mean or ratio of nothing."""
    if whole.missing is Missing.NOT_REPORTED:
        return replace(whole, group=group)
    if not isinstance(numbers.catalogue[whole.key], Count | Sum):
        return replace(whole.without(Missing.NOTHING_OCCURRED), group=group)
    return replace(whole, group=group, value=Decimal(0), records=0, empty=0)
