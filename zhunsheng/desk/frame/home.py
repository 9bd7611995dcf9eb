"""The first page: what waits for whoever signs in."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from zhunsheng.desk.frame.request import Request


@require_safe
@login_required
def inbox(request: Request) -> HttpResponse:
    """Open steps by urgency, with their counts on top."""
    return render(request, "desk/frame/home.html", {"heading": "待办", "groups": request.inbox.groups})
