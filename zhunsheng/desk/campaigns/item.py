"""填报: one item, filling, signing and handing it in."""

from collections.abc import Callable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.actions import (
    add_proof,
    drop_proof,
    extend,
    object_to,
    save_draft,
    send_back,
    sign,
    submit,
    use_proof,
)
from zhunsheng.campaigns.content import RECTIFIED, rectifications
from zhunsheng.campaigns.filling import filled_by
from zhunsheng.campaigns.models import Campaign, Item, Proof
from zhunsheng.campaigns.windows import WAITING, is_over
from zhunsheng.desk.campaigns import told
from zhunsheng.desk.campaigns.item_form import ItemForm
from zhunsheng.desk.campaigns.seat import Seat
from zhunsheng.desk.campaigns.standings import standing_of_item
from zhunsheng.desk.campaigns.submission import submission
from zhunsheng.desk.frame.forms import DayField, OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.errors import BadField, Rejected, Stale
from zhunsheng.records.models import Case
from zhunsheng.records.registry import registers


class ReasonForm(OfficeForm):
    """A reason, where one is needed."""

    reason = forms.CharField(label="理由", widget=forms.Textarea(attrs={"rows": 2}), max_length=400)


class ExtendForm(OfficeForm):
    """A later last day for one item, with the reason."""

    due_on = DayField(label="延期到")
    reason = forms.CharField(label="理由", max_length=400, error_messages={"required": "请写明延期的理由。"})


_FILLING = (Item.State.OPEN, Item.State.DRAFT, Item.State.RETURNED)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def item(request: Request, campaign: int, item: int) -> HttpResponse:
    """One item: what is asked, what is said, what proves it, who changed what."""
    row = fetched(request, campaign, item)
    here = Seat(request, row.campaign)
    if request.method == "POST":
        return _done(here, row)
    return _page(here, row)


def fetched(request: Request, campaign: int, pk: int) -> Item:
    """The item of this campaign, and with it the campaign; 404 for a neighbour."""
    rows = rights.items(request.access, campaign).select_related(
        "task", "organ", "filled_by", "signed_by", "campaign__organ", "campaign__edition"
    )
    found: Item | None = rows.defer("campaign__edition__body").filter(pk=pk).first()
    if found is None:
        raise Http404(rights.NOT_SEEN)
    return found


def _page(
    here: Seat, row: Item, *, form: ItemForm | None = None, status: int = 200, **more: Any
) -> HttpResponse:
    access, said = here.request.access, submission(here, row, clock.now())
    running = here.campaign.state == Campaign.State.RUNNING
    filling = running and rights.fills(access, row) and row.state in _FILLING
    signing = running and rights.signs(access, row) and row.state == Item.State.SIGNING
    over = is_over(row, here.today)
    facts = {
        "item": row,
        "said": said,
        "rectified": rectifications(row) if any(c.deed == RECTIFIED for c in said.history) else (),
        "state": standing_of_item(row, here.today),
        "over": over,
        "early": here.today < here.campaign.opens_on,
        "form": (form or ItemForm(said, initial=ItemForm.so_far(row))) if filling else None,
        "figures_known": _figures_known() if filling else (),
        "ours": said.others if filling else (),
        "signing": signing,
        "own": signing and bool(filled_by(here.request.user, [row])),
        "send_back": ReasonForm(prefix="back"),
        "objection": ReasonForm(prefix="object") if _may_object(here, row) else None,
        "extension": ExtendForm(initial={"due_on": row.due_on}, prefix="extend")
        if _may_extend(here, row)
        else None,
        **indicator(here, row.code),
        **more,
    }
    heading = f"{row.code} {row.task.name}"
    return here.draw(
        "item", heading, tab="campaign_items", under=f"{row.organ} {row.code}", status=status, **facts
    )


def indicator(here: Seat, code: str) -> dict[str, Any]:
    """What the pages show of an indicator."""
    leaf = here.framework.indicator(code)
    return {
        "leaf": leaf,
        "above": told.above(here.framework, code),
        "method": told.method(leaf),
        "bases": told.bases(leaf.basis),
        "kinds": told.kinds(leaf.applies_to),
    }


def _figures_known() -> list[tuple[str, str]]:
    """The figures that a proof can point to: key and name."""
    return [
        (figure.key, f"{reg.name}：{figure.name}") for reg in registers().values() for figure in reg.figures
    ]


def _may_object(here: Seat, row: Item) -> bool:
    running = here.campaign.state == Campaign.State.RUNNING
    return running and row.state == Item.State.MARKED and rights.signs(here.request.access, row)


def _may_extend(here: Seat, row: Item) -> bool:
    return here.steers and here.campaign.state == Campaign.State.RUNNING and row.state in WAITING


def _done(here: Seat, row: Item) -> HttpResponse:
    """One deed of the page; a refusal comes back with the page, and what was typed is kept."""
    deed, _, number = here.request.POST.get("deed", "save").partition(":")
    if deed in _FILLS:
        return _filled(here, row, deed, number)
    if deed not in _OTHERS:
        raise Rejected("没有这种办法，请从页面上的按钮里选。")
    try:
        message = _OTHERS[deed](here, row)
    except Stale:
        raise
    except Rejected as error:
        return _page(here, fetched(here.request, here.campaign.pk, row.pk), status=422, refused=str(error))
    messages.success(here.request, message)
    return redirect("desk:campaign_item", here.campaign.pk, row.pk)


_FILLS = {
    "save": "已保存草稿。",
    "submit": "已提交单位负责人审核。",
    "add": "已附上材料。",
    "use": "已附上材料。",
    "drop": "已去掉材料。",
}


def _filled(here: Seat, row: Item, deed: str, number: str) -> HttpResponse:
    """Saves what was typed, whatever the button, then does what the button says."""
    request = here.request
    form = ItemForm(submission(here, row, clock.now()), request.POST, request.FILES)
    if not form.is_valid():
        return _page(here, row, form=form, status=422)
    try:
        row = save_draft(request.user, row.pk, now=clock.now(), **form.said())
        form.saved(row)
        _FILLING_DEEDS[deed](here, row, form, number)
    except Stale:
        raise
    except Rejected as error:
        form.take_back(error)
        return _page(here, fetched(here.request, here.campaign.pk, row.pk), form=form, status=422)
    messages.success(request, _FILLS[deed])
    return redirect("desk:campaign_item", here.campaign.pk, row.pk)


def _submitted(here: Seat, row: Item, form: ItemForm, number: str) -> None:
    submit(here.request.user, row.pk, version=row.version, now=clock.now())


def _added(here: Seat, row: Item, form: ItemForm, number: str) -> None:
    said = form.proof()
    if said["kind"] == Proof.Kind.CASE and ":" not in said["ref"]:
        # 只写了编号：编号在全县是唯一的。看不看得到由 add_proof 核对。
        register = Case.objects.filter(number=said["ref"].strip()).values_list("register", flat=True).first()
        said["ref"] = f"{register}:{said['ref'].strip()}"
    try:
        add_proof(here.request.user, row.pk, now=clock.now(), **said)
    except Http404 as error:
        raise BadField("ref", str(error)) from None


def _used(here: Seat, row: Item, form: ItemForm, number: str) -> None:
    add = here.request.POST.get("ours", "")
    use_proof(here.request.user, row.pk, _small(add), now=clock.now())


def _dropped(here: Seat, row: Item, form: ItemForm, number: str) -> None:
    drop_proof(here.request.user, row.pk, _small(number), now=clock.now())


_FILLING_DEEDS: dict[str, Callable[[Seat, Item, ItemForm, str], None]] = {
    "save": lambda here, row, form, number: None,
    "submit": _submitted,
    "add": _added,
    "use": _used,
    "drop": _dropped,
}


def _signed(here: Seat, row: Item) -> str:
    sign(here.request.user, row.pk, version=_version(here), now=clock.now())
    return "已审核上报。"


def _sent_back(here: Seat, row: Item) -> str:
    reason = here.request.POST.get("back-reason", "")
    send_back(here.request.user, row.pk, version=_version(here), reason=reason, now=clock.now())
    return "已退回联络员修改。"


def _objected(here: Seat, row: Item) -> str:
    reason = here.request.POST.get("object-reason", "")
    object_to(here.request.user, row.pk, version=_version(here), reason=reason, now=clock.now())
    return "已提出异议，等待复核。"


def _extended(here: Seat, row: Item) -> str:
    form = ExtendForm(here.request.POST, prefix="extend")
    if not form.is_valid():
        raise Rejected("；".join(str(e) for errors in form.errors.values() for e in errors))
    extend(here.request.user, row.pk, now=clock.now(), **form.cleaned_data)
    return "已延期，并告诉了联络员。"


_OTHERS: dict[str, Callable[[Seat, Item], str]] = {
    "sign": _signed,
    "send_back": _sent_back,
    "object": _objected,
    "extend": _extended,
}


def _version(here: Seat) -> int:
    return _small(here.request.POST.get("version", ""))


def _small(said: str) -> int:
    if not said.isdecimal() or len(said) > 9:
        raise Rejected("页面不完整，请重新打开再办。")
    return int(said)
