"""What can go wrong with a statistics form.

Rejected (records)
└── Several             several reasons at once, so that all can be mended at once
    ├── NotReady        sheets that cannot be handed in yet: every reason, sheet by sheet
    ├── WrongCells      blanks that were answered with something that is no number: which, and why
    └── WrongWorkbook   an Excel file that does not fit its sheet: every cell that is wrong
"""

from collections.abc import Iterable, Mapping

from zhunsheng.records.errors import Rejected


class Several(Rejected):
    """Several reasons at once; `reasons` holds them."""

    def __init__(self, reasons: Iterable[str]) -> None:
        self.reasons = tuple(reasons)
        super().__init__("".join(self.reasons))


class NotReady(Several):
    """A sheet or a package that does not pass its reviews, or is not signed."""


class WrongCells(Several):
    """What was typed cannot be read; `by_key` holds the sentence of each blank."""

    def __init__(self, by_key: Mapping[str, str]) -> None:
        self.by_key = dict(by_key)
        super().__init__(self.by_key.values())


class WrongWorkbook(Several):
    """A workbook of another sheet, with another layout, or with cells that hold no number."""
