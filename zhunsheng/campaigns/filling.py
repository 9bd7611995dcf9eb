"""What all who fill an item have in common: may they, is it time, is it still theirs; and writing it down."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from zhunsheng.campaigns.access import fills
from zhunsheng.campaigns.content import fix
from zhunsheng.campaigns.hand import Hand, must, take_item
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.windows import check_window
from zhunsheng.records.journal import note, subject_of
from zhunsheng.records.models import Entry, Person

State = Item.State
EDITABLE = frozenset({State.OPEN, State.DRAFT, State.RETURNED})
FILLING = ("填报", "添加材料", "引用材料", "去掉材料", "提交审核")
"""The deeds that say something for the organ; whoever did one of them on an item does not sign it."""


def take_to_fill(person: Person, item_pk: int, *, now: datetime, version: int | None = None) -> Hand[Item]:
    """An item in the hands of its liaison. Raises Rejected outside the window and once it was submitted."""
    hand = take_item(person, item_pk, now=now, version=version)
    item = hand.row
    must(fills(hand.access, item), f"由{item.organ}的联络员填报，您没有这个角色。")
    check_editable(item)
    check_window(item, hand.today)
    return hand


def check_editable(item: Item) -> None:
    """Raises Rejected when the item is locked."""
    where = "先由本单位负责人退回修改" if item.state == State.SIGNING else "由评审退回以后才能修改"
    must(item.state in EDITABLE, f"{item.code} {item.get_state_display()}，内容已经锁定；{where}。")


def filled_by(person: Person, items: Iterable[Item]) -> list[Item]:
    """Those of the items for which the person has ever filled in anything. One query."""
    named = {subject_of(item): item for item in items}
    rows = Entry.objects.filter(subject__in=list(named), by=person, deed__in=FILLING)
    done = set(rows.values_list("subject", flat=True))
    return [item for subject, item in named.items() if subject in done]


def keep_filled(item: Item, deed: str, *, person: Person, now: datetime, said: dict[str, Any]) -> None:
    """Saves what was filled in: the content's hash, who, the history. A returned item stays returned until resubmitted."""
    fix(item)
    if item.state == State.OPEN:
        item.state = State.DRAFT
    item.filled_by = person
    item.version += 1
    item.save()
    note(item, deed, person=person, now=now, said=said)
