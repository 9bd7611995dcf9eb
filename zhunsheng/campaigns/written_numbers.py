"""Numbers as people type them into an item: kept as exact text."""

from decimal import Decimal

from zhunsheng.assessment.numbers import number, plain
from zhunsheng.records.errors import BadField

_WIDE = str.maketrans("０１２３４５６７８９．－＋", "0123456789.-+")


def written(key: str, said: str) -> str:
    """The number in its plain form, "" for none. Raises BadField, naming the figure, for anything else."""
    tidy = said.translate(_WIDE).replace(",", "").replace("，", "").strip()
    if not tidy:
        return ""
    found = number(tidy)
    if found is None:
        raise BadField(key, f"“{said[:40]}”不是数字，请只填数字，不带单位和公式。")
    if found < 0:
        raise BadField(key, f"“{said[:40]}”小于 0，请核对后填写。")
    return plain(found)


def number_of(said: str) -> Decimal | None:
    """The number kept; None for none."""
    return number(said) if said else None
