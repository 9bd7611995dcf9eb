"""The walk finds what is unsound; on sound procedures it finds nothing (tests/house walks every register)."""

from dataclasses import replace
from datetime import date

import pytest

from tests.procedures.made import LAW, PROCEDURE, step
from zhunsheng.calendar import work_calendar
from zhunsheng.declare import End, Procedure, outcome_is, requires
from zhunsheng.procedures.walk import core, detours, walk

DAY = date(2025, 3, 3)


def problems(procedure: Procedure) -> str:
    return "；".join(walk(procedure, law_on=DAY, calendar=work_calendar()).problems())


def changed(key: str, **words: object) -> Procedure:
    """The made-up procedure with one step written otherwise."""
    steps = tuple(
        replace(s, **words) if s.key == key else s  # type: ignore[arg-type]
        for s in PROCEDURE.steps
    )
    return Procedure(steps=steps, governed_by=PROCEDURE.governed_by, decisions=PROCEDURE.decisions)


def test_a_sound_procedure_has_no_problems() -> None:
    assert problems(PROCEDURE) == ""


def test_a_step_that_nothing_leads_to_is_found() -> None:
    assert "步骤“公开征求意见”走不到" in problems(
        changed("publish", after=None, gates=(requires("decide", basis=LAW),))
    )


def test_a_suspension_that_nobody_can_lift_is_found() -> None:
    assert "走到不了终点：" in problems(changed("resume", gates=(requires("decide", basis=LAW),)))


def test_a_gate_that_can_never_open_leaves_no_way_to_the_end() -> None:
    only = Procedure(
        steps=(
            step("open", "登记", fills="kind"),
            step("close", "办结", after="open", ends=End.RESOLVED, gates=outcome_is("open", "好", basis=LAW)),
        ),
        governed_by=(),
    )
    assert "走不到" in problems(only)


def test_a_decision_reached_around_its_gate_is_found() -> None:
    """The engine checks gates itself, so a way around is shown by taking the gate's edges out of a walked graph."""
    walked = walk(PROCEDURE, law_on=DAY, calendar=work_calendar())
    walked.procedure = changed("decide", gates=(requires("publish", basis=LAW),))
    assert list(walked.ways_around("decide")) == ["不经公开征求意见也能“决定”"]


def test_the_walk_of_a_step_not_yet_law_leaves_it_out() -> None:
    walked = walk(PROCEDURE, law_on=date(2023, 3, 6), calendar=work_calendar())
    assert walked.reached == set()


def test_what_nothing_depends_on_is_walked_as_a_detour() -> None:
    found = core(PROCEDURE)
    assert {"decide", "opinion", "accept"} <= found
    assert frozenset({"suspend", "resume"}) in detours(PROCEDURE, found)
    assert frozenset({"execute"}) in detours(PROCEDURE, found)


def test_too_many_states_are_refused() -> None:
    with pytest.raises(RuntimeError, match="状态超过"):
        walk(PROCEDURE, law_on=DAY, calendar=work_calendar(), limit=3)
