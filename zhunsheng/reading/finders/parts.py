"""Parts: how the numbers that make up a whole are checked and told, wherever the list was found."""

from collections.abc import Sequence
from itertools import accumulate, islice

from zhunsheng.reading.checks import Check, exact, shown, slipped, spans
from zhunsheng.reading.models import Figure, Relation

_OVER, _SHORT, _OPEN = 0.8, 0.65, 0.2
"""How likely parts are all of their whole where no word closes the list: they cannot be more, but some may be left out, of money most often."""


def parts_of(whole: Figure, parts: list[Figure]) -> Check:
    """The check of parts that are certainly all of a whole; an error where they do not add up."""
    check = adds(whole, parts)
    return check if check.relation.holds or not exact(whole, *parts) else misses(whole, parts, "error")


def adds(whole: Figure, parts: list[Figure]) -> Check:
    """The check of a whole and its parts, without a word where it fails."""
    terms = [shown(part.value) for part in parts]
    total = sum(part.value for part in parts)
    expr = f"{shown(whole.value)} = {' + '.join(terms)}"
    return Check(
        Relation(
            kind="sum",
            holds=abs(total - whole.value) < 1e-6,
            terms=spans(whole, *parts),
            expr=expr,
            stated=whole.value,
            computed=total,
        )
    )


def misses(whole: Figure, parts: list[Figure], severity: str) -> Check:
    """The check of parts that do not add up, telling by how much; short of an error it asks whether some are left out."""
    relation = adds(whole, parts).relation
    missing = whole.value - (relation.computed or 0)
    gap = f"少{shown(missing)}" if missing > 0 else f"多{shown(-missing)}"
    message = f"各项相加是{shown(relation.computed or 0)}，比总数{whole.quote}{gap}，请核对"
    if severity != "error":
        message += "是否漏列或口径不同"
    return Check(
        relation,
        "sum_mismatch",
        severity,
        message,
        (min(whole.start, parts[0].start), max(whole.end, parts[-1].end)),
        prior=0.0
        if severity == "error"
        else _OVER
        if missing < 0
        else _OPEN
        if whole.unit_norm == "元"
        else _SHORT,
    )


def one_slip(whole: Figure, parts: list[Figure]) -> bool:
    """Whether a slip in one number is enough to explain that the parts, or all but the last, miss the whole."""
    if len(parts) > 3 and one_slip(whole, parts[:-1]):
        return True  # the last may already speak of something else
    over = sum(part.value for part in parts) - whole.value
    return slipped(whole.value, whole.value + over) or any(
        slipped(part.value, part.value - over) for part in parts
    )


def adding(whole: Figure, parts: list[Figure]) -> bool:
    """Whether parts make a whole."""
    return abs(sum(part.value for part in parts) - whole.value) < 1e-6


def opening(whole: Figure, figures: Sequence[Figure]) -> bool:
    """Whether the first two or more of some figures make a whole; one pass, for rows may be long."""
    totals = accumulate(figure.value for figure in figures)
    return any(abs(total - whole.value) < 1e-6 for total in islice(totals, 1, None))


def nearly(whole: Figure, parts: list[Figure]) -> bool:
    """One slip of the hand, or a tenth, from adding up; a slip of one digit is near enough to anything."""
    total = sum(part.value for part in parts)
    listed = total / (whole.value or 1)
    if not 0.05 <= listed <= 20:
        return False
    if abs(total - whole.value) <= 3 or 0.9 <= listed <= 1.1 or slipped(whole.value, total):
        return True
    wide = 0.5 <= listed <= 2
    return any(
        slipped(part.value, part.value - total + whole.value) for part in parts if wide or part.value >= 10
    )
