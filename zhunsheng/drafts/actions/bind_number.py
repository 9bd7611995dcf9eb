"""Binding a typed number to the figure that says it: from then on it follows the register."""

from datetime import datetime

from django.db import transaction

from zhunsheng.drafts.actions.taking import take_part
from zhunsheng.drafts.actions.write_part import may_quote, may_write, save_text
from zhunsheng.drafts.checking import bound
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.models import Part
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Person


def bind_number(
    person: Person, pk: int, *, version: int, start: int, quote: str, key: str, now: datetime
) -> Part:
    """Puts the figure's placeholder in place of the typed characters that begin at `start` of the part's text.

    Raises Stale when they stand there no longer; Rejected when the figure does not say exactly this number (any more).
    """
    with transaction.atomic():
        hand = take_part(person, pk, version=version, now=now)
        text, end = hand.part.text, start + len(quote)
        if not quote or start < 0 or text[start:end] != quote:
            raise Stale("这个数字已经不在原来的地方，请刷新页面后再绑定。")
        figures = Figures.of(hand.draft.year, now)
        # 先问能不能引用：下面的回绝会说出登记的数。
        may_write(hand)
        may_quote(hand, figures, {key})
        value = figures.values([key]).get(key)
        becomes = bound(quote, value) if value is not None and value.value is not None else ""
        if not becomes:
            now_says = value.text if value is not None else "没有这个数字"
            raise Rejected(f"“{quote}”和登记的数（{now_says}）不一样，不能绑定；请先核对。")
        return save_text(hand, text[:start] + becomes + text[end:], "绑定数字", person=person, now=now)
