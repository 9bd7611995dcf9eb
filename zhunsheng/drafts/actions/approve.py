"""Approving the frozen text: given to its digest, and gone as soon as a part is changed."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.access import approves
from zhunsheng.drafts.actions.taking import put_draft, take_draft
from zhunsheng.drafts.models import Draft
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Person


def approve(person: Person, year: int, *, version: int, digest: str, now: datetime) -> Draft:
    """The draft approved by a county leader who did not freeze it. Stale when the text is not the one that was read."""
    with transaction.atomic():
        hand = take_draft(person, year, version=version, now=now, office=False)
        draft = hand.draft
        if not approves(hand.access):
            raise Rejected("年度报告由县领导批准。")
        if draft.state != Draft.State.FROZEN:
            raise Rejected(f"{draft}现在是“{draft.get_state_display()}”，没有等待批准的正文。")
        if draft.frozen_by_id == person.pk:
            raise Rejected("送审的人不能批准自己送审的稿子，请由另一位领导批准。")
        if digest != draft.digest:
            raise Stale("正文已经不是您看过的那一稿，请重新审阅后再批准。")
        draft.state = Draft.State.APPROVED
        draft.approved, draft.approved_by, draft.approved_at = draft.digest, person, now
        return put_draft(draft, "批准", person=person, now=now, said={"digest": draft.digest})
