"""The cases beside this file, as a lawyer would read them, and who and what is refused."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.casebook import cases, play
from tests.procedures.made import Played
from zhunsheng.procedures import Refused
from zhunsheng.registers.penalty.register import REGISTER

DAY = date(2026, 5, 11)  # 星期一
REPORTED = {"source": "inspection", "cause": "某", "party_kind": "citizen", "party": "某"}
SPOT = {
    "handlers": ("甲", "乙"),
    "facts_found": "某",
    "grounds": "某",
    "penalties": ({"kind": "fine"},),
    "main_kind": "fine",
}
PROPOSED = {
    "grounds": "某", "grade": "usual", "benchmark": "kept", "grade_reasons": "某", "penalties": ({"kind": "fine"},),
    "complexity": "usual", "review_ground": "other",
}  # fmt: skip


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)


def reported(**facts: Any) -> Played:
    return Played(REGISTER.procedure).take("report", DAY, facts=REPORTED | facts)


def defended() -> Played:
    """甲 and 乙 handle the case, 丙 took the proposal's notice to the party for them."""
    played = reported().take("file", facts={"handlers": ("甲", "乙")})
    played.take("gather", by="甲", facts={"evidence": ({"name": "某"},), "facts_found": "某"})
    played.take("propose", by="甲", facts=PROPOSED).take("notify", by="乙", facts={"hearing_right": "no"})
    return played.take("defend", by="乙", facts={"defence_review": "某"})


@pytest.mark.parametrize(
    ("kind", "most"),
    [("citizen", 200), ("organization", 3000), ("household", 3000)],
    ids=["公民二百元", "法人或者其他组织三千元", "个体工商户三千元"],
)
def test_a_fine_over_the_cap_is_no_penalty_on_the_spot(kind: str, most: int) -> None:
    with pytest.raises(Refused, match="超过的适用普通程序"):
        reported(party_kind=kind).take("punish_on_spot", facts=SPOT | {"payable": most + 1})
    at_the_cap = reported(party_kind=kind).take("punish_on_spot", facts=SPOT | {"payable": most})
    assert at_the_cap.case.facts["way"] == "简易程序"


def test_only_a_warning_or_a_fine_is_given_on_the_spot() -> None:
    with pytest.raises(Refused, match="当场只能给予警告或者罚款"):
        reported().take("punish_on_spot", facts=SPOT | {"main_kind": "criticism"})


def test_one_officer_is_too_few_unless_a_law_says_so() -> None:
    with pytest.raises(Refused, match="至少 2"):
        reported().take("file", facts={"handlers": ("甲",)})
    alone = {"handlers": ("甲",), "one_officer": "某法第八十七条"}
    assert reported().take("punish_on_spot", facts=SPOT | alone).case.facts["result"] == "给予处罚"


@pytest.mark.parametrize("step", ["review", "return_inquiry", "decide", "spare", "transfer", "drop"])
@pytest.mark.parametrize("own", ["甲", "乙"], ids=["办过的承办人", "列名的承办人"])
def test_nobody_reviews_or_decides_their_own_case(step: str, own: str) -> None:
    with pytest.raises(Refused, match="的人不得办理本步"):
        defended().take(step, by=own)


def test_a_handler_who_was_replaced_stays_a_handler() -> None:
    played = defended().take("replace", facts={"handlers": ("丙", "丁")})
    with pytest.raises(Refused, match="办理“调查终结”的人不得办理本步"):
        played.take("review", by="甲", facts={"review_opinion": "某"})
    with pytest.raises(Refused, match="列为“handlers”的人不得办理本步"):
        played.take("review", by="丙", facts={"review_opinion": "某"})


def test_a_handler_cannot_hold_the_hearing_though_named_as_its_host() -> None:
    played = reported().take("file", facts={"handlers": ("甲", "乙")})
    played.take("gather", by="甲", facts={"evidence": ({"name": "某"},), "facts_found": "某"})
    played.take("propose", by="甲", facts=PROPOSED).take("notify", by="甲", facts={"hearing_right": "yes"})
    played.take("request_hearing", by="甲").take(
        "set_hearing", facts={"hearing_on": DAY, "hearing_host": ("乙",)}
    )
    played.take("notify_hearing", by="乙")
    with pytest.raises(Refused, match="听证由非本案调查人员主持"):
        played.take("hold_hearing", by="乙", facts={"hearing_opinion": "某"})


def test_the_late_fee_is_not_above_the_fine() -> None:
    played = reported(party_kind="organization").take("punish_on_spot", facts=SPOT | {"payable": 3000})
    late = date(2026, 8, 3)
    with pytest.raises(Refused, match="不得超出罚款的数额"):
        played.take("add_fee", late, facts={"late_fee": 3001})
    assert played.take("add_fee", late, facts={"late_fee": 3000}).case.facts["late_fee"] == 3000
