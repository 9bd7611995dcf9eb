"""Plain answers: what went wrong, in a calm page or fragment, with a way back; and the headers of every page.

Unexpected errors are not caught here: ``answers.broken`` writes them down under an incident number. A
DeclarationError is one of them: unknown registers and steps in an address are 404 before anything is looked up.
"""

import re
from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, HttpResponse, QueryDict
from django.utils.functional import SimpleLazyObject

from zhunsheng import clock
from zhunsheng.calendar.errors import CalendarError
from zhunsheng.desk.frame import answers
from zhunsheng.desk.frame.inbox import Inbox
from zhunsheng.desk.frame.request import Request
from zhunsheng.law import LawError
from zhunsheng.procedures import Reason, Refused
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale

_POLICY = "; ".join(
    (
        "default-src 'self'",
        "img-src 'self' data:",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
_PERMISSIONS = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"

_LARGEST = 2**63 - 1
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
"""What XML does not take, without the breaks of lines and pages: those count as spaces everywhere."""

Answer = tuple[int, str]
# 先写子类：顺序就是判断的顺序。
_KNOWN: tuple[tuple[type[Exception], Answer], ...] = (
    (Stale, (409, "内容已有更新")),
    (Refused, (422, "现在不能这样办")),
    (Rejected, (422, "没有写入")),
    (CalendarError, (422, "算不出期限")),
    (LawError, (422, "没有可用的规定")),
    (Http404, (404, "没有找到")),
    (PermissionDenied, (403, "没有权限")),
    (RequestDataTooBig, (413, "内容太多")),
    (SuspiciousOperation, (400, "请求有误")),
)


class PlainAnswers:
    """Gives requests their access and inbox (asked for when first used) and errors their page."""

    def __init__(self, get_response: Callable[[Request], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Request) -> HttpResponse:
        access: Any = SimpleLazyObject(lambda: Access(request.user, clock.today()))
        inbox: Any = SimpleLazyObject(lambda: Inbox(access))
        request.access, request.inbox = access, inbox
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", _POLICY)
        response.headers.setdefault("Permissions-Policy", _PERMISSIONS)
        # 公用电脑上，退出之后按“后退”不得再看到内容。
        response.headers.setdefault("Cache-Control", "no-store")
        return response

    def process_view(
        self, request: Request, view: Any, args: Any, said: dict[str, Any]
    ) -> HttpResponse | None:
        """The page for what no row can be found by: a number longer than a database's, a NUL; None for the rest.

        What was typed loses the control characters that come along when text is pasted: nobody sees them, and neither
        PostgreSQL nor a .docx takes them.
        """
        request.GET, request.POST = _printable(request.GET), _printable(request.POST)  # type: ignore[assignment]
        if any(one > _LARGEST if isinstance(one, int) else "\0" in one for one in said.values()):
            return answers.answer(request, 404, "没有找到", (answers.NOT_FOUND,))
        return None

    def process_exception(self, request: Request, error: Exception) -> HttpResponse | None:
        """The page of an error that is expected to happen; None leaves the others to the incident page."""
        for kind, (status, heading) in _KNOWN:
            if isinstance(error, kind):
                return answers.answer(request, status, heading, reasons_of(error))
        return None


def _printable(said: QueryDict) -> QueryDict:
    """The same without control characters; itself when it has none."""
    if not any(_CONTROL.search(text) for _, texts in said.lists() for text in texts):
        return said
    clean = QueryDict(mutable=True, encoding=said.encoding)
    for name, texts in said.lists():
        clean.setlist(name, [_CONTROL.sub("", text) for text in texts])
    clean._mutable = False
    return clean


def reasons_of(error: Exception) -> tuple[Reason, ...]:
    """What an error says, as reasons to be shown."""
    if isinstance(error, Refused):
        return error.reasons
    if isinstance(error, PermissionDenied):
        return (answers.NO_RIGHT,)
    if isinstance(error, RequestDataTooBig):
        return (answers.TOO_MUCH,)
    if isinstance(error, SuspiciousOperation):
        return (answers.MALFORMED,)
    return (Reason(str(error)) if str(error) else answers.NOT_FOUND,)
