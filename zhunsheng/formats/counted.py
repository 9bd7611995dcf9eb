"""What one sheet holds, counted while it is streamed, so that what is too much never reaches a library."""

from dataclasses import dataclass, field

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import address
from zhunsheng.formats.errors import TooLarge

Place = tuple[int, int]


@dataclass
class Counted:
    """How far a sheet reaches, and which of its cells are errors or formulas."""

    rows: int = 0
    columns: int = 0
    cells: int = 0
    errors: dict[Place, str] = field(default_factory=dict)
    formulas: set[Place] = field(default_factory=set)

    def see(self, row: int, column: int, name: str, bounds: Bounds) -> None:
        """Counts a cell that holds something. Raises TooLarge as soon as it is too many."""
        self.cells += 1
        self.rows, self.columns = max(self.rows, row + 1), max(self.columns, column + 1)
        if self.rows > bounds.rows or self.columns > bounds.columns or self.rows * self.columns > bounds.area:
            raise TooLarge(
                name,
                f"：{address(row, column)} 还有内容，最多读 {bounds.rows} 行、{bounds.columns} 列；"
                "多半是远处误填了一格，请删掉多余的行列再传",
            )
        if self.cells > bounds.cells:
            raise TooLarge(name, f"：一张表最多读 {bounds.cells} 格，请分开再传")


@dataclass(frozen=True)
class CountedBook:
    """The sheets of a workbook by name; `from_1904` when its days are counted from 1904."""

    sheets: dict[str, Counted]
    from_1904: bool = False
