"""One kept report: its text marked, what was found and said of it, its versions, its sheet and its file."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.forms import DayField
from zhunsheng.desk.frame.marking import Mark
from zhunsheng.desk.frame.notes import Note, numbered
from zhunsheng.desk.frame.request import Request, whole_number
from zhunsheng.desk.frame.states import State
from zhunsheng.desk.readings.hand_in import summary
from zhunsheng.desk.readings.marks import lines_of
from zhunsheng.library.judging import judge as say
from zhunsheng.library.judging import judgements, place
from zhunsheng.library.keeping import amend as mend
from zhunsheng.library.keeping import reading_of
from zhunsheng.library.models import Judgement, KeptReport
from zhunsheng.library.sheet import Sheet, sheet
from zhunsheng.library.shelf import shelf, taken
from zhunsheng.reading import Finding, Reading
from zhunsheng.records.county import county
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.files import path_of
from zhunsheng.records.journal import entries
from zhunsheng.reports.drafts import held_to_registers, is_ours
from zhunsheng.reports.yearly import reads_report
from zhunsheng.writing.render import render as as_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
VERDICTS = {
    "accepted": State("done", "✓", "采纳"),
    "dismissed": State("paused", "○", "不采纳"),
}
SHOWS = {
    "": "全部",
    "error": "错误",
    "warning": "存疑",
    "note": "提示",
    "open": "没处理的",
}
"""The ways to look at the findings of a report."""
MOST = 300
"""Findings shown at once, with a form for each; a real report has fewer."""


@dataclass(frozen=True)
class Shown:
    """A finding in the list at the right: its note, its place in the address, and what was said to it."""

    mark: Mark
    finding: Finding
    said: Judgement | None

    @property
    def state(self) -> State:
        """What was said, as colour, shape and word."""
        return VERDICTS[self.said.verdict] if self.said else State("fine", "…", "没处理")


@require_safe
@login_required
def report(request: Request, report: int) -> HttpResponse:
    """The report with everything found in it, narrowed to a severity or to what nobody has judged when that is asked for."""
    row = taken(request.access, report)
    reading = reading_of(row)
    findings = _findings(request, reading)
    said = judgements(row)
    asked = request.GET.get("show", "")
    asked = asked if asked in SHOWS else ""
    wanted = _shown(findings, said, asked)
    shown = wanted[:MOST]
    places = {place(f) for f in findings}
    facts = {
        "heading": row.title,
        "crumbs": [("待办", "/"), ("报告库", reverse("desk:library")), (row.title, "")],
        "row": row,
        "place": row.place,
        "year": row.year,
        "lines": lines_of(reading, [one.mark for one in shown]),
        "shown": shown,
        "unshown": len(wanted) - len(shown),
        "shows": [(key, name, _count(findings, said, key)) for key, name in SHOWS.items()],
        "asked": asked,
        "compared": reads_report(request.access) and is_ours(reading),
        "others": _others(request, row),
        "old": KeptReport.objects.filter(corrects=row).exists(),
        "later": shelf(request.access).filter(corrects=row).only("pk").first(),
        "entries": entries(row),
        "stray": sum(at not in places for at in said),
        **summary(reading, findings),
    }
    return render(request, "desk/readings/report.html", facts)


@require_POST
@login_required
def judge(request: Request, report: int) -> HttpResponse:
    """Says something to a finding, and goes back to it."""
    row = taken(request.access, report)
    findings = _findings(request, reading_of(row))
    start = whole_number(request.POST.get("start", ""))
    at = (request.POST.get("kind", ""), -1 if start is None else start)
    verdict, reason = request.POST.get("verdict", ""), request.POST.get("reason", "")
    number = next((n for n, f in enumerate(findings, 1) if place(f) == at), 0)
    try:
        said = say(request.access, report, findings, at, verdict, reason, clock.now())
    except BadField as error:
        messages.error(request, f"第 {number} 处没有写入：{error}")
    else:
        messages.success(request, f"第 {number} 处：{said.get_verdict_display()}。")
    asked = request.POST.get("show", "")
    query = f"?show={asked}" if asked in SHOWS and asked else ""
    return redirect(f"{reverse('desk:library_report', args=[report])}{query}#note-{number}")


class AboutForm(forms.Form):
    """What a report is said to be; guessed when it was kept."""

    use_required_attribute = False
    title = forms.CharField(label="标题", max_length=200, error_messages={"required": "请填写标题。"})
    place = forms.CharField(
        label="地区或单位", max_length=60, required=False, help_text="比对时按地区分列，例如“云溪县”。"
    )
    year = forms.IntegerField(
        label="年度",
        required=False,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
        error_messages={"invalid": "年度请写四位数字，例如 2025。"},
    )
    kind = forms.ChoiceField(label="类别", choices=KeptReport.Kind.choices)
    issued_on = DayField(label="成文日期", required=False)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def amend(request: Request, report: int) -> HttpResponse:
    """Mends what the report is said to be."""
    row = taken(request.access, report)
    here = {name: getattr(row, name) for name in AboutForm.base_fields}
    form = AboutForm(request.POST) if request.method == "POST" else AboutForm(initial=here)
    if request.method == "POST" and form.is_valid():
        try:
            mend(request.access, report, form.cleaned_data, clock.now())
        except BadField as error:
            form.add_error(error.field, str(error))
        else:
            messages.success(request, "已改好登记。")
            return redirect("desk:library_report", report)
    facts = {
        "heading": "改登记",
        "crumbs": crumbs(row, "改登记"),
        "row": row,
        "form": form,
    }
    return render(request, "desk/readings/amend.html", facts, status=422 if form.is_bound else 200)


@require_safe
@login_required
def original(request: Request, report: int) -> FileResponse:
    """The file as it was handed in."""
    row = taken(request.access, report)
    path = path_of(row.file.hash)
    if not path.is_file():
        raise Rejected("原文件不在了，请告诉系统管理员；正文和发现都还在。")
    return FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=row.filename or f"{row.title}.txt",
        content_type=row.file.media_type,
    )


@require_safe
@login_required
def sheet_docx(request: Request, report: int) -> HttpResponse:
    """体检单 as a document, with what was said to each finding until now."""
    row = taken(request.access, report)
    made = Sheet(_office(request), request.access.today)
    document = as_docx(sheet(row, _findings(request, reading_of(row)), made))
    answer = HttpResponse(document, content_type=DOCX)
    answer.headers["Content-Disposition"] = content_disposition_header(True, f"体检单-{row.title}.docx")
    return answer


def _attachment(filename: str) -> str:
    return content_disposition_header(True, filename) or "attachment"


def _office(request: Request) -> str:
    """In whose name the sheet is made: the office for whoever works in the whole library, else the person's own organ."""
    if reads_report(request.access):
        return str(county()["office"])
    organ = request.access.scope()
    return organ.name if organ else request.user.name


def _findings(request: Request, reading: Reading) -> tuple[Finding, ...]:
    """What the reader found, and for our own report what the registers contradict, in order of place.

    Of several on the same characters the gravest comes last: it is the one whose colour is seen.
    """
    held = ()
    if reads_report(request.access):
        held = held_to_registers(reading, clock.now())
    return tuple(sorted((*reading.findings, *held), key=lambda f: (f.start, f.end, f.severity == "error")))


def _shown(findings: Sequence[Finding], said: Any, asked: str) -> list[Shown]:
    """The findings asked for; each keeps its number among all, so that a number means the same on every view."""
    marks = numbered((f.start, f.end, Note(f.severity, f.message, f.basis or "")) for f in findings)
    shown = [Shown(mark, f, said.get(place(f))) for mark, f in zip(marks, findings, strict=True)]
    return [one for one in shown if _wanted(one.finding, one.said, asked)]


def _wanted(finding: Finding, said: Judgement | None, asked: str) -> bool:
    return not asked or (said is None if asked == "open" else finding.severity == asked)


def _count(findings: Sequence[Finding], said: Any, asked: str) -> int:
    return sum(_wanted(f, said.get(place(f)), asked) for f in findings)


def _others(request: Request, row: KeptReport) -> list[KeptReport]:
    """Reports worth laying beside this one: of the same county (and its departments) first, then of the same year."""
    if not row.year:
        return []
    rows = shelf(request.access).filter(corrected_by=None).only("pk", "place", "year", "title")
    rows = rows.exclude(pk__in=[row.pk, row.corrects_id or 0]).order_by("-year", "place")
    own = list(rows.filter(place__startswith=row.place, year__lte=row.year)[:5]) if row.place else []
    return [*own, *rows.filter(year=row.year).exclude(pk__in=[one.pk for one in own])[:5]]


def crumbs(row: KeptReport, name: str) -> list[tuple[str, str]]:
    """The way to a page under a report."""
    return [
        ("待办", "/"),
        ("报告库", reverse("desk:library")),
        (row.title, reverse("desk:library_report", args=[row.pk])),
        (name, ""),
    ]
