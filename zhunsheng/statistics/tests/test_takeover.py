"""A register that owns a figure fills the blank; the organ's own number stays beside it, and the difference is shown."""

from datetime import date
from decimal import Decimal

import pytest

from tests.records.steps import agreed, at, dispute, step
from zhunsheng.figures import Missing, Period
from zhunsheng.records.actions import open_case
from zhunsheng.statistics.actions import fill, fill_rest, hand_in, sign, submit
from zhunsheng.statistics.errors import NotReady
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.reviewing import standing
from zhunsheng.statistics.tests.conftest import Team

QUARTER = Period.quarter(2026, 1)
NOW = at(date(2026, 4, 3))
NEIGHBOUR, FAMILY = "mediation.accepted.kind.neighbour", "mediation.accepted.kind.family"


@pytest.fixture
def disputes(team: Team) -> Team:
    """Two disputes between neighbours accepted in 甲镇 in the first quarter, one of them agreed on."""
    days = [date(2026, 3, day) for day in (3, 4, 5, 6, 9)]
    agreed(team.cast.mediator, dispute(team.cast.mediator, on=days[0]), *days)
    row = dispute(team.cast.mediator, on=days[0])
    step(team.cast.mediator, row, "accept", days[0])
    return team


def unregistered(row: Sheet) -> dict[str, str]:
    """Zero for everything that the register does not say."""
    return {key: "0" for key, cell in standing(row, NOW).cells.items() if cell.registered is None}


def test_the_registers_numbers_stand_in_the_blanks(disputes: Team) -> None:
    row = disputes.issue("jia", key="mediation", period=QUARTER, now=NOW)[0]
    cells = standing(row, NOW).cells
    assert cells[NEIGHBOUR].registered == 2
    assert cells[FAMILY].registered == 0
    assert cells["mediation.accepted"].counted == 2
    assert cells["mediation.oral.kind.neighbour"].registered is None
    assert cells["mediation.amount.kind.family"].registered == 0


def test_a_record_without_the_number_asked_for_leaves_the_blank_to_the_organ(disputes: Team) -> None:
    """One dispute was agreed on and nobody recorded the amount: the register cannot say, and zero would be made up."""
    row = disputes.issue("jia", key="mediation", period=QUARTER, now=NOW)[0]
    assert standing(row, NOW).cells["mediation.amount.kind.neighbour"].registered is None


def test_an_organ_without_a_record_in_the_register_answers_for_itself(disputes: Team) -> None:
    row = disputes.issue("yi", key="mediation", period=QUARTER, now=NOW)[0]
    assert standing(row, NOW).cells[NEIGHBOUR].registered is None


def test_only_what_no_register_counts_must_be_typed(disputes: Team) -> None:
    row = disputes.issue("jia", key="mediation", period=QUARTER, now=NOW)[0]
    own = unregistered(row)
    row = fill(disputes.jia, row.pk, own, version=1, now=NOW)
    assert submit(disputes.jia, row.pk, version=row.version, now=NOW).state == "review"


def test_a_difference_is_explained_kept_and_not_hidden(disputes: Team) -> None:
    row = disputes.issue("jia", key="mediation", period=QUARTER, now=NOW)[0]
    own = unregistered(row)
    row = fill(disputes.jia, row.pk, own | {NEIGHBOUR: "5"}, version=1, now=NOW)
    with pytest.raises(NotReady, match="本单位填 5，登记算得 2"):
        submit(disputes.jia, row.pk, version=row.version, now=NOW)
    row = fill(
        disputes.jia, row.pk, {}, notes={NEIGHBOUR: "三件口头化解，没有登记"}, version=row.version, now=NOW
    )
    row = submit(disputes.jia, row.pk, version=row.version, now=NOW)
    row = sign(disputes.jia_head, row.pk, version=row.version, now=NOW)
    hand_in(disputes.jia, row.pk, now=NOW)
    cell = disputes.sheet(key="mediation", period=QUARTER).filled[NEIGHBOUR]
    assert (cell.value, cell.registered, cell.counted) == (Decimal(5), Decimal(2), Decimal(2))
    assert cell.differs


def test_filling_up_with_zeros_leaves_what_the_register_says(disputes: Team) -> None:
    row = disputes.issue("jia", key="mediation", period=QUARTER, now=NOW)[0]
    row = fill_rest(disputes.jia, row.pk, "0", version=1, now=NOW)
    assert row.filled[NEIGHBOUR].missing is Missing.NOT_REPORTED
    assert row.filled["mediation.oral"].value == 0


def test_a_register_that_moves_after_the_signature_wants_a_new_one(disputes: Team) -> None:
    """The head signed two disputes between neighbours; a third must not go up under that signature."""
    row = disputes.issue("jia", key="mediation", period=QUARTER, now=NOW)[0]
    row = fill(disputes.jia, row.pk, unregistered(row), version=1, now=NOW)
    row = submit(disputes.jia, row.pk, version=row.version, now=NOW)
    row = sign(disputes.jia_head, row.pk, version=row.version, now=NOW)
    late = dispute(disputes.cast.mediator, on=date(2026, 3, 20))
    step(disputes.cast.mediator, late, "accept", date(2026, 3, 20))
    with pytest.raises(NotReady, match="“邻里·受理”2 → 3.*请重新送审"):
        hand_in(disputes.jia, row.pk, now=NOW)
    row = submit(disputes.jia, row.pk, version=row.version, now=NOW)
    assert row.signed_by is None
    row = sign(disputes.jia_head, row.pk, version=row.version, now=NOW)
    assert hand_in(disputes.jia, row.pk, now=NOW)[0].filled[NEIGHBOUR].counted == 3


def test_what_is_handed_in_keeps_the_registers_number_of_that_day(disputes: Team) -> None:
    row = disputes.issue("jia", key="mediation", period=QUARTER, now=NOW)[0]
    own = unregistered(row)
    row = fill(disputes.jia, row.pk, own, version=1, now=NOW)
    row = submit(disputes.jia, row.pk, version=row.version, now=NOW)
    row = sign(disputes.jia_head, row.pk, version=row.version, now=NOW)
    hand_in(disputes.jia, row.pk, now=NOW)
    late = dispute(disputes.cast.mediator, on=date(2026, 3, 20))
    step(disputes.cast.mediator, late, "accept", date(2026, 3, 20))
    assert standing(disputes.sheet(key="mediation", period=QUARTER), NOW).cells[NEIGHBOUR].counted == 2


def test_a_figure_known_by_another_name_fills_the_blank_and_shows_the_difference(team: Team) -> None:
    """`leadership.instructions` of the form is `first_responsible.instructions` of the register."""
    on = date(2025, 5, 12)
    said = {"person": "某", "post": "government", "kind": "instruction", "duty": "planning"}
    row = open_case(team.jia, "first_responsible", organ="jia", title="批示", on=on, now=at(on), facts=said)
    step(team.jia_head, row, "attest", on, "履职佐证")
    sheet = team.issue("jia")[0]
    cells = standing(sheet, at(date(2026, 1, 8))).cells
    assert cells["leadership.instructions"].registered == 1
    assert cells["leadership.meetings"].registered is None
    sheet = fill(team.jia, sheet.pk, {"leadership.instructions": "3"}, version=1, now=at(date(2026, 1, 8)))
    cell = standing(sheet, at(date(2026, 1, 8))).cells["leadership.instructions"]
    assert (cell.value, cell.counted, cell.differs) == (Decimal(3), Decimal(1), True)
