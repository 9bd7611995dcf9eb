"""What stands in a blank: a number, or the reason why there is none. Zero is a number; an empty blank is not zero."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from zhunsheng.figures import Missing
from zhunsheng.figures.values import plain
from zhunsheng.formats import Unclear
from zhunsheng.formats import cells as fields
from zhunsheng.records.errors import BadField
from zhunsheng.statistics.layout import Blank, Form

NO_DUTY, SECRET = "无此职责", "不公开"
WORDS = {
    Missing.NOT_REPORTED: "未报",
    Missing.NOT_APPLICABLE: NO_DUTY,
    Missing.WITHHELD: SECRET,
    Missing.NOTHING_OCCURRED: "无",
}
"""How a form says why there is no number."""
_TYPED = {
    "": Missing.NOT_REPORTED,
    "/": Missing.NOT_APPLICABLE,
    NO_DUTY: Missing.NOT_APPLICABLE,
    "*": Missing.WITHHELD,
    SECRET: Missing.WITHHELD,
}
_WIDE = str.maketrans("／＊　", "/* ")
_LARGEST = Decimal(10) ** 13
"""十三位整数加两位小数，Excel 的双精度数还装得下。"""
_PARTED = re.compile(r"[\d.,，．\s]+")
_NOTE = 300
"""Characters that an explanation may have."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One filled blank.

    value       what the organ says itself; None exactly when `missing` says why
    note        why the number is unusual, or differs from the register
    returned    why the office sent it back; "" when it did not
    registered  what the register counted when it was handed in; it then counts instead of the organ's own number
    """

    value: Decimal | None = None
    missing: Missing | None = Missing.NOT_REPORTED
    note: str = ""
    returned: str = ""
    registered: Decimal | None = None

    @property
    def counted(self) -> Decimal | None:
        """The number that counts."""
        return self.value if self.registered is None else self.registered

    @property
    def lacks(self) -> Missing | None:
        """Why no number counts; None when one does."""
        return None if self.registered is not None else self.missing

    @property
    def differs(self) -> bool:
        """Whether the organ says another number than the register that owns the figure."""
        return self.registered is not None and self.value is not None and self.value != self.registered

    @property
    def typed(self) -> str:
        """The organ's own answer as it is typed again: "" when it gave none."""
        return (
            plain(self.value)
            if self.missing is None
            else ""
            if self.missing is Missing.NOT_REPORTED
            else WORDS[self.missing]
        )

    @property
    def text(self) -> str:
        """What counts, as a table shows it."""
        return WORDS[self.lacks] if self.lacks else plain(self.counted)

    def as_json(self) -> dict[str, str]:
        """Ready for JSON, without what is as in an empty blank."""
        said = {
            "value": "" if self.value is None else plain(self.value),
            "missing": "" if self.missing in (None, Missing.NOT_REPORTED) else str(self.missing),
            "note": self.note,
            "returned": self.returned,
            "registered": "" if self.registered is None else plain(self.registered),
        }
        return {name: text for name, text in said.items() if text}


EMPTY = Cell()


def cell_of(said: Mapping[str, str]) -> Cell:
    """The cell as ``as_json`` wrote it."""
    value = Decimal(said["value"]) if "value" in said else None
    missing = Missing(said.get("missing", Missing.NOT_REPORTED)) if value is None else None
    registered = Decimal(said["registered"]) if "registered" in said else None
    return Cell(value, missing, said.get("note", ""), said.get("returned", ""), registered)


def cells_of(said: Mapping[str, Any], form: Form) -> dict[str, Cell]:
    """The cells of every blank that is filled in, in the order of the form."""
    return {blank.key: cell_of(said.get(blank.key, {})) for blank in form.filled_in}


def said_cells(cells: Mapping[str, Cell]) -> dict[str, dict[str, str]]:
    """Ready for JSON; empty blanks are left out."""
    return {key: said for key, cell in cells.items() if (said := cell.as_json())}


def typed(cell: Cell, text: str, blank: Blank) -> Cell:
    """The cell with what a person typed: 12, 1,200, １２, 0; / or 无此职责; 不公开; nothing. BadField names the blank.

    A note and a reason for return stay.
    """
    value, missing = answered(text, blank)
    return replace(cell, value=value, missing=missing)


def explained(cell: Cell, note: str, blank: Blank) -> Cell:
    """The cell with its explanation. BadField when it is too long."""
    said = " ".join(note.split())
    if len(said) > _NOTE:
        raise BadField(blank.key, f"“{blank.name}”的说明有 {len(said)} 个字，请写在 {_NOTE} 字以内。")
    return replace(cell, note=said)


def answered(text: str, blank: Blank) -> tuple[Decimal | None, Missing | None]:
    """What was typed, as a number or the reason why there is none. BadField says what is wrong and what to write."""
    said = text.translate(_WIDE).strip().removesuffix(blank.unit or " ").strip()
    if said in _TYPED:
        return None, _TYPED[said]
    wrong = f"“{blank.name}”填了“{text.strip()[:20]}”："
    if said.startswith(("-", "−", "－")):
        raise BadField(blank.key, f"{wrong}不能是负数。")
    try:
        number = fields.number(said)
    except Unclear as unclear:
        if _PARTED.fullmatch(said):
            raise BadField(blank.key, f"{wrong}说不清是几，请写成 1200 或者 1,200。") from unclear
        number = None
    if number is None or number >= _LARGEST:
        raise BadField(blank.key, f"{wrong}这里只填数；没有发生填 0，没有这项职责填“/”。")
    if -number.normalize().as_tuple().exponent > blank.places:  # type: ignore[operator]
        whole = f"最多 {blank.places} 位小数" if blank.places else "只填整数"
        raise BadField(blank.key, f"{wrong}{whole}。")
    return number, None


def changes(before: Mapping[str, Cell], after: Mapping[str, Cell]) -> dict[str, list[str]]:
    """What a person changed: key → old and new as typed, with the explanation when that changed."""
    return {
        key: [_said(before.get(key, EMPTY)), _said(cell)]
        for key, cell in after.items()
        if _said(before.get(key, EMPTY)) != _said(cell)
    }


def all_missing(cells: Iterable[Cell]) -> bool:
    """Whether nothing at all has been answered."""
    return all(cell.missing is Missing.NOT_REPORTED for cell in cells)


def _said(cell: Cell) -> str:
    return cell.typed + (f"（{cell.note}）" if cell.note else "")
