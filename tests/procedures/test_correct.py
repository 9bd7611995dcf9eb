"""A wrongly entered step is corrected by a later event, never by editing."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.procedures.made import DAY, Played
from zhunsheng.procedures import Actor, Correction, Kind, Refused, correct


def wanted(seq: int, role: str = "handler", **words: object) -> Correction:
    facts: dict[str, object] = {"reason": "录入有误"} | words
    return Correction(seq=seq, actor=Actor(person="更正人", roles=frozenset({role})), **facts)  # type: ignore[arg-type]


def test_a_corrected_day_moves_the_term() -> None:
    played = Played().take("open", DAY).take("accept", date(2025, 3, 6))
    played.add(correct(played.case, wanted(2, on=date(2025, 3, 4))))
    assert played.case.facts["accepted_day"] == date(2025, 3, 4)
    assert played.case.history[-1].kind is Kind.CORRECTED


def test_the_old_event_stays_in_the_history() -> None:
    played = Played().take("open", DAY).take("accept", date(2025, 3, 6))
    before = played.case.history
    played.add(correct(played.case, wanted(2, on=date(2025, 3, 4))))
    assert played.case.history[:2] == before


def test_a_step_taken_back_is_open_again() -> None:
    played = Played().play("open", "accept")
    played.add(correct(played.case, wanted(2, void=True)))
    assert "accept" not in played.case.taken
    assert played.take("reject", date(2025, 3, 5)).case.ended


def test_a_step_that_others_rest_on_cannot_be_taken_back_first() -> None:
    played = Played().play("open", "accept", "opinion")
    with pytest.raises(Refused, match=r"“合法性审查”（第 3 条）不再成立：须先“受理”"):
        correct(played.case, wanted(2, void=True))


def test_a_correction_needs_a_reason() -> None:
    with pytest.raises(Refused, match="须写明理由"):
        correct(Played().play("open", "accept").case, wanted(2, void=True, reason="  "))


def test_a_correction_is_for_those_who_may_take_the_step() -> None:
    with pytest.raises(Refused, match="须由承办人办理"):
        correct(Played().play("open", "accept").case, wanted(2, role="clerk", void=True))


@pytest.mark.parametrize("seq", [0, 3, 99], ids=["none", "one too many", "far beyond"])
def test_what_is_not_there_cannot_be_corrected(seq: int) -> None:
    with pytest.raises(Refused, match="没有可更正"):
        correct(Played().play("open", "accept").case, wanted(seq, void=True))


def test_what_was_taken_back_cannot_be_corrected_again() -> None:
    played = Played().play("open", "accept")
    played.add(correct(played.case, wanted(2, void=True)))
    with pytest.raises(Refused, match="没有可更正"):
        correct(played.case, wanted(2, void=True))


def test_the_opening_step_cannot_be_taken_back() -> None:
    with pytest.raises(Refused, match="开启案件的一步不能作废"):
        correct(Played().play("open").case, wanted(1, role="clerk", void=True))


def test_a_corrected_outcome_is_the_one_that_counts() -> None:
    played = Played().play("open", "accept", "opinion", "consent")
    played.add(correct(played.case, wanted(3, outcome="不合法")))
    with pytest.raises(Refused, match="现为不合法"):
        played.take("decide")


@given(days=st.lists(st.integers(0, 5), min_size=4, max_size=4))
def test_correcting_to_what_it_was_changes_nothing(days: list[int]) -> None:
    from datetime import timedelta

    played, day = Played(), DAY
    for key, gap in zip(("open", "accept", "opinion", "consent"), days, strict=True):
        day += timedelta(days=gap)
        played.take(key, day)
    before = (dict(played.case.facts), played.case.taken)
    played.add(correct(played.case, wanted(2, on=played.case.events[1].on)))
    assert (dict(played.case.facts), played.case.taken) == before
