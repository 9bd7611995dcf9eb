"""Asking organs to write parts (征求意见、约稿), by a day."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction

from zhunsheng.drafts.actions.taking import put_draft, take_draft
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.drafts.waiting import tell_of_part
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Organ, Person


@dataclass(frozen=True)
class Request:
    """One part asked of one organ (by its code), or taken back to the office when there is none; `hint` says what to write."""

    part: int
    organ: str = ""
    hint: str = ""


def ask(
    person: Person, year: int, *, version: int, requests: Sequence[Request], due_on: date, now: datetime
) -> Draft:
    """Gives parts to organs; their 联络员 find them in the inbox. What was written already stays.

    Rejected for a day that has passed, an organ that does not stand, a part of another draft, or an unchanged request.
    """
    with transaction.atomic():
        hand = take_draft(person, year, version=version, now=now)
        draft = hand.draft
        if not draft.is_open:
            raise Rejected(f"{draft}现在是“{draft.get_state_display()}”，不再约稿。")
        if due_on < hand.access.today:
            raise BadField("due_on", f"交稿期限 {due_on.isoformat()} 已经过去，请另选一天。")
        parts = {part.pk: part for part in draft.parts.select_related("organ")}
        organs = {o.code: o for o in Organ.objects.filter(code__in=[r.organ for r in requests])}
        changed = [
            part
            for request in requests
            for part in [_asked(request, parts, organs, due_on, hand.access.today)]
            if part is not None
        ]
        if not changed:
            raise Rejected("没有选供稿单位，也没有改动；请至少给一个部分选一个单位。")
        for part in changed:
            part.version += 1
            part.save()
            facts = {"organ": part.organ.code if part.organ else "", "due_on": due_on.isoformat()}
            note(part, "约稿" if part.organ else "收回自写", person=person, now=now, said=facts)
            tell_of_part(draft, part)
        draft.state, draft.asked_until = Draft.State.ASKED, due_on
        return put_draft(
            draft, "约稿", person=person, now=now, said={"parts": len(changed), "due_on": due_on.isoformat()}
        )


def _asked(
    request: Request, parts: dict[int, Part], organs: dict[str, Organ], due_on: date, today: date
) -> Part | None:
    """The part as asked; None when nothing is to be changed."""
    part = parts.get(request.part)
    if part is None:
        raise Rejected("要约的部分不在这一稿里，请刷新页面。")
    organ = organs.get(request.organ)
    if request.organ and (organ is None or not organ.stands_on(today)):
        raise BadField(f"organ_{part.pk}", "没有这个单位，或者它已经撤销；请从列表里选。")
    hint = " ".join(request.hint.split())[:400] or part.hint
    same_day = part.due_on == due_on or organ is None or not part.is_theirs
    if part.organ == organ and hint == part.hint and same_day:
        return None
    if part.organ != organ and organ is not None:
        part.state = Part.State.OPEN
    elif organ is None:
        part.state = Part.State.WRITING if part.text else Part.State.OPEN
    part.organ, part.hint = organ, hint
    part.due_on = due_on if organ else None
    return part
