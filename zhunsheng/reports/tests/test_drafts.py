"""The county's own draft held to its registers."""

from datetime import date

from tests.people import Cast
from tests.records.steps import agreed, at, dispute
from zhunsheng.reading import read_text
from zhunsheng.reports.drafts import held_to_registers

NOW = at(date(2026, 12, 1))
WEEK = [date(2026, 3, day) for day in (3, 4, 5, 6, 9)]


def said(text: str) -> list[str]:
    return [f.quote for f in held_to_registers(read_text(text), NOW)]


def draft(county: str, succeeded: int) -> str:
    return f"{county}2026年法治政府建设年度报告\n2026年，全县受理矛盾纠纷1件，调解成功{succeeded}件。\n{county}人民政府\n"


def test_a_number_that_the_registers_keep_otherwise_is_named(county: Cast) -> None:
    agreed(county.mediator, dispute(county.mediator), *WEEK)
    assert said(draft("云溪县", 7)) == ["7件"]


def test_a_number_that_agrees_is_left_alone(county: Cast) -> None:
    agreed(county.mediator, dispute(county.mediator), *WEEK)
    assert said(draft("云溪县", 1)) == []


def test_another_countys_report_is_not_held_to_our_registers(county: Cast) -> None:
    agreed(county.mediator, dispute(county.mediator), *WEEK)
    assert said(draft("临河县", 7)) == []


def test_what_was_never_reported_contradicts_nothing(county: Cast) -> None:
    assert said(draft("云溪县", 7)) == []
