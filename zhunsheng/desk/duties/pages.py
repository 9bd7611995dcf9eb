"""第一责任人: duties against deeds, gaps, and the draft of a 述法 report."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year
from zhunsheng.reports.duties import account, accounts, statement_outline
from zhunsheng.writing import compose, write

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@require_safe
@login_required
def duties(request: Request) -> HttpResponse:
    """Everybody's duties with the number of attested deeds; a duty without any stands out."""
    year = _year(request)
    facts = {
        "heading": f"{year}年第一责任人履职对照",
        "crumbs": [("待办", "/"), ("第一责任人履职对照", "")],
        "accounts": accounts(request.access, year),
        "year": year,
    }
    return render(request, "desk/duties/duties.html", facts)


@require_safe
@login_required
def statement(request: Request) -> HttpResponse:
    """The draft as a document; 404 for whoever may not see the deeds."""
    year = _year(request)
    said = {name: request.GET.get(name, "") for name in ("organ", "person", "post")}
    one = account(request.access, year, **said)
    if one is None:
        raise Http404("没有这个人本年度的履职登记，或者您没有查看的权限。")
    composition = compose(statement_outline(one, year, request.access.today), {}, {})
    with TemporaryDirectory() as folder:
        path = Path(folder, "statement.docx")
        write(composition, path)
        response = HttpResponse(path.read_bytes(), content_type=_DOCX)
    name = f"{one.organ}{one.person}{year}年度述法报告（初稿）.docx"
    response["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    return response


def _year(request: Request) -> int:
    return chosen_year(request) or request.access.today.year
