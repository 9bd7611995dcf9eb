"""The county's yearly report: as the registers would write it now, its check, and the document."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zhunsheng import clock
from zhunsheng.desk.figures.pages import figure_address
from zhunsheng.desk.frame.marking import Mark, Paragraph, Piece, marked
from zhunsheng.desk.frame.notes import Note, numbered, severities
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year, offered_years
from zhunsheng.figures import PeriodError
from zhunsheng.records.errors import Rejected
from zhunsheng.reports.quoting import place_of
from zhunsheng.reports.yearly import (
    TODO_BEGINS,
    Report,
    WrittenReport,
    county_report,
    reads_report,
    report_path,
    write_report,
    written_report,
)
from zhunsheng.writing import Composition, Stale, WritingError, plain
from zhunsheng.writing.composition import Line, Role

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_PUBLISHED_BY = 4
"""The report of a year is worked on until April of the next, by when it must be public."""

_LOOKS = {
    Role.TITLE: "title",
    Role.HEADING1: "first",
    Role.HEADING2: "second",
    Role.CAPTION: "caption",
    Role.ADDRESSEE: "addressee",
    Role.ISSUER: "sign",
    Role.DATE: "sign",
}


@dataclass(frozen=True, slots=True)
class Block:
    """A line or a table of the report as the page draws it; a table's rows hold cells, a cell pieces."""

    look: str
    paragraphs: tuple[Paragraph, ...]
    rows: tuple[tuple[tuple[Piece, ...], ...], ...] = ()

    @property
    def notes(self) -> list[Mark]:
        """What stands in the margin."""
        return [mark for paragraph in self.paragraphs for mark in paragraph.findings]


@dataclass(frozen=True, slots=True)
class Link:
    """A number of the report: where its records are ("" where nobody may look at them), and what it is."""

    address: str
    says: str


@require_safe
@login_required
def current(request: Request) -> HttpResponse:
    """To the report that is being worked on: that of the chosen year, or until April of last year."""
    today = request.access.today
    year = chosen_year(request) or (today.year - 1 if today.month < _PUBLISHED_BY else today.year)
    return redirect("desk:report", year)


@require_safe
@login_required
def report(request: Request, year: int) -> HttpResponse:
    """The report as the registers stand now, every number leading to its records, beside it what its check finds."""
    draft = _draft(request, year)
    written = written_report(year)
    old = draft.stale(written.lineage) if written else []
    notes, unplaced = _notes(draft, old)
    drawn = blocks(draft.composition, notes)
    facts = {
        "heading": draft.title,
        "crumbs": [("待办", "/"), ("年度报告", "")],
        "year": year,
        "years_of_reports": offered_years(request.access.today),
        "blocks": drawn,
        "todo": sum(block.look == "todo" for block in drawn),
        "notes": notes,
        "unplaced": unplaced,
        "severities": severities(draft.check.findings),
        "written": written,
        "stale": len(old),
        "unsaid": draft.composition.omitted,
        "unfinished": draft.year == request.access.today.year,
    }
    return render(request, "desk/reports/report.html", facts)


@require_POST
@login_required
def write(request: Request, year: int) -> HttpResponse:
    """Writes the document as the registers stand now; it takes the place of the one written before."""
    _draft(request, year)
    path = report_path(year)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        findings = write_report(year, path, clock.now())
    except (WritingError, OSError) as error:
        raise Rejected(f"报告没有写成：{error}。") from error
    errors = sum(f.severity == "error" for f in findings)
    said = f"自查发现 {len(findings)} 处，其中错误 {errors} 处" if findings else "自查没有发现问题"
    (messages.warning if errors else messages.success)(request, f"已生成 {year} 年度报告；{said}。")
    return redirect("desk:report", year)


@require_safe
@login_required
def docx(request: Request, year: int) -> FileResponse:
    """The document last written."""
    found = _written(request, year)
    return FileResponse(
        found.docx.open("rb"),
        as_attachment=True,
        filename=f"{found.lineage['title']}.docx",
        content_type=_DOCX,
    )


@require_safe
@login_required
def lineage(request: Request, year: int) -> FileResponse:
    """Where every number of the document last written came from, as JSON."""
    found = _written(request, year)
    name = f"{found.lineage['title']}.lineage.json"
    return FileResponse(
        found.lineage_path.open("rb"), as_attachment=True, filename=name, content_type="application/json"
    )


def _draft(request: Request, year: int) -> Report:
    """The report as it stands; 404 for a year without one, and for whoever does not see the whole county."""
    if not reads_report(request.access):
        raise Http404("没有这份报告，或者您没有查看它的权限。")
    try:
        return county_report(year, clock.now())
    except PeriodError as error:
        raise Http404(f"{error}。") from None


def _written(request: Request, year: int) -> WrittenReport:
    found = written_report(year) if reads_report(request.access) else None
    if found is None:
        raise Http404("这一年的报告还没有生成，或者您没有查看它的权限。")
    return found


def _notes(draft: Report, old: Sequence[Stale]) -> tuple[list[Mark], list[Stale]]:
    """Findings and stale sentences, numbered in the order of the text; and the stale ones that stand nowhere in it."""
    places = {s.id: (s.start, s.start + len(s.said.text)) for s in draft.composition.sentences}
    found = [(f.start, f.end, Note(f.severity, f.message, f.basis or "")) for f in draft.check.findings]
    for one in old:
        if one.id in places:
            found.append(
                (
                    *places[one.id],
                    Note("stale", "；".join(one.reasons) + "。", f"已生成的文件写的是：{one.text}"),
                )
            )
    return numbered(found), [one for one in old if one.id not in places]


def blocks(
    composition: Composition, notes: Sequence[Mark], leads: Callable[[str], bool] = lambda key: True
) -> list[Block]:
    """The composition's lines and tables with their numbers and notes marked; `leads`: whose records may be looked at."""
    figures = [
        Mark(sentence.start + q.start, sentence.start + q.end, _link(q.value, leads))
        for sentence in composition.sentences
        for q in sentence.said.quotes
    ]
    lines = iter(marked(plain(composition), figures, notes))
    drawn = []
    for block in composition.blocks:
        if isinstance(block, Line):
            look = "todo" if block.text.startswith(TODO_BEGINS) else _LOOKS.get(block.role, "body")
            drawn.append(Block(look, (next(lines),)))
        else:
            rows = tuple(next(lines) for _ in block.rows)
            drawn.append(Block("table", rows, tuple(_cells(row) for row in rows)))
    return drawn


def _cells(row: Paragraph) -> tuple[tuple[Piece, ...], ...]:
    """A table's row, whose cells stand between tabs."""
    cells: list[list[Piece]] = [[]]
    for piece in row.pieces:
        for n, text in enumerate(piece.text.split("\t")):
            if n:
                cells.append([])
            if text:
                cells[-1].append(Piece(text, piece.figure, piece.finding, piece.begins))
    return tuple(tuple(cell) for cell in cells)


def _link(value: Any, leads: Callable[[str], bool]) -> Link:
    key, by, group = place_of(value.key)
    parts = f"，{value.numerator:f} ÷ {value.denominator:f}" if value.denominator else ""
    address = figure_address("desk:figure", value.period, value.organ, key, by=by, group=group)
    return Link(address if leads(value.key) else "", f"{value.name}：{value.text}{parts}")
