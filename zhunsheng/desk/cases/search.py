"""Search over all registers."""

from django.contrib.auth.decorators import login_required
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhunsheng.desk.cases.lists import named_organ
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import state_of_case
from zhunsheng.records.models import Case
from zhunsheng.records.registry import registers

_SHOWN = 50


@require_safe
@login_required
def search(request: Request) -> HttpResponse:
    """Cases by number, name, or their organ's name or initials; the newest first."""
    sought = " ".join(request.GET.get("q", "").split())[:100]
    access = request.access
    found = []
    if sought:
        where = Q(pk__in=())
        for reg in access.registers():
            where |= Q(access.organs(reg), register=reg.key)
        text = Q(number__icontains=sought) | Q(title__icontains=sought) | named_organ(sought)
        found = list(Case.objects.filter(where, text).select_related("organ").order_by("-id")[: _SHOWN + 1])
    known = registers()
    facts = {
        "heading": f"查找：{sought}" if sought else "查找",
        "crumbs": [("待办", "/"), ("查找", "")],
        "sought": sought,
        "found": [
            (row, known[row.register].name, state_of_case(row, access.today)) for row in found[:_SHOWN]
        ],
        "more": len(found) > _SHOWN,
    }
    return render(request, "desk/cases/search.html", facts)
