"""Freezing the text for approval (送审): composed once, kept as a file, known by one digest."""

import json
from datetime import date, datetime
from hashlib import sha256

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from zhunsheng.drafts.actions.taking import put_draft, take_draft
from zhunsheng.drafts.checking import checked, reasons_against
from zhunsheng.drafts.composing import composed
from zhunsheng.drafts.errors import NotReady
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.files import store
from zhunsheng.records.hashing import digest
from zhunsheng.records.models import Person, StoredFile
from zhunsheng.writing.render import render

DOCX, LINEAGE = "report.docx", "lineage.json.txt"


def freeze(person: Person, year: int, *, version: int, now: datetime, dated_on: date | None = None) -> Draft:
    """The draft with its text, digest, document and lineage, dated `dated_on` (today when None), waiting for approval.

    Raises NotReady with everything that stands against it: parts not handed in or not adopted, sentences whose figure
    is missing, any error that the reading finds.
    """
    with transaction.atomic():
        hand = take_draft(person, year, version=version, now=now)
        draft = hand.draft
        if not draft.is_open:
            raise Rejected(f"{draft}已经是“{draft.get_state_display()}”。")
        day = dated_on or hand.access.today
        if not date(draft.year, 12, 1) <= day <= date(draft.year + 2, 12, 31):
            raise BadField("dated_on", f"成文日期 {day.isoformat()} 不像是 {draft.year} 年度报告的，请核对。")
        parts = list(draft.parts.select_related("organ"))
        figures = Figures.of(draft.year, now)
        whole = composed(draft, parts, figures, day)
        against = reasons_against(draft, parts, checked(draft, whole, figures))
        if against:
            raise NotReady(against)
        document = render(whole.composition)
        lineage = whole.composition.lineage(sha256(document).hexdigest()) | {"parts": _parts(parts)}
        draft.docx = _kept(DOCX, document)
        draft.lineage = _kept(LINEAGE, json.dumps(lineage, ensure_ascii=False, indent=1).encode())
        draft.text = whole.text
        draft.digest = digest(whole.text.encode(), draft.docx.hash.encode(), draft.lineage.hash.encode())
        draft.state, draft.frozen_by, draft.frozen_at = Draft.State.FROZEN, person, now
        draft.approved, draft.approved_by, draft.approved_at = "", None, None
        said = {"digest": draft.digest, "dated_on": day.isoformat()}
        return put_draft(draft, "送审", person=person, now=now, said=said)


def _parts(parts: list[Part]) -> list[dict[str, object]]:
    """Whose words they are: each part with its organ and its version."""
    return [
        {"heading": part.heading, "organ": part.organ.code if part.organ else "", "version": part.version}
        for part in parts
        if part.is_said
    ]


def _kept(name: str, content: bytes) -> StoredFile:
    return store(SimpleUploadedFile(name, content))
