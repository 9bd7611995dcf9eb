"""The cases beside this file, as a lawyer would read them, and numbers that cannot be."""

from datetime import date
from pathlib import Path

import pytest

from tests.casebook import cases, play
from tests.procedures.made import Played
from zhunsheng.procedures import Refused
from zhunsheng.registers.legal_learning.register import REGISTER

DAY = date(2026, 3, 2)


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)


def test_no_more_can_pass_than_were_examined() -> None:
    exam = Played(REGISTER.procedure).take(
        "plan", DAY, facts={"kind": "exam", "topic": "某", "planned_on": DAY}
    )
    with pytest.raises(Refused, match="合格人数不能多于参考人数"):
        exam.take("examine", facts={"takers": 40, "passed": 41})
    assert exam.take("examine", facts={"takers": 40, "passed": 40}).case.facts["passed"] == 40
