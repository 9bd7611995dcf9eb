"""Work that goes back and forth: handed in, returned, handed in again; last days that an office or a year sets."""

from datetime import date

import pytest

from tests.procedures.made import LAW, Played, step
from zhunsheng.calendar import work_calendar
from zhunsheng.declare import CHIEF, HANDLER, End, Procedure, any_of, field_is, in_order, outsider, requires
from zhunsheng.law import rule
from zhunsheng.procedures import Actor, Correction, Refused, correct, standing
from zhunsheng.procedures.walk import walk

DAY = date(2026, 3, 2)  # 星期一
DUE = date(2026, 3, 20)


def state(value: str):
    return field_is("state", value, basis=LAW, say=f"不是{value}")


PROCEDURE = Procedure(
    steps=(
        step("open", "交办", fills="due_day", dated="opened_day", sets={"state": "在办"},
             gates=in_order("opened_day", "due_day", basis=LAW)),
        step("hand_in", "报送", after=any_of("open", "send_back"), repeatable=True, gates=state("在办"),
             within=rule("practice.set_day"), since="due_day", sets={"state": "待核"}),
        step("send_back", "退回", after="hand_in", repeatable=True, optional=True, gates=state("待核"),
             restarts="hand_in", sets={"state": "在办"}),
        step("close", "销号", after="hand_in", gates=(requires("hand_in", basis=LAW), state("待核")), ends=End.RESOLVED),
    ),
    governed_by=("opened_day",),
    decisions=("close",),
)  # fmt: skip


def opened(due: date = DUE) -> Played:
    return Played(PROCEDURE).take("open", DAY, facts={"due_day": due})


def late(played: Played, on: date) -> set[str]:
    return {s.step.key for s in standing(played.at(on).case).late}


def test_every_round_reaches_the_end_and_none_goes_around_the_gate() -> None:
    assert list(walk(PROCEDURE, law_on=DAY, calendar=work_calendar()).problems()) == []


def test_a_field_that_a_later_step_writes_shuts_nothing_for_good() -> None:
    assert "close" not in opened().case.closed_for_good


def test_what_was_returned_has_to_be_handed_in_again() -> None:
    played = opened().take("hand_in").take("send_back")
    with pytest.raises(Refused, match="不是待核"):
        played.take("close")
    assert played.take("hand_in").take("close").case.ended is End.RESOLVED


def test_the_day_that_was_set_is_the_last_day_also_on_a_sunday() -> None:
    played = opened(date(2026, 3, 22))
    assert late(played, date(2026, 3, 22)) == set()
    assert late(played, date(2026, 3, 23)) == {"hand_in"}


def test_what_was_handed_in_is_not_late_any_more() -> None:
    assert late(opened().take("hand_in", date(2026, 3, 19)), date(2026, 4, 30)) == set()


def test_returned_before_the_last_day_it_is_due_on_that_day() -> None:
    played = opened().take("hand_in", date(2026, 3, 10)).take("send_back", date(2026, 3, 11))
    assert late(played, DUE) == set()
    assert late(played, date(2026, 3, 21)) == {"hand_in"}


def test_returned_after_the_last_day_it_is_late_from_the_next_day() -> None:
    played = opened().take("hand_in", date(2026, 3, 20)).take("send_back", date(2026, 4, 1))
    assert late(played, date(2026, 4, 1)) == set()
    assert late(played, date(2026, 4, 2)) == {"hand_in"}


def test_a_last_day_before_the_start_is_refused() -> None:
    with pytest.raises(Refused, match="2026-03-01 不能早于或者小于 2026-03-02"):
        opened(date(2026, 3, 1))
    assert opened(DAY).case.facts["due_day"] == DAY


def test_a_correction_cannot_put_the_start_behind_the_last_day() -> None:
    case = opened().at(date(2026, 4, 30)).case
    clerk = Actor(person="甲", roles=frozenset({"handler"}))
    with pytest.raises(Refused, match="不能早于或者小于"):
        correct(case, Correction(seq=1, actor=clerk, reason="日期录错", on=date(2026, 3, 23)))


YEARLY = Procedure(
    steps=(
        step("draft", "起草", fills="year"),
        step(
            "send",
            "报送",
            after="draft",
            within=rule("annual.to_upper_level"),
            since="year",
            ends=End.RESOLVED,
        ),
    ),
    governed_by=(),
)


@pytest.mark.parametrize("drafted", [date(2025, 12, 15), date(2026, 1, 12), date(2026, 3, 5)])
def test_a_year_ends_on_its_last_day_whenever_the_case_was_opened(drafted: date) -> None:
    case = Played(YEARLY).take("draft", drafted, facts={"year": 2025}).case
    due = case.due(YEARLY["send"])
    assert due
    assert due.last_day == date(2026, 3, 1)


APART = Procedure(
    steps=(
        step("find", "登记"),
        step(
            "check",
            "核验",
            by=(CHIEF, HANDLER),
            after="find",
            gates=outsider(HANDLER, basis=LAW),
            ends=End.RESOLVED,
        ),
    ),
    governed_by=(),
)


def test_who_holds_a_role_in_the_organ_is_no_outsider() -> None:
    played = Played(APART).take("find", DAY)
    with pytest.raises(Refused, match="本单位的承办人不得办理本步"):
        played.take("check", roles=frozenset({"chief", "handler"}))
    assert played.take("check", roles=frozenset({"chief"})).case.ended is End.RESOLVED


def test_a_step_for_outsiders_is_shut_with_its_reason_to_who_is_none() -> None:
    case = Played(APART).take("find", DAY).case
    inside = standing(case, Actor(person="甲", roles=frozenset({"chief", "handler"})))
    assert [str(r) for s in inside.closed for r in s.reasons] == [f"本单位的承办人不得办理本步（{LAW}）"]
    assert [s.step.key for s in standing(case).open] == ["check"]
