"""A sheet as a workbook: out, filled in offline, and in again."""

from typing import BinaryIO, cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_POST, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.statistics.drawn import Beside
from zhunsheng.desk.statistics.fill import page, refused
from zhunsheng.desk.statistics.sheet import may_fill_now, version_sent
from zhunsheng.records.errors import BadFile, Rejected
from zhunsheng.statistics import workbook
from zhunsheng.statistics.access import sheet
from zhunsheng.statistics.actions import fill
from zhunsheng.statistics.checks import reckoned
from zhunsheng.statistics.errors import WrongWorkbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@login_required
def out(request: Request, pk: int) -> HttpResponse:
    """The workbook: with what counts once it is handed in, before that with what the organ typed itself."""
    row = sheet(request.access, pk)
    cells = reckoned(row.form, row.filled)
    content = workbook.write(row.form, cells, row.organ.name, row.span.name, counted=row.handed_in)
    return attached(content, f"{row.form.name} {row.organ} {row.span.name}")


@require_POST
@login_required
def back(request: Request, pk: int) -> HttpResponse:
    """Takes the numbers of a workbook in, all or none; what is wrong is said cell by cell."""
    row = sheet(request.access, pk)
    if not may_fill_now(request, row):
        return refused(request, row)
    file = request.FILES.get("file")
    try:
        if file is None or file.file is None:
            raise BadFile("没有选文件：请先选好填完的 .xlsx 表。")
        answers = workbook.read(
            cast(BinaryIO, file.file),
            file.name or "",
            file.size or 0,
            row.form,
            row.organ.name,
            row.span.name,
        )
        saved = fill(request.user, pk, answers, version=version_sent(request), now=clock.now(), deed="导入")
    except WrongWorkbook as error:
        return page(request, row, Beside(), reasons=("没有导入。", *error.reasons), status=422)
    except BadFile as error:
        return page(request, row, Beside(), reasons=(str(error),), status=422)
    if saved.version == row.version:
        raise Rejected("表里的数和现在的一样，没有什么可导入的。")
    messages.success(request, "已导入，请审核以后送审。")
    return redirect("desk:statistics_sheet", pk)


def attached(content: bytes, name: str) -> HttpResponse:
    """The workbook as a download."""
    response = HttpResponse(content, content_type=XLSX)
    response["Content-Disposition"] = content_disposition_header(True, f"{name}.xlsx") or "attachment"
    return response
