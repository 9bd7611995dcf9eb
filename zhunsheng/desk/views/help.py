"""The manual pages."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.desk.fetching import seen_register
from zhunsheng.desk.help import manual
from zhunsheng.desk.request import Request


@require_safe
@login_required
def manual_page(request: Request, key: str) -> HttpResponse:
    """How a register is filled in: its own words, then every step with its provision."""
    reg = seen_register(request, key)
    facts = {
        "heading": f"填表说明：{reg.name}",
        "crumbs": [("待办", "/"), (reg.name, reverse("desk:list", args=[key])), ("填表说明", "")],
        "reg": reg,
        "steps": reg.procedure.steps,
        "manual": manual(reg),
    }
    return render(request, "desk/help.html", facts)
