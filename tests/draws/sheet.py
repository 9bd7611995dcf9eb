"""A spreadsheet small enough to check the formulas of docs/reference/draws.md: doubles only, as a spreadsheet has them."""

import math
import operator
import re
from collections.abc import Callable
from typing import Any

_REF = r"\$?([A-Z])\$?(\d+)"


class Cells(list[Any]):
    """A range: every comparison and product is one of each cell."""

    def _each(self, other: Any, do: Callable[[Any, Any], Any]) -> "Cells":
        others = other if isinstance(other, Cells) else [other] * len(self)
        return Cells(float(do(one, two)) for one, two in zip(self, others, strict=True))

    def __eq__(self, other: Any) -> Any:
        return self._each(other, operator.eq)

    def __ne__(self, other: Any) -> Any:
        return self._each(other, operator.ne)

    def __lt__(self, other: Any) -> Any:
        return self._each(other, operator.lt)

    def __mul__(self, other: Any) -> Any:
        return self._each(other, operator.mul)

    __hash__ = None  # type: ignore[assignment]


class Sheet:
    """Cells by column and row: a number, a text, or a formula, computed when looked at."""

    def __init__(self) -> None:
        self.cells: dict[tuple[str, int], Any] = {}
        self._known: dict[tuple[str, int], Any] = {}

    def at(self, column: str, row: int) -> Any:
        """What a cell shows; "" for an empty one."""
        if (column, row) not in self._known:
            said = self.cells.get((column, row), "")
            if isinstance(said, str) and said.startswith("="):
                said = self._compute(said[1:])
            self._known[column, row] = float(said) if isinstance(said, int | float) else said
        return self._known[column, row]

    def range(self, column: str, first: int, last: int) -> Cells:
        """The cells of a column from row to row."""
        return Cells(self.at(column, row) for row in range(first, last + 1))

    def _compute(self, formula: str) -> Any:
        python = re.sub(_REF + ":" + _REF, r"range_('\1', \2, \4)", formula)
        python = re.sub(r"(?<![A-Z'])" + _REF, r"at_('\1', \2)", python)
        python = python.replace("<>", "!=")
        python = re.sub(r"(?<![<>!=])=(?!=)", "==", python)
        # 小数一律当双精度数，不让 Python 的整数帮忙。
        python = re.sub(r"(?<![\w'.])(\d+)(?![\w'])", r"\1.0", python)
        python = re.sub(r"(range_|at_)\('(.)', ([\d., ]+)\)", _whole, python)
        return eval(python, {"at_": self.at, "range_": self.range, **_FUNCTIONS})


def _whole(found: re.Match[str]) -> str:
    return f"{found[1]}('{found[2]}', {found[3].replace('.0', '')})"


def _mod(number: float, divisor: float) -> float:
    """As spreadsheets define it."""
    return number - divisor * math.floor(number / divisor)


_FUNCTIONS: dict[str, Any] = {
    "MOD": _mod,
    "IF": lambda condition, yes, no: yes if condition else no,
    "SUMPRODUCT": lambda cells: float(sum(cells)),
    "MID": lambda text, start, length: text[int(start) - 1 : int(start + length) - 1],
    "HEX2DEC": lambda text: float(int(text, 16)),
    "__builtins__": {},
}


def copied_down(formula: str, by: int, last: int) -> str:
    """The formula as it stands `by` rows further down, with 99 put right for the last row."""

    def moved(found: re.Match[str]) -> str:
        fixed, row = found[2] == "$", int(found[3])
        if fixed:
            return f"{found[1]}${last if row == 99 else row}"
        return f"{found[1]}{row + by}"

    return re.sub(r"(\$?[A-Z])(\$?)(\d+)\b(?!\()", moved, formula)
