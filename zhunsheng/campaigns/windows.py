"""When an item may be filled. Both edges are in."""

from datetime import date, timedelta

from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.records.errors import Rejected


def last_day(item: Item) -> date:
    """The last day on which the item may be filled: the campaign's, or the item's own when that was extended beyond it."""
    return max(item.campaign.closes_on, item.due_on)


def is_over(item: Item, today: date) -> bool:
    """Whether nobody can hand the item in any more, unless the office extends it."""
    return item.handed_in_at is None and today > last_day(item)


def check_window(item: Item, today: date) -> None:
    """Raises Rejected, naming the days, before the first and after the last day.

    What was handed in before and came back is not bound by the last day: the return asks for it.
    """
    first, last = item.campaign.opens_on, last_day(item)
    if today < first:
        raise Rejected(f"填报从 {said(first)}开始，今天是 {said(today)}，还不能填报。")
    if is_over(item, today):
        raise Rejected(
            f"填报到 {said(last)}为止，今天是 {said(today)}，已经截止；确需补报的，请组织单位延期。"
        )


def days_late(item: Item, today: date) -> int:
    """Days since the item was due without having been handed in; 0 otherwise."""
    waits = item.state in WAITING and item.handed_in_at is None
    return max((today - item.due_on) // timedelta(days=1), 0) if waits else 0


WAITING = frozenset({Item.State.OPEN, Item.State.DRAFT, Item.State.SIGNING, Item.State.RETURNED})
"""The states in which it is the organ's turn."""

RUNNING = Campaign.State.RUNNING


def said(day: date) -> str:
    """A day as offices write it."""
    return f"{day:%Y年%-m月%-d日}"
