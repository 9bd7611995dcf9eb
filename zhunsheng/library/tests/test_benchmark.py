"""One place among the others, by the figure alone."""

from decimal import Decimal

import pytest

from zhunsheng.library.benchmark import Benchmark


def among(**values: float) -> Benchmark:
    return Benchmark({place: Decimal(str(value)) for place, value in values.items()})


def test_the_median_lies_in_the_middle() -> None:
    assert among(甲=1, 乙=5, 丙=3).median == 3
    assert among(甲=1, 乙=2).median == Decimal("1.5")


def test_quartiles_need_four_places() -> None:
    assert among(甲=1, 乙=2, 丙=3).quartiles is None
    assert among(甲=1, 乙=2, 丙=3, 丁=4).quartiles == (Decimal("1.75"), Decimal("3.25"))


@pytest.mark.parametrize(("place", "position"), [("甲", 3), ("乙", 1), ("丙", 1)])
def test_equal_values_share_a_position(place: str, position: int) -> None:
    assert among(甲=1, 乙=2, 丙=2).position(place) == (position, 3)
