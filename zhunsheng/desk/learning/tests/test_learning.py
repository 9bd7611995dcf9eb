"""The pages of legal learning: from the roster to a marked paper."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.people import OPENED, Cast
from zhunsheng.learning.bank import template
from zhunsheng.learning.models import Exam, Official, Question, Sitting
from zhunsheng.records.models import Person, Post

Open = Callable[..., str]
SignIn = Callable[[Person], Client]


@pytest.fixture
def liaison(county: Cast, sign_in: SignIn) -> Client:
    Post.objects.create(person=county.mediator, organ=county.jia, role="liaison", since_on=OPENED)
    return sign_in(county.mediator)


@pytest.fixture
def office(county: Cast, sign_in: SignIn) -> Client:
    return sign_in(county.office)


def enrolled(liaison: Client, open_page: Open) -> Official:
    data = {"organ": "jia", "name": "王乡长", "kind": "enforcer", "username": "jia", "since_on": "20250101"}
    assert "已把王乡长列入名册" in open_page(liaison, "/learning/enroll/", data=data, follow=True)
    return Official.objects.get()


def announced(liaison: Client, office: Client, open_page: Open) -> Exam:
    official = enrolled(liaison, open_page)
    bank = SimpleUploadedFile("题库.xlsx", template())
    assert "导入 2 题" in open_page(office, "/learning/bank/", data={"file": bank}, follow=True)
    data = {
        "name": "任前考试", "kind": "appointment", "opens_on": "20260310", "closes_on": "20260312", "minutes": 60,
        "single": 1, "single_points": 60, "judge": 1, "judge_points": 40, "pass_points": 60,
        "candidates": [official.pk],
    }  # fmt: skip
    open_page(office, "/learning/exams/new/", data=data, follow=True)
    exam = Exam.objects.get()
    open_page(office, f"/learning/exams/{exam.pk}/announce/", data={}, follow=True)
    return exam


def test_a_liaison_enrols_and_writes_down_hours(liaison: Client, open_page: Open):
    official = enrolled(liaison, open_page)
    data = {"on": "20260309", "session": "行政处罚法培训", "hours": "4.5", "officials": [official.pk]}
    open_page(liaison, "/learning/attend/", data=data, follow=True)
    assert "4.5" in open_page(liaison, "/learning/")
    assert "没有有效的学时要求" in open_page(liaison, "/learning/")


@pytest.mark.parametrize("wrong", [{"hours": "很多"}, {"hours": "99"}, {"on": "20260311"}, {"officials": []}])
def test_wrong_hours_come_back_with_the_form(liaison: Client, open_page: Open, wrong: dict[str, Any]):
    official = enrolled(liaison, open_page)
    data = {"on": "20260309", "session": "培训", "hours": "4.5", "officials": [official.pk], **wrong}
    assert "没有办成" in open_page(liaison, "/learning/attend/", data=data, status=422)


def test_an_exam_from_the_inbox_to_the_result(liaison: Client, office: Client, open_page: Open):
    exam = announced(liaison, office, open_page)
    assert "任前考试" in open_page(liaison, "/")
    page = open_page(liaison, f"/learning/exams/{exam.pk}/begin/", data={}, follow=True)
    assert "银行缴纳罚款" in page
    assert "答案" not in page.partition("<form")[2]
    answers = {f"q{q.pk}": q.key for q in Question.objects.all()}
    paper = Sitting.objects.get()
    page = open_page(liaison, f"/learning/papers/{paper.pk}/", data={**answers, "hand_in": "1"}, follow=True)
    assert "得 100" in page
    assert "考试截止以后可以看答案" in page
    assert "合格</span>" in open_page(office, f"/learning/exams/{exam.pk}/")
    assert office.get(f"/learning/exams/{exam.pk}/results/").content[:2] == b"PK"


def test_a_paper_with_questions_left_open_is_handed_in_only_when_meant(
    liaison: Client, office: Client, open_page: Open
):
    exam = announced(liaison, office, open_page)
    open_page(liaison, f"/learning/exams/{exam.pk}/begin/", data={}, follow=True)
    address = f"/learning/papers/{Sitting.objects.get().pk}/"
    page = open_page(liaison, address, data={"hand_in": "1"}, follow=True)
    assert "还有 2 题没有作答" in page
    assert "仍然交卷" in page
    assert "不合格" in open_page(liaison, address, data={"hand_in": "sure"}, follow=True)


def test_saving_by_script_answers_in_a_word(liaison: Client, office: Client, open_page: Open):
    exam = announced(liaison, office, open_page)
    open_page(liaison, f"/learning/exams/{exam.pk}/begin/", data={}, follow=True)
    paper = Sitting.objects.get()
    question = paper.paper[0]["question"]
    said = liaison.post(
        f"/learning/papers/{paper.pk}/", {f"q{question}": "1"}, headers={"HX-Request": "true"}
    )
    assert said.content.decode() == "已保存"
    assert Sitting.objects.get().answers[str(question)] == [1]


def test_the_office_does_not_read_a_paper(liaison: Client, office: Client, open_page: Open):
    exam = announced(liaison, office, open_page)
    open_page(liaison, f"/learning/exams/{exam.pk}/begin/", data={}, follow=True)
    open_page(office, f"/learning/papers/{Sitting.objects.get().pk}/", status=404)


def test_a_stranger_finds_an_empty_roster_and_no_bank(county: Cast, sign_in: SignIn, open_page: Open):
    stranger = sign_in(county.stranger)
    assert "名册里还没有人" in open_page(stranger, "/learning/")
    for address in ("bank/", "bank/template/", "enroll/", "attend/", "exams/new/", "exams/1/"):
        open_page(stranger, f"/learning/{address}", status=404)


def test_an_empty_sheet_of_an_exam_says_what_is_missing(office: Client, open_page: Open):
    assert "请选择应考人员" in open_page(office, "/learning/exams/new/", data={}, status=422)


def test_the_roster_takes_the_same_queries_for_one_and_for_many(
    liaison: Client, county: Cast, django_assert_max_num_queries: Any
):
    Official.objects.bulk_create(
        [
            Official(organ=county.jia, name=f"人员{n}", kind="staff", since_on=date(2025, 1, 1))
            for n in range(80)
        ]
    )
    with django_assert_max_num_queries(10):
        liaison.get("/learning/")
