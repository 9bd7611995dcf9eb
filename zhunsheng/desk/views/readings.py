"""报告体检: a report handed in, read and checked on the spot. Nothing of it is kept."""

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.desk.marking import Mark, marked
from zhunsheng.desk.notes import Note, numbered, severities
from zhunsheng.desk.request import Request
from zhunsheng.reading import Figure, Reading, read_text
from zhunsheng.reading.errors import ReadingError
from zhunsheng.reading.input import check, text_of
from zhunsheng.reports.drafts import held_to_registers, is_ours
from zhunsheng.reports.yearly import reads_report

FILE_LIMIT = 20 * 1024 * 1024
"""Bytes of a file that is read on the spot."""
TEXT_LIMIT = 200_000
"""Characters read at once: ten long reports."""
_TYPES = ".txt,.html,.htm,.docx,.pdf"


class ReadingForm(forms.Form):
    """A file or a pasted text; the file goes first when both are there."""

    use_required_attribute = False
    file = forms.FileField(
        label="文件",
        required=False,
        max_length=200,
        help_text="txt、html、docx 或者带文字的 pdf，不超过 20 MB。",
        widget=forms.FileInput(attrs={"accept": _TYPES}),
        error_messages={"empty": "这是空文件，请检查后重新选择。"},
    )
    text = forms.CharField(
        label="或者粘贴全文",
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 10}),
    )

    def clean(self) -> dict[str, object]:
        """Takes the text out of what was given; whatever cannot be read says so in one sentence."""
        said = super().clean() or {}
        if self.errors:
            return said
        try:
            said["read"] = self._text(said.get("file"), said.get("text") or "")
        except ReadingError as error:
            raise forms.ValidationError(str(error)) from error
        return said

    def _text(self, file: forms.FileField | None, pasted: str) -> str:
        if file is None and not pasted.strip():
            raise forms.ValidationError("请选择一个文件，或者粘贴报告全文。")
        if file is not None:
            if file.size > FILE_LIMIT:
                raise forms.ValidationError(
                    f"{file.name}：文件超过 20 MB，没有读。请去掉图片，或者粘贴全文。"
                )
            text = text_of(file.read(), file.name)
            check(text, file.name)
        else:
            text = pasted.replace("\r\n", "\n")
            check(text)
        if len(text) > TEXT_LIMIT:
            raise forms.ValidationError(
                f"全文有 {len(text):,} 字，一次最多读 {TEXT_LIMIT:,} 字，请分开来读。"
            )
        return text


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def readings(request: Request) -> HttpResponse:
    """The sheet to hand a report in, and the report with everything found in it marked."""
    form = ReadingForm(request.POST, request.FILES) if request.method == "POST" else ReadingForm()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        name = file.name.rpartition(".")[0] if file else ""
        return _read(request, read_text(form.cleaned_data["read"], name=name))
    facts = {"heading": "报告体检", "crumbs": [("待办", "/"), ("报告体检", "")], "form": form}
    return render(request, "desk/readings/hand_in.html", facts, status=422 if form.is_bound else 200)


def _read(request: Request, reading: Reading) -> HttpResponse:
    compared = reads_report(request.access) and is_ours(reading)
    findings = (*reading.findings, *(held_to_registers(reading, clock.now()) if compared else ()))
    notes = numbered((f.start, f.end, Note(f.severity, f.message, f.basis or "")) for f in findings)
    figures = [Mark(f.start, f.end, f) for f in reading.figures]
    facts = {
        "heading": "报告体检结果",
        "crumbs": [("待办", "/"), ("报告体检", request.path), ("结果", "")],
        "reading": reading,
        "paragraphs": marked(reading.text, figures, notes),
        "notes": notes,
        "severities": severities(findings),
        "compared": compared,
        "agreeing": sum(relation.holds for relation in reading.relations),
        "known": sum(_known(f) for f in reading.figures),
    }
    return render(request, "desk/readings/reading.html", facts)


def _known(figure: Figure) -> bool:
    return figure.key is not None
