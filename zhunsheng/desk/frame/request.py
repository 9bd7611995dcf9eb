"""A request as the pages get it: whose it is, what that person may see, what waits for them."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

from zhunsheng.desk.frame.inbox import Inbox
from zhunsheng.records.access import Access
from zhunsheng.records.models import Person


class Request(HttpRequest):
    """What ``PlainAnswers`` and django-htmx have put on the request; only a name for type checkers."""

    user: Person
    access: Access
    inbox: Inbox
    htmx: HtmxDetails


def whole_number(said: str) -> int | None:
    """A number out of an address or a form; None for what is none, or longer than a database's numbers."""
    return int(said) if said.isascii() and said.isdecimal() and len(said) <= 18 else None
