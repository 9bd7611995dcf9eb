"""再检: a corrected version handed in, and what it did to the findings; and two reports laid side by side."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.notes import STATES
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.readings.report import crumbs
from zhunsheng.library.intake import TYPES, handed_file, handed_text
from zhunsheng.library.judging import judgements, place
from zhunsheng.library.keeping import correct, reading_of
from zhunsheng.library.matching import changes as held_together
from zhunsheng.library.models import KeptReport
from zhunsheng.library.shelf import NOT_SEEN, taken
from zhunsheng.reading import Finding, Reading, against_earlier, against_report
from zhunsheng.reading.copied import alike, compare
from zhunsheng.records.errors import Rejected


class CorrectedForm(forms.Form):
    """The corrected version: one file, or its text pasted."""

    use_required_attribute = False
    file = forms.FileField(
        label="更正版",
        required=False,
        max_length=200,
        allow_empty_file=True,
        help_text="txt、html、docx 或者带文字的 pdf，不超过 20 MB。",
        widget=forms.FileInput(attrs={"accept": TYPES, "data-drop": True}),
    )
    text = forms.CharField(
        label="或者粘贴全文",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def recheck(request: Request, report: int) -> HttpResponse:
    """Takes the corrected version of a report in."""
    row = taken(request.access, report)
    form = CorrectedForm(request.POST, request.FILES) if request.method == "POST" else CorrectedForm()
    if request.method == "POST" and form.is_valid():
        file, text = form.cleaned_data["file"], form.cleaned_data["text"]
        try:
            if file is None and not text.strip():
                raise Rejected("请选择更正版的文件，或者粘贴全文。")
            handed = handed_text(text) if file is None else handed_file(file)
            after = correct(request.access, report, handed, clock.now())
        except Rejected as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "更正版已存入，下面是和上一版的对照。")
            return redirect("desk:library_changes", after.pk)
    facts = {"heading": "再检：交更正版", "crumbs": crumbs(row, "再检"), "row": row, "form": form}
    return render(request, "desk/readings/recheck.html", facts, status=422 if form.is_bound else 200)


@require_safe
@login_required
def changes(request: Request, report: int) -> HttpResponse:
    """What a corrected version did to the findings of the one before it: mended, still there, new."""
    row = taken(request.access, report)
    if row.corrects_id is None:
        raise Http404("这份报告没有上一版，没有可以对照的。")
    before = taken(request.access, row.corrects_id)
    found = held_together(reading_of(before), reading_of(row))
    said, said_before = judgements(row), judgements(before)
    facts = {
        "heading": "更正对照",
        "crumbs": crumbs(row, "更正对照"),
        "row": row,
        "before": before,
        "mended": [(STATES[f.severity], f, said_before.get(place(f))) for f in found.mended],
        "still": [(STATES[pair.after.severity], pair, said.get(place(pair.after))) for pair in found.still],
        "fresh": [(STATES[f.severity], f, said.get(place(f))) for f in found.fresh],
    }
    return render(request, "desk/readings/changes.html", facts)


@require_safe
@login_required
def beside(request: Request, report: int, other: int) -> HttpResponse:
    """Two reports side by side: paragraphs that were taken over, and what one says against the other."""
    if report == other:
        raise Http404(NOT_SEEN)
    row, old = taken(request.access, report), taken(request.access, other)
    reading, earlier = reading_of(row), reading_of(old)
    copies = compare(reading, earlier)
    facts = {
        "heading": "两份报告并排看",
        "crumbs": crumbs(row, "并排看"),
        "row": row,
        "other": old,
        "share": round(100 * alike(reading, earlier), 1),
        "copies": [(STATES[one.severity], one) for one in copies],
        "against": [(STATES[one.severity], one) for one in _against(row, reading, old, earlier)],
    }
    return render(request, "desk/readings/beside.html", facts)


def _against(row: KeptReport, reading: Reading, old: KeptReport, earlier: Reading) -> tuple[Finding, ...]:
    """What a report says against another of the same county: last year's, or that of a department of the same year.

    Two counties say nothing against one another. A department is its county's by its name: 云溪县司法局.
    """
    if not (row.place and old.place) or not (
        row.place.startswith(old.place) or old.place.startswith(row.place)
    ):
        return ()
    if row.year == old.year:
        return against_report(reading, earlier)
    return against_earlier(reading, earlier) if row.place == old.place else ()
