"""How people come in: only with an account that the office has made for them."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe


class ClosedDoor(DefaultAccountAdapter):
    """Nobody signs up; after a change of password the person is back at the inbox."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_password_change_redirect_url(self, request: HttpRequest) -> str:
        return reverse("desk:inbox")


@require_safe
def forgotten(request: HttpRequest) -> HttpResponse:
    """A forgotten password is set anew by the administrator: the office network has no mail to send a link by."""
    return render(request, "account/password_reset.html")


def closed(request: HttpRequest) -> HttpResponse:
    """An address of the sign-in library that this product does not use."""
    raise Http404("没有这个页面。")
