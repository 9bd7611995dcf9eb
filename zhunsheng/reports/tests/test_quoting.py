"""What an outline quotes: figures by key, and parts of them by one or two fields."""

from datetime import date
from typing import Any

import pytest

from tests.records.steps import at
from zhunsheng.figures import FigureError, Missing, Period, UnknownGroupError
from zhunsheng.numbers import Numbers
from zhunsheng.records.registry import registers
from zhunsheng.reports.quoting import quoted

TODAY = date(2026, 6, 30)
YEAR = Period.year(2026)


@pytest.mark.django_db
def test_an_outline_quotes_groups_of_two_fields_and_zero_where_none_is(year: Any) -> None:
    numbers = Numbers.of(registers().values(), None, at(TODAY))
    keys = [f"mediation.closed.kind.{kind}.result.agreed" for kind in ("family", "neighbour", "medical")]
    rate = "mediation.success_rate.kind.medical.source.court"
    found = quoted(numbers, [*keys, rate, "mediation.unheard_of"], YEAR)
    assert [found[key].value for key in keys] == [1, 1, 0]
    assert found[keys[0]].key == keys[0]
    assert found[rate].missing is Missing.NOTHING_OCCURRED
    assert set(found) == {*keys, rate}


@pytest.mark.django_db
def test_an_outline_that_names_an_unknown_value_is_refused_in_words(year: Any) -> None:
    numbers = Numbers.of(registers().values(), None, at(TODAY))
    with pytest.raises(UnknownGroupError, match="“纠纷类型”没有 red 这一项") as refused:
        quoted(numbers, ["mediation.closed.kind.red"], YEAR)
    assert isinstance(refused.value, FigureError)
