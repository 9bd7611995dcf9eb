"""The cases beside this file, as a lawyer would read them."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from tests.casebook import cases, play
from zhunsheng.calendar import work_calendar
from zhunsheng.procedures import Actor, Attempt, Case, Refused, standing, take
from zhunsheng.records.registry import labels
from zhunsheng.registers.reconsideration.register import REGISTER


@pytest.mark.parametrize("path", cases(__file__), ids=lambda p: p.stem)
def test_the_case_runs_as_the_law_says(path: Path) -> None:
    play(REGISTER, path)


DAY = date(2026, 8, 3)
AFTER_ACCEPTANCE = ("simplify", "assign", "copy", "deliver_copy", "reply", "hear", "propose", "approve")
WITH_ONE = {"handlers": ("甲",), "simple_ground": "small", "complexity": "usual", "applicants": 1}


def taken(case: Case, key: str, **facts: object) -> Case:
    """The case a day later, with a step taken by somebody new."""
    step = REGISTER.procedure[key]
    case = replace(case, today=case.today + timedelta(days=1))
    given = {name: WITH_ONE.get(name, case.facts.get(name, "某")) for name in step.fills} | facts
    attempt = Attempt(
        step=key,
        on=case.today,
        actor=Actor(person=f"第{len(case.history)}人", roles=step.seats),
        outcome=step.outcomes[0] if step.outcomes else "",
        facts=given,
        documents=tuple(document.name for document in step.needs),
    )
    return replace(case, history=(*case.history, take(case, attempt)))


def open_now(case: Case) -> set[str]:
    return {one.step.key for one in standing(replace(case, today=case.today + timedelta(days=1))).open}


@pytest.mark.parametrize(
    "before", range(2, len(AFTER_ACCEPTANCE) + 1), ids=lambda n: f"{AFTER_ACCEPTANCE[n - 1]}以后"
)
def test_a_case_of_one_reviewer_that_turns_ordinary_waits_for_a_second_wherever_it_turns(before: int) -> None:
    case = Case(REGISTER.procedure, (), DAY, work_calendar(), labels=labels(REGISTER.key))
    for key in ("receive", "accept", *AFTER_ACCEPTANCE[:before], "to_ordinary"):
        case = taken(case, key)
    onward = {"investigate", "hear", "set_hearing", "propose", "approve", "decide"}
    assert open_now(case) & onward == set()
    case = taken(case, "reassign", handlers=("甲", "乙"))
    assert "investigate" in open_now(case)
    for key in ("copy", "deliver_copy", "reply", "hear", "propose", "approve", "decide"):
        if key in open_now(case):
            case = taken(case, key)
    assert case.ended


def test_a_case_of_one_reviewer_is_decided_as_long_as_it_stays_simple() -> None:
    case = Case(REGISTER.procedure, (), DAY, work_calendar(), labels=labels(REGISTER.key))
    for key in ("receive", "accept", *AFTER_ACCEPTANCE, "decide"):
        case = taken(case, key)
    assert case.ended


GROUNDS = {"2026 年文本": (date(2026, 7, 6), True), "2007 年文本": (date(2026, 6, 22), False)}


@pytest.mark.parametrize(("day", "lawful"), GROUNDS.values(), ids=GROUNDS)
@pytest.mark.parametrize("ground", ["criminal", "guidance", "process", "oversight", "petition"])
def test_the_five_kinds_are_grounds_only_under_the_regulation_of_2026(
    ground: str, day: date, *, lawful: bool
) -> None:
    case = taken(Case(REGISTER.procedure, (), day, work_calendar(), labels=labels(REGISTER.key)), "receive")
    if lawful:
        assert taken(case, "reject", reject_ground=ground).ended
    else:
        with pytest.raises(Refused, match="2026 年文本第三十六条"):
            taken(case, "reject", reject_ground=ground)


REFUSED = {
    "错列被申请人没有告知变更": ("reject", {"reject_ground": "respondent"}, "须先告知申请人变更"),
    "只有律师代理": ("name_agents", {"respondent_staff": 0, "respondent_lawyers": 1}, "不得仅委托律师"),
    "三名工作人员代理": ("name_agents", {"respondent_staff": 3}, "最多 2"),
    "十名申请人推选代表人": ("elect", {"applicants": 10, "representatives": 2}, "没有多到须推选"),
    "十一名申请人一名代表": ("elect", {"applicants": 11, "representatives": 1}, "至少 2"),
    "十一名申请人六名代表": ("elect", {"applicants": 11, "representatives": 6}, "最多 5"),
    "2026 年文本驳回申请以已经履行为由": ("dismiss", {"dismiss_ground": "duty"}, "驳回请求"),
}  # fmt: skip


@pytest.mark.parametrize(("key", "facts", "why"), REFUSED.values(), ids=REFUSED)
def test_what_the_regulation_of_2026_does_not_let_is_refused_with_its_reason(
    key: str, facts: dict[str, object], why: str
) -> None:
    case = Case(REGISTER.procedure, (), date(2026, 7, 6), work_calendar(), labels=labels(REGISTER.key))
    case = taken(case, "receive", applicants=facts.pop("applicants", 1))
    if key != "reject":
        for earlier in ("accept", "assign", "copy", "deliver_copy"):
            case = taken(case, earlier, **({"handlers": ("甲", "乙")} if earlier == "assign" else {}))
    with pytest.raises(Refused, match=why):
        taken(case, key, **facts)


def test_each_new_rule_of_the_regulation_has_its_step_on_its_first_day_and_none_before() -> None:
    only_new = {
        "self_correct", "insist", "repeat", "name_agents", "attach", "ask_elevation", "not_elevated", "elevate", "hand_over",
    }  # fmt: skip
    known = {
        day: {step.key for step in REGISTER.procedure.steps if step.provision(day)}
        for day in (date(2026, 6, 30), date(2026, 7, 1))
    }
    assert known[date(2026, 7, 1)] - known[date(2026, 6, 30)] == only_new
    assert known[date(2026, 6, 30)] - known[date(2026, 7, 1)] == {"report_major"}
