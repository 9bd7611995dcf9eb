"""通知: what a person was told inside the product, the newest first."""

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State
from zhunsheng.notices.models import Notice

SHOWN = 100
"""Notices of one page; older ones are reached by `before`."""

_KINDS = {
    Notice.Kind.TOLD: State("fine", "●", "通知"),
    Notice.Kind.URGED: State("soon", "▲", "催办"),
    Notice.Kind.RETURNED: State("late", "■", "退回"),
}


@require_safe
@login_required
def notices(request: Request) -> HttpResponse:
    """One's own notices, unread ones marked; nobody sees another's."""
    mine = Notice.objects.filter(to=request.user).select_related("by")
    before = request.GET.get("before", "")
    if before.isdecimal() and len(before) <= 12:
        mine = mine.filter(pk__lt=int(before))
    found = list(mine.order_by("-pk")[: SHOWN + 1])
    rows = [(notice, _KINDS[Notice.Kind(notice.kind)]) for notice in found[:SHOWN]]
    facts = {
        "heading": "通知",
        "crumbs": [("待办", "/"), ("通知", "")],
        "rows": rows,
        "any_unread": any(notice.read_at is None for notice, _ in rows),
        "older": rows[-1][0].pk if len(found) > SHOWN else None,
    }
    return render(request, "desk/notices/notices.html", facts)


@require_POST
@login_required
def read(request: Request) -> HttpResponse:
    """Marks one notice as read and goes to the page it leads to; without a number, marks all of them."""
    unread = Notice.objects.filter(to=request.user, read_at=None)
    number = request.POST.get("notice", "")
    if not number:
        unread.update(read_at=clock.now())
        return redirect("desk:notices")
    found = Notice.objects.filter(to=request.user, pk=int(number)).first() if _small(number) else None
    if found is None:
        raise Http404("没有这条通知，或者它不是发给您的。")
    unread.filter(pk=found.pk).update(read_at=clock.now())
    safe = url_has_allowed_host_and_scheme(found.address, allowed_hosts=None)
    return redirect(found.address if safe else "desk:notices")


def _small(number: str) -> bool:
    return number.isdecimal() and len(number) <= 12
