"""Sending the frozen text back to the office, with what is to be changed."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.access import approves, steers
from zhunsheng.drafts.actions.taking import take_draft, thaw
from zhunsheng.drafts.models import Draft
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Person


def send_back(person: Person, year: int, *, version: int, reason: str, now: datetime) -> Draft:
    """The draft open again: by a leader, or by the office that takes its own text back. An approval falls."""
    said = " ".join(reason.split())[:400]
    with transaction.atomic():
        hand = take_draft(person, year, version=version, now=now, office=False)
        if not (approves(hand.access) or steers(hand.access)):
            raise Rejected("送审稿由县领导退回，或者由依法治县办撤回。")
        if not said:
            raise BadField("reason", "退回要写明要改什么。")
        if not hand.draft.is_frozen:
            raise Rejected(f"{hand.draft}现在是“{hand.draft.get_state_display()}”，没有可以退回的正文。")
        thaw(hand.draft, person, now, said)
        return hand.draft
