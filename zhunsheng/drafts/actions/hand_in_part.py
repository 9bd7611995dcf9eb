"""Handing a part in to the office: it is locked for its organ from then on."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.actions.taking import put_part, take_part
from zhunsheng.drafts.actions.write_part import may_write
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.markup import parsed
from zhunsheng.drafts.models import Part
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Person


def hand_in_part(person: Person, pk: int, *, version: int, now: datetime) -> Part:
    """The part handed in. Rejected when it is empty, cannot be understood, or is not the person's to hand in."""
    with transaction.atomic():
        hand = take_part(person, pk, version=version, now=now)
        part = hand.part
        if part.organ is None:
            raise Rejected("这一部分由依法治县办自己写，不用交稿。")
        may_write(hand)
        if not part.is_theirs:
            raise Rejected(f"这一部分已经是“{part.get_state_display()}”。")
        if not part.text:
            raise Rejected("还没有写内容；本单位没有可写的，也请写一句说明。")
        sources = Figures.of(hand.draft.year, now).sources
        problems = parsed(part.heading, part.level, part.text, sources).problems
        if problems:
            raise Rejected("；".join(f"第 {one.line} 行：{one.message}" for one in problems) + "。")
        part.state, part.returned_for = Part.State.HANDED_IN, ""
        return put_part(hand, "交稿", person=person, now=now)
