"""The offices' tables of a campaign: 任务分解表, 得分汇总表, 整改清单."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from zhunsheng.assessment.numbers import plain
from zhunsheng.campaigns.documents.sheet import Sheet
from zhunsheng.campaigns.frameworks import framework_of
from zhunsheng.campaigns.models import Campaign
from zhunsheng.campaigns.scoring import table
from zhunsheng.campaigns.tables import EVERYBODY
from zhunsheng.records.access import Access
from zhunsheng.records.registry import own_fields, registers

_RECTIFICATION = "rectification"
NONE = "—"


def decomposition(campaign: Campaign) -> Sheet:
    """任务分解表: who leads and supports each task, by when, and what is to be delivered. Two queries."""
    framework = framework_of(campaign)
    rows = []
    for number, task in enumerate(
        campaign.tasks.select_related("lead").prefetch_related("support").order_by("seq"), 1
    ):
        above = [framework.node(code).name for code in framework.indicator(task.code).path]
        support = [str(organ) for organ in task.support.all()] + ([EVERYBODY] if task.everyone else [])
        rows.append(
            (
                str(number), above[0] if above else NONE, above[1] if len(above) > 1 else NONE, task.name,
                str(task.lead or NONE), "、".join(support) or NONE, _day(task.due_on), task.deliverable or NONE,
            )
        )  # fmt: skip
    return Sheet(
        f"{campaign.name}任务分解表",
        ("序号", "一级指标", "二级指标", "任务", "牵头单位", "配合单位", "完成期限", "成果形式"),
        (2, 5, 6, 10, 5, 7, 5, 5),
        tuple(rows),
        under=f"依据：{campaign.basis}" if campaign.basis else "",
    )


def scores(campaign: Campaign) -> Sheet:
    """得分汇总表: each organ's points by area and in all; its place only where the campaign is ranked. One query."""
    areas = framework_of(campaign).areas
    ranked = campaign.ranked
    lines = table(campaign)
    rows = []
    for number, line in enumerate(lines, 1):
        said: Mapping[str, Any] = line.score.body.get("areas", {})
        row = [str(number), line.organ.name]
        row += [_of(said.get(area.code)) for area in areas]
        row += [
            plain(line.score.points),
            plain(line.score.out_of),
            _plain(line.score.percent),
            _plain(line.score.score),
        ]
        rows.append((*row, str(line.place or NONE)) if ranked else tuple(row))
    heads = ("序号", "单位", *(area.name for area in areas), "得分", "应得分", "得分率（%）", "总分")
    widths = (2, 7, *(4 for _ in areas), 3, 3, 3, 3)
    return Sheet(
        f"{campaign.name}得分汇总表",
        (*heads, "名次") if ranked else heads,
        (*widths, 2) if ranked else widths,
        tuple(rows),
        under="各领域写作“得分／应得分”；没有交给本单位的不计入应得分。",
        numeric=frozenset(range(2, len(heads) + ranked)),
    )


def rectifications(access: Access, campaign: Campaign) -> Sheet:
    """整改清单: what the campaign put on the list of rectification, as far as the person sees it. Empty without the register."""
    heads = ("序号", "编号", "责任单位", "问题", "类别", "整改期限", "环节", "销号日期")
    rows: list[tuple[str, ...]] = []
    if _RECTIFICATION in registers():
        fields = own_fields(_RECTIFICATION)
        cases = access.cases(_RECTIFICATION).filter(source_number__startswith=campaign.name).order_by("pk")
        rows = [_case(number, row, fields) for number, row in enumerate(cases, 1)]
    return Sheet(f"{campaign.name}整改清单", heads, (2, 6, 5, 14, 4, 4, 4, 4), tuple(rows))


def _case(number: int, row: Any, fields: Mapping[str, object]) -> tuple[str, ...]:
    kind = row.get_kind_display() if "kind" in fields else NONE
    required = getattr(row, "required_on", None) or row.due_on
    return (
        str(number), row.number, str(row.organ), getattr(row, "detail", "") or row.title, kind,
        _day(required), row.stage, _day(row.closed_on),
    )  # fmt: skip


def _of(area: Mapping[str, Any] | None) -> str:
    """Points and what could be reached; what is not marked yet is said, for it counts as nothing so far."""
    if not area or area["out_of"] == "0":
        return NONE
    waiting = f"（{area['waiting']}项未评）" if area["waiting"] else ""
    return f"{area['points']}／{area['out_of']}{waiting}"


def _plain(number: Any) -> str:
    return NONE if number is None else plain(number)


def _day(day: date | None) -> str:
    return f"{day.year}年{day.month}月{day.day}日" if day else NONE
