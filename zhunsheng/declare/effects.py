"""What a step brings about besides its own record: a number given, a case opened elsewhere, a draw made."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from string import Formatter
from typing import Any

from zhunsheng.declare.errors import DeclarationError
from zhunsheng.declare.wording import strict

_PLACES = ("mark", "year", "serial")


@strict
@dataclass(frozen=True)
class Number:
    """A number without gaps that the step gives: ``Number("document_number", "{mark}罚字〔{year}〕{serial}号")``.

    field    the text field that takes it
    pattern  {mark} is the organ's mark (机关代字), {year} the year of the step's day, {serial} counts from 1 in each year
    per      "organ": each organ counts for itself; "county": all count together
    """

    field: str
    pattern: str
    per: str = "organ"

    def __post_init__(self) -> None:
        places = {name for _, name, _, _ in Formatter().parse(self.pattern) if name is not None}
        if strange := sorted(places - set(_PLACES)):
            raise DeclarationError(
                f"文号 {self.pattern}", f"不认识 {'、'.join(strange)}", "可用 {mark}、{year}、{serial}"
            )
        if "serial" not in places or "year" not in places:
            raise DeclarationError(f"文号 {self.pattern}", "须有 {year} 和 {serial}")
        if self.per not in ("organ", "county"):
            raise DeclarationError(f"文号 {self.pattern}", f"per 不认识 {self.per}", "可用 organ、county")
        if self.per == "organ" and "mark" not in places:
            raise DeclarationError(
                f"文号 {self.pattern}", "各单位分别编号的，须有 {mark}，否则两个单位会有同一个号"
            )

    def written(self, *, mark: str, year: int, serial: int) -> str:
        """The number itself."""
        return self.pattern.format(mark=mark, year=year, serial=serial)


@strict
@dataclass(frozen=True, kw_only=True)
class Opening:
    """A case that the step opens in another register, once or for each member of a field.

    register  the other register's key
    title     the new case's title; {title} and {number} are this case's, {member} the member's words
    organ     the field (of one or several organs) in which it is opened; empty: in this case's organ
    each      the field of whose members each gets its own case: organs, or rows (their column `organ` names where)
    fills     their field → our field, or → a column as "rows.column" of the rows in `each`
    sets      their field → a fixed value
    links     our link field that remembers what was opened
    """

    register: str
    title: str
    organ: str = ""
    each: str = ""
    fills: Mapping[str, str] = field(default_factory=dict, hash=False)
    sets: Mapping[str, Any] = field(default_factory=dict, hash=False)
    links: str = ""


def opens(register: str, **words: Any) -> Opening:
    """A case opened elsewhere: ``opens("rectification", title="{title}", links="problems", fills={"detail": "findings"})``."""
    return Opening(register=register, **words)


@strict
@dataclass(frozen=True, kw_only=True)
class Draw:
    """A draw that anybody can compute again (zhunsheng.draws): the seed is the seal of a day before the step's.

    into    the text field that takes what was drawn; `working` the field that takes the whole protocol
    of      the field that holds the list drawn from: rows, people or organs
    number  the field that says how many
    """

    into: str
    of: str
    number: str
    working: str = ""
