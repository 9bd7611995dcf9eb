"""报告体检: reports handed in, read and checked on the spot; kept only when that is asked for."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.desk.frame.notes import Note, numbered, severities
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.readings.marks import lines_of
from zhunsheng.library.intake import TYPES, Handed, handed_file, handed_text
from zhunsheng.library.keeping import keep
from zhunsheng.library.models import KeptReport
from zhunsheng.reading import Finding, Reading
from zhunsheng.records.errors import Rejected
from zhunsheng.reports.drafts import held_to_registers, is_ours
from zhunsheng.reports.yearly import reads_report


class ManyFiles(forms.FileInput):
    """A file input that takes several files at once."""

    allow_multiple_selected = True


class ReadingForm(forms.Form):
    """Files or a pasted text; the files go first when both are there."""

    use_required_attribute = False
    file = forms.Field(
        label="文件",
        required=False,
        help_text="txt、html、docx 或者带文字的 pdf，每个不超过 20 MB；可以一次选多个（最多 100 个），各读各的。",
        widget=ManyFiles(attrs={"accept": TYPES, "multiple": True, "data-drop": True}),
    )
    text = forms.CharField(
        label="或者粘贴全文",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 8}),
    )


@dataclass
class Result:
    """What came of one file: it was read, and perhaps kept (`known`: it had been already), or why not."""

    name: str
    handed: Handed | None = None
    refusal: str = ""
    kept: KeptReport | None = None
    known: bool = False

    @property
    def severities(self) -> Any:
        """How many findings of each severity."""
        return severities(self.handed.reading.findings) if self.handed else []


def _results(files: Sequence[UploadedFile], pasted: str) -> Iterator[Result]:
    """Everything that was handed in, each read or refused for itself, one after another."""
    if files:
        yield from (_result(file.name or "", handed_file, file) for file in files)
    elif pasted.strip():
        yield _result("粘贴的全文", handed_text, pasted)
    else:
        yield Result("", refusal="请选择一个文件，或者粘贴报告全文。")


def _result(name: str, read: Callable[[Any], Handed], given: Any) -> Result:
    try:
        return Result(name, read(given))
    except Rejected as error:
        return Result(name, refusal=str(error))


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def readings(request: Request) -> HttpResponse:
    """The sheet to hand reports in; then one report with everything found in it, or a line for each of several."""
    form = ReadingForm()
    if request.method != "POST":
        return _sheet(request, form)
    form = ReadingForm(request.POST)
    results = []
    for result in _results(request.FILES.getlist("file"), request.POST.get("text", "")):
        if "keep" in request.POST:
            _keep(request, result)
        results.append(result)
    if "alone" in request.POST:
        # 脚本逐个送来的文件：只回这一行。
        return render(request, "desk/readings/result.html", {"result": results[0]})
    if len(results) > 1:
        return _several(request, results)
    (result,) = results
    if result.handed is None:
        form.add_error(None, result.refusal)
        return _sheet(request, form, status=422)
    if result.kept is not None:
        said = "报告库里已经有这一份，没有再存。" if result.known else "已存入报告库。"
        messages.success(request, said)
        return redirect("desk:library_report", result.kept.pk)
    return _one(request, result.handed.reading)


def _keep(request: Request, result: Result) -> None:
    if result.handed is None:
        return
    try:
        result.kept, fresh = keep(request.access, result.handed, clock.now())
        result.known = not fresh
    except Rejected as error:
        result.refusal, result.handed = str(error), None


def _sheet(request: Request, form: ReadingForm, status: int = 200) -> HttpResponse:
    facts = {"heading": "报告体检", "crumbs": [("待办", "/"), ("报告体检", "")], "form": form}
    return render(request, "desk/readings/hand_in.html", facts, status=status)


def _several(request: Request, results: list[Result]) -> HttpResponse:
    facts = {
        "heading": "报告体检结果",
        "crumbs": [("待办", "/"), ("报告体检", request.path), ("结果", "")],
        "results": results,
        "read": sum(result.handed is not None for result in results),
        "refused": sum(bool(result.refusal) for result in results),
        "kept": any(result.kept for result in results),
    }
    return render(request, "desk/readings/several.html", facts)


def _one(request: Request, reading: Reading) -> HttpResponse:
    compared = reads_report(request.access) and is_ours(reading)
    findings = (*reading.findings, *(held_to_registers(reading, clock.now()) if compared else ()))
    notes = numbered((f.start, f.end, Note(f.severity, f.message, f.basis or "")) for f in findings)
    facts = {
        "heading": "报告体检结果",
        "crumbs": [("待办", "/"), ("报告体检", request.path), ("结果", "")],
        "lines": lines_of(reading, notes),
        "notes": notes,
        "compared": compared,
        **summary(reading, findings),
    }
    return render(request, "desk/readings/reading.html", facts)


def summary(reading: Reading, findings: Iterable[Finding]) -> dict[str, Any]:
    """What stands above a report that was read: its facts and how much was found."""
    return {
        "reading": reading,
        "severities": severities(findings),
        "agreeing": sum(relation.holds for relation in reading.relations),
        "known": sum(figure.key is not None for figure in reading.figures),
    }
