"""Every register in the list keeps the rules of the house, before it has a test of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from importlib import import_module

import pytest
from django.apps import apps

from tests.house.project import PACKAGE, REGISTERS
from zhunsheng.calendar import work_calendar
from zhunsheng.declare import Procedure, Register
from zhunsheng.declare.conditions import Seen
from zhunsheng.declare.gates import AtLeast, Elapsed, OtherPerson, Outsider
from zhunsheng.declare.steps import Step
from zhunsheng.law import Rule, Unit, instrument
from zhunsheng.law.dated_rules import TERMS
from zhunsheng.procedures import Actor, Attempt, Case, Event, Refused, standing, take
from zhunsheng.procedures.walk import Walk, Walker
from zhunsheng.records.county import calendar
from zhunsheng.records.fields import PeopleField
from zhunsheng.records.registry import own_fields, register

SAME_FILES = ("__init__.py", "apps.py", "models.py", "register.py", "phrases.py", "help.md", "demo.yaml")
PATTERN = "mediation"
"""The line of work that new ones are copied from."""
ONE_DAY = timedelta(days=1)
LAW_DAYS = {
    "2025-03-03 的法律": date(2025, 3, 3),
    "2022-03-03 的法律（复议法 2017 年文本）": date(2022, 3, 3),
    "2026-07-03 的法律（复议法实施条例 2026 年文本）": date(2026, 7, 3),
}
BACK = re.compile("退回|重做|重开|发回|返工|重新")
NOT_BACK = {
    # 被申请人重新作出行为，是执行复议决定，不是把已办的步骤退回。
    "reconsideration": {"redo"},
}
REVIEW = re.compile("审核|复核(?!申请|决定)|核验|批准|审批|审定|核实")
NOT_REVIEWED = {
    # 申请复核的是被督察单位自己；转普通程序由机构负责人批准，不是审查谁办的事。
    "supervision": {"object", "close"},
}
"""Steps whose name sounds like a review and is none, or whose separation has nothing to do with those who are named."""
ALWAYS = work_calendar()
PRACTICE = instrument("本机关工作制度")


@cache
def walker(key: str, day: date) -> Walker:
    """The walk of a register under the law of a day, done once: three tests look at it, and run in one process."""
    under_way = Walker(register(key).procedure, day, calendar(), 30_000)
    under_way.run()
    return under_way


def walked(key: str, day: date) -> Walk:
    """What that walk saw."""
    return walker(key, day).result


def looked_at(procedure: Procedure, history: tuple[Event, ...]) -> Case:
    """The case four hundred days after its last event."""
    return Case(procedure, history, history[-1].on + timedelta(days=400), ALWAYS)


every_register = pytest.mark.parametrize(
    "key", [pytest.param(key, marks=pytest.mark.xdist_group(f"walk {key}")) for key in REGISTERS]
)


@every_register
def test_the_declaration_holds_together(key: str) -> None:
    assert list(register(key).problems(own_fields(key))) == []


@every_register
def test_the_folder_holds_the_same_files_as_every_other(key: str) -> None:
    folder = PACKAGE / "registers" / key
    expected = {*SAME_FILES, "migrations/0001_initial.py", "tests/test_register.py"}
    assert {file for file in expected if not (folder / file).is_file()} == set()


@every_register
def test_the_name_of_the_folder_is_the_key(key: str) -> None:
    assert register(key).key == key


@every_register
def test_nothing_in_a_copied_folder_still_speaks_of_the_one_it_was_copied_from(key: str) -> None:
    """The how-to says to copy 人民调解; what forgot to change says so here, with its file."""
    name, package = register(key).name, import_module(f"zhunsheng.registers.{key}")
    said = {
        "__init__.py": (package.__doc__ or "").startswith(f"{name}："),
        "__init__.py（“样板业务”只有人民调解）": ("样板业务" in (package.__doc__ or "")) == (key == PATTERN),
        "apps.py": apps.get_app_config(key).verbose_name == name,
    }
    said |= {
        file.name: f"registers.{PATTERN}" not in file.read_text("utf-8")
        for file in (PACKAGE / "registers" / key).glob("*.py")
        if key != PATTERN
    }
    wrong = [file for file, right in said.items() if not right]
    assert wrong == [], f"改正 registers/{key}/ 里的这些：写的还不是“{name}”"


@every_register
@pytest.mark.parametrize("day", LAW_DAYS.values(), ids=LAW_DAYS)
def test_every_path_reaches_an_end_and_none_goes_around_a_gate(key: str, day: date) -> None:
    assert list(walked(key, day).problems()) == []


@every_register
@pytest.mark.parametrize("day", LAW_DAYS.values(), ids=LAW_DAYS)
def test_an_ended_case_is_late_only_with_what_can_still_come(key: str, day: date) -> None:
    """However a case ends, four hundred days later nothing is late but what somebody could still do from there."""
    procedure = register(key).procedure
    seen = walked(key, day)
    false = {
        f"{'→'.join(procedure.names[e.step] for e in seen.histories[end])} 以后“{late.step.name}”逾期"
        for end in seen.ends
        for case in [looked_at(procedure, seen.histories[end])]
        for late in standing(case).late
        if late.step.key not in seen.reached_from(end, without=set())
    }
    assert sorted(false)[:5] == []


@every_register
def test_whoever_did_or_is_named_in_the_work_may_not_review_it(key: str) -> None:
    """Wherever the walk reaches a step that somebody else must take, everybody who took one of the steps it names, and
    everybody listed in the fields it names, is refused, though they hold every role; somebody else is let through."""
    reg = register(key)
    separated = {s.key: g for s in reg.procedure.steps for g in s.gates if isinstance(g, OtherPerson)}
    passed, tried = [], set()
    under_way = walker(key, LAW_DAYS["2025-03-03 的法律"])
    seen = under_way.result
    for history in seen.histories.values():
        before = under_way.next_day(history)
        for event in under_way.possible(before, frozenset(separated.keys() - tried)):
            step, gate = reg.procedure[event.step], separated[event.step]
            own = {e.by for e in before.events if e.step in gate.steps}
            own |= {one for name in gate.named for one in before.listed(name)}
            for person in own - {event.by} if gate.basis.in_force(before.law_on) else ():
                tried.add(step.key)
                attempt = Attempt(
                    step=step.key, on=event.on, actor=Actor(person=person, roles=step.seats), outcome=event.outcome,
                    facts=event.facts, documents=event.documents,
                )  # fmt: skip
                try:
                    take(replace(before, today=event.on), attempt)
                except Refused:
                    continue
                passed.append(f"{person} 办过或者列名，仍能“{step.name}”")
    assert sorted(set(passed)) == []
    reachable = {k for k, g in separated.items() if k in seen.reached and g.basis.in_force(seen.law_on)}
    assert reachable - tried == set(), "这些步骤没有试到：换一个走法"


@every_register
def test_every_review_is_by_somebody_else(key: str) -> None:
    """Whatever is called 审核, 复核, 核验, 批准 or 审批 says who may not do it, and looks at the people fields of the case."""
    reg = register(key)
    people = {name for name, field in own_fields(key).items() if isinstance(field, PeopleField)}
    silent, blind = [], []
    for step in reg.procedure.steps:
        gates = [g for g in step.gates if isinstance(g, OtherPerson | Outsider)]
        if REVIEW.search(step.name) and not gates and step.key not in NOT_REVIEWED.get(key, ()):
            silent.append(f"{step.key} {step.name}")
        looks = {name for g in gates if isinstance(g, OtherPerson) for name in g.named}
        if gates and people and not looks & people and step.key not in NOT_REVIEWED.get(key, ()):
            blind.append(f"{step.key} {step.name}")
    assert (silent, blind) == ([], [])


@every_register
def test_a_step_that_sends_work_back_says_what_is_undone(key: str) -> None:
    """Whatever is called 退回, 重做 or 重开 undoes something: the walk then proves that nothing is decided on returned work."""
    silent = [
        f"{step.key} {step.name}"
        for step in register(key).procedure.steps
        if not step.undoes
        and (BACK.search(step.name) or any(BACK.search(outcome) for outcome in step.outcomes))
        and step.key not in NOT_BACK.get(key, ())
    ]
    assert silent == []


@every_register
def test_every_term_has_its_rule_on_every_day_its_step_is_law(key: str) -> None:
    """Or says why not (`gap`), and only then. Where the organ's own practice stands in for a law to come, none is wanted."""
    reg = register(key)
    missing = {
        (step.key, rule.id)
        for step in reg.procedure.steps
        for day in days_that_matter(reg, step)
        for rule in rules_that_act(reg, step, day)
        if not any(version.in_force(day) for version in rule.versions)
    }
    said = {(step.key, term.rule.id) for step in reg.procedure.steps for term in step.within if term.gap}
    assert {
        *(f"步骤 {step} 是法律的日子里，规则 {rule} 有的日子没有版本" for step, rule in missing - said),
        *(f"步骤 {step} 的期限 {rule} 写了 gap，其实没有缺" for step, rule in said - missing),
    } == set(), f"改正 registers/{key}/register.py 或 law/rules/"


@every_register
def test_every_term_can_be_counted(key: str) -> None:
    wrong = [
        f"“{step.name}”的期限 {term.rule.id}（{version.effective_from} 起）不是期间，也不是日子"
        for step in register(key).procedure.steps
        for term in step.within
        for version in term.rule.versions
        # 本地规定的，县里还没有定：期限不走，也不是写错（“本地未定”）。
        if not (version.is_term or version.unit is Unit.DATE or (version.is_sample and version.unit in TERMS))
    ]
    assert wrong == []


@every_register
def test_no_two_figures_have_the_same_name(key: str) -> None:
    names = [figure.name for figure in register(key).figures]
    assert len(names) == len(set(names))


def rules_that_act(reg: Register, step: Step, day: date) -> Iterator[Rule]:
    """The dated rules a step relies on that day: its terms that can run, what its gates in force count."""
    acting = step.provision(day)
    if acting and acting.instrument == PRACTICE and len(step.basis) > 1:
        return
    not_law = {other.key for other in reg.procedure.steps if other.provision(day) is None}
    for term in step.within:
        # 简易程序的期限，在还没有简易程序的年代无从适用。
        if term.under is None or term.under.left(Seen(closed=not_law)) is not False:
            yield term.rule
    for gate in step.gates:
        if isinstance(gate, Elapsed | AtLeast) and gate.basis.in_force(day):
            yield gate.rule


def days_that_matter(reg: Register, step: Step) -> set[date]:
    """The days on which something changes, and those before and after, where both the step and the case are law."""
    rules = [term.rule for term in step.within]
    rules += [gate.rule for gate in step.gates if isinstance(gate, Elapsed | AtLeast)]
    spans = [(p.version.effective_from, p.version.effective_to) for p in step.basis]
    spans += [(v.effective_from, v.effective_to) for rule in rules for v in rule.versions]
    turns = {day for span in spans for day in span if day}
    near = {turn + shift for turn in turns for shift in (-ONE_DAY, timedelta(0), ONE_DAY)}
    return {day for day in near if step.provision(day) and reg.procedure.opening.provision(day)}
