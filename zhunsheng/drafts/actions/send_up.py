"""Recording that the approved report was sent up: to the Party committee, the people's congress, the level above."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from zhunsheng.drafts.actions.taking import put_draft, take_draft
from zhunsheng.drafts.models import Draft
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Person


def send_up(person: Person, year: int, *, version: int, on: date, to: str, now: datetime) -> Draft:
    """The draft sent up on that day to those named; from then on its text cannot be changed."""
    said = " ".join(to.split())[:200]
    with transaction.atomic():
        hand = take_draft(person, year, version=version, now=now)
        draft = hand.draft
        if draft.state != Draft.State.APPROVED or draft.approved != draft.digest:
            raise Rejected("只有批准了的正文才能报送。")
        if not said:
            raise BadField("to", "请写明报送给谁。")
        check_day(on, timezone.localdate(draft.approved_at), hand.access.today, "报送")
        draft.state, draft.sent_on, draft.sent_to = Draft.State.SENT, on, said
        return put_draft(draft, "报送", person=person, now=now, said={"on": on.isoformat(), "to": said})


def check_day(on: date, first: date | None, today: date, deed: str) -> None:
    """Raises BadField for a day before that of the step it follows, or after today."""
    if on > today:
        raise BadField("on", f"{deed}日期 {on.isoformat()} 还没有到。")
    if first is not None and on < first:
        raise BadField("on", f"{deed}日期 {on.isoformat()} 早于上一步的 {first.isoformat()}。")
