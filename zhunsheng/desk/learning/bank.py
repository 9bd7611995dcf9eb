"""The bank of questions."""

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.forms import OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.learning.tabs import crumbs, tabs
from zhunsheng.learning import access as fetching
from zhunsheng.learning.actions import import_questions
from zhunsheng.learning.bank import template
from zhunsheng.learning.models import Question
from zhunsheng.records.errors import Rejected

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
SHOWN = 100
"""The newest questions listed on the page."""


class BankForm(OfficeForm):
    """A sheet of questions."""

    file = forms.FileField(
        label="题库表",
        help_text="xlsx；列名和写法见样表。已有的题（题干相同）不再导入。",
        widget=forms.FileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "请选择文件。", "empty": "这是空文件，请检查后重新选择。"},
    )


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def bank(request: Request) -> HttpResponse:
    """The questions, newest first, and taking in more."""
    _keeper(request)
    form = BankForm(request.POST, request.FILES) if request.method == "POST" else BankForm()
    if request.method == "POST" and form.is_valid():
        try:
            taken = import_questions(request.user, form.cleaned_data["file"], now=clock.now())
        except Rejected as error:
            form.take_back(error)
        else:
            messages.success(request, f"导入 {taken} 题。" if taken else "文件里的题都已经有了，没有导入。")
            return redirect("desk:learning_bank")
    counts = dict(Question.objects.filter(retired=False).values_list("kind").annotate(n=Count("pk")))
    facts = {
        "heading": "题库",
        "crumbs": crumbs(("题库", "")),
        "tabs": tabs(request),
        "form": form,
        "counts": [(label, counts.get(kind, 0)) for kind, label in Question.Kind.choices],
        "questions": [(q, _key(q)) for q in Question.objects.filter(retired=False).order_by("-pk")[:SHOWN]],
        "shown": SHOWN,
    }
    return render(request, "desk/learning/bank.html", facts, status=422 if form.is_bound else 200)


@require_safe
@login_required
def sheet(request: Request) -> HttpResponse:
    """The sheet to fill in."""
    _keeper(request)
    response = HttpResponse(template(), content_type=_XLSX)
    response["Content-Disposition"] = (
        "attachment; filename=\"questions.xlsx\"; filename*=UTF-8''%E9%A2%98%E5%BA%93.xlsx"
    )
    return response


def _keeper(request: Request) -> None:
    if not fetching.sets_exams(request.access):
        raise Http404("没有题库，或者您没有维护的权限。")


def _key(question: Question) -> str:
    if question.kind == Question.Kind.JUDGE:
        return str(question.options[question.key[0]])
    return "".join("ABCDEF"[place] for place in question.key)
