"""What an outline quotes: figures by key, and parts of them by one or two fields."""

from datetime import date
from typing import Any

import pytest

from tests.records.steps import at
from zhunsheng.figures import FigureError, Missing, Period, UnknownGroupError
from zhunsheng.numbers import Numbers
from zhunsheng.records.registry import own_fields, registers
from zhunsheng.reports.checks import problems, sentences_are_sound
from zhunsheng.reports.quoting import quoted
from zhunsheng.writing import Section, Table, paragraph

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


def test_the_sentences_of_every_register_lead_to_numbers() -> None:
    assert sentences_are_sound() == []


def test_a_table_of_two_fields_may_stand_in_an_outline_and_a_wrong_cell_is_named_at_start() -> None:
    cells = [f"{{mediation.closed.kind.{kind}.result.agreed|number}}" for kind in ("family", "red")]
    table = Table("表", ("家庭", "邻里"), (tuple(cells),))
    told = paragraph("受理{mediation.accepted}，另有{mediation.unheard}。")
    assert list(problems([Section("一节", (told, table))])) == [
        "报告的句子用到 mediation.unheard，没有哪项业务登记这个数字",
        "报告的句子用到 mediation.closed.kind.red.result.agreed：“纠纷类型”没有 red 这一项。"
        + wrong_choices(),
    ]


def wrong_choices() -> str:
    """The hint: every kind of dispute."""
    return "可用：" + "、".join(value for value, _ in own_fields("mediation")["kind"].choices)
