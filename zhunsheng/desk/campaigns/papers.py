"""The papers of a campaign: its self-assessment report, its tables, the package to be handed in."""

from io import BytesIO
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse, JsonResponse
from django.views.decorators.http import require_POST, require_safe

from zhunsheng import clock
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns.documents import (
    NoEvidence,
    Sheet,
    as_docx,
    as_xlsx,
    decomposition,
    package,
    rectifications,
    scores,
    self_assessment,
)
from zhunsheng.campaigns.models import Campaign
from zhunsheng.desk.campaigns.seat import Seat, seat
from zhunsheng.desk.frame.notes import severities
from zhunsheng.desk.frame.request import Request
from zhunsheng.reading import read_text
from zhunsheng.records.files import TYPES
from zhunsheng.writing import plain
from zhunsheng.writing.render import render as document

_SHOWN = 20


@require_safe
@login_required
def papers(request: Request, campaign: int) -> HttpResponse:
    """What can be printed or handed in now, and what our own reading finds in the self-assessment report."""
    return _page(_seat(request, campaign))


@require_safe
@login_required
def report(request: Request, campaign: int) -> FileResponse:
    """The self-assessment report as items and marks stand."""
    row = _campaign(request, campaign)
    content = document(self_assessment(row, clock.now()))
    return _file(content, f"{row.name}自评报告.docx", ".docx")


@require_safe
@login_required
def lineage(request: Request, campaign: int) -> JsonResponse:
    """Where every number and every quoted word of the self-assessment report comes from."""
    row = _campaign(request, campaign)
    response = JsonResponse(
        self_assessment(row, clock.now()).lineage(), json_dumps_params={"ensure_ascii": False}
    )
    response["Content-Disposition"] = 'attachment; filename="lineage.json"'
    return response


@require_safe
@login_required
def table(request: Request, campaign: int, name: str, kind: str) -> FileResponse:
    """One of the tables, as .docx or .xlsx."""
    row = _campaign(request, campaign)
    made: dict[str, Any] = {
        "decomposition": lambda: decomposition(row),
        "scores": lambda: scores(row),
        "rectification": lambda: rectifications(request.access, row),
    }
    if name not in made or kind not in ("docx", "xlsx"):
        raise Http404("没有这张表。")
    sheet: Sheet = made[name]()
    content = as_docx(sheet) if kind == "docx" else as_xlsx(sheet, clock.now())
    return _file(content, f"{sheet.title}.{kind}", f".{kind}")


@require_POST
@login_required
def bundle(request: Request, campaign: int) -> HttpResponse:
    """The application package; without material for an item it is refused with the list, unless the gaps are to be marked."""
    here = _seat(request, campaign)
    try:
        path = package(here.campaign, clock.now(), marks_missing="marks_missing" in request.POST)
    except NoEvidence as error:
        return _page(here, missing=error, status=422)
    return FileResponse(
        path.open("rb"), as_attachment=True, filename=path.name, content_type="application/zip"
    )


def _campaign(request: Request, pk: int) -> Campaign:
    return _seat(request, pk).campaign


def _seat(request: Request, pk: int) -> Seat:
    """The seat of somebody who sees the campaign whole; 404 for everybody else."""
    here = seat(request, pk)
    if not here.watches:
        raise Http404(rights.NOT_SEEN)
    return here


def _page(here: Seat, *, missing: NoEvidence | None = None, status: int = 200) -> HttpResponse:
    reading = read_text(plain(self_assessment(here.campaign, clock.now())))
    return here.draw(
        "papers",
        "报告和材料",
        tab="papers",
        status=status,
        tables=[("decomposition", "任务分解表"), ("scores", "得分汇总表"), ("rectification", "整改清单")],
        severities=severities(reading.findings),
        findings=reading.findings[:_SHOWN],
        missing=missing,
        missing_items=missing.items if missing else (),
    )


def _file(content: bytes, name: str, kind: str) -> FileResponse:
    return FileResponse(BytesIO(content), as_attachment=True, filename=name, content_type=TYPES[kind])
