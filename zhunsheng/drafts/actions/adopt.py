"""What the office does with a part that came in: adopt it, leave it out, take it up again."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.actions.taking import put_part, take_part
from zhunsheng.drafts.models import Part
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Person


def adopt(person: Person, pk: int, *, version: int, now: datetime) -> Part:
    """The part stands in the report as it is. Rejected when nothing was handed in."""
    with transaction.atomic():
        hand = take_part(person, pk, version=version, now=now, office=True)
        if hand.part.state != Part.State.HANDED_IN:
            raise Rejected(f"这一部分是“{hand.part.get_state_display()}”，交稿之后才能采用。")
        hand.part.state = Part.State.ADOPTED
        return put_part(hand, "采用", person=person, now=now)


def leave_out(person: Person, pk: int, *, version: int, reason: str, now: datetime) -> Part:
    """The part is kept but not printed. Rejected without a reason, and for a heading that others stand under."""
    said = " ".join(reason.split())[:400]
    with transaction.atomic():
        hand = take_part(person, pk, version=version, now=now, office=True)
        part = hand.part
        if not said:
            raise BadField("reason", "不采用要写明理由。")
        after = hand.draft.parts.filter(seq__gt=part.seq).exclude(state=Part.State.LEFT_OUT).first()
        if part.level == 1 and after is not None and after.level > 1:
            raise Rejected(f"“{part.heading}”下面还有别的部分，不能不采用。")
        part.state = Part.State.LEFT_OUT
        return put_part(hand, "不采用", person=person, now=now, said={"reason": said})


def take_back(person: Person, pk: int, *, version: int, now: datetime) -> Part:
    """A part that was left out is written again."""
    with transaction.atomic():
        hand = take_part(person, pk, version=version, now=now, office=True)
        if hand.part.state != Part.State.LEFT_OUT:
            raise Rejected("这一部分本来就在稿里。")
        hand.part.state = Part.State.WRITING if hand.part.text else Part.State.OPEN
        return put_part(hand, "恢复采用", person=person, now=now)
