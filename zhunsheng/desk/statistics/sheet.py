"""One sheet to be read, printed and signed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.statistics.drawn import Beside, paper_of, state_of, table
from zhunsheng.records.county import county
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import entries
from zhunsheng.records.models import Person
from zhunsheng.statistics.access import fills, in_window, sheet, signs, steers
from zhunsheng.statistics.actions import sign
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.reviewing import Standing, standing


@require_safe
@login_required
def sheet_page(request: Request, pk: int) -> HttpResponse:
    """The sheet as printed. Whoever is to fill it in now is taken there, unless ``?view=1`` asks to look."""
    row = sheet(request.access, pk)
    if "view" not in request.GET and may_fill_now(request, row) and row.state != Sheet.State.REVIEW:
        return redirect("desk:statistics_fill", row.pk, row.version)
    stands = standing(row, clock.now())
    beside = Beside(last=stands.last, findings=stands.findings if row.state != Sheet.State.BLANK else ())
    facts = {
        **frame(request, row),
        "table": table(row.form, stands.everything, beside),
        "stands": stands,
        "findings": beside.findings,
        "explanations": explanations(stands),
        # 没有上报的表还要问登记的数，经过点开再读，页面的查询数才守得住。
        "entries": history(row) if row.handed_in or "history" in request.GET else [],
        "may_fill": may_fill_now(request, row),
        "may_sign": row.state == Sheet.State.REVIEW
        and not row.signed_by
        and signs(request.access, row.organ),
        "may_package": not row.handed_in
        and (fills(request.access, row.organ) or signs(request.access, row.organ)),
        "may_return": may_return(request, row),
        "may_extend": steers(request.access, row.organ) and not row.handed_in,
        **paper_of(row.form, request.GET.get("paper", "")),
    }
    return render(request, "desk/statistics/sheet.html", facts)


@require_POST
@login_required
def signing(request: Request, pk: int) -> HttpResponse:
    """The head signs what was on the page."""
    row = sign(request.user, pk, version=version_sent(request), now=clock.now())
    messages.success(request, f"已审签《{row.form.name}》，可以整包上报了。")
    return redirect("desk:statistics_sheet", row.pk)


def frame(request: Request, row: Sheet) -> dict[str, Any]:
    """What every page of a sheet shows around the table."""
    name = f"{row.form.name}"
    return {
        "heading": name,
        "crumbs": [
            ("待办", "/"),
            ("统计填报表", reverse("desk:statistics")),
            (f"{row.organ} {row.span.name}", reverse("desk:statistics_sheet", args=[row.pk]) + "?view=1"),
        ],
        "row": row,
        "form": row.form,
        "issuer": county().get("office", ""),
        "state": state_of(row, request.access.today),
    }


def explanations(stands: Standing) -> list[tuple[str, str]]:
    """The blanks that carry an explanation, by name."""
    return [
        (stands.sheet.form.by_key[key].name, cell.note) for key, cell in stands.cells.items() if cell.note
    ]


@dataclass(frozen=True, slots=True)
class Deed:
    """One line of a sheet's history; `lines` are the blanks it changed: name, before, after."""

    deed: str
    by: Person | None
    at: datetime
    said: dict[str, Any]
    lines: list[tuple[str, str, str]]


def history(row: Sheet) -> list[Deed]:
    """Who did what when, down to the blank."""
    names = row.form.by_key
    return [
        Deed(
            entry.deed,
            entry.by,
            entry.at,
            entry.said,
            [
                (names[key].name, old, new)
                for key, (old, new) in entry.said.get("changed", {}).items()
                if key in names
            ],
        )
        for entry in entries(row)
    ]


def may_fill_now(request: Request, row: Sheet) -> bool:
    """Whether the person may put numbers into it today."""
    if row.handed_in or not fills(request.access, row.organ):
        return False
    try:
        in_window(row, request.access.today)
    except Rejected:
        return False
    return True


def may_return(request: Request, row: Sheet) -> bool:
    """Whether the person may send it back now: the office what is handed in, the head what waits for the signature."""
    if row.handed_in:
        return steers(request.access, row.organ)
    return row.state == Sheet.State.REVIEW and signs(request.access, row.organ)


def version_sent(request: Request) -> int:
    """The version that the page was drawn with; 0, which is always stale, when it was tampered with."""
    said = request.POST.get("version", "")
    return int(said) if said.isascii() and said.isdigit() and len(said) < 10 else 0
