"""The cases beside this file, as a lawyer would read them, and who may not re-examine."""

from datetime import date
from pathlib import Path

import pytest

from tests.casebook import cases, play
from tests.procedures.made import Played
from zhunsheng.procedures import Refused
from zhunsheng.registers.supervision.register import REGISTER

DAY = date(2026, 5, 11)
PLAN = {
    "mandate": "government",
    "form": "on_site",
    "matter": "某",
    "planned_on": DAY,
    "team": "某",
    "members": 2,
}


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)


@pytest.mark.parametrize("person", ["走访的人", "发意见书的人"])
def test_who_took_part_in_the_conclusion_withdraws_from_its_reexamination(person: str) -> None:
    played = Played(REGISTER.procedure).take("plan", DAY, facts=PLAN)
    played.take("visit", by="走访的人", facts={"problems": 1})
    played.take("opinion", by="发意见书的人", facts={"feedback_by_on": date(2026, 6, 30)})
    played.take("serve").take("object")
    with pytest.raises(Refused, match="的人不得办理本步"):
        played.take("reexamine", by=person)
