"""Indicators in the words of the pages: how points are earned, what they rest on, how far they were verified."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from zhunsheng.assessment import (
    AllOrNothing,
    Bonus,
    DeductPerEvent,
    Framework,
    Indicator,
    Judged,
    NothingOccurred,
    RatioToTarget,
    Steps,
    Veto,
)
from zhunsheng.assessment.methods import Method
from zhunsheng.assessment.numbers import plain
from zhunsheng.desk.frame.states import State
from zhunsheng.desk.law.rulebook import CHECKED, book
from zhunsheng.law import UnknownRule, Verified
from zhunsheng.records.models import Organ

OWN_CHOICE = State("paused", "◇", "本地自定")


def method(leaf: Indicator) -> str:
    """How the points of an indicator are earned, in one phrase."""
    return earned(leaf.method, leaf.unit, leaf.sense.value) if leaf.method else "不计分"


def earned(way: Method, unit: str = "", sense: str = "≥") -> str:
    """A method with its numbers: 按比例（目标 100 %）."""
    match way:
        case Judged():
            return "评议" + (f"（最高 {plain(way.max)} 分）" if way.max is not None else "")
        case RatioToTarget():
            floor = f"，{sense}{plain(way.floor)}{unit} 起计" if way.floor is not None else ""
            return f"按比例（目标 {plain(way.target)}{unit}{floor}）"
        case Steps():
            steps = "，".join(
                f"{sense}{plain(bound)}{unit} 得 {plain(given)} 分" for bound, given in way.steps
            )
            return f"分档（{steps}）"
        case AllOrNothing():
            return f"达标得分（{sense}{plain(way.bound)}{unit}）"
        case DeductPerEvent():
            most = f"，最多 {plain(way.at_most)} 分" if way.at_most is not None else ""
            return f"每件扣 {plain(way.each)} 分{most}"
        case Bonus():
            return f"每件加 {plain(way.each)} 分，最多 {plain(way.at_most)} 分"
        case Veto():
            return f"一票否决：{way.reason}"
    return way.name


def nothing_occurred(leaf: Indicator) -> str:
    """What becomes of the points when there was nothing to do."""
    if leaf.points is None:
        return ""
    return "没有发生得满分" if leaf.nothing_occurred is NothingOccurred.FULL else "没有发生不计入"


@dataclass(frozen=True)
class Basis:
    """A provision that an indicator rests on, with the page of its rule where the law floor knows it."""

    text: str
    address: str = ""


def bases(said: Sequence[str]) -> list[Basis]:
    """Rule ids become the rule's provision and page; citations in words stay words."""
    return [_basis(one) for one in said]


def _basis(said: str) -> Basis:
    try:
        rule = book().rule(said)
    except UnknownRule:
        return Basis(said)
    provision = rule.versions[-1].provision
    return Basis(str(provision or rule.id), reverse("desk:law_rule", args=[rule.id]))


def checked(verified: Verified | None) -> State:
    """How far a node was checked against its source."""
    return CHECKED[verified] if verified is not None else OWN_CHOICE


def kinds(applies_to: Sequence[str]) -> str:
    """The kinds of organs that an indicator is asked of."""
    return (
        "、".join(Organ.Kind(kind).label if kind in Organ.Kind.values else kind for kind in applies_to)
        or "各单位"
    )


@dataclass(frozen=True)
class Line:
    """A node of the tree as a row."""

    node: Any
    depth: int
    points: str
    method: str
    bases: Sequence[Basis]
    checked: State

    @property
    def leaf(self) -> bool:
        """Whether this is an indicator and no group."""
        return isinstance(self.node, Indicator)


def tree(framework: Framework) -> list[Line]:
    """All nodes in reading order."""
    return [_line(framework, node) for node in framework.nodes]


def _line(framework: Framework, node: Any) -> Line:
    leaf = isinstance(node, Indicator)
    points = node.points
    if points is None and not leaf:
        below = [
            i.points for i in framework.leaves if node.code in i.path and i.points is not None and not i.extra
        ]
        points = sum(below) if below else None
    return Line(
        node,
        len(node.path),
        plain(points) if points is not None else "—",
        method(node) if leaf else "",
        bases(node.basis) if leaf else (),
        checked(node.verified),
    )


def above(framework: Framework, code: str) -> list[str]:
    """The names over an indicator, top first."""
    return [framework.node(one).name for one in framework.node(code).path]
