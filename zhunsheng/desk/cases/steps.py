"""Taking a step of a case."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.declare import Register, Step
from zhunsheng.desk.cases.forms import StepForm, fact_name
from zhunsheng.desk.cases.papers import papers_offered
from zhunsheng.desk.frame.fetching import known_register
from zhunsheng.desk.frame.request import Request
from zhunsheng.procedures import OpenStep, Reason, Refused, Standing
from zhunsheng.procedures.acting import who
from zhunsheng.records.actions import take_step
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.registry import own_fields
from zhunsheng.records.sealing import SealedField, unseal
from zhunsheng.records.standing import standing_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def step(request: Request, key: str, pk: int, step: str) -> HttpResponse:
    """The form of a step, and its taking. What is wrong comes back with the form; nothing that was typed is lost."""
    # 提交时由 take_step 在自己的事务里核对权限，这里不先查一遍。
    reg = known_register(key)
    if step not in reg.procedure:
        raise Http404("没有这个步骤。")
    wanted = reg.procedure[step]
    if request.method == "POST":
        form = StepForm(reg, wanted, request.POST, request.FILES)
        if form.is_valid() and _taken(request, pk, form):
            messages.success(request, f"已办理“{wanted.name}”。")
            return redirect("desk:case", key, pk)
        return _form(request, reg, request.access.case(key, pk), wanted, form)
    return _form(request, reg, request.access.case(key, pk), wanted, None)


def _taken(request: Request, pk: int, form: StepForm) -> bool:
    """Whether the step was taken; if not, the form says why."""
    said = form.cleaned_data
    try:
        take_step(
            request.user,
            form.reg.key,
            pk,
            form.step.key,
            version=said["version"],
            on=said["on"],
            now=clock.now(),
            outcome=said.get("outcome") or "",
            facts=form.facts(),
            uploads=form.uploads(),
        )
    except Stale:
        raise
    except (Refused, Rejected) as error:
        form.take_back(error)
        return False
    return True


def _form(request: Request, reg: Register, row: Any, wanted: Step, form: StepForm | None) -> HttpResponse:
    """The page of the form; before the first try a step that is not open, or not the person's, is refused with its reasons."""
    stand = standing_of(reg, row, request.access)
    open_step = next((o for o in stand.open if o.step.key == wanted.key), None)
    status = 422
    if form is None:
        refuse_closed(stand, open_step, wanted)
        form = StepForm(reg, wanted, initial=_so_far(request, reg, row, wanted))
        status = 200
    offered = papers_offered(reg, row.pk, wanted) if request.access.sees_sealed(row, reg) else []
    facts = {
        "heading": f"办理：{wanted.name}",
        "crumbs": [
            ("待办", "/"),
            (reg.name, reverse("desk:list", args=[reg.key])),
            (row.number, reverse("desk:case", args=[reg.key, row.pk])),
            (wanted.name, ""),
        ],
        "reg": reg,
        "row": row,
        "step": wanted,
        "open_step": open_step,
        "provision": wanted.provision(stand.law_on),
        "form": form,
        "makes_papers": bool(offered),
        "papers": form.offer(offered),
        "submit": "提交",
    }
    return render(request, "desk/frame/form.html", facts, status=status)


def refuse_closed(stand: Standing, open_step: OpenStep | None, wanted: Step) -> None:
    """Raises Refused with the reasons, when the step cannot be taken now or not by this person."""
    if open_step is None:
        closed = next((c for c in stand.closed if c.step.key == wanted.key), None)
        raise Refused(closed.reasons if closed else [Reason(f"“{wanted.name}”已经办过，不能再办一次")])
    if not open_step.mine:
        raise Refused([Reason(f"“{wanted.name}”须由{who(wanted)}办理", open_step.provision)])


def _so_far(request: Request, reg: Register, row: Any, wanted: Step) -> dict[str, Any]:
    """What the form begins with: today, the case's version, and what the record already says of these fields."""
    fields = own_fields(reg.key)
    said: dict[str, Any] = {"version": row.version, "on": request.access.today}
    for name in (*wanted.fills, *wanted.may_fill):
        value = getattr(row, name)
        if value not in (None, "", ()):
            said[fact_name(name)] = unseal(value) if isinstance(fields[name], SealedField) else value
    return said
