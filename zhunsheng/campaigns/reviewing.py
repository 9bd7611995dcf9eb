"""What all who mark have in common: may they mark this item, is it there to be marked; and writing the result down."""

from datetime import datetime
from typing import Any

from zhunsheng.assessment import Mark as Result
from zhunsheng.assessment import Status
from zhunsheng.campaigns.access import belongs_to
from zhunsheng.campaigns.hand import Hand, must, take_item
from zhunsheng.campaigns.marking import mark_digest, take_mark
from zhunsheng.campaigns.models import Item, Mark
from zhunsheng.campaigns.scoring import refresh
from zhunsheng.campaigns.windows import is_over, last_day, said
from zhunsheng.declare.roles import OFFICE
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person

State = Item.State


def take_to_review(person: Person, item_pk: int, *, now: datetime, version: int | None = None) -> Hand[Item]:
    """An item in the hands of somebody who does not serve in its organ and so may mark it."""
    hand = take_item(person, item_pk, now=now, version=version)
    must(not belongs_to(hand.access, hand.row), f"您在{hand.row.organ}任职，不能评本单位的分。")
    return hand


def take_to_steer(person: Person, item_pk: int, *, now: datetime, version: int | None = None) -> Hand[Item]:
    """An item in the hands of the office or a reviewer, to return it, settle it or mark it anew.

    The office usually sits in an organ that is assessed itself (依法治县办设在司法局): working in the office there does not
    shut its people out, any other post in that organ does.
    """
    hand = take_item(person, item_pk, now=now, version=version)
    ours = belongs_to(hand.access, hand.row, OFFICE.key)
    must(not ours, f"您在{hand.row.organ}任职，不能办理本单位的评审。")
    return hand


def check_there(hand: Hand[Item]) -> None:
    """Raises Rejected unless the item was handed in, or nobody can hand it in any more."""
    item = hand.row
    if item.state == State.HANDED_IN or is_over(item, hand.today):
        return
    if item.state in (State.MARKED, State.OBJECTED):
        raise Rejected(f"{item.code} 已经评分；要改分请走复核，两次的分都会保留。")
    raise Rejected(
        f"{item.code} {item.get_state_display()}，还没有上报，填报期到 {said(last_day(item))}，现在不能评分。"
    )


def check_final(item: Item, result: Result) -> None:
    """Raises Rejected for a result that is no mark yet, with what it waits for."""
    if result.status is Status.PENDING:
        raise Rejected(f"{item.code} 还不能评分：{result.reason}。")


def keep_mark(item: Item, mark: Mark, deed: str, *, person: Person, now: datetime, reason: str = "") -> None:
    """The mark that counts comes onto the item, its organ's score follows."""
    put_mark(item, mark, deed, person=person, now=now, reason=reason)
    refresh(item.campaign, item.organ)


def put_mark(item: Item, mark: Mark, deed: str, *, person: Person, now: datetime, reason: str = "") -> None:
    """The same, leaving the organ's score to the caller."""
    told: dict[str, Any] = {"points": [_text(item.points), _text(mark.points)]}
    take_mark(item, mark)
    item.version += 1
    item.save()
    said = {"mark": mark_digest(mark), "changed": told} | ({"reason": reason} if reason else {})
    note(item, deed, person=person, now=now, said=said)


def _text(points: Any) -> str:
    return "" if points is None else f"{points:.2f}"
