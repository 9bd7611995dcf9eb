"""How a person wants the pages to be."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from zhunsheng.desk.frame.request import Request, whole_number
from zhunsheng.desk.frame.years import offered_years


@require_POST
@login_required
def year(request: Request) -> HttpResponse:
    """Switches lists to a year, or to all of them."""
    chosen = whole_number(request.POST.get("year", ""))
    if chosen in offered_years(request.access.today):
        request.session["year"] = chosen
    else:
        request.session.pop("year", None)
    return _back(request)


@require_POST
@login_required
def large_type(request: Request) -> HttpResponse:
    """Turns large type on or off, for this person wherever they sign in."""
    request.user.large_type = not request.user.large_type
    request.user.save(update_fields=["large_type"])
    return _back(request)


def _back(request: Request) -> HttpResponse:
    """To the page the switch was on, never to another site."""
    where = request.POST.get("next", "")
    return HttpResponseRedirect(where if url_has_allowed_host_and_scheme(where, allowed_hosts=None) else "/")
