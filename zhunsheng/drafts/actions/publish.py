"""Recording that the report was published."""

from datetime import date, datetime

from django.db import transaction

from zhunsheng.drafts.actions.send_up import check_day
from zhunsheng.drafts.actions.taking import put_draft, take_draft
from zhunsheng.drafts.models import Draft
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Person


def publish(person: Person, year: int, *, version: int, on: date, where: str, now: datetime) -> Draft:
    """The draft published on that day, and where. After the law's last day too: late is recorded, not forbidden."""
    said = " ".join(where.split())[:200]
    with transaction.atomic():
        hand = take_draft(person, year, version=version, now=now)
        draft = hand.draft
        if draft.state != Draft.State.SENT:
            raise Rejected(f"{draft}现在是“{draft.get_state_display()}”，报送之后才能公布。")
        if not said:
            raise BadField("where", "请写明在哪里公布，例如县政府门户网站。")
        check_day(on, draft.sent_on, hand.access.today, "公布")
        draft.state, draft.published_on, draft.published_where = Draft.State.PUBLISHED, on, said
        return put_draft(draft, "公布", person=person, now=now, said={"on": on.isoformat(), "where": said})
