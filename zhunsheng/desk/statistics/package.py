"""整包上报: all sheets of an organ for a period on one page, each with what still stands against it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.statistics.drawn import state_of
from zhunsheng.statistics.access import fills, sheet, signs
from zhunsheng.statistics.actions import hand_in, package
from zhunsheng.statistics.errors import NotReady
from zhunsheng.statistics.reviewing import standing


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def package_page(request: Request, pk: int) -> HttpResponse:
    """What would be handed in, and the button that does it for all at once."""
    row = sheet(request.access, pk)
    reasons: tuple[str, ...] = ()
    if request.method == "POST":
        try:
            done = hand_in(request.user, row.pk, now=clock.now())
        except NotReady as error:
            reasons = error.reasons
        else:
            messages.success(request, f"已上报{row.organ}{row.span.name}的 {len(done)} 张表。")
            return redirect("desk:statistics")
    rows = package(request.access, row)
    stands = [standing(one, clock.now()) for one in rows]
    waiting = [one for one in stands if not one.sheet.handed_in]
    facts = {
        "heading": f"整包上报：{row.organ} {row.span.name}",
        "crumbs": [("待办", "/"), ("统计填报表", reverse("desk:statistics")), ("整包上报", "")],
        "row": row,
        "lines": [(one, state_of(one.sheet, request.access.today)) for one in stands],
        "reasons": reasons,
        "ready": bool(waiting) and all(one.sheet.signed_by and not one.stops for one in waiting),
        "may": fills(request.access, row.organ) or signs(request.access, row.organ),
    }
    return render(request, "desk/statistics/package.html", facts, status=422 if reasons else 200)
