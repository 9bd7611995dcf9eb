"""评审: one item, what is said on the left, the mark on the right."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.assessment import Bonus, DeductPerEvent, Judged, Status, Veto
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import mark, remark, return_item, settle
from zhunsheng.campaigns.actions.return_item import RETURNABLE
from zhunsheng.campaigns.marking import differ, marks_seen, measured, wants_two
from zhunsheng.campaigns.models import Item, Mark
from zhunsheng.campaigns.windows import is_over
from zhunsheng.desk.campaigns.item import fetched, indicator
from zhunsheng.desk.campaigns.review import kept, marking_seat, queued
from zhunsheng.desk.campaigns.seat import Seat
from zhunsheng.desk.campaigns.standings import standing_of_item
from zhunsheng.desk.campaigns.submission import submission
from zhunsheng.desk.frame.forms import DayField, NumberField, OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import Rejected, Stale

EVENTS = 5
"""Lines for deductions and bonuses on the sheet of one mark."""


class MarkForm(OfficeForm):
    """A mark: points where people judge, a list with reasons where things are counted, nothing but a reason otherwise."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    judged = NumberField(
        label="评定分",
        required=False,
        max_digits=7,
        decimal_places=2,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "class": "short"}),
        error_messages={
            "invalid": "评定分请写成数字，如 3.5。",
            "max_decimal_places": "评定分最多两位小数。",
        },
    )
    reason = forms.CharField(
        label="理由", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 3})
    )
    due_on = DayField(label="重报期限", required=False)
    why = forms.CharField(
        label="退回的理由", max_length=400, required=False, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, way: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.way = way

    @property
    def events(self) -> list[dict[str, str]]:
        """The lines of deductions and bonuses as they were typed."""
        data = self.data or {}
        return [
            {"n": str(n), **{part: data.get(f"event{n}_{part}", "") for part in ("points", "reason")}}
            for n in range(1, EVENTS + 1)
        ]

    def said(self) -> dict[str, Any]:
        """The mark as the deeds take it; of the lines only those that say something."""
        given = self.cleaned_data
        lines = [line for line in self.events if line["points"].strip() or line["reason"].strip()]
        events = [{"points": line["points"].strip(), "reason": line["reason"].strip()} for line in lines]
        return {
            "version": given["version"],
            "judged": given["judged"] if self.way == "judged" else None,
            "events": events if self.way == "events" else None,
            "reason": given["reason"],
        }


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def item(request: Request, campaign: int, item: int) -> HttpResponse:
    """One item and its mark."""
    row = fetched(request, campaign, item)
    here = marking_seat(Seat(request, row.campaign))
    if request.method == "POST":
        return _done(here, row)
    return _page(here, row)


def _page(here: Seat, row: Item, *, form: MarkForm | None = None, status: int = 200) -> HttpResponse:
    leaf = here.framework.indicator(row.code)
    seen = marks_seen(here.request.access, row)
    reviews = [m for m in seen if m.stands and m.content == row.digest]
    earlier, later = _beside(here, row)
    running = here.campaign.state == here.campaign.State.RUNNING
    return here.draw(
        "review_item",
        f"{row.code} {row.task.name}",
        tab="campaign_review",
        under=f"{row.organ} {row.code}",
        status=status,
        item=row,
        said=submission(here, row, clock.now()),
        state=standing_of_item(row, here.today),
        status_word=Status(row.status).text if row.status else "",
        marks=seen,
        differing=wants_two(row) and differ(reviews),
        blind=wants_two(row),
        form=form or MarkForm(_way(leaf.method), initial={"version": row.version}),
        deed=_deed(here, row, reviews) if running else "",
        measured=measured(row),
        mine=any(m.by_id == here.request.user.pk for m in reviews),
        belongs=rights.belongs_to(here.request.access, row),
        may_return=running and row.state in RETURNABLE,
        earlier=earlier,
        later=later,
        query=kept(here),
        **indicator(here, row.code),
    )


def _way(method: Any) -> str:
    """What a reviewer gives: points, a list of events, or only a confirmation of what figures say."""
    if isinstance(method, Judged):
        return "judged"
    return "events" if isinstance(method, DeductPerEvent | Bonus | Veto) else "confirmed"


def _deed(here: Seat, row: Item, reviews: Sequence[Mark]) -> str:
    """What can be done with the mark now by this person: mark, settle, remark, or nothing."""
    mine = any(one.by_id == here.request.user.pk for one in reviews)
    if row.state in (Item.State.OBJECTED, Item.State.MARKED):
        return "" if mine else "remark"
    if row.state != Item.State.HANDED_IN and not is_over(row, here.today):
        return ""
    if here.steers and wants_two(row) and differ(reviews):
        return "settle"
    return "mark" if here.reviews else ""


def _beside(here: Seat, row: Item) -> tuple[int | None, int | None]:
    """The items before and after this one in the queue; the first of the queue when this one has left it."""
    pks = list(queued(here).values_list("pk", flat=True))
    if row.pk not in pks:
        return None, pks[0] if pks else None
    place = pks.index(row.pk)
    return (pks[place - 1] if place else None), (pks[place + 1] if place + 1 < len(pks) else None)


def _done(here: Seat, row: Item) -> HttpResponse:
    """Marks, settles, re-marks or returns; a refusal comes back with what was typed."""
    request = here.request
    form = MarkForm(_way(here.framework.indicator(row.code).method), request.POST)
    deed = _DEEDS.get(request.POST.get("deed", ""))
    if deed is None:
        raise Rejected("没有这种办法，请从页面上的按钮里选。")
    if not form.is_valid():
        return _page(here, row, form=form, status=422)
    _, later = _beside(here, row)
    try:
        message = deed(here, row, form)
    except Stale:
        raise
    except Rejected as error:
        form.take_back(error)
        return _page(here, fetched(here.request, here.campaign.pk, row.pk), form=form, status=422)
    messages.success(request, message)
    address = reverse("desk:campaign_review_item", args=[here.campaign.pk, later or row.pk])
    if later is None:
        address = reverse("desk:campaign_review", args=[here.campaign.pk])
    return redirect(f"{address}?{kept(here)}")


def _marked(here: Seat, row: Item, form: MarkForm) -> str:
    mark(here.request.user, row.pk, now=clock.now(), **form.said())
    return f"已给 {row.organ} {row.code} 评分。"


def _settled(here: Seat, row: Item, form: MarkForm) -> str:
    settle(here.request.user, row.pk, now=clock.now(), **form.said())
    return f"已给 {row.organ} {row.code} 定分。"


def _remarked(here: Seat, row: Item, form: MarkForm) -> str:
    remark(here.request.user, row.pk, now=clock.now(), **form.said())
    return f"已复核 {row.organ} {row.code}，前后两次评分都保留。"


def _returned(here: Seat, row: Item, form: MarkForm) -> str:
    said = form.cleaned_data
    return_item(
        here.request.user,
        row.pk,
        version=said["version"],
        reason=said["why"],
        due_on=said["due_on"],
        now=clock.now(),
    )
    return f"已退回 {row.organ} {row.code}，填过的内容都保留。"


_DEEDS: dict[str, Callable[[Seat, Item, MarkForm], str]] = {
    "mark": _marked,
    "settle": _settled,
    "remark": _remarked,
    "return": _returned,
}
