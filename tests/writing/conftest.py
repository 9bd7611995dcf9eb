"""Figures and an outline to write with; the county is made up."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.writing.sample import Figure, figure
from zhunsheng.writing import Outline, Section, Sentence, Table, When, paragraph


@pytest.fixture
def values() -> dict[str, Figure]:
    listed = [
        figure("mediation.accepted", "受理矛盾纠纷", "1398"),
        figure("mediation.succeeded", "调解成功", "1329", as_of="2027-01-04T08:00:00+08:00"),
        figure(
            "mediation.success_rate",
            "调解成功率",
            "95.06",
            "%",
            numerator=Decimal(1329),
            denominator=Decimal(1398),
        ),
        figure("penalty.made", "作出行政处罚", None, "宗"),
        figure("review.withdrawn", "撤回复议申请", "0"),
    ]
    return {each.key: each for each in listed}


@pytest.fixture
def previous() -> dict[str, Figure]:
    listed = [
        figure("mediation.accepted", "受理矛盾纠纷", "1245", period="2025"),
        figure("mediation.success_rate", "调解成功率", "97.1", "%", period="2025"),
    ]
    return {each.key: each for each in listed}


@pytest.fixture
def change(values: dict[str, Figure]) -> Callable[..., dict[str, Figure]]:
    """The values with one of them otherwise: change("mediation.accepted", value=Decimal(1402))."""
    return lambda key, **how: values | {key: replace(values[key], **how)}


@pytest.fixture
def report() -> Outline:
    return Outline(
        title="清源县人民政府\n2026年度法治政府建设情况报告",
        addressee="市人民政府",
        sections=(
            Section("主要举措和成效"),
            Section(
                "依法化解矛盾纠纷",
                (
                    paragraph(
                        "全县受理矛盾纠纷{mediation.accepted}，{mediation.accepted|change}。",
                        "调解成功{mediation.succeeded}，成功率{mediation.success_rate}"
                        "（{mediation.success_rate|change}）。",
                        Sentence("撤回复议申请{review.withdrawn}。", when=When("review.withdrawn", ">", 0)),
                    ),
                    Table(
                        "调解情况表",
                        ("单位", "受理（件）", "处罚（宗）"),
                        (("全县", "{mediation.accepted|number}", "{penalty.made|number}"),),
                        widths=(2, 1, 1),
                    ),
                ),
                level=2,
            ),
            Section("严格规范执法", (paragraph("作出行政处罚{penalty.made}。"),), level=2),
            Section(
                "存在的问题",
                (
                    paragraph(
                        Sentence("处罚{penalty.made}。", otherwise="行政处罚数尚未统计。"),
                        "执法人员王喆、李镕二〇二六年起基层经验不足。",
                    ),
                ),
            ),
        ),
        issuer="清源县人民政府",
        dated_on=date(2027, 1, 15),
        note="此件公开发布",
        attachments=("法治政府建设主要数据", "规范性文件目录"),
    )
