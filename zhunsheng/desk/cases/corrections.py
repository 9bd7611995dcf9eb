"""Correcting a step that was entered wrongly."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.declare import Register
from zhunsheng.desk.cases.forms import CorrectForm, fact_name
from zhunsheng.desk.frame.fetching import known_register
from zhunsheng.desk.frame.request import Request
from zhunsheng.procedures import Reason, Refused, TakenStep
from zhunsheng.procedures.acting import acts, who
from zhunsheng.records.actions import correct_step
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.registry import own_fields
from zhunsheng.records.sealing import SealedField, unseal
from zhunsheng.records.standing import standing_of


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def correct(request: Request, key: str, pk: int, seq: int) -> HttpResponse:
    """What stands now, to be changed or voided, with the reason. The old entry stays visible."""
    row = request.access.case(key, pk)
    reg = known_register(key)
    stand = standing_of(reg, row, request.access)
    taken = next((t for t in stand.taken if t.event.seq == seq), None)
    if taken is None:
        raise Http404("没有可更正的这一条（不存在，或者已经作废）。")
    if not acts(taken.step, stand.case, request.access.actor(row)):
        raise Refused([Reason(f"更正“{taken.step.name}”须由{who(taken.step)}办理")])
    initial = _stands(reg, row, taken)
    may_void = taken.step is not reg.procedure.opening
    status = 200
    if request.method == "POST":
        form = CorrectForm(reg, taken.step, request.POST, initial=initial, may_void=may_void)
        if form.is_valid() and _corrected(request, pk, seq, form, initial):
            messages.success(request, f"已更正“{taken.step.name}”，原来的记录保留在经过里。")
            return redirect("desk:case", key, pk)
        status = 422
    else:
        form = CorrectForm(reg, taken.step, initial=initial, may_void=may_void)
    facts = {
        "heading": f"更正：{taken.step.name}",
        "crumbs": [
            ("待办", "/"),
            (reg.name, reverse("desk:list", args=[reg.key])),
            (row.number, reverse("desk:case", args=[reg.key, row.pk])),
            ("更正", ""),
        ],
        "reg": reg,
        "row": row,
        "step": taken.step,
        "provision": taken.provision,
        "form": form,
        "submit": "更正",
        "intro": "照现在的记录改成应有的样子。原来的内容连同更正的人、时间、理由都会保留。文书不在这里更换。",
    }
    return render(request, "desk/frame/form.html", facts, status=status)


def _stands(reg: Register, row: Any, taken: TakenStep) -> dict[str, Any]:
    """What the step says now, by the form's names."""
    fields = own_fields(reg.key)
    said: dict[str, Any] = {"version": row.version, "on": taken.event.on, "outcome": taken.event.outcome}
    for name, value in taken.event.facts.items():
        if name in fields:
            said[fact_name(name)] = unseal(value) if isinstance(fields[name], SealedField) else value
    return said


def _corrected(request: Request, pk: int, seq: int, form: CorrectForm, initial: dict[str, Any]) -> bool:
    """Whether the correction was written; if not, the form says why."""
    changes = form.changes(initial)
    void = form.cleaned_data.get("void", False)
    if not void and not any(changes.values()):
        form.reasons += (Reason("内容和现在的记录一样，没有什么可更正的。"),)
        return False
    if void:
        changes = {}
    try:
        correct_step(
            request.user,
            form.reg.key,
            pk,
            seq,
            version=form.cleaned_data["version"],
            reason=form.cleaned_data["reason"],
            now=clock.now(),
            void=void,
            **changes,
        )
    except Stale:
        raise
    except (Refused, Rejected) as error:
        form.take_back(error)
        return False
    return True
