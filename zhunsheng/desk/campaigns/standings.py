"""How campaigns, tasks and items stand: always a colour, a shape and a word."""

from collections.abc import Mapping
from datetime import date, timedelta

from django.db.models import Q

from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.campaigns.standing import KEYS, LATE, NEAR, SHAPES, SOON, Look, look_of
from zhunsheng.campaigns.supervision import Bar
from zhunsheng.campaigns.windows import WAITING
from zhunsheng.desk.frame.states import State, state_of_day

_COLOURS = {
    "late": "late",
    "near": "soon",
    "returned": "soon",
    "objected": "soon",
    "marked": "done",
    "unreported": "late",
}
LOOKS: Mapping[str, State] = {
    key: State(_COLOURS.get(key, "fine"), SHAPES[key], word) for key, word in KEYS.items()
}
"""The states of items in the order of a legend, by the keys that filters and counts use."""


def standing_of(campaign: Campaign, today: date) -> State:
    """A campaign: by its state, and while it runs by its last day."""
    if campaign.state == Campaign.State.RUNNING:
        if today > campaign.closes_on:
            return State("soon", "▲", "填报已截止")
        return (
            State("fine", "●", "进行中") if today >= campaign.opens_on else State("paused", "○", "未到填报日")
        )
    if campaign.state == Campaign.State.PREPARED:
        return State("paused", "○", "准备中")
    return State("done", "✓", str(Campaign.State(campaign.state).label))


def standing_of_item(item: Item, today: date) -> State:
    """An item as it stands on the board."""
    return shown(look_of(item.state, item.due_on, item.handed_in_at is not None, today))


def shown(look: Look) -> State:
    """A look of the board as the desk draws states."""
    return State(look.colour, look.shape, look.word)


def where_of(key: str, today: date) -> Q | None:
    """The items that stand like this, as a condition; None for an unknown key. The same division as ``look_of``."""
    by_day = Q(state__in=[s for s in WAITING if s != Item.State.RETURNED], handed_in_at=None)
    near = today + timedelta(days=SOON)
    match key:
        case _ if key == LATE:
            return by_day & Q(due_on__lt=today)
        case _ if key == NEAR:
            return by_day & Q(due_on__range=(today, near))
        case "unreported":
            return Q(state=Item.State.MARKED, handed_in_at=None)
        case Item.State.MARKED:
            return Q(state=Item.State.MARKED, handed_in_at__isnull=False)
        case "waiting":
            return Q(state__in=WAITING)
        case _ if key in KEYS:
            return Q(state=key) & ~(by_day & Q(due_on__lte=near))
    return None


def standing_of_task(bar: Bar, today: date) -> State:
    """A task: done, everything handed in, late, near, not begun or under way."""
    if bar.done_on is not None:
        return State("done", "✓", "已完成")
    if bar.asked and bar.handed_in == bar.asked:
        return State("done", "●", "已报齐")
    if today < bar.starts_on:
        return State("paused", "○", "未开始")
    return state_of_day(bar.due_on, today)
