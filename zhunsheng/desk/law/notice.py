"""日历: the State Council's notice of a year's days off taken in, and the cases that moved by it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from zhunsheng import clock
from zhunsheng.declare.roles import OFFICE
from zhunsheng.desk.frame.forms import OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.law.moved import kept_moved, moved_rows
from zhunsheng.notices.moved import tell_moved
from zhunsheng.reading.errors import ReadingError
from zhunsheng.reading.input import text_of
from zhunsheng.records.actions import Imported, import_year
from zhunsheng.records.errors import Rejected


class NoticeForm(OfficeForm):
    """The notice, pasted or as a file; the year only where the text does not name it."""

    notice = forms.CharField(
        label="通知全文", required=False, max_length=20_000, help_text="从中国政府网复制，原样粘贴",
        widget=forms.Textarea(attrs={"rows": 12}),
    )  # fmt: skip
    file = forms.FileField(
        label="或者文件", required=False, help_text=".txt、.docx 或者网页", error_messages={"empty": "这是空文件，请重新选择。"},
    )  # fmt: skip
    year = forms.IntegerField(
        label="年份", required=False, min_value=2014, max_value=2099, help_text="通知里写明了就不用填",
        widget=forms.TextInput(attrs={"class": "short", "inputmode": "numeric"}),
        error_messages={"invalid": "请写四位年份。", "min_value": "只能读 2014 年以后的。", "max_value": "年份太远，请核对。"},
    )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        """One of the two has to be there; of a file the words are taken."""
        said: dict[str, Any] = super().clean() or self.cleaned_data
        if file := said.get("file"):
            said["notice"] = self._words(file)
        elif not said.get("notice") and not self.errors:
            self.add_error("notice", "请粘贴通知全文，或者选择文件。")
        return said

    def _words(self, file: Any) -> str:
        if file.size > settings.FILE_LIMIT:
            self.add_error(
                "file", f"文件超过 {settings.FILE_LIMIT // (1024 * 1024)} MB，请检查是不是放假通知。"
            )
            return ""
        try:
            return text_of(file.read(), file.name)
        except ReadingError as wrong:
            self.add_error("file", f"{wrong}".rstrip("。") + "。")
            return ""


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def import_notice(request: Request) -> HttpResponse:
    """The sheet for the notice; after it the list of the cases whose last day moved."""
    if not request.access.holds(OFFICE.key):
        raise PermissionDenied
    status, form = 200, NoticeForm()
    if request.method == "POST":
        form = NoticeForm(request.POST, request.FILES)
        if form.is_valid() and _imported(request, form):
            return redirect("desk:law_notice")
        status = 422
    facts = {
        "heading": "导入放假安排",
        "crumbs": [
            ("待办", "/"),
            ("法规依据", reverse("desk:law")),
            ("年历", reverse("desk:law_calendar")),
            ("导入放假安排", ""),
        ],
        "form": form,
        **kept_moved(request, "year"),
    }
    return render(request, "desk/law/notice.html", facts, status=status)


def _imported(request: Request, form: NoticeForm) -> Imported | None:
    said, now = form.cleaned_data, clock.now()
    try:
        done = import_year(request.user, said["notice"], year=said["year"], now=now)
    except Rejected as wrong:
        form.take_back(wrong)
        return None
    table = done.table
    told = tell_moved(done.moved, f"{table.year} 年放假安排公布以后", by=request.user, now=now)
    messages.success(
        request,
        f"{table.basis}：放假 {len(table.off)} 天，调休上班 {len(table.worked)} 天；"
        f"末日变了的事项 {len(done.moved)} 件，发出通知 {told} 条。",
    )
    request.session["moved_year"] = moved_rows(done.moved)
    return done
