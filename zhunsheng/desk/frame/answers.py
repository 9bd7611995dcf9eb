"""The pages that say why something was not done, and what to do now."""

import logging
import secrets
import sys
from collections.abc import Sequence
from urllib.parse import urlsplit

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from zhunsheng.procedures import Reason

log = logging.getLogger(__name__)

NOT_FOUND = Reason("没有这个页面；地址可能写错了，或者内容已经移走。")
NO_RIGHT = Reason("您没有办理这件事的权限；如有需要，请向本单位负责人申请。")
MALFORMED = Reason("浏览器送来的内容不完整或者不合规矩，没有处理。请返回后重新填写。")
TOO_MUCH = Reason("一次提交的文字超过了上限（10 MB），没有处理。请分次填写，长材料请作为文书上传。")


def answer(request: HttpRequest, status: int, heading: str, reasons: Sequence[Reason]) -> HttpResponse:
    """A calm page with the reasons and a way back; for htmx only the fragment."""
    fragment = bool(getattr(request, "htmx", False))
    signed_in = hasattr(request, "inbox") and request.user.is_authenticated
    template = "desk/frame/components/refusal.html" if fragment else "desk/frame/answer.html"
    facts = {
        "heading": heading,
        "reasons": reasons,
        "layout": "desk/frame/base.html" if signed_in else "desk/frame/bare.html",
        "back": way_back(request),
    }
    return render(request, template, facts, status=status)


def way_back(request: HttpRequest) -> str:
    """The nearest page that surely works: the case, its list, the page a form was sent from, or the inbox."""
    said = request.resolver_match.kwargs if request.resolver_match else {}
    name = request.resolver_match.url_name if request.resolver_match else ""
    if "key" in said:
        if "pk" in said and name != "case":
            return reverse("desk:case", args=[said["key"], said["pk"]])
        if name != "list":
            return reverse("desk:list", args=[said["key"]])
    came_from = request.headers.get("Referer", "")
    if request.method == "POST" and url_has_allowed_host_and_scheme(came_from, {request.get_host()}):
        return urlsplit(came_from).path
    return reverse("desk:inbox")


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400, or 413 when a form is larger than forms may be."""
    if isinstance(exception, RequestDataTooBig):
        return answer(request, 413, "内容太多", [TOO_MUCH])
    return answer(request, 400, "请求有误", [MALFORMED])


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    """403."""
    return answer(request, 403, "没有权限", [NO_RIGHT])


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """404 for addresses that lead nowhere."""
    return answer(request, 404, "没有找到", [NOT_FOUND])


def broken(request: HttpRequest) -> HttpResponse:
    """500: the error is written down under a number that the page tells. Uses neither database nor session."""
    incident = secrets.token_hex(4)
    log.error("故障 %s：%s %s", incident, request.method, request.path, exc_info=sys.exc_info())
    return HttpResponseServerError(render_to_string("desk/frame/broken.html", {"incident": incident}))
