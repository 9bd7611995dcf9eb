"""Adding a part that no register writes: another heading below the measures."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.actions.taking import put_draft, take_draft
from zhunsheng.drafts.models import Part
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person


def add_part(
    person: Person, year: int, *, version: int, after: int, heading: str, now: datetime, hint: str = ""
) -> Part:
    """A part behind the one with the id `after`, one level below the first. Rejected when its heading is there already,

    or there is no room left between two parts.
    """
    with transaction.atomic():
        draft = take_draft(person, year, version=version, now=now).draft
        if not draft.is_open:
            raise Rejected(f"{draft}现在是“{draft.get_state_display()}”，不再增加部分。")
        heading = " ".join(heading.split())
        parts = list(draft.parts.all())
        if not heading or len(heading) > 60 or set("{}｛｝") & set(heading):
            raise BadField("heading", "标题须填写，不超过 60 字，也不要写花括号。")
        if any(part.heading == heading for part in parts):
            raise BadField("heading", f"已经有“{heading}”这一部分。")
        at = next((n for n, part in enumerate(parts) if part.pk == after), None)
        if at is None:
            raise BadField("after", "请选它排在哪一部分之后。")
        before = parts[at].seq
        behind = parts[at + 1].seq if at + 1 < len(parts) else before + 200
        if behind - before < 2:
            raise Rejected("这两部分之间已经加满，请排到别处。")
        part = Part(
            draft=draft, seq=(before + behind) // 2, level=2, heading=heading, hint=hint.strip()[:400]
        )
        part.save(force_insert=True)
        note(part, "增加", person=person, now=now, said={"heading": heading, "after": parts[at].heading})
        put_draft(draft, "增加部分", person=person, now=now, said={"heading": heading})
        return part
