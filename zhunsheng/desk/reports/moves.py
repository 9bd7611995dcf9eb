"""The moves of the workshop: every button that takes a draft or a part a step on."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from zhunsheng import clock
from zhunsheng.desk.frame.forms import DayField
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.reports import workshop
from zhunsheng.drafts import actions
from zhunsheng.drafts.errors import NotReady
from zhunsheng.records.errors import BadField

Said = QueryDict
Deed = tuple[Callable[..., Any], Callable[[Said], Mapping[str, Any]], str]
"""The action, what it takes from the form, and what is said when it is done."""


def _day(said: Said, name: str = "on") -> date:
    written = said.get(name, "").strip()
    try:
        day: date = DayField().clean(written)
    except ValidationError as error:
        raise BadField(name, f"“{written[:20]}”不是能用的日期：{error.messages[0]}") from None
    return day


def _nothing(said: Said) -> Mapping[str, Any]:
    return {}


def _reason(said: Said) -> Mapping[str, Any]:
    return {"reason": said.get("reason", "")}


def _place(said: Said) -> Mapping[str, Any]:
    return {"start": _whole(said.get("start")), "quote": said.get("quote", ""), "key": said.get("key", "")}


MOVES: dict[str, Deed] = {
    "freeze": (
        actions.freeze,
        lambda s: {"dated_on": _day(s, "dated_on")},
        "正文已冻结，县领导的待办里有了。",
    ),
    "approve": (actions.approve, lambda s: {"digest": s.get("digest", "")}, "已批准。"),
    "send-back": (actions.send_back, _reason, "已退回，可以继续修改。"),
    "send-up": (actions.send_up, lambda s: {"on": _day(s), "to": s.get("to", "")}, "已记下报送。"),
    "publish": (actions.publish, lambda s: {"on": _day(s), "where": s.get("where", "")}, "已记下公布。"),
    "archive": (actions.archive, _nothing, "已归档，报告、溯源和校验值都留存了。"),
}
PART_MOVES: dict[str, Deed] = {
    "hand-in": (actions.hand_in_part, _nothing, "已交稿。"),
    "return": (actions.return_part, _reason, "已退回供稿单位。"),
    "adopt": (actions.adopt, _nothing, "已采用。"),
    "leave-out": (actions.leave_out, _reason, "这一部分不写进报告，内容还留着。"),
    "take-back": (actions.take_back, _nothing, "已恢复采用。"),
    "bind": (actions.bind_number, _place, "已绑定，以后跟着登记走。"),
}


@require_POST
@login_required
def move(request: Request, year: int, move: str) -> HttpResponse:
    """Takes the whole draft a step on; a text that is not ready comes back with everything that stands against it."""
    action, taken, done = _deed(MOVES, move)
    try:
        action(
            request.user,
            year,
            version=_whole(request.POST.get("version")),
            now=clock.now(),
            **taken(request.POST),
        )
    except NotReady as error:
        return workshop.page(request, year, reasons=error.reasons, status=422)
    messages.success(request, done)
    return redirect("desk:draft", year)


@require_POST
@login_required
def part_move(request: Request, year: int, part: int, move: str) -> HttpResponse:
    """Takes one part a step on."""
    action, taken, done = _deed(PART_MOVES, move)
    action(
        request.user,
        part,
        version=_whole(request.POST.get("version")),
        now=clock.now(),
        **taken(request.POST),
    )
    messages.success(request, done)
    return redirect("desk:draft_part", year, part)


def _deed(moves: Mapping[str, Deed], name: str) -> Deed:
    if name not in moves:
        raise Http404("没有这一步。")
    return moves[name]


def _whole(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 10 else -1
