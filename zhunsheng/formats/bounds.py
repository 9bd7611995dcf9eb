"""How much of one file is read: counted before any library builds it up in memory."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bounds:
    """The limits of one reading. Sizes in bytes; `area` is rows × columns up to the last cell that holds something."""

    size: int = 50 * 1024 * 1024
    unpacked: int = 50 * 1024 * 1024
    members: int = 2_000
    sheets: int = 100
    rows: int = 100_000
    columns: int = 1_000
    cells: int = 500_000
    area: int = 2_000_000
    paragraphs: int = 100_000
    pages: int = 2_000
    characters: int = 5_000_000
    seconds: int = 60
    memory: int = 1024 * 1024 * 1024


BOUNDS = Bounds()
