"""Saving what the liaison has written so far. It may be incomplete: that is for ``submit`` to say."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from zhunsheng.campaigns.content import changed
from zhunsheng.campaigns.filling import keep_filled, take_to_fill
from zhunsheng.campaigns.frameworks import indicator_of
from zhunsheng.campaigns.inputs import OWN
from zhunsheng.campaigns.models import Item
from zhunsheng.campaigns.wording import text
from zhunsheng.campaigns.written_numbers import written
from zhunsheng.records.errors import BadField
from zhunsheng.records.models import Person


def save_draft(
    person: Person,
    item_pk: int,
    *,
    version: int,
    answer: str,
    now: datetime,
    brief: str = "",
    statement: str = "",
    values: Mapping[str, str] | None = None,
) -> Item:
    """The item with these words and numbers; nothing is written when nothing changed.

    `values` are the organ's own numbers by figure key, as text; "" takes one out. An indicator without a formula takes its
    number under ``inputs.OWN``. Raises Rejected outside the window, Stale when somebody else has saved in the meantime.
    """
    with transaction.atomic():
        item = take_to_fill(person, item_pk, now=now, version=version).row
        told = changed(
            item,
            {
                "answer": _answer(answer),
                "brief": text("brief", "工作情况", brief),
                "statement": text("statement", "说明", statement, 4000),
                "values": _values(item, values or {}),
            },
        )
        if told:
            keep_filled(item, "填报", person=person, now=now, said={"changed": told})
        return item


def _answer(answer: str) -> str:
    if answer not in Item.Answer.values:
        raise BadField("answer", f"没有答复方式“{answer[:20]}”；可选：{'、'.join(Item.Answer.labels)}。")
    return answer


def _values(item: Item, values: Mapping[str, str]) -> dict[str, str]:
    formula = indicator_of(item).measure
    asked = formula.needs if formula else (OWN,)
    for key in values:
        if key not in asked:
            raise BadField(key, f"这一项不需要数字“{key[:60]}”；需要的有：{'、'.join(asked)}。")
    return {key: number for key, said in values.items() if (number := written(key, said))}
