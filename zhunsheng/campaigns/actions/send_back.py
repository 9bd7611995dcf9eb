"""The head of the organ sends an item back to the liaison, before it leaves the house."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.actions.sign import take_to_sign
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.telling import item_page, tell_item
from zhunsheng.campaigns.wording import reason as reasoned
from zhunsheng.notices.models import Notice
from zhunsheng.notices.sending import notify
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def send_back(
    person: Person, item_pk: int, *, reason: str, now: datetime, version: int | None = None
) -> Item:
    """The item, in the liaison's hands again with the reason; what was written stays."""
    with transaction.atomic():
        item = take_to_sign(person, item_pk, version=version, now=now).row
        item.returned_for = reasoned(reason, "退回修改")
        item.state = Item.State.DRAFT
        item.version += 1
        item.save()
        note(item, "退回修改", person=person, now=now, said={"reason": item.returned_for})
        tell_item(item)
        if item.filled_by:
            text = f"{item.code} {item.task.name}由本单位退回修改：{item.returned_for}"
            notify(
                [item.filled_by],
                text,
                row=item,
                address=item_page(item),
                now=now,
                by=person,
                kind=Notice.Kind.RETURNED,
            )
        return item
