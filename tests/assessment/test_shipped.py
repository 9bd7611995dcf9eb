"""The frameworks that come with the product: what they rest on, what they never claim, and the real plan beside ours."""

import re
from collections import Counter
from datetime import date

import pytest

from tests.shared import shared
from zhunsheng.assessment import (
    SHIPPED,
    UnknownFramework,
    digest,
    from_excel,
    problems,
    shipped,
    to_excel,
)
from zhunsheng.config.registers import REGISTERS
from zhunsheng.law import Verified, rule
from zhunsheng.records.registry import register
from zhunsheng.statistics.known import known

plan, national = shipped("creation_plan"), shipped("national")


@pytest.mark.parametrize("key", SHIPPED)
def test_a_shipped_framework_holds_together_and_survives_excel(key: str):
    framework = shipped(key)
    assert framework.key == key
    assert digest(from_excel(to_excel(framework))) == digest(framework)


@pytest.mark.parametrize("key", SHIPPED)
def test_every_rule_a_framework_relies_on_is_in_the_law(key: str):
    assert {rule(basis).id for leaf in shipped(key).leaves for basis in leaf.basis}


def test_an_unknown_framework_names_those_there_are():
    with pytest.raises(UnknownFramework, match="creation_plan、national"):
        shipped("provincial")


def test_the_national_structure_has_no_points_and_says_of_every_node_how_it_was_checked():
    assert national.total is None
    assert {leaf.method for leaf in national.leaves} == {None}
    assert {node.verified for node in national.nodes} == {Verified.EXCERPT, Verified.MEMORY}
    assert "不是官方文本" in national.note


def test_the_plan_adds_up_to_a_hundred_points_that_are_the_countys_own():
    assert (plan.points, plan.total) == (100, 100)
    assert "本县自定" in plan.note


def test_every_indicator_of_the_plan_says_what_proves_it_and_whom_it_is_asked_of():
    assert [leaf.code for leaf in plan.leaves if not leaf.evidence or not leaf.applies_to] == []
    kinds = {kind for leaf in plan.leaves for kind in leaf.applies_to}
    assert kinds == {"government", "department", "township"}


def test_every_figure_of_the_plan_is_one_the_product_knows():
    counted = {figure.key for key in REGISTERS for figure in register(key).figures}
    assert list(problems(plan, counted | set(known()))) == []
    assert {leaf.measure for leaf in plan.leaves} != {None}


def test_the_phases_of_the_plan_lie_in_2026_or_wait_for_a_notice():
    assert len(plan.phases) == 7
    assert [phase.note for phase in plan.phases if not phase.first] == ["以省、国家通知为准"] * 2
    assert {phase.last.year for phase in plan.phases if phase.last} == {2026}
    assert plan.phases[2].last == date(2026, 8, 10)


@pytest.mark.shared
def test_our_plan_has_the_areas_tasks_and_phases_of_the_real_one():
    tasks, text = real_tasks(), real_text()
    ours = Counter(group.path[0] for group in plan.groups if group.path)
    assert ours == Counter(code.partition(".")[0] for code in tasks)
    assert ours.total() == 28
    phases = re.findall(
        r"^\s*\([一二三四五六七]\)[^()]*\(([^)]*)\)", text.split("五、创建步骤")[1].split("六、")[0], re.M
    )
    assert [bool(phase.note) for phase in plan.phases] == ["通知为准" in when for when in phases]


@pytest.mark.shared
def test_every_number_the_plan_requires_stands_in_the_same_task_of_the_real_one():
    tasks = real_tasks()
    required = {
        leaf.code: leaf.threshold.number
        for leaf in plan.leaves
        if leaf.threshold and leaf.threshold.number and "本县自定" not in leaf.note
    }
    assert len(required) == 10
    for code, number in required.items():
        task = tasks[plan.indicator(code).path[-1]]
        assert re.search(rf"(?<!\d){number}(?:%|次|个学时)", task), code


@pytest.mark.shared
def test_our_words_are_not_the_sentences_of_the_real_plan():
    text = real_text()
    said = {node.name for node in plan.nodes} | {item for leaf in plan.leaves for item in leaf.evidence}
    assert [words for words in said if len(words) > 14 and words in text] == []


def real_text() -> str:
    """The real plan, with its punctuation as it stands."""
    return shared("reading/texts/yuanhui_plan_2021.txt").read_text("utf-8")


def real_tasks() -> dict[str, str]:
    """The text of each task by our code: area.number."""
    tasks: dict[str, str] = {}
    area = 0
    for line in real_text().split("四、重点任务")[1].split("五、创建步骤")[0].splitlines():
        if re.match(r"\s*\([一二三四五六七八]\)", line):
            area += 1
        elif found := re.match(r"\s*(\d+)\.", line):
            tasks[f"{area}.{found[1]}"] = line
    return tasks
