"""From what a reviewer gives to what the item gets: assessed by the indicator's method, decided by the marks that stand."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import Any

from zhunsheng.assessment import Answer, BadAnswer, Event
from zhunsheng.assessment import Mark as Result
from zhunsheng.assessment import mark as assess
from zhunsheng.assessment.inputs import Input
from zhunsheng.assessment.numbers import number
from zhunsheng.campaigns.access import watches
from zhunsheng.campaigns.frameworks import indicator_of
from zhunsheng.campaigns.inputs import inputs, own_value, with_own
from zhunsheng.campaigns.models import Item, Mark
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.hashing import canonical, digest
from zhunsheng.records.models import Person

Said = Sequence[Mapping[str, Any]]
"""Events as a page or the API gives them: each with `reason`, and `points` where they differ from the method's."""

Round = Mark.Round


def figures_of(item: Item, *, now: datetime) -> dict[str, Input]:
    """The figures an item's formula needs, from wherever they are known; empty without a formula."""
    formula = indicator_of(item).measure
    return with_own(item, inputs(item.campaign, item.organ, formula.needs, now=now)) if formula else {}


def assessed(
    item: Item,
    *,
    judged: Decimal | None = None,
    events: Said | None = None,
    reason: str = "",
    figures: Mapping[str, Input] | None = None,
) -> Result:
    """What the indicator's method makes of this. Raises Rejected when the method does not take it.

    An organ that says it has no such duty, and to which no points are given, leaves the indicator out.
    """
    no_duty = item.answer == Item.Answer.NO_DUTY and judged is None and not events
    if no_duty:
        answer = Answer(applies=False, reason=reason or item.statement)
    else:
        answer = Answer(
            inputs=dict(figures or {}),
            value=own_value(item),
            judged=judged,
            events=None if events is None else tuple(_event(one) for one in events),
            reason=reason,
        )
    try:
        return assess(indicator_of(item), answer)
    except BadAnswer as refusal:
        raise Rejected(f"{refusal}。") from None


def new_mark(
    item: Item,
    result: Result,
    *,
    by: Person,
    now: datetime,
    round: Mark.Round,
    judged: Decimal | None = None,
    events: Said | None = None,
    reason: str = "",
) -> Mark:
    """The mark written down for the content as it is."""
    told = [{"points": str(one.get("points") or ""), "reason": str(one["reason"])} for one in events or ()]
    return Mark.objects.create(
        item=item,
        round=round,
        by=by,
        at=now,
        content=item.digest,
        judged=judged,
        events=told,
        reason=reason,
        status=result.status.value,
        points=result.points,
        out_of=result.out_of,
        vetoed=result.vetoed,
        sentence=result.reason,
    )


def mark_digest(mark: Mark) -> str:
    """The hash of a mark: the item's journal vouches for it without telling a blind second reviewer what it says."""
    said = [
        mark.by_id,
        mark.round,
        mark.content,
        _text(mark.judged),
        mark.events,
        mark.reason,
        _text(mark.points),
    ]
    return digest(canonical(said))


def standing(item: Item) -> list[Mark]:
    """The marks given for the item's content as it is, oldest first. One query."""
    return list(item.marks.filter(stands=True, content=item.digest).order_by("pk"))


def decided(item: Item, marks: Sequence[Mark]) -> Mark | None:
    """The mark that counts: the latest re-mark, else the settlement, else the review; two that agree where two are wanted."""
    for round in (Round.REMARK, Round.SETTLEMENT):
        given = [mark for mark in marks if mark.round == round]
        if given:
            return given[-1]
    reviews = [mark for mark in marks if mark.round == Round.REVIEW]
    if not wants_two(item):
        return reviews[-1] if reviews else None
    if len({mark.by_id for mark in reviews}) < 2 or differ(reviews):
        return None
    return reviews[-1]


def differ(marks: Sequence[Mark]) -> bool:
    """Whether reviewers came to different results."""
    return len({(mark.points, mark.status, mark.vetoed) for mark in marks if mark.round == Round.REVIEW}) > 1


def wants_two(item: Item) -> bool:
    """Whether two people mark the item: what figures decide needs nobody to judge."""
    return item.campaign.two_markers and not measured(item)


def measured(item: Item) -> bool:
    """Whether figures decide the mark."""
    return indicator_of(item).measure is not None and item.answer != Item.Answer.NO_DUTY


def take_mark(item: Item, mark: Mark) -> None:
    """Puts a mark on the item; the caller saves and notes."""
    item.status, item.points, item.out_of = mark.status, mark.points, mark.out_of
    item.vetoed, item.reason, item.state = mark.vetoed, mark.sentence, Item.State.MARKED


def take_off(item: Item) -> None:
    """Takes the mark off the item; the marks given stay in the table."""
    item.status, item.points, item.out_of, item.vetoed, item.reason = "", None, None, False, ""


def marks_seen(access: Access, item: Item) -> list[Mark]:
    """The marks the person may see, oldest first; two queries at most.

    While two reviewers are blind to each other everybody sees only their own; the organ sees marks once the item has one.
    """
    rows = list(item.marks.select_related("by").order_by("pk"))
    if item.state in (Item.State.MARKED, Item.State.OBJECTED):
        return rows
    if not watches(access, item.campaign):
        return []
    fresh = {mark.pk for mark in rows if mark.stands and mark.content == item.digest}
    markers = {mark.by_id for mark in rows if mark.pk in fresh and mark.round == Round.REVIEW}
    blind = wants_two(item) and len(markers) < 2
    return [mark for mark in rows if not blind or mark.pk not in fresh or mark.by_id == access.person.pk]


def _event(said: Mapping[str, Any]) -> Event:
    reason, points = str(said.get("reason", "")).strip(), str(said.get("points") or "").strip()
    if not reason:
        raise Rejected("每一件加分、扣分都要写明事由。")
    found = number(points) if points else None
    if points and (found is None or found < 0):
        raise Rejected(f"“{reason[:20]}”的分值“{points[:20]}”不是大于 0 的数，请改正。")
    return Event(reason, found)


def _text(value: Decimal | None) -> str:
    return "" if value is None else f"{value:.2f}"
