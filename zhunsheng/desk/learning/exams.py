"""Exams: set, announced, their results."""

import io
from datetime import datetime, time
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from zhunsheng import clock
from zhunsheng.desk.frame.forms import DayField, OfficeForm
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State
from zhunsheng.desk.learning.tabs import crumbs, tabs
from zhunsheng.learning import access as fetching
from zhunsheng.learning.actions import announce, set_exam
from zhunsheng.learning.models import Exam, Official, Question, on_roster
from zhunsheng.records.errors import Rejected

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _short(label: str, **said: Any) -> Any:
    widget = forms.TextInput(attrs={"inputmode": "decimal", "class": "short"})
    wrong = {"required": f"请填写“{label}”。", "invalid": f"“{label}”写成数。"}
    return forms.IntegerField(
        label=label, min_value=0, max_value=1000, widget=widget, error_messages=wrong, **said
    )


class ExamForm(OfficeForm):
    """How an exam is made up."""

    name = forms.CharField(label="名称", max_length=100, error_messages={"required": "请填写名称。"})
    kind = forms.ChoiceField(
        label="类别", choices=Exam.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": "请选择类别。"},
    )  # fmt: skip
    opens_on = DayField(label="开考日期", help_text="当日零时起")
    closes_on = DayField(label="截止日期", help_text="当日二十四时止")
    minutes = _short("答题时间（分钟）")
    single = _short("单选题数", required=False)
    single_points = _short("单选每题分值", required=False)
    multiple = _short("多选题数", required=False)
    multiple_points = _short("多选每题分值", required=False)
    judge = _short("判断题数", required=False)
    judge_points = _short("判断每题分值", required=False)
    pass_points = _short("合格分")
    candidates = forms.MultipleChoiceField(
        label="应考人员", widget=forms.CheckboxSelectMultiple, error_messages={"required": "请选择应考人员。"}
    )

    def __init__(self, people: list[tuple[str, str]], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["candidates"].choices = people  # type: ignore[attr-defined]

    def parts(self) -> dict[str, tuple[int, Any]]:
        """Kind of question → number and points."""
        said = self.cleaned_data
        return {k: (said.get(k) or 0, said.get(f"{k}_points") or 0) for k in Question.Kind.values}


@require_safe
@login_required
def exams(request: Request) -> HttpResponse:
    """The exams one sets, looks over or sits."""
    rows = fetching.exams(request.access).order_by("-opens_at", "-pk")[:200]
    now = clock.now()
    facts = {
        "heading": "考试",
        "crumbs": crumbs(("考试", "")),
        "tabs": tabs(request),
        "exams": [(exam, state_of(exam, now)) for exam in rows],
        "sets": fetching.sets_exams(request.access),
    }
    return render(request, "desk/learning/exams.html", facts)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def new(request: Request) -> HttpResponse:
    """Setting an exam."""
    organ = next((h.organ for h in request.access.holdings if h.role in fetching.SETTERS), None)
    if organ is None:
        raise Http404("您没有组织考试的权限。")
    roster = fetching.officials(request.access).filter(on_roster(request.access.today))
    people = [
        (str(o.pk), f"{o.organ} {o.name}{_no_account(o)}") for o in roster.order_by("organ__path", "pk")
    ]
    form = ExamForm(
        people, request.POST if request.method == "POST" else None, initial={"minutes": 60, "pass_points": 60}
    )
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        try:
            exam = set_exam(
                request.user, organ.code,
                name=said["name"], kind=said["kind"],
                opens_at=timezone.make_aware(datetime.combine(said["opens_on"], time.min)),
                closes_at=timezone.make_aware(datetime.combine(said["closes_on"], time(23, 59, 59))),
                minutes=said["minutes"], parts=form.parts(), pass_points=said["pass_points"],
                candidates=map(int, said["candidates"]), now=clock.now(),
            )  # fmt: skip
        except Rejected as error:
            form.take_back(error)
        else:
            messages.success(request, "已组织考试；发布以后应考人员才看得到。")
            return redirect("desk:learning_exam", exam.pk)
    facts = {
        "heading": "组织考试", "crumbs": crumbs(("考试", reverse("desk:learning_exams")), ("组织考试", "")),
        "form": form, "address": reverse("desk:learning_exam_new"), "back": reverse("desk:learning_exams"),
    }  # fmt: skip
    return render(request, "desk/learning/sheet.html", facts, status=422 if form.is_bound else 200)


@require_safe
@login_required
def exam(request: Request, pk: int) -> HttpResponse:
    """An exam: to sit it, and for whoever set it or looks over it, how everybody did."""
    found = fetching.exam(request.access, pk)
    place = fetching.my_place(request.access, found)
    sees_all = request.access.holds(*fetching.SEEING, organ=found.organ)
    mine = found.sittings.filter(official=place).first() if place else None
    facts = {
        "heading": found.name,
        "crumbs": crumbs(("考试", reverse("desk:learning_exams")), (found.name, "")),
        "exam": found,
        "state": state_of(found, clock.now()),
        "parts": [(Question.Kind(k).label, p["number"], p["points"]) for k, p in found.parts.items()],
        "place": place,
        "mine": mine,
        "open": found.open_at(clock.now()),
        "rows": _results(found) if sees_all else [],
        "sees_all": sees_all,
        "may_announce": not found.announced and request.access.holds(*fetching.SETTERS, organ=found.organ),
    }
    return render(request, "desk/learning/exam.html", facts)


@require_POST
@login_required
def announce_one(request: Request, pk: int) -> HttpResponse:
    """Announces it to the candidates."""
    announce(request.user, pk, address=reverse("desk:learning_exam", args=[pk]), now=clock.now())
    messages.success(request, "已发布，并通知了应考人员。")
    return redirect("desk:learning_exam", pk)


@require_safe
@login_required
def results(request: Request, pk: int) -> HttpResponse:
    """The list of results as a spreadsheet, for the file."""
    found = fetching.exam(request.access, pk)
    if not request.access.holds(*fetching.SEEING, organ=found.organ):
        raise Http404("没有这份成绩单，或者您没有查看的权限。")
    import xlsxwriter

    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        sheet = book.add_worksheet("成绩")
        bold = book.add_format({"bold": True, "bottom": 1})
        for place, head in enumerate(("序号", "单位", "姓名", "职务", "得分", "结果", "交卷时间")):
            sheet.write_string(0, place, head, bold)
        for n, (official, sitting, state) in enumerate(_results(found), start=1):
            sheet.write_number(n, 0, n)
            for place, cell in enumerate((official.organ.name, official.name, official.post), start=1):
                sheet.write_string(n, place, cell)
            if sitting is not None and sitting.points is not None:
                sheet.write_number(n, 4, float(sitting.points))
                sheet.write_string(n, 6, f"{timezone.localtime(sitting.handed_in_at):%Y-%m-%d %H:%M}")
            sheet.write_string(n, 5, state.word)
        sheet.freeze_panes(1, 0)
    response = HttpResponse(stream.getvalue(), content_type=_XLSX)
    response["Content-Disposition"] = (
        content_disposition_header(True, f"{found.name}成绩单.xlsx") or "attachment"
    )
    return response


def state_of(exam: Exam, now: datetime) -> State:
    """How an exam stands."""
    if not exam.announced:
        return State("paused", "◇", "未发布")
    if now < exam.opens_at:
        return State("paused", "◇", "未开考")
    if now > exam.closes_at:
        return State("done", "✓", "已结束")
    return State("fine", "●", "考试中")


def _results(exam: Exam) -> list[tuple[Official, Any, State]]:
    """Every candidate with the paper, if any, and how it went. Two queries."""
    papers = {s.official_id: s for s in exam.sittings.all()}
    candidates = exam.candidates.select_related("organ").order_by("organ__path", "pk")
    return [(o, papers.get(o.pk), _went(papers.get(o.pk))) for o in candidates]


def _went(sitting: Any) -> State:
    if sitting is None:
        return State("paused", "◇", "未参加")
    if not sitting.finished:
        return State("soon", "▲", "答题中")
    return State("done", "✓", "合格") if sitting.passed else State("late", "■", "不合格")


def _no_account(official: Official) -> str:
    return "" if official.person_id else "（没有账号，不能在线考试）"
