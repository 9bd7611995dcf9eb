"""Words that name a field or a register of the wrong kind stop the start, in one sentence with file and line."""

from dataclasses import replace
from typing import Any

import pytest

from zhunsheng.declare import (
    HEAD,
    LIAISON,
    Procedure,
    Register,
    Term,
    ended,
    named,
    opens,
    other_person_than,
    stands,
)
from zhunsheng.law import instrument, rule
from zhunsheng.records.kinds import wrong_kinds
from zhunsheng.records.registry import register, registers

LAW = instrument("本机关工作制度").article("（非法定）")


def changed(**words: Any) -> Register:
    """Reconsideration with its step of assigning people written otherwise."""
    reg = register("reconsideration")
    steps = tuple(replace(s, **words) if s.key == "assign" else s for s in reg.procedure.steps)
    procedure = Procedure(
        steps=steps, governed_by=reg.procedure.governed_by, decisions=reg.procedure.decisions
    )
    return replace(reg, procedure=procedure)


def test_no_register_names_anything_of_the_wrong_kind() -> None:
    assert [wrong for reg in registers().values() for wrong in wrong_kinds(reg)] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"by": (named("respondent", "某人"),)}, "把 respondent 当作一组人，它要是 PeopleField"),
        ({"gates": (other_person_than(named="act", basis=LAW),)}, "把 act 当作一组人"),
        ({"at": "respondent", "by": (LIAISON,)}, "的 at=respondent 要是 OrgansField 或者 OrganField"),
        ({"passes_to": "act"}, "的 passes_to=act 要是 OrganField"),
        (
            {"gates": (stands("nowhere", match={"x": "organ"}, basis=LAW),)},
            "要看的业务 nowhere 不在业务清单里",
        ),
        (
            {"gates": (stands("mediation", match={"nothing": "organ"}, basis=LAW),)},
            "要看的业务 mediation 没有字段 nothing",
        ),
        (
            {"gates": (stands("mediation", match={"organ": "organ"}, through="gone_on", basis=LAW),)},
            "要看的业务 mediation 没有字段 gone_on",
        ),
        ({"gates": (ended("act", basis=LAW),)}, "等待办结的 act 要是 LinksField"),
        ({"opens": (opens("nowhere", title="x"),)}, "要登记到的业务 nowhere 不在业务清单里"),
        ({"opens": (opens("rectification", title="x"),)}, "登记到督察整改时缺少必填的 detail"),
        (
            {"within": (Term(rule=rule("transfer.handover"), since="accepted_on"),)},
            "的期限按小时计算，起算点 accepted_on 要是记时刻的字段",
        ),
    ],
    ids=[
        "named 不是人",
        "other_person_than 不是人",
        "at 不是单位",
        "passes_to 不是单位",
        "stands 没有这项业务",
        "stands 没有这个字段",
        "stands 没有末日的字段",
        "ended 不是关联",
        "opens 没有这项业务",
        "opens 缺必填",
        "按小时而起算点是日期",
    ],
)
def test_a_wrong_kind_is_told_with_its_place(words: dict[str, Any], said: str) -> None:
    told = "；".join(wrong_kinds(changed(**({"by": (HEAD,)} | words))))
    assert said in told
    assert "registers/reconsideration/review.py 第" in told
