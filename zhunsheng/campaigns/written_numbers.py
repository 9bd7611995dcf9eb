"""Numbers as people type them into an item: kept as exact text."""

from decimal import Decimal

from zhunsheng.assessment.numbers import number, plain
from zhunsheng.formats import Unclear, cells
from zhunsheng.records.errors import BadField


def written(key: str, said: str) -> str:
    """The number in its plain form, "" for none. Raises BadField, naming the figure, for anything else."""
    try:
        exact = cells.number(said)
    except Unclear as unclear:
        raise BadField(key, f"{unclear}，不带单位和公式。") from unclear
    if exact is None:
        return ""
    found = number(f"{exact:f}")
    if found is None:
        raise BadField(key, f"“{said[:40]}”位数太多，请核对后填写。")
    if found < 0:
        raise BadField(key, f"“{said[:40]}”小于 0，请核对后填写。")
    return plain(found)


def number_of(said: str) -> Decimal | None:
    """The number kept; None for none."""
    return number(said) if said else None
