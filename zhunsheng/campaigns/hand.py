"""Taking a row in hand to change it: fetched with the right to it, locked, and as the person saw it."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, TypeVar

from django.utils import timezone

from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.models import Campaign, Item, Task
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Person

Row = TypeVar("Row", Campaign, Task, Item)


@dataclass(frozen=True)
class Hand(Generic[Row]):
    """A row about to be changed, by whom, on which day."""

    row: Row
    access: Access
    today: date


def take_campaign(person: Person, pk: int, *, now: datetime, version: int | None = None) -> Hand[Campaign]:
    """A campaign, inside the caller's transaction. 404 without the right to it, Stale when it was changed since."""
    access = _access(person, now)
    return _fresh(seen.campaign(access, pk, lock=True), access, version)


def take_task(person: Person, pk: int, *, now: datetime, version: int | None = None) -> Hand[Task]:
    """A task; as for campaigns."""
    access = _access(person, now)
    return _fresh(seen.task(access, pk, lock=True), access, version)


def take_item(person: Person, pk: int, *, now: datetime, version: int | None = None) -> Hand[Item]:
    """An item; as for campaigns. Nothing of a campaign that is frozen or closed can be taken in hand."""
    access = _access(person, now)
    hand = _fresh(seen.item(access, pk, lock=True), access, version)
    state = hand.row.campaign.state
    if state != Campaign.State.RUNNING:
        raise Rejected(
            f"“{hand.row.campaign}”{Campaign.State(state).label}，不能再改；确需更正的，先由组织单位解除冻结。"
        )
    return hand


def must(right: bool, sentence: str) -> None:
    """Raises Rejected with the sentence unless it is right."""
    if not right:
        raise Rejected(sentence)


def _access(person: Person, now: datetime) -> Access:
    return Access(person, timezone.localtime(now).date())


def _fresh(row: Row, access: Access, version: int | None) -> Hand[Row]:
    if version is not None and row.version != version:
        raise Stale(
            "在您打开页面之后，别人（或者您在另一个窗口）已经改过，您的提交没有写入；请看过最新内容后再办。"
        )
    return Hand(row, access, access.today)
