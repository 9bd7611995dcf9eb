"""The draw that a step makes: from a list recorded before, by the seal of the day on which it was recorded.

Nobody knows that seal while the list can still be changed, and anybody can compute the draw again from the two
(docs/reference/draws.md).
"""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from zhunsheng.declare import Draw
from zhunsheng.draws import DrawError, draw, protocol
from zhunsheng.records.errors import Rejected
from zhunsheng.records.fields import name_of
from zhunsheng.records.models import Seal


def drawn(said: Draw, row: Any, facts: Mapping[str, Any]) -> dict[str, Any]:
    """What was drawn and the whole protocol, by field. Raises Rejected when there is nothing to draw from, or no seal yet."""
    if facts.get(said.into):
        raise Rejected("这件事项已经抽取过；要换名单，另行登记、另行抽取。")
    seal = _seal(said, row)
    try:
        result = draw(
            [_name(one) for one in facts.get(said.of) or ()], int(facts.get(said.number) or 0), seal.hash
        )
    except DrawError as error:
        raise Rejected(str(error)) from None
    brought: dict[str, Any] = {said.into: "、".join(result.chosen)}
    if said.working:
        brought[said.working] = "\n".join("，".join(line) for line in protocol(result))
    return brought


def _seal(said: Draw, row: Any) -> Seal:
    """The seal of the day on which the list was last written, or of the next day sealed."""
    listed = [e for e in row.events.order_by("seq") if said.of in e.facts or said.number in e.facts]
    if not listed:
        raise Rejected("还没有登记抽取的名单和个数。")
    day = timezone.localtime(listed[-1].at).date()
    seal = Seal.objects.filter(day__gte=day).order_by("day").first()
    if seal is None:
        raise Rejected(
            f"名单是 {day.isoformat()} 登记的，要等这一天封存以后（次日）才能抽取：种子用当日的封存值，登记名单时谁也不知道。"
        )
    return seal


def _name(one: Any) -> str:
    return (
        "、".join(str(v) for v in one.values() if v not in (None, ""))
        if isinstance(one, Mapping)
        else name_of(one)
    )
