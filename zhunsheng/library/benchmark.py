"""Benchmark: one place's figure among the others' — median, quartiles and position. Nothing is weighted or scored."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from statistics import median, quantiles

FEWEST = 4
"""Places that must tell a figure before quarters of them mean anything."""


@dataclass(frozen=True)
class Benchmark:
    """The values of one figure in one year, by place; all in one unit."""

    values: Mapping[str, Decimal]

    @property
    def median(self) -> Decimal:
        """The middle value. ValueError (StatisticsError) when there is none at all."""
        return median(self.values.values())

    @property
    def quartiles(self) -> tuple[Decimal, Decimal] | None:
        """The values below and above which a quarter lies (interpolated, ends included); None for fewer than four places."""
        if len(self.values) < FEWEST:
            return None
        lower, _, upper = quantiles(self.values.values(), n=4, method="inclusive")
        return lower, upper

    def position(self, place: str) -> tuple[int, int]:
        """How many places lie above this one, plus one; and how many there are. Equal values share a position."""
        own = self.values[place]
        return 1 + sum(value > own for value in self.values.values()), len(self.values)
