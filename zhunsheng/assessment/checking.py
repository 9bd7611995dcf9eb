"""Whether a framework holds together. Every fault is one sentence: where, what, and where it helps, what to do."""

from collections import Counter
from collections.abc import Collection, Iterator
from decimal import Decimal

from zhunsheng.assessment.errors import nearest
from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.methods import (
    AllOrNothing,
    Bonus,
    DeductPerEvent,
    RatioToTarget,
    Steps,
    Veto,
)
from zhunsheng.assessment.nodes import Group, Indicator, Node, NothingOccurred
from zhunsheng.assessment.numbers import PLACES, plain


def problems(framework: Framework, figures: Collection[str] = ()) -> Iterator[str]:
    """The faults of the tree, of each indicator, of the points, of the figures and of the phases.

    Unknown figures are only looked for when the known ones are given.
    """
    yield from _tree(framework)
    for leaf in framework.leaves:
        for fault in (*_indicator(leaf), *_method(leaf), *_figures(leaf, figures)):
            yield f"{_at(leaf)}：{fault}"
    yield from _points(framework)
    for phase in framework.phases:
        if phase.first and phase.last and phase.last < phase.first:
            yield f"阶段“{phase.name}”：止于 {phase.last}，早于开始的 {phase.first}"
        if not (phase.note or (phase.first and phase.last)):
            yield f"阶段“{phase.name}”：写明起止日期，或者说明以什么为准"


def _tree(framework: Framework) -> Iterator[str]:
    if not framework.leaves:
        yield "一个指标也没有"
    if not framework.levels:
        yield "levels 没有写各级的名称，例如 [领域, 任务, 指标]"
    for code, times in Counter(node.code for node in framework.nodes).items():
        if times > 1:
            yield f"编码 {code} 用了 {times} 次，请改成各不相同"
    above = {"": ()} | {group.code: (*group.path, group.code) for group in framework.groups}
    for node in framework.nodes:
        if framework.levels and len(node.path) >= len(framework.levels):
            yield f"{_at(node)}：在第 {len(node.path) + 1} 级，levels 只写了 {len(framework.levels)} 级"
        if above.get(node.path[-1] if node.path else "") != node.path:
            yield f"{_at(node)}：上级 {' '.join(node.path)} 不在指标体系里"
        if isinstance(node, Group) and not framework.children(node.code):
            yield f"{_at(node)}：下面没有指标"


def _indicator(leaf: Indicator) -> Iterator[str]:
    if leaf.points is not None and leaf.points <= 0:
        yield f"分值 {plain(leaf.points)} 应当大于 0；不计分的不写分值"
    if leaf.points is not None and leaf.method is None:
        yield "有分值，没有写计分方法"
    if leaf.points is None and leaf.method and not (leaf.extra or isinstance(leaf.method, Veto)):
        yield f"写了计分方法“{leaf.method.name}”，没有写分值"
    if leaf.points is None and leaf.nothing_occurred is NothingOccurred.FULL:
        yield "没有分值，不能写“没有发生得满分”"
    if any("\n" in text for text in (*leaf.evidence, *leaf.basis, *leaf.applies_to)):
        yield "所需材料、依据、适用单位的每一项写成一行"
    if any(_too_fine(amount) for amount in _amounts(leaf)):
        yield f"分值和每件加扣的分最多 {PLACES} 位小数"


def _method(leaf: Indicator) -> Iterator[str]:
    if leaf.method is None:
        return
    yield from leaf.method.problems(leaf.points, leaf.sense)
    required = leaf.threshold.number if leaf.threshold else None
    wanted = leaf.method.target if isinstance(leaf.method, RatioToTarget) else None
    wanted = leaf.method.bound if isinstance(leaf.method, AllOrNothing) else wanted
    if None not in (required, wanted) and required != wanted:
        yield f"阈值写 {leaf.threshold}，计分方法却以 {plain(wanted or Decimal(0))} 为准，请改成一致"


def _figures(leaf: Indicator, figures: Collection[str]) -> Iterator[str]:
    for key in leaf.measure.needs if leaf.measure and figures else ():
        if key not in figures:
            yield f"公式里的数字 {key} 没有登记{nearest(key, figures)}"


def _points(framework: Framework) -> Iterator[str]:
    for group in framework.groups:
        below = _sum(framework, group)
        if group.points is not None and group.points != below:
            yield f"{_at(group)}：写 {plain(group.points)} 分，下面各项相加是 {plain(below)} 分"
        if group.cap and group.cap.points <= 0:
            yield f"{_at(group)}：封顶 {plain(group.cap.points)} 分应当大于 0"
        elif group.cap and group.cap.points < below:
            yield f"{_at(group)}：封顶 {plain(group.cap.points)} 分，比下面各项相加的 {plain(below)} 分还少"
    if framework.points is not None and framework.points != (framework.total or 0):
        yield f"总分写 {plain(framework.points)} 分，各项相加是 {plain(framework.total or Decimal(0))} 分"


def _sum(framework: Framework, group: Group) -> Decimal:
    below = (leaf for leaf in framework.leaves if group.code in leaf.path and not leaf.extra)
    return sum((leaf.points or Decimal(0) for leaf in below), Decimal(0))


def _amounts(leaf: Indicator) -> Iterator[Decimal | None]:
    yield leaf.points
    if isinstance(leaf.method, Steps):
        yield from (points for _, points in leaf.method.steps)
    if isinstance(leaf.method, Bonus | DeductPerEvent):
        yield from (leaf.method.each, leaf.method.at_most)


def _too_fine(amount: Decimal | None) -> bool:
    return amount is not None and amount != round(amount, PLACES)


def _at(node: Node) -> str:
    return f"{node.code} {node.name}"
