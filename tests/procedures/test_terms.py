"""By when: suspension, restart, extension, and the version of the law that acts."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.procedures.made import DAY, LAW, OLD, Played, step
from zhunsheng.calendar import work_calendar
from zhunsheng.declare import Procedure, Term
from zhunsheng.law import lawbook, rule
from zhunsheng.procedures import Refused, overdue, standing

CALENDAR = work_calendar()


def due(played: Played, key: str) -> date | None:
    found = played.case.due(played.case.procedure[key])
    return found.last_day if found and found.due else None


def accepted(on: date = DAY) -> Played:
    return Played().take("open", on).take("accept", on)


def test_sixty_days_end_on_the_sixtieth_day() -> None:
    assert due(accepted(), "decide") == date(2025, 5, 6)  # 5 月 2 日在劳动节假期，顺延到 5 月 6 日，星期二


def test_five_working_days_skip_the_weekend() -> None:
    assert due(Played().play("open"), "accept") == date(2025, 3, 10)  # 星期一


def test_a_term_that_is_suspended_has_no_last_day() -> None:
    played = accepted().take("suspend", date(2025, 3, 10))
    found = played.case.due(played.case.procedure["decide"])
    assert found
    assert found.due is None
    assert found.remaining == 54


@given(gap=st.integers(1, 40), length=st.integers(1, 200))
def test_a_pause_of_n_days_moves_the_end_by_n_days(gap: int, length: int) -> None:
    start = DAY + timedelta(days=gap)
    played = accepted().take("suspend", start).take("resume", start + timedelta(days=length))
    unrolled = DAY + timedelta(days=60 + length)
    found = due(played, "decide")
    assert found == (unrolled if CALENDAR.is_workday(unrolled) else CALENDAR.next_workday(unrolled))


@given(
    pauses=st.lists(st.tuples(st.integers(1, 12), st.integers(1, 30)), min_size=1, max_size=4),
)
def test_several_pauses_add_up(pauses: list[tuple[int, int]]) -> None:
    played, day, total = accepted(), DAY, 0
    for gap, length in pauses:
        day += timedelta(days=gap)
        played.take("suspend", day)
        day += timedelta(days=length)
        played.take("resume", day)
        total += length
    unrolled = DAY + timedelta(days=60 + total)
    assert due(played, "decide") == (
        unrolled if CALENDAR.is_workday(unrolled) else CALENDAR.next_workday(unrolled)
    )


@given(after=st.integers(1, 60))
def test_an_extension_adds_thirty_days_whenever_it_is_granted_in_time(after: int) -> None:
    plain, extended = accepted(), accepted()
    extended.take("extend", DAY + timedelta(days=after))
    unrolled = DAY + timedelta(days=90)
    assert due(extended, "decide") == (
        unrolled if CALENDAR.is_workday(unrolled) else CALENDAR.next_workday(unrolled)
    )
    assert due(extended, "decide") > due(plain, "decide")  # type: ignore[operator]


def test_an_extension_cannot_revive_an_expired_term() -> None:
    with pytest.raises(Refused, match="期限已过"):
        accepted().take("extend", date(2025, 5, 7))


def test_a_correction_of_the_papers_counts_the_review_anew() -> None:
    played = Played().play("open").take("notify", date(2025, 3, 5)).take("corrected", date(2025, 3, 17))
    assert due(played, "accept") == date(2025, 3, 24)  # 星期一


def test_the_law_of_the_day_of_acceptance_acts() -> None:
    assert accepted(date(2025, 3, 3)).case.law_on == date(2025, 3, 3)


def test_lateness_is_written_once() -> None:
    played = Played().play("open").at(date(2025, 3, 11))
    events = overdue(played.case)
    assert [(e.step, e.facts["due"]) for e in events] == [("accept", "2025-03-10")]
    played.add(events[0])
    assert overdue(played.at(date(2025, 4, 1)).case) == []


def test_a_step_on_its_last_day_is_in_time_and_late_the_day_after() -> None:
    in_time = Played().play("open").take("accept", date(2025, 3, 10))
    late = Played().play("open").take("accept", date(2025, 3, 11))
    assert [t.days_late for t in standing(in_time.case).taken] == [0, 0]
    assert [t.days_late for t in standing(late.case).taken] == [0, 1]


def test_a_term_that_ends_in_a_year_without_a_calendar_has_a_provisional_day() -> None:
    played = Played().take("open", date(2026, 12, 28))
    (accept,) = [o for o in standing(played.case).open if o.step.key == "accept"]
    assert accept.due
    assert accept.due.shown == "2027-01-05或其后（放假安排未公布）"
    assert accept.uncounted == ""
    assert standing(played.case).next_due == date(2027, 1, 5)


def test_nobody_is_late_before_a_provisional_day_is_over_for_certain() -> None:
    played = Played().take("open", date(2026, 12, 28))
    assert standing(played.at(date(2027, 1, 7)).case).late == ()
    assert overdue(played.at(date(2027, 1, 7)).case) == []
    assert [(e.step, e.facts["due"]) for e in overdue(played.at(date(2027, 1, 8)).case)] == [
        ("accept", "2027-01-07")
    ]


def test_a_period_that_must_have_run_out_has_done_so_only_when_it_is_certain() -> None:
    played = Played().take("open", date(2026, 12, 24)).take("accept").take("opinion").take("consent")
    stand = standing(played.take("decide", date(2026, 12, 30)).case)
    (shut,) = [c for c in stand.closed if c.step.key == "execute"]
    assert shut.reasons[0].text == "须待期间届满（2027-01-08）之后"


def test_the_term_of_a_step_that_cannot_be_taken_yet_runs_all_the_same() -> None:
    stand = standing(accepted().case)
    assert "decide" not in {o.step.key for o in stand.open}
    assert stand.next_due == date(2025, 5, 6)


def test_a_decision_nobody_prepared_is_late_when_its_day_has_passed() -> None:
    played = accepted().at(date(2025, 5, 7))
    assert [(e.step, e.facts["due"]) for e in overdue(played.case)] == [("decide", "2025-05-06")]


def test_a_step_that_an_outcome_has_ruled_out_is_not_waited_for() -> None:
    played = Played().play("open", "reject")
    assert standing(played.at(date(2026, 3, 3)).case).late == ()


def test_a_repeatable_step_taken_before_is_awaited_only_when_nothing_else_is_left() -> None:
    played = Played().play("open", "accept", "opinion")
    assert [o.step.key for o in standing(played.case).awaited] == ["consent"]
    played.take("consent", outcome="退回")
    assert [o.step.key for o in standing(played.case).awaited] == ["opinion", "consent"]


def test_a_countys_own_parameter_acts_in_its_cases(tmp_path: Path) -> None:
    (tmp_path / "parameters.yaml").write_text(
        "reconsideration.decision_ordinary:\n"
        "  - {value: 45 calendar_days, from: 2025-01-01, basis: 云溪县行政复议提速办法（虚构）}\n",
        encoding="utf-8",
    )
    played = accepted()
    played.case = replace(played.case, book=lawbook(tmp_path))
    assert due(played, "decide") == date(2025, 4, 17)


def test_a_term_whose_old_text_nobody_has_checked_says_so_and_has_no_last_day() -> None:
    """Before 2024 the period for asking for corrections stood in a text that was not read."""
    term = Term(rule=rule("reconsideration.correction_notice"), since="open", gap="旧条文没有对过原文")
    first, then = (
        step(key, key, basis=(OLD, LAW), after=None if key == "open" else "open") for key in ("open", "tell")
    )
    told = Procedure(steps=(first, replace(then, within=term)), governed_by=())
    for day, says in ((date(2023, 3, 1), "旧条文没有对过原文"), (date(2025, 3, 3), "")):
        case = Played(told).take("open", day, facts={}).case
        assert case.uncounted(case.procedure["tell"]) == says
        assert (case.due(case.procedure["tell"]) is None) == bool(says)
