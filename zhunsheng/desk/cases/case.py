"""Opening a case, and the page of a case."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.declare import Register
from zhunsheng.desk.cases.forms import OpenForm, fact_name
from zhunsheng.desk.cases.law import law_note
from zhunsheng.desk.cases.timeline import timeline
from zhunsheng.desk.frame.fetching import known_register, seen_register
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.shown import EMPTY, SEALED, shown
from zhunsheng.desk.frame.states import state_of_case
from zhunsheng.procedures import Refused
from zhunsheng.records.actions import open_case
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.models import Case
from zhunsheng.records.registry import own_fields
from zhunsheng.records.sealing import SealedField
from zhunsheng.records.standing import standing_of

_TICKET_SECONDS = 24 * 3600


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: Request, key: str) -> HttpResponse:
    """The sheet on which a case is opened. It can be handed in once: a second click opens no second case."""
    reg = seen_register(request, key)
    organs = request.access.may_open(reg)
    if not organs:
        raise PermissionDenied
    status = 200
    if request.method == "POST":
        form = OpenForm(reg, organs, request.POST, request.FILES)
        if form.is_valid() and (row := _opened(request, reg, form)):
            messages.success(request, f"已登记，编号 {row.number}。")
            return redirect("desk:case", key, row.pk)
        status = 422
    else:
        form = OpenForm(reg, organs, initial=_blank(reg, clock.today()) | _prefilled(request))
    facts = {
        "heading": f"登记：{reg.name}",
        "crumbs": _crumbs(reg, "登记"),
        "reg": reg,
        "step": reg.procedure.opening,
        "form": form,
        "submit": "登记",
    }
    return render(request, "desk/frame/form.html", facts, status=status)


def _opened(request: Request, reg: Register, form: OpenForm) -> Case | None:
    """The new case, or None with the form saying why not."""
    said = form.cleaned_data
    ticket = f"ticket:{request.user.pk}:{said['ticket']}"
    if not cache.add(ticket, True, _TICKET_SECONDS):
        raise Stale(
            "这张登记表已经提交过，没有再登记一次。请到列表里查看；确需另登一件的，请重新打开登记页。"
        )
    try:
        opened: Case = open_case(
            request.user,
            reg.key,
            organ=said["organ"],
            title=said["title"],
            on=said["on"],
            now=clock.now(),
            facts=form.facts(),
            uploads=form.uploads(),
        )
    except (Refused, Rejected) as error:
        cache.delete(ticket)
        form.take_back(error)
        return None
    except Exception:
        cache.delete(ticket)
        raise
    return opened


def _blank(reg: Register, today: Any) -> dict[str, Any]:
    """What an empty sheet says already: today, and the defaults of the record."""
    opening = reg.procedure.opening
    fields: Mapping[str, Any] = own_fields(reg.key)
    defaults = {fact_name(n): fields[n].get_default() for n in (*opening.fills, *opening.may_fill)}
    return {
        "ticket": secrets.token_urlsafe(16),
        "on": today,
        **{n: v for n, v in defaults.items() if v not in (None, "")},
    }


def _prefilled(request: Request) -> dict[str, str]:
    """What the address brings along for the sheet; whatever is no field of it is not looked at."""
    return {name: value[:2000] for name, value in request.GET.items() if name != "ticket"}


@dataclass(frozen=True, slots=True)
class Said:
    """One recorded value: its official name, its text; `long` ones take the whole width."""

    name: str
    text: str
    long: bool
    sealed: bool


@require_safe
@login_required
def case(request: Request, key: str, pk: int) -> HttpResponse:
    """The record on the left; what happened, and what may happen next, on the right."""
    row = request.access.case(key, pk)
    reg = known_register(key)
    events = list(row.events.select_related("by"))
    stand = standing_of(reg, row, request.access, events)
    opened = request.access.sees_sealed(row, reg)
    facts = {
        "heading": row.title,
        "crumbs": _crumbs(reg, row.number),
        "reg": reg,
        "row": row,
        "state": state_of_case(row, request.access.today),
        "opened": opened,
        "record": _record(reg, row, opened),
        "stand": stand,
        "law": law_note(stand.case),
        "mine": sorted((o for o in stand.open if o.mine), key=lambda o: o.optional),
        "others": [o for o in stand.open if not o.mine],
        "entries": timeline(
            reg,
            events,
            stand,
            row.attachments.select_related("event"),
            roles=request.access.actor(row).roles,
            opened=opened,
            viewer=str(request.user.pk),
        ),
    }
    return render(request, "desk/cases/case.html", facts)


def _record(reg: Register, row: Any, opened: bool) -> list[Said]:
    """Every recorded value. Where the register has a field of the same name as a shared one, the filled one is shown."""
    shared = {name: Case._meta.get_field(name) for name in ("opened_on", "law_on")}
    found: dict[str, Said] = {}
    fields: dict[str, Any] = {**shared, **own_fields(reg.key)}
    for name, field in fields.items():
        text = shown(field, getattr(row, name), opened=opened)
        label = str(field.verbose_name)
        if text == EMPTY and label in found:
            continue
        sealed = isinstance(field, SealedField) and text == SEALED
        found[label] = Said(label, text, field.get_internal_type() == "TextField", sealed)
    return list(found.values())


def _crumbs(reg: Register, here: str) -> list[tuple[str, str]]:
    return [("待办", "/"), (reg.name, reverse("desk:list", args=[reg.key])), (here, "")]
