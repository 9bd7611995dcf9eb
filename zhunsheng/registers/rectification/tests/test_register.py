"""The cases beside this file, as a lawyer would read them, and who may not close what."""

from datetime import date
from pathlib import Path

import pytest

from tests.casebook import cases, play
from tests.procedures.made import Played
from zhunsheng.procedures import Refused
from zhunsheng.registers.rectification.register import REGISTER

DAY = date(2026, 3, 2)
FOUND = {"source": "visit", "scope": "own", "kind": "enforcement", "detail": "某"}
PLANNED = {"cause": "duty", "measures": "某", "responsible": "某"}


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)


def handed_in() -> Played:
    """A problem whose result 甲 has handed in on 甲's own plan."""
    played = Played(REGISTER.procedure).take("find", DAY, by="督察员", facts=FOUND)
    played.take("charge", by="督察员", facts={"required_on": date(2026, 4, 30)})
    return played.take("plan", by="甲", facts=PLANNED).take("rectify", by="甲", facts={"result": "某"})


def test_who_rectified_cannot_review_for_the_organ() -> None:
    with pytest.raises(Refused, match="办理“报送整改方案”的人不得办理本步"):
        handed_in().take("review", by="甲")


@pytest.mark.parametrize("own", ["甲", "乙"])
def test_nobody_closes_their_own_rectification(own: str) -> None:
    with pytest.raises(Refused, match="的人不得办理本步"):
        handed_in().take("review", by="乙").take("sign_off", by=own)


@pytest.mark.parametrize("step", ["sign_off", "send_back"])
@pytest.mark.parametrize("role", ["liaison", "handler", "head"])
def test_who_works_in_the_organ_cannot_check_it_even_without_having_acted(step: str, role: str) -> None:
    played = handed_in().take("review", by="乙")
    facts = {"returned_for": "某"} if step == "send_back" else {}
    with pytest.raises(Refused, match="本单位的.*不得办理本步"):
        played.take(step, by="丙", facts=facts, roles=frozenset({"inspector", role}))


def test_who_charged_the_organ_may_close() -> None:
    closed = handed_in().take("review", by="乙").take("sign_off", by="督察员").case
    assert closed.facts["signed_off_on"] == DAY


def test_a_last_day_before_the_charge_is_refused() -> None:
    played = Played(REGISTER.procedure).take("find", DAY, facts=FOUND)
    with pytest.raises(Refused, match="整改期限不能早于交办日期"):
        played.take("charge", facts={"required_on": date(2026, 3, 1)})


def test_reopening_takes_the_closing_day_back() -> None:
    played = handed_in().take("review", by="乙").take("sign_off", by="督察员")
    assert played.case.facts["signed_off_on"] == DAY
    reopened = played.take("reopen", facts={"required_on": date(2026, 5, 29), "returned_for": "反弹"}).case
    assert reopened.facts.get("signed_off_on") is None
