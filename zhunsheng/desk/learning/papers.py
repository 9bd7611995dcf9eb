"""One's own paper: answering, saving, handing in, and what was right."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from zhunsheng import clock
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.learning.tabs import crumbs
from zhunsheng.learning import access as fetching
from zhunsheng.learning.actions import answer, begin, hand_in
from zhunsheng.learning.marking import marked
from zhunsheng.learning.models import Sitting
from zhunsheng.records.errors import Rejected

SURE = "sure"
"""How the page says that a paper with questions left open is meant to be handed in."""


@require_POST
@login_required
def begin_one(request: Request, pk: int) -> HttpResponse:
    """Draws the paper and starts the clock, or goes on with the one begun."""
    return redirect("desk:learning_paper", begin(request.user, pk, now=clock.now()).pk)


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def paper(request: Request, pk: int) -> HttpResponse:
    """The paper; once handed in, with what was right and the basis."""
    sitting = fetching.my_sitting(request.access, pk)
    if request.method == "POST":
        return _written(request, sitting)
    now = clock.now()
    exam = sitting.exam
    facts = {
        "heading": exam.name,
        "crumbs": crumbs(
            ("考试", reverse("desk:learning_exams")),
            (exam.name, reverse("desk:learning_exam", args=[exam.pk])),
            ("答卷", ""),
        ),
        "exam": exam,
        "sitting": sitting,
        "questions": marked(sitting),
        "sure": SURE if SURE in request.GET else "",
        "left": max(0, int((sitting.due_at - now).total_seconds())),
        # 答案在考试截止以后才公布：同一套题别人还在考。
        "shows_key": sitting.finished and now > exam.closes_at,
    }
    return render(request, "desk/learning/paper.html", facts)


def _written(request: Request, sitting: Sitting) -> HttpResponse:
    answers = _answers(request.POST, sitting)
    left_open = sum(not chosen for chosen in answers.values())
    asked = "hand_in" in request.POST
    # 手快点了交卷而还有题没答：先存下，再问一次。
    sure = not left_open or request.POST.get("hand_in") == SURE
    write = hand_in if asked and sure else answer
    done = write(request.user, sitting.pk, answers, now=clock.now())
    if asked and not done.finished:
        messages.warning(request, f"还有 {left_open} 题没有作答，没有交卷，已答的都已保存。")
        return redirect(f"{reverse('desk:learning_paper', args=[sitting.pk])}?{SURE}=1")
    if done.finished:
        said = f"已交卷，得 {done.points:f} 分，{'合格' if done.passed else '不合格'}。"
        (messages.success if done.passed else messages.warning)(request, said)
    elif not request.htmx:
        messages.success(request, "已保存；到时没有交卷的，按最后一次保存的评分。")
    if request.htmx and not done.finished:
        return HttpResponse("已保存", content_type="text/plain; charset=utf-8")
    return redirect("desk:learning_paper", sitting.pk)


def _answers(posted: QueryDict, sitting: Sitting) -> dict[int, list[int]]:
    try:
        return {q: [int(v) for v in posted.getlist(f"q{q}")] for q in sitting.questions()}
    except ValueError:
        raise Rejected("答卷里有看不懂的选项，没有保存；请重新打开答卷。") from None
