"""A table: cells in rows and columns, each with its place in the text."""

import re
from dataclasses import dataclass
from functools import cached_property

_NUMBER = re.compile(r"(-?\d[\d,]*(?:\.(\d+))?)\s*(%|％)?\s*[\u4e00-\u9fff]{0,3}")
_NOTHING = frozenset({"", "/", "-", "—", "——", "－", "\\", "无"})
_ORDER = re.compile(r"^(?:（?[一二三四五六七八九十\d]{1,3}[、.．）)]|其中[：:]?|#)+")
_RATIO = re.compile(
    r"率|比重|占比|比例|％|%|增长|增幅|同比|环比|增速|进度|人均|平均|均|排名|名次|序号|得分|评分|年份|电话|代码|编号|单价"
)


@dataclass(frozen=True, slots=True)
class Cell:
    """The text of one cell, where it stands in the table and in the text; `value` is None where it holds no number."""

    text: str
    start: int
    end: int
    row: int
    column: int
    value: float | None = None
    decimals: int = 0
    percent: bool = False

    @property
    def place(self) -> tuple[int, int]:
        return self.start, self.end

    @property
    def step(self) -> float:
        return 10.0**-self.decimals


def cell(text: str, start: int, row: int, column: int) -> Cell:
    """A cell with its number, if it holds nothing else: 1,398 or 45.6% or 12件."""
    bare = text.strip()
    start += len(text) - len(text.lstrip())
    end = start + len(bare)
    told = _NUMBER.fullmatch(bare)
    if told is None:
        return Cell(bare, start, end, row, column)
    value = float(told[1].replace(",", ""))
    return Cell(bare, start, end, row, column, value, len(told[2] or ""), bool(told[3]))


@dataclass(frozen=True)
class Table:
    """Rows of cells; a merged cell stands at its first place, those it covers are empty."""

    rows: tuple[tuple[Cell, ...], ...]

    @property
    def place(self) -> tuple[int, int]:
        return self.rows[0][0].start, self.rows[-1][-1].end

    @cached_property
    def wide(self) -> int:
        return max(map(len, self.rows))

    @cached_property
    def first(self) -> int:
        """The first row of the body: those above hold no numbers."""
        return next(
            (at for at, row in enumerate(self.rows) if any(one.value is not None for one in row[1:])),
            len(self.rows),
        )

    @cached_property
    def body(self) -> tuple[tuple[Cell, ...], ...]:
        return self.rows[self.first :]

    @cached_property
    def heads(self) -> tuple[str, ...]:
        """The words over each column, outermost first; a merged head stands over all its columns."""
        found = [""] * self.wide
        for row in self.rows[: self.first]:
            last = ""
            for at in range(self.wide):
                text = row[at].text if at < len(row) else ""
                last = text or (last if at and self._covered(row, at) else "")
                found[at] += last
        return tuple(found)

    def _covered(self, row: tuple[Cell, ...], at: int) -> bool:
        """Whether an empty place belongs to the head on its left: something stands below it."""
        return any(at < len(other) and other[at].text for other in self.rows[row[0].row + 1 : self.first])

    @cached_property
    def labels(self) -> tuple[str, ...]:
        """The words before the numbers of each row of the body."""
        return tuple(self.label(row) for row in self.body)

    def label(self, row: tuple[Cell, ...]) -> str:
        words: list[str] = []
        for one in row:
            if one.value is not None and (words or one.column):
                break
            words.append(one.text)
        return "".join(words).replace(" ", "")

    def at(self, row: int, column: int) -> Cell | None:
        """The cell of a row of the body and a column, or None outside the table."""
        cells = self.body[row]
        return cells[column] if 0 <= column < len(cells) else None

    @cached_property
    def counted(self) -> tuple[int, ...]:
        """The columns whose numbers can be added: no rates, ranks or years."""
        return tuple(
            at for at in range(1, self.wide)
            if not _RATIO.search(self.heads[at]) and self._numbers(at) and not any(one.percent for one in self._numbers(at))
        )  # fmt: skip

    @cached_property
    def rated(self) -> tuple[int, ...]:
        """The columns of percentages."""
        return tuple(
            at for at in range(1, self.wide)
            if self._numbers(at) and (
                all(one.percent for one in self._numbers(at)) or re.search(r"率|比重|占比|比例|％|%|增长|增幅|同比|环比|增速|进度", self.heads[at])
            )
        )  # fmt: skip

    def _numbers(self, column: int) -> list[Cell]:
        return [row[column] for row in self.body if column < len(row) and row[column].value is not None]


def plain(label: str) -> str:
    """A label without its ordinal: （一）予以公开 → 予以公开."""
    return _ORDER.sub("", label)


def empty(one: Cell | None) -> bool:
    """Whether a place holds nothing, which counts as nought."""
    return one is None or one.text in _NOTHING
