"""Returning a part to its organ, with the reason; what was written stays."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.actions.taking import put_part, take_part
from zhunsheng.drafts.models import Part
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Person


def return_part(person: Person, pk: int, *, version: int, reason: str, now: datetime) -> Part:
    """The part back in its organ's hands. Raises Rejected without a reason, or for a part that no organ handed in."""
    said = " ".join(reason.split())[:400]
    with transaction.atomic():
        hand = take_part(person, pk, version=version, now=now, office=True)
        part = hand.part
        if not said:
            raise BadField("reason", "退回要写明理由，供稿单位才知道改什么。")
        if part.organ is None or part.state not in (Part.State.HANDED_IN, Part.State.ADOPTED):
            raise Rejected("只有已经交来的部分才能退回。")
        part.state, part.returned_for = Part.State.RETURNED, said
        return put_part(hand, "退回", person=person, now=now, said={"reason": said})
