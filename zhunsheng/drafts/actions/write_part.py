"""Writing a part: by its organ while it has it in hand, by the office at any time until the report is sent up."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.actions.taking import PartInHand, put_part, take_part
from zhunsheng.drafts.errors import PartChanged
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.markup import LONGEST, quoted_keys, tidy
from zhunsheng.drafts.models import Part
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Person


def write_part(person: Person, pk: int, *, version: int, text: str, now: datetime) -> Part:
    """Saves the part, whatever is still wrong in it; every saved text stays in its journal.

    Raises PartChanged when somebody else saved it after `version` — unless both wrote the same; Rejected when it is not the
    person's to write now, or names figures that the person does not see. The same text again writes nothing.
    """
    with transaction.atomic():
        hand = take_part(person, pk, version=None, now=now)
        wanted = tidy(text)
        if wanted == hand.part.text:
            return hand.part
        if hand.part.version != version:
            raise PartChanged(hand.part)
        return save_text(hand, wanted, "撰写", person=person, now=now)


def save_text(hand: PartInHand, wanted: str, deed: str, *, person: Person, now: datetime) -> Part:
    """Puts a new text into a part in hand; for every deed that changes words. Errors: as for ``write_part``."""
    part = hand.part
    may_write(hand)
    if len(wanted) > LONGEST:
        raise BadField("text", f"这一部分有 {len(wanted)} 字，超过 {LONGEST} 字的上限。")
    figures = Figures.of(hand.draft.year, now)
    quoted = quoted_keys(wanted, figures.sources.tables)
    may_quote(hand, figures, quoted)
    if hand.office:
        part.entrusted = sorted(figures.owners(quoted).union(part.entrusted))
    before, part.text = part.text, wanted
    if part.state == Part.State.OPEN:
        part.state = Part.State.WRITING
    part.written_by, part.written_at = person, now
    return put_part(hand, deed, person=person, now=now, said={"text": wanted, "before": len(before)})


def may_write(hand: PartInHand) -> None:
    """Raises Rejected when the part is not the person's to write now."""
    if hand.office:
        return
    if not hand.draft.is_open:
        raise Rejected(f"{hand.draft}正文已经送审，要改请联系依法治县办。")
    if not hand.part.is_theirs:
        raise Rejected(f"这一部分“{hand.part.get_state_display()}”，退回之后才能再改；要改请联系依法治县办。")


def may_quote(hand: PartInHand, figures: Figures, quoted: set[str]) -> None:
    """Raises BadField for a county figure that is not the person's to see; neither it nor its value is told then.

    What the statistics forms collected adds up all organs: only the office puts it in, and what it put there may stay.
    """
    if hand.office:
        return
    mine = {reg.key for reg in figures.quotable(hand.access, hand.draft.organ, hand.part.entrusted)}
    theirs = figures.owners(quoted) - mine
    strange = [reg.name for reg in figures.numbers.registers if reg.key in theirs]
    put = quoted_keys(hand.part.text, figures.sources.tables)
    strange += [
        figures.forms[key].name
        for key in sorted(quoted - put)
        if not figures.counts(key) and key in figures.forms
    ]
    if strange:
        raise BadField("text", f"您不能引用“{'”“'.join(strange)}”的数字：它的全县数字不在您的查看范围内。")
