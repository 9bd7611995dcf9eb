"""The cases beside this file, as a lawyer would read them, and who may not check or approve."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.casebook import cases, play
from tests.procedures.made import Played
from zhunsheng.procedures import Refused
from zhunsheng.registers.yearly_report.register import REGISTER


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)


class Row(dict):
    """A row of facts as a condition sees it; its dates answer like columns."""

    year = 2025


class On:
    """A date column of one row."""

    def __init__(self, day: date) -> None:
        self.year, self.month, self.day = (lambda: day.year), (lambda: day.month), (lambda: day.day)


@pytest.mark.parametrize(
    ("key", "field", "last"),
    [
        ("yearly_report.sent_in_time", "up_on", date(2026, 3, 1)),
        ("yearly_report.published_in_time", "published_on", date(2026, 4, 1)),
    ],
)
def test_in_time_is_up_to_the_day_the_rule_names_in_the_year_after(key: str, field: str, last: date) -> None:
    figure = REGISTER.figure(key)
    days = {date(2025, 12, 30): True, last: True, last + timedelta(days=1): False, date(2027, 1, 4): False}
    assert {day: figure.where(Row({field: On(day)})) for day in days} == days


def drafted() -> Played:
    """A report that 甲 has drafted."""
    facts = {"year": 2025, "issuer": "department"}
    return Played(REGISTER.procedure).take("draft", date(2026, 1, 12), by="甲", facts=facts)


def test_who_drafted_cannot_check() -> None:
    with pytest.raises(Refused, match="办理“起草报告”的人不得办理本步"):
        drafted().take("check", by="甲")


def test_who_drafted_cannot_approve() -> None:
    deliberated = drafted().take("check", by="乙").take("deliberate", by="丙", facts={"meeting": "某"})
    with pytest.raises(Refused, match="办理“起草报告”的人不得办理本步"):
        deliberated.take("approve", by="甲", facts={"document_number": "某"})
