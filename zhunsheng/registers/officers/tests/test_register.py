"""The cases beside this file, as a lawyer would read them, and who may not issue to whom."""

from datetime import date
from pathlib import Path

import pytest

from tests.casebook import cases, play
from tests.procedures.made import Played
from zhunsheng.procedures import Refused
from zhunsheng.registers.officers.register import REGISTER

DAY = date(2026, 3, 2)
APPLIED = {
    "person": ("甲",), "id_number": "某", "establishment": "civil", "kind": "enforcement", "field": "某", "lawyer": "yes",
}  # fmt: skip
ISSUED = {
    "certificate_number": "1", "area": "某", "review": "none", "valid_from": DAY, "valid_until": date(2031, 3, 1),
    "check_by_on": date(2027, 3, 31),
}  # fmt: skip


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)


def exempted() -> Played:
    return (
        Played(REGISTER.procedure)
        .take("apply", DAY, by="联络员", facts=APPLIED)
        .take("examine_post")
        .take("exempt")
    )


@pytest.mark.parametrize("own", ["甲", "联络员"], ids=["领证的人自己", "申领的经办人"])
def test_nobody_issues_their_own_certificate(own: str) -> None:
    with pytest.raises(Refused, match="的人不得办理本步"):
        exempted().take("issue", by=own, facts=ISSUED)


def test_a_certificate_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(Refused, match="有效期至不能早于有效期起"):
        exempted().take("issue", facts=ISSUED | {"valid_until": date(2026, 3, 1)})
    assert exempted().take("issue", facts=ISSUED).case.facts["state"] == "有效"
