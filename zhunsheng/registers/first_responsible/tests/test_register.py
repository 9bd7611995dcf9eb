"""The cases beside this file, as a lawyer would read them, and who may not attest."""

from datetime import date
from pathlib import Path

import pytest

from tests.casebook import cases, play
from tests.procedures.made import Played
from zhunsheng.procedures import Refused
from zhunsheng.registers.first_responsible.register import REGISTER

MEETING = {"person": "某", "post": "government", "kind": "meeting", "duty": "planning"}


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)


def test_who_registered_a_deed_cannot_attest_it() -> None:
    played = Played(REGISTER.procedure).take("register", date(2026, 4, 13), by="甲", facts=MEETING)
    with pytest.raises(Refused, match="办理“登记履职”的人不得办理本步"):
        played.take("attest", by="甲")
