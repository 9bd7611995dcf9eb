"""What a campaign says of itself, as figures that a document can quote: counts, points, and words that people wrote.

Words are quoted like numbers: a reason or a brief in the report is bound to the item it stands in, by the item's content hash.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.figures import Missing, Period, Value
from zhunsheng.records.hashing import canonical, digest

CAME_IN = (Item.State.HANDED_IN, Item.State.MARKED, Item.State.OBJECTED)


@dataclass(frozen=True, kw_only=True)
class Words:
    """Somebody's words on an item, quoted whole; `value` is 1, one piece of writing. Shaped as ``writing.FigureValue``."""

    key: str
    name: str
    text: str
    period: Period
    organ: str
    fingerprint: str
    as_of: datetime
    unit: str = "份"
    value: Decimal = Decimal(1)
    numerator: None = None
    denominator: None = None
    missing: None = None


@dataclass(frozen=True)
class Told:
    """Figures of one campaign on one day. Keys begin with ``campaign``, or with a given name for a part of its items."""

    campaign: Campaign
    now: datetime

    def counts(self, name: str, items: Collection[Item]) -> dict[str, Value]:
        """How many tasks, organs and items, how many came in, and what they were marked; keys ``<name>.<what>``."""
        came_in = [item for item in items if item.state in CAME_IN]
        # 评为“没有报数”的没有得分而有满分：和得分页一样，留在应得分里。
        marked = [item for item in items if item.status and item.out_of is not None]
        lost = [item for item in marked if (item.points or 0) < item.out_of]
        points = sum((item.points or Decimal(0) for item in marked), Decimal(0))
        out_of = sum((item.out_of for item in marked), Decimal(0))
        found = {
            "tasks": self._count(name, "tasks", "任务", "项", {item.task_id for item in items}),
            "organs": self._count(name, "organs", "参与单位", "个", {item.organ_id for item in items}),
            "items": self._count(name, "items", "应填报", "项", items),
            "handed_in": self._count(name, "handed_in", "已上报", "项", came_in),
            "waiting": self._count(name, "waiting", "未上报", "项", range(len(items) - len(came_in))),
            "marked": self._count(name, "marked", "已评分", "项", marked),
            "lost": self._count(name, "lost", "失分", "项", lost),
            "losing": self._count(name, "losing", "失分单位", "个", {item.organ_id for item in lost}),
            "points": self.value(f"{name}.points", "得分", "分", points),
            "out_of": self.value(f"{name}.out_of", "应得分", "分", out_of),
            "percent": self._percent(f"{name}.percent", "得分率", points, out_of),
            "returns": self._percent(f"{name}.returns", "上报率", Decimal(len(came_in)), Decimal(len(items))),
        }
        return {f"{name}.{what}": value for what, value in found.items()}

    def value(self, key: str, name: str, unit: str, number: Decimal) -> Value:
        """A figure of the campaign; its definition is its key under this edition of the framework."""
        return Value(
            key=key, name=name, unit=unit, period=self.period, organ=self.campaign.organ.code, value=number,
            fingerprint=digest(canonical([key, self.campaign.edition.digest])), as_of=self.now,
        )  # fmt: skip

    def words(self, key: str, name: str, text: str, item: Item) -> Words:
        """Somebody's words on an item, in one line."""
        return Words(
            key=key, name=name, text=" ".join(text.split()), period=self.period, organ=item.organ.code,
            fingerprint=item.digest, as_of=self.now,
        )  # fmt: skip

    @property
    def period(self) -> Period:
        """The campaign's year."""
        return Period.year(self.campaign.year)

    def _count(self, part: str, what: str, name: str, unit: str, things: Collection[object]) -> Value:
        return self.value(f"{part}.{what}", name, unit, Decimal(len(things)))

    def _percent(self, key: str, name: str, part: Decimal, whole: Decimal) -> Value:
        """Two decimals, half up; of nothing there is none, and the sentence is left out."""
        if not whole:
            return self.value(key, name, "%", Decimal(0)).without(Missing.NOTHING_OCCURRED)
        share = Fraction(part) / Fraction(whole) * 100
        exact = Decimal(share.numerator) / Decimal(share.denominator)
        bare = self.value(key, name, "%", exact.quantize(Decimal("0.01"), ROUND_HALF_UP))
        return replace(bare, numerator=part, denominator=whole)


def items_of(campaign: Campaign) -> list[Item]:
    """The items asked for, in the order of tasks and organs, with task and organ. One query."""
    rows = Item.objects.filter(campaign=campaign).exclude(state=Item.State.WITHDRAWN)
    return list(rows.select_related("task__lead", "organ").order_by("task__seq", "-leads", "organ__path"))


def key_of(code: str) -> str:
    """A framework's code as part of a figure's key: 1.2.1 → 1_2_1."""
    return "".join(mark if mark.isalnum() else "_" for mark in code)


def came_in(items: Iterable[Item]) -> list[Item]:
    """Those that were handed in."""
    return [item for item in items if item.state in CAME_IN]
