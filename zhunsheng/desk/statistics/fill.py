"""Filling in a sheet: every button first saves what was typed, so that nothing is lost.

The address carries the version: a draft that the browser kept belongs to the numbers it was typed over, and is not laid over
newer ones of somebody else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.statistics.drawn import Beside, Box, table
from zhunsheng.desk.statistics.sheet import frame, may_fill_now, version_sent
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.statistics.access import in_window, not_locked, sheet
from zhunsheng.statistics.actions import fill, fill_rest, pull_last, submit
from zhunsheng.statistics.checks import Finding
from zhunsheng.statistics.errors import NotReady, WrongCells
from zhunsheng.statistics.merging import merge
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.reviewing import standing

_RESTS = {"zero": "0", "no_duty": "/"}


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def fill_page(request: Request, pk: int, version: int) -> HttpResponse:
    """The table with inputs. After a refusal it comes back with everything as typed and what is wrong beside it."""
    row = sheet(request.access, pk)
    if not may_fill_now(request, row):
        return refused(request, row)
    if request.method == "POST":
        return _saved(request, row)
    if version != row.version:
        messages.warning(
            request,
            "这张表在这个页面打开之后有人保存过，下面是最新的数；您没有保存的草稿请逐格核对后再保存。",
        )
    shows = "check" in request.GET or row.state == Sheet.State.RETURNED
    return page(request, row, Beside(), shows=shows)


def _saved(request: Request, row: Sheet) -> HttpResponse:
    """Saves, then does what the button says."""
    answers, notes = typed_in(request, row)
    deed, now = request.POST.get("deed", "save"), clock.now()
    try:
        saved = fill(request.user, row.pk, answers, notes=notes, version=version_sent(request), now=now)
    except Stale as error:
        return _overtaken(request, row, answers, notes, str(error))
    except WrongCells as error:
        beside = Beside(typed=answers, noted=notes, wrong=error.by_key)
        return page(request, row, beside, reasons=error.reasons, shows=bool(notes), status=422)
    except Rejected as error:
        beside = Beside(typed=answers, noted=notes)
        return page(request, row, beside, reasons=(str(error),), shows=bool(notes), status=422)
    try:
        said = _done(request, saved, deed)
    except NotReady as error:
        count = len(error.reasons)
        messages.warning(request, f"草稿已保存；审核还有 {count} 处没有通过，没有送审。")
        return redirect(_address(saved.pk, check=True))
    except Rejected as error:
        messages.warning(request, f"草稿已保存。{error}")
        return redirect(_address(saved.pk))
    messages.success(request, said)
    return redirect(_address(saved.pk, check=deed == "check"))


def _done(request: Request, row: Sheet, deed: str) -> str:
    """What the button asks for beyond saving; the sentence to be shown."""
    now = clock.now()
    match deed:
        case "pull":
            _, number = pull_last(request.user, row.pk, version=row.version, now=now)
            return f"提取了上期的 {number} 格（时点数和无此职责）。期间数不照抄，上期数列在格子的提示里。"
        case "zero" | "no_duty":
            fill_rest(request.user, row.pk, _RESTS[deed], version=row.version, now=now)
            return f"其余空格都填了“{_RESTS[deed]}”，草稿已保存。"
        case "submit":
            submit(request.user, row.pk, version=row.version, now=now)
            return f"已送{row.organ}负责人审签。"
        case "check":
            stops = len(standing(row, now).stops)
            return "草稿已保存，审核通过。" if not stops else f"草稿已保存；审核发现 {stops} 处要处理。"
    return "草稿已保存。"


def _overtaken(
    request: Request, row: Sheet, answers: Mapping[str, str], notes: Mapping[str, str], sentence: str
) -> HttpResponse:
    """Somebody saved in between: what both changed differently is shown; without a clash both are kept by saving again."""
    merged = merge(row, answers, version_sent(request))
    by = f"（{row.filled_by}保存）" if row.filled_by else ""
    others = {key: f"现为 {row.filled[key].typed or '空'}{by}" for key in merged.clashing}
    first = (
        f"有 {len(others)} 格你们填得不同，已经标出，再按“保存草稿”就以您填的为准。"
        if others
        else "你们改的不是同样的格子，已经合在一起，再按“保存草稿”就都存下。"
    )
    beside = Beside(typed=merged.mine, noted=notes, others=others)
    reasons = (sentence, f"您填的都还在下面。{first}")
    return page(request, row, beside, reasons=reasons, shows=bool(notes), status=409)


def page(
    request: Request,
    row: Sheet,
    beside: Beside,
    *,
    reasons: tuple[str, ...] = (),
    shows: bool = False,
    status: int = 200,
) -> HttpResponse:
    """The table with inputs, what is wrong, and what the reviews find when it `shows` that."""
    stands = standing(row, clock.now())
    found = stands.findings if shows else []
    known = replace(beside, last=stands.last, findings=found)
    drawn = table(row.form, stands.everything, known)
    boxes = {box.blank.key: box for line in drawn.lines for box in line.boxes}
    facts = {
        **frame(request, row),
        "table": drawn,
        "reasons": reasons,
        "wrong": [box for box in boxes.values() if box.wrong],
        "findings": _explained(found, boxes, beside.noted),
        "sent_back": [box for box in boxes.values() if box.cell.returned],
        "address": reverse("desk:statistics_fill", args=[row.pk, row.version]),
    }
    return render(request, "desk/statistics/fill.html", facts, status=status)


def _explained(
    findings: Sequence[Finding], boxes: Mapping[str, Box], noted: Mapping[str, str]
) -> list[tuple[Finding, Box | None, str | None]]:
    """Each finding with the blank it leads to and the explanation there, as typed just now or as saved.

    A blank is explained once: where a second finding leads to the same one, the explanation is None.
    """
    lines: list[tuple[Finding, Box | None, str | None]] = []
    asked = set()
    for finding in findings:
        box = boxes[finding.keys[0]] if finding.keys else None
        said = None
        if box and not finding.hard and box.blank.key not in asked:
            asked.add(box.blank.key)
            said = noted.get(box.blank.key, box.cell.note)
        lines.append((finding, box, said))
    return lines


def typed_in(request: Request, row: Sheet) -> tuple[dict[str, str], dict[str, str]]:
    """What the page sent: answers and explanations by blank."""
    keys = [blank.key for blank in row.form.filled_in]
    answers = {key: request.POST[f"v.{key}"] for key in keys if f"v.{key}" in request.POST}
    notes = {key: request.POST[f"n.{key}"] for key in keys if f"n.{key}" in request.POST}
    return answers, notes


def refused(request: Request, row: Sheet) -> HttpResponse:
    """Why it cannot be filled in, in words; whoever may not, is only shown the sheet."""
    if request.method == "POST":
        answers, notes = typed_in(request, row)
        fill(request.user, row.pk, answers, notes=notes, version=version_sent(request), now=clock.now())
    try:
        not_locked(row)
        in_window(row, request.access.today)
    except Rejected as error:
        messages.warning(request, str(error))
    return redirect(reverse("desk:statistics_sheet", args=[row.pk]) + "?view=1")


def _address(pk: int, *, check: bool = False) -> str:
    row = Sheet.objects.only("pk", "version").get(pk=pk)
    if check:
        return reverse("desk:statistics_fill", args=[pk, row.version]) + "?check=1"
    return reverse("desk:statistics_sheet", args=[pk])
