"""The whole text: as it would read today, as it was frozen, as a document."""

import json
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.notes import Note, numbered, severities
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.reports.report import blocks
from zhunsheng.drafts.access import approves, steers, whole_draft
from zhunsheng.drafts.checking import Check, checked
from zhunsheng.drafts.composing import composed
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.models import Draft
from zhunsheng.drafts.waiting import SEND_BY, last_day
from zhunsheng.records.files import TYPES, path_of
from zhunsheng.records.journal import entries
from zhunsheng.writing import Stale, stale
from zhunsheng.writing.render import render as document


@dataclass(frozen=True)
class Row:
    """A line of a frozen text, or a row of its tables with its cells."""

    look: str
    text: str
    cells: tuple[str, ...] = ()


@require_safe
@login_required
def whole(request: Request, year: int) -> HttpResponse:
    """The whole draft as it reads today, every number leading to its records, beside it what the check finds."""
    draft = whole_draft(request.access, year)
    check, figures = _check(request, draft)
    notes = numbered((f.start, f.end, Note(f.severity, f.message, f.basis or "")) for f in check.findings)
    facts = {
        "heading": f"{draft}全稿",
        "crumbs": [("待办", "/"), (str(draft), reverse("desk:draft", args=[year])), ("全稿", "")],
        "year": year,
        "draft": draft,
        "blocks": blocks(check.whole.composition, notes, figures.counts),
        "notes": notes,
        "severities": severities(check.findings),
        "unsaid": [one for one in check.whole.composition.omitted if one.missing],
    }
    return render(request, "desk/reports/whole.html", facts)


@require_safe
@login_required
def approval(request: Request, year: int) -> HttpResponse:
    """The frozen text, its digest, what changed in the registers since, and the leader's two answers."""
    draft = whole_draft(request.access, year)
    facts: dict[str, Any] = {
        "heading": f"审批{draft}",
        "crumbs": [("待办", "/"), (str(draft), reverse("desk:draft", args=[year])), ("审批", "")],
        "year": year,
        "draft": draft,
        "rows": _rows(draft.text),
        "approves": approves(request.access) and draft.frozen_by_id != request.user.pk,
        "own": approves(request.access) and draft.frozen_by_id == request.user.pk,
        "steers": steers(request.access),
        "stale": _stale(draft),
        "due": last_day(SEND_BY, year),
        "today": request.access.today,
        "history": [
            e for e in entries(draft).reverse() if e.deed in ("送审", "批准", "批准失效", "撤回送审稿")
        ][:6],
    }
    return render(request, "desk/reports/approval.html", facts)


@require_safe
@login_required
def docx(request: Request, year: int) -> FileResponse:
    """The frozen document; while nothing is frozen, the text as it reads today, named as not final."""
    draft = whole_draft(request.access, year)
    if draft.docx is not None:
        return FileResponse(
            path_of(draft.docx.hash).open("rb"),
            as_attachment=True,
            filename=f"{draft}.docx",
            content_type=TYPES[".docx"],
        )
    check, _ = _check(request, draft)
    return FileResponse(
        BytesIO(document(check.whole.composition)),
        as_attachment=True,
        filename=f"{draft}（未定稿）.docx",
        content_type=TYPES[".docx"],
    )


@require_safe
@login_required
def lineage(request: Request, year: int) -> FileResponse:
    """Where every number of the frozen text came from, as JSON; 404 while nothing is frozen."""
    draft = whole_draft(request.access, year)
    if draft.lineage is None:
        raise Http404("正文还没有冻结，没有溯源文件。")
    return FileResponse(
        path_of(draft.lineage.hash).open("rb"),
        as_attachment=True,
        filename=f"{draft}.lineage.json",
        content_type="application/json",
    )


def _check(request: Request, draft: Draft) -> tuple[Check, Figures]:
    figures = Figures.of(draft.year, clock.now())
    parts = list(draft.parts.select_related("organ"))
    return checked(draft, composed(draft, parts, figures, request.access.today), figures), figures


def _stale(draft: Draft) -> list[Stale]:
    """The sentences of the frozen text that the registers no longer bear out."""
    if draft.lineage is None:
        return []
    said = json.loads(path_of(draft.lineage.hash).read_text(encoding="utf-8"))
    keys = {figure["key"] for sentence in said["sentences"] for figure in sentence["figures"]}
    figures = Figures.of(draft.year, clock.now())
    return stale({**said, "omitted": []}, figures.values(keys))


def _rows(text: str) -> list[Row]:
    """A frozen text for reading: titles, headings, paragraphs, rows of tables."""
    rows = []
    for number, line in enumerate(text.split("\n")):
        cells = tuple(line.split("\t")) if "\t" in line else ()
        head = line.partition("、")[0]
        if number < 2:
            look = "title"
        elif number == 2 and line.endswith("："):
            look = "addressee"
        elif cells:
            look = "table"
        elif head and not set(head) - set("一二三四五六七八九十"):
            look = "first"
        elif line.startswith("（") and line.partition("）")[0].strip("（一二三四五六七八九十") == "":
            look = "second"
        else:
            look = "body"
        rows.append(Row(look, line, cells))
    return rows
