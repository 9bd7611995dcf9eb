"""Submitting an item to the head of one's own organ."""

from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.content import fix
from zhunsheng.campaigns.filling import take_to_fill
from zhunsheng.campaigns.handing_in import lacking
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.telling import tell_item
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def submit(person: Person, item_pk: int, *, version: int, now: datetime) -> Item:
    """The item, waiting for the head's signature. Raises Rejected while something is lacking, naming it."""
    with transaction.atomic():
        item = take_to_fill(person, item_pk, now=now, version=version).row
        missing = lacking(item)
        if missing:
            raise Rejected(f"{item.code} 还不能提交：{missing}。")
        fix(item)
        item.filled_by = person
        item.state = Item.State.SIGNING
        item.version += 1
        item.save()
        note(item, "提交审核", person=person, now=now, said={"digest": item.digest})
        tell_item(item)
        return item
