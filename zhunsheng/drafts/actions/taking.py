"""Taking a draft or a part in hand to write in it, and putting it back: fetched with the right, locked, as the person saw it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils import timezone

from zhunsheng.drafts.access import draft_of, part_of, steers, whole_draft
from zhunsheng.drafts.errors import PartChanged
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.drafts.waiting import tell_approver, tell_of_draft, tell_of_part
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person

ONLY_OFFICE = "这件事由依法治县办办理。"


@dataclass(frozen=True)
class DraftInHand:
    """A draft about to be written in, and what the person may do."""

    access: Access
    draft: Draft


@dataclass(frozen=True)
class PartInHand:
    """A part and its draft about to be written in; `office` when the person runs the workshop."""

    access: Access
    draft: Draft
    part: Part

    @property
    def office(self) -> bool:
        """Whether the person runs the workshop."""
        return steers(self.access)


def take_draft(person: Person, year: int, *, version: int, now: datetime, office: bool = True) -> DraftInHand:
    """The draft inside the caller's transaction. 404 without the right; Rejected for readers where `office` is asked for;

    Stale when it has moved on since the person saw it.
    """
    access = Access(person, timezone.localtime(now).date())
    draft = whole_draft(access, year, lock=True)
    if office and not steers(access):
        raise Rejected(ONLY_OFFICE)
    if draft.version != version:
        raise Stale(f"{draft}在您打开页面之后已有新的进展，您的操作没有写入。请查看最新情况后再办。")
    return DraftInHand(access, draft)


def take_part(
    person: Person, pk: int, *, version: int | None, now: datetime, office: bool = False
) -> PartInHand:
    """The part inside the caller's transaction, its draft locked first. 404 without the right; Rejected for others than

    the office where `office` is asked for; PartChanged when it was saved since (not looked at when `version` is None).
    """
    access = Access(person, timezone.localtime(now).date())
    seen = part_of(access, pk)
    draft = draft_of(access, seen.draft.year, lock=True)
    part = part_of(access, pk, lock=True)
    if office and not steers(access):
        raise Rejected(ONLY_OFFICE)
    if draft.is_out:
        raise Rejected(f"{draft}已经报送，正文不能再改。")
    if version is not None and part.version != version:
        raise PartChanged(part)
    return PartInHand(access, draft, part)


def put_draft(
    draft: Draft, deed: str, *, person: Person, now: datetime, said: Mapping[str, Any] | None = None
) -> Draft:
    """Saves a changed draft with its line in the journal, and tells whoever takes the next step."""
    draft.version += 1
    draft.save()
    note(draft, deed, person=person, now=now, said=said)
    tell_of_draft(draft)
    return draft


def put_part(
    hand: PartInHand, deed: str, *, person: Person, now: datetime, said: Mapping[str, Any] | None = None
) -> Part:
    """Saves a changed part with its line in the journal. A frozen draft is opened again: what was approved is no more."""
    part = hand.part
    part.version += 1
    part.save()
    note(part, deed, person=person, now=now, said=said)
    tell_of_part(hand.draft, part)
    if hand.draft.is_frozen:
        thaw(hand.draft, person, now, f"“{part.heading}”{deed}")
    return part


def thaw(draft: Draft, person: Person, now: datetime, why: str) -> None:
    """Opens a frozen draft again; an approval given to the frozen text falls, and the approver is told.

    `approved` stays as it was given, so that the page can say what was approved; it is no longer the draft's digest.
    """
    fell = draft.state == Draft.State.APPROVED
    said = {"why": why, "digest": draft.digest}
    draft.state = Draft.State.ASKED if draft.asked_until else Draft.State.WRITING
    draft.digest, draft.text = "", ""
    draft.docx = draft.lineage = draft.frozen_by = draft.frozen_at = None
    put_draft(draft, "批准失效" if fell else "撤回送审稿", person=person, now=now, said=said)
    if fell:
        tell_approver(draft, person, now, why)
