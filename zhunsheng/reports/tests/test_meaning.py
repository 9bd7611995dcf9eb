"""Figures explained in the words of their register."""

import pytest

from zhunsheng.figures import Catalogue
from zhunsheng.records.registry import registers
from zhunsheng.reports.meaning import Meaning, meaning


def explained(key: str) -> Meaning:
    reg = registers()[key.split(".")[0]]
    catalogue = Catalogue(reg.figures)
    return meaning(catalogue[key], reg, catalogue)


@pytest.mark.parametrize(
    ("key", "counted", "dated_by", "condition"),
    [
        ("mediation.accepted", "一件计一", "受理日期", ""),
        ("mediation.succeeded", "一件计一", "结束日期", "“调解结果”是“调解成功”"),
        ("mediation.closed", "一件计一", "结束日期", "“调解结果”不是“一方拒绝，未调解”"),
        ("mediation.amount", "“涉及金额（元）”相加", "结束日期", "“调解结果”是“调解成功”"),
        (
            "mediation.days",
            "从“受理日期”到“结束日期”的天数的平均数",
            "结束日期",
            "“调解结果”不是“一方拒绝，未调解”",
        ),
        ("mediation.success_rate", "“调解成功”除以“办结矛盾纠纷”", "", ""),
        (
            "yearly_report.sent_in_time",
            "一件计一",
            "报上级日期",
            "不晚于报告年度次年 3 月 1 日",
        ),
        ("reconsideration.revoked", "一件计一", "决定日期", "“复议结果”是“撤销”或“撤销并责令重作”"),
    ],
    ids=["计数", "带条件的计数", "不等于", "求和", "平均天数", "比率", "自己写明条件", "属于几种之一"],
)
def test_a_figure_says_what_it_counts_in_words(key: str, counted: str, dated_by: str, condition: str) -> None:
    found = explained(key)
    assert counted in found.counted
    assert (found.dated_by, found.condition) == (dated_by, condition)


def test_no_explanation_speaks_the_language_of_programs() -> None:
    for reg in registers().values():
        for figure in reg.figures:
            found = explained(figure.key)
            assert not set("=.'[]&|~") & set(found.condition), f"{figure.key}：{found.condition}"
