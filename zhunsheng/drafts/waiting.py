"""What waits for whom because of a draft or a part, and by which day: the law's days for the report, the office's for the parts."""

from datetime import date, datetime

from zhunsheng.calendar import Due
from zhunsheng.calendar.fixed_dates import fixed_date
from zhunsheng.declare.roles import CHIEF, LEADER, LIAISON, OFFICE
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.notices.sending import notify
from zhunsheng.records.county import book, calendar
from zhunsheng.records.errands import Wish, tell
from zhunsheng.records.models import Person

SEND_BY = "annual.gov_to_party_npc"
PUBLISH_BY = "annual.public_disclosure"


def last_day(rule: str, year: int) -> Due:
    """The last day that a rule sets for the report of a year, in the year after it, with its provision and its trace."""
    start = date(year + 1, 1, 1)
    return fixed_date(book().rule(rule).on(start), start, calendar())


def workshop_address(draft: Draft) -> str:
    """The page of a draft."""
    return f"/report/{draft.year}/draft/"


def part_address(draft: Draft, part: Part) -> str:
    """The page of a part."""
    return f"{workshop_address(draft)}parts/{part.pk}/"


def tell_of_draft(draft: Draft) -> None:
    """Puts the draft's next step into the inboxes of those who take it."""
    state = Draft.State
    office: dict[str, tuple[str, date | None]] = {
        state.WRITING: ("起草", last_day(SEND_BY, draft.year).last_day),
        state.ASKED: ("汇总送审", last_day(SEND_BY, draft.year).last_day),
        state.APPROVED: ("报送", last_day(SEND_BY, draft.year).last_day),
        state.SENT: ("公布", last_day(PUBLISH_BY, draft.year).last_day),
        state.PUBLISHED: ("归档", None),
    }
    address = workshop_address(draft)
    wishes = []
    if draft.state == state.FROZEN:
        due = last_day(SEND_BY, draft.year).last_day
        wishes = [
            Wish(organ=draft.organ, role=role.key, what="审批", title=str(draft), address=f"{address}approval/", due_on=due)
            for role in (LEADER, CHIEF)
        ]  # fmt: skip
    elif draft.state in office:
        what, due_on = office[draft.state]
        wishes = [
            Wish(
                organ=draft.organ,
                role=OFFICE.key,
                what=what,
                title=str(draft),
                address=address,
                due_on=due_on,
            )
        ]
    tell(draft, wishes)


def tell_of_part(draft: Draft, part: Part) -> None:
    """Puts a part into the inbox of its organ while it is theirs, of the office when it came in."""
    title, address = f"{draft}：{part.heading}", part_address(draft, part)
    if part.is_theirs and part.organ is not None:
        what = "按退回意见修改" if part.state == Part.State.RETURNED else "撰写供稿"
        wish = Wish(
            organ=part.organ, role=LIAISON.key, what=what, title=title, address=address, due_on=part.due_on
        )
        tell(part, [wish])
    elif part.state == Part.State.HANDED_IN:
        tell(part, [Wish(organ=draft.organ, role=OFFICE.key, what="审看供稿", title=title, address=address)])
    else:
        tell(part, [])


def tell_approver(draft: Draft, person: Person, now: datetime, why: str) -> None:
    """Tells whoever approved the text that the approval has fallen."""
    if draft.approved_by is not None:
        words = f"您批准的{draft}正文有改动（{why}），批准已失效，改定后会重新送审。"
        notify([draft.approved_by], words, row=draft, address=workshop_address(draft), now=now, by=person)
