"""The self-assessment report (自评报告) of a campaign: what was done, what stands out, what is wanting, what comes next.

Every number is a figure of the campaign, and every word that an organ or a reviewer wrote is quoted with the item it
stands in: nothing is typed here, so everything has its lineage.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal

from django.utils import timezone

from zhunsheng.assessment import Indicator
from zhunsheng.campaigns.documents.told import Told, came_in, items_of, key_of
from zhunsheng.campaigns.frameworks import framework_of
from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.figures import Period
from zhunsheng.numbers import Numbers
from zhunsheng.records.county import county
from zhunsheng.records.registry import registers
from zhunsheng.reports.quoting import quoted
from zhunsheng.writing import (
    Composition,
    FigureValue,
    Outline,
    Paragraph,
    Section,
    Sentence,
    When,
    compose,
    one_line,
    paragraph,
)

HIGHLIGHTS = 10
"""Briefs that are told as highlights; the rest stand under their tasks or in the package."""
_RECTIFICATION = "rectification"

Values = dict[str, FigureValue]


def self_assessment(campaign: Campaign, now: datetime) -> Composition:
    """The report as items and marks stand, dated today; with its lineage. Four queries and the figures of rectification."""
    told, items = Told(campaign, now), items_of(campaign)
    values: Values = dict(told.counts("campaign", items))
    sections = [
        Section("工作开展情况", (_whole(),)),
        *_areas(campaign, told, items, values),
        Section("工作亮点", _highlights(told, items, values)),
        Section("存在的问题", _problems(told, items, values, now)),
        Section("下一步工作", _next(items)),
    ]
    outline = Outline(
        title=f"{county()['government']}\n{_safe(campaign.name)}自评报告",
        addressee=county().get("superior", ""),
        sections=tuple(sections),
        issuer=county()["government"],
        dated_on=timezone.localtime(now).date(),
    )
    return compose(outline, values)


def _whole() -> Paragraph:
    return paragraph(
        "本次工作分解任务{campaign.tasks}，{campaign.organs}单位应填报{campaign.items}，"
        "已上报{campaign.handed_in}，上报率{campaign.returns}。",
        Sentence(
            "已评分{campaign.marked}，合计得{campaign.points}，应得{campaign.out_of}，得分率{campaign.percent}。",
            when=When("campaign.marked", ">", 0),
        ),
        Sentence("还没有评分。", when=When("campaign.marked", "=", 0)),
    )


def _areas(campaign: Campaign, told: Told, items: Sequence[Item], values: Values) -> list[Section]:
    """A section for each area, below it the tasks with what their leading organs wrote and how they were marked."""
    framework = framework_of(campaign)
    leaves = {leaf.code: leaf for leaf in framework.leaves}
    sections = []
    for area in framework.areas:
        here = [item for item in items if _area(leaves, item.code) == area.code]
        if not here:
            continue
        name = f"area_{key_of(area.code)}.all"
        values.update(told.counts(name, here))
        sections.append(
            Section(
                _safe(area.name),
                (
                    paragraph(
                        f"任务{{{name}.tasks}}，应填报{{{name}.items}}，已上报{{{name}.handed_in}}。",
                        Sentence(
                            f"合计得{{{name}.points}}，应得{{{name}.out_of}}，得分率{{{name}.percent}}。",
                            when=When(f"{name}.marked", ">", 0),
                        ),
                    ),
                ),
                level=2,
            )
        )
        sections += _tasks(told, here, values)
    return sections


def _area(leaves: Mapping[str, Indicator], code: str) -> str:
    """The code of the area an item belongs to; an item of a leaf that is itself an area is its own."""
    path = leaves[code].path if code in leaves else ()
    return path[0] if path else code


def _tasks(told: Told, items: Sequence[Item], values: Values) -> list[Section]:
    """What the leading organ wrote on each task; a task without a word from it is told by its counts alone."""
    sections = []
    for code in dict.fromkeys(item.code for item in items):
        here = [item for item in items if item.code == code]
        name = f"task_{key_of(code)}.all"
        values.update(told.counts(name, here))
        sentences: list[Sentence | str] = [
            f"{_led(here[0])}应填报{{{name}.items}}，已上报{{{name}.handed_in}}。",
            Sentence(f"得{{{name}.points}}，应得{{{name}.out_of}}。", when=When(f"{name}.marked", ">", 0)),
        ]
        for item in came_in(here):
            if item.leads and item.brief.strip():
                sentences.append(_words(told, values, "brief", "工作情况", item.brief, item))
        sections.append(Section(_safe(here[0].task.name), (paragraph(*sentences),), level=3))
    return sections


def _led(item: Item) -> str:
    lead = item.task.lead
    return f"由{_safe(lead.name)}牵头，" if lead else ""


def _highlights(told: Told, items: Sequence[Item], values: Values) -> tuple[Paragraph, ...]:
    """The briefs of supporting organs, and of whoever earned a bonus, that were marked in full; the highest first."""
    good = [
        item
        for item in items
        if item.points is not None
        and item.brief.strip()
        and (item.points > 0 and item.points >= (item.out_of or 0))
        and (not item.leads or not item.out_of)
    ]
    good.sort(key=lambda item: (-(item.points or Decimal(0)), item.code, item.organ.path))
    chosen = [
        paragraph(
            f"{_safe(item.organ.name)}“{_safe(item.task.name)}”：",
            _words(told, values, "brief", "工作情况", item.brief, item),
        )
        for item in good[:HIGHLIGHTS]
    ]
    return tuple(chosen) or (paragraph("各单位按任务分工推进，没有单列的亮点。"),)


def _problems(told: Told, items: Sequence[Item], values: Values, now: datetime) -> tuple[Paragraph, ...]:
    """Where points were lost and why, what was not handed in, and how rectification stands."""
    lost = [i for i in items if i.points is not None and i.out_of is not None and i.points < i.out_of]
    lost.sort(key=lambda item: (item.points - item.out_of, item.task.seq, item.organ.path))  # type: ignore[operator]
    said = [
        paragraph(
            Sentence("失分{campaign.lost}，涉及{campaign.losing}单位。", when=When("campaign.lost", ">", 0)),
            Sentence("没有失分的项目。", when=When("campaign.lost", "=", 0)),
            Sentence("还有{campaign.waiting}没有上报。", when=When("campaign.waiting", ">", 0)),
        )
    ]
    said += [
        paragraph(
            f"{_safe(item.organ.name)}“{_safe(item.task.name)}”：",
            _words(told, values, "reason", "评分理由", item.reason or "没有写明理由。", item),
        )
        for item in lost
    ]
    return (*said, *_rectification(told, values, now))


def _rectification(told: Told, values: Values, now: datetime) -> tuple[Paragraph, ...]:
    """The year's figures of rectification, when the county keeps that register and it has counted something."""
    reg = registers().get(_RECTIFICATION)
    wanted = [f"{_RECTIFICATION}.{name}" for name in ("found", "closed")]
    if reg is None or not set(wanted) <= {figure.key for figure in reg.figures}:
        return ()
    values.update(quoted(Numbers.of([reg], None, now), wanted, Period.year(told.campaign.year)))
    found, closed = wanted
    return (
        paragraph(
            Sentence(f"督察整改清单本年度列入问题{{{found}}}。", when=When(found, ">", 0)),
            Sentence(f"已销号{{{closed}}}。", when=When(closed, ">", 0)),
        ),
    )


def _next(items: Sequence[Item]) -> tuple[Paragraph, ...]:
    """What follows from the problems: who mends what, and that the missing is handed in."""
    lost = [i for i in items if i.points is not None and i.out_of is not None and i.points < i.out_of]
    tasks = {item.code: item for item in lost}
    said = [
        paragraph(
            f"“{_safe(item.task.name)}”：{_led(item) or '由有关单位'}对失分的原因逐项整改，整改结果列入下一次评审。"
        )
        for item in tasks.values()
    ]
    waiting = paragraph(
        Sentence(
            "没有上报的{campaign.waiting}，督促有关单位限期补报。", when=When("campaign.waiting", ">", 0)
        ),
        "巩固已经取得的成效，把好的做法固定为制度。",
    )
    return (*said, waiting)


def _words(told: Told, values: Values, what: str, name: str, text: str, item: Item) -> Sentence:
    """A sentence that is nothing but somebody's words, ended with a full stop where they did not."""
    key = f"item_{item.pk}.{what}"
    words = one_line(text)
    values[key] = told.words(key, name, words, item)
    return Sentence(f"{{{key}}}" + ("" if words.endswith(("。", "！", "？", "；")) else "。"))


def _safe(text: str) -> str:
    """A name as literal text of a sentence: braces mean nothing in it, and it is one line."""
    return one_line(text).translate(str.maketrans("{}", "｛｝"))
