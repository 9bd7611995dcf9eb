"""新旧对照: new texts of laws, handed in, held against the old ones, confirmed by the office; and what moved by it."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zhunsheng import clock
from zhunsheng.declare.roles import OFFICE
from zhunsheng.desk.frame.forms import DayField, OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.law.comparison import articles, counts, unmoved_steps
from zhunsheng.desk.law.moved import kept_moved, moved_rows
from zhunsheng.desk.law.rulebook import book, value_text
from zhunsheng.desk.law.straddling import straddling
from zhunsheng.law import LawError
from zhunsheng.law.texts import Meeting
from zhunsheng.notices.moved import tell_moved
from zhunsheng.reading.errors import ReadingError
from zhunsheng.reading.input import text_of
from zhunsheng.records.actions import confirm_text, take_back_text
from zhunsheng.records.errors import Rejected
from zhunsheng.records.new_texts import Prepared, discard, drafts, find, keep, prepare

_GOES_ON, _ENDS = "on", "ends"


class TextForm(OfficeForm):
    """The new text, the old one to compare it with, and the first day where the text does not say it."""

    new = forms.FileField(
        label="新文本",
        help_text="国家法律法规数据库的 .docx，或者 .txt、.md、网页",
        error_messages={"required": "请选择新文本的文件。", "empty": "这是空文件，请重新选择。"},
    )
    old = forms.FileField(
        label="旧文本",
        required=False,
        help_text="现在用的文本；给了才能逐条对照",
        error_messages={"empty": "这是空文件，请重新选择。"},
    )
    begins = DayField(label="施行日", required=False, help_text="文本里没有写的才填")

    def words(self, name: str) -> str:
        """The words of a file; refuses what is too large or holds none, beside its field."""
        file = self.cleaned_data.get(name)
        if not file:
            return ""
        if file.size > settings.FILE_LIMIT:
            self.add_error(
                name, f"文件超过 {settings.FILE_LIMIT // (1024 * 1024)} MB，请检查是不是法律文本。"
            )
            return ""
        try:
            return text_of(file.read(), file.name)
        except ReadingError as wrong:
            self.add_error(name, f"{wrong}。".replace("。。", "。"))
            return ""


class RulesForm(OfficeForm):
    """How every rule that rests on the old text goes on: where it stands and what it says in the new one, or that it ends."""

    def __init__(self, text: Prepared, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.meetings = text.meetings
        offered: dict[str, Any] = self.fields
        for place, meeting in enumerate(text.meetings):
            offered[f"to{place}"] = forms.ChoiceField(
                label="怎样衔接",
                choices=[("", "请选择"), (_GOES_ON, "已核对，照新文本继续"), (_ENDS, "新文本没有了，到期")],
                error_messages={"required": "请选择怎样衔接。"},
            )
            offered[f"basis{place}"] = forms.CharField(
                label="新条号", max_length=60, required=False, initial=meeting.basis
            )
            offered[f"statement{place}"] = forms.CharField(
                label="规定", max_length=400, initial=meeting.version.statement,
                widget=forms.Textarea(attrs={"rows": 2}), required=False,
            )  # fmt: skip
            if isinstance(meeting.version.value, int):
                offered[f"value{place}"] = forms.IntegerField(
                    label=f"数值（{meeting.version.unit.chinese}）", min_value=1, max_value=99_999,
                    initial=meeting.version.value, required=False,
                    widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
                    error_messages={"invalid": "请写整数。", "min_value": "要大于零。", "max_value": "数太大，请核对。"},
                )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """A rule that goes on needs its place."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        for place in range(len(self.meetings)):
            if said.get(f"to{place}") == _GOES_ON and not said.get(f"basis{place}"):
                self.add_error(f"basis{place}", "请填写新条号，如 第三十九条。")
        return said

    def rules(self) -> dict[str, Mapping[str, Any] | None]:
        """What ``confirm_text`` takes."""
        return {one.version.rule: self._rule(place, one) for place, one in enumerate(self.meetings)}

    def _rule(self, place: int, meeting: Meeting) -> Mapping[str, Any] | None:
        said = self.cleaned_data
        if said[f"to{place}"] == _ENDS:
            return None
        entry = {"basis": said[f"basis{place}"]}
        statement, value = said[f"statement{place}"], said.get(f"value{place}")
        if statement and statement != meeting.version.statement:
            entry["statement"] = statement
        if value is not None and value != meeting.version.value:
            entry["value"] = f"{value} {meeting.version.unit.value}"
        return entry

    @property
    def rows(self) -> list[tuple[Meeting, str, list[Any]]]:
        """Each rule with its value in words and its fields."""
        names = ("to", "basis", "value", "statement")
        return [
            (
                one,
                value_text(one.version),
                [self[f"{n}{place}"] for n in names if f"{n}{place}" in self.fields],
            )
            for place, one in enumerate(self.meetings)
        ]


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def texts(request: Request) -> HttpResponse:
    """The drafts that wait, the texts confirmed here, the cases that cross a first day; and the sheet for a new text."""
    office = request.access.holds(OFFICE.key)
    status, form = 200, TextForm()
    if request.method == "POST":
        if not office:
            raise PermissionDenied
        form = TextForm(request.POST, request.FILES)
        if form.is_valid() and (prepared := _handed_in(form)):
            return redirect("desk:law_text", prepared.name)
        status = 422
    facts = {
        "heading": "新旧对照",
        "crumbs": [("待办", "/"), ("法规依据", reverse("desk:law")), ("新旧对照", "")],
        "office": office,
        "form": form,
        "drafts": list(drafts()),
        "local": [
            (one, version) for one in book().instruments() for version in one.versions if version.local
        ],
        "straddling": straddling(request.access),
        **kept_moved(request, "text"),
    }
    return render(request, "desk/law/texts.html", facts, status=status)


def _handed_in(form: TextForm) -> Prepared | None:
    """The draft, kept; or None with the form saying why not."""
    new, old = form.words("new"), form.words("old")
    if form.errors:
        return None
    try:
        prepared = prepare(new, old, form.cleaned_data["begins"])
    except LawError as wrong:
        form.take_back(Rejected(f"{wrong}。"))
        return None
    keep(prepared, (old if prepared.words == new else new) if old else "")
    return prepared


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def text(request: Request, name: str) -> HttpResponse:
    """A draft: article by article, what rests on it; and the sheet by which the office confirms it."""
    prepared = find(name)
    if prepared is None:
        raise Http404("没有这份对照，或者已经确认、撤下。")
    office = request.access.holds(OFFICE.key)
    status, form = 200, RulesForm(prepared)
    if request.method == "POST":
        if not office:
            raise PermissionDenied
        form = RulesForm(prepared, request.POST)
        if form.is_valid() and _confirmed(request, prepared, form):
            return redirect("desk:law_texts")
        status = 422
    found = articles(prepared)
    facts = {
        "heading": f"《{prepared.instrument.name}》新旧对照",
        "crumbs": [
            ("待办", "/"),
            ("法规依据", reverse("desk:law")),
            ("新旧对照", reverse("desk:law_texts")),
            (prepared.instrument.name, ""),
        ],
        "text": prepared,
        "newest": prepared.instrument.newest,
        "counts": counts(prepared),
        "differing": [one for one in found if one.differs],
        "alike": [one for one in found if not one.differs],
        "unmoved": unmoved_steps(prepared),
        "office": office,
        "form": form,
    }
    return render(request, "desk/law/text.html", facts, status=status)


def _confirmed(request: Request, prepared: Prepared, form: RulesForm) -> bool:
    now = clock.now()
    try:
        done = confirm_text(request.user, prepared.name, form.rules(), now=now)
    except Rejected as wrong:
        form.take_back(wrong)
        return False
    title = f"《{prepared.instrument.name}》"
    told = tell_moved(done.moved, f"{title}新文本确认以后", by=request.user, now=now)
    messages.success(
        request,
        f"{title}新文本自 {prepared.begins} 起作用，规则 {done.rules} 条随它；"
        f"重算未结事项，末日变了的 {len(done.moved)} 件，发出通知 {told} 条。",
    )
    request.session["moved_text"] = moved_rows(done.moved)
    return True


@require_POST
@login_required
def take_back(request: Request, name: str) -> HttpResponse:
    """Takes a confirmed text back: the old one acts again, and whose last day moves by it is told."""
    if not request.access.holds(OFFICE.key):
        raise PermissionDenied
    now = clock.now()
    try:
        moved = take_back_text(request.user, name, request.POST.get("reason", ""), now=now)
    except Rejected as wrong:
        messages.error(request, str(wrong))
        return redirect("desk:law_texts")
    told = tell_moved(moved, "撤回新文本以后", by=request.user, now=now)
    messages.success(
        request,
        f"已撤回，原来的文本照旧起作用，这份文本回到等待核对；末日变了的 {len(moved)} 件，发出通知 {told} 条。",
    )
    request.session["moved_text"] = moved_rows(moved)
    return redirect("desk:law_texts")


@require_POST
@login_required
def withdraw(request: Request, name: str) -> HttpResponse:
    """Takes a draft back; nothing of it acted."""
    if not request.access.holds(OFFICE.key):
        raise PermissionDenied
    discard(name)
    messages.success(request, "已撤下，没有起过作用。")
    return redirect("desk:law_texts")
