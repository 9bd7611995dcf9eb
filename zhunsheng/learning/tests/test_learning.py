"""Rosters and hours, the bank, exams against the clock."""

import io
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
import xlsxwriter
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import Http404

from tests.people import OPENED, Cast
from tests.records.steps import at
from zhunsheng.learning import access as fetching
from zhunsheng.learning.actions import (
    announce,
    answer,
    attend,
    begin,
    close_papers,
    enroll,
    hand_in,
    import_questions,
    set_exam,
)
from zhunsheng.learning.bank import HEADS, read_questions, template
from zhunsheng.learning.hours import hours_of_year
from zhunsheng.learning.marking import marked
from zhunsheng.learning.models import Exam, Official, Question, Sitting
from zhunsheng.notices.models import Notice
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Post
from zhunsheng.records.verify import verify

TODAY = date(2026, 3, 10)
NOW = at(TODAY, 9)
GOOD = [
    ["单选", "调解书几日内履行？", "五日", "十日", "", "", "", "", "B", "示例"],
    ["多选", "哪些应当法制审核？", "甲", "乙", "丙", "", "", "", "A、C", ""],
    ["判断", "人民调解收费。", "", "", "", "", "", "", "错", ""],
]


def sheet(rows: list[list[str]], heads: tuple[str, ...] = HEADS) -> SimpleUploadedFile:
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        page = book.add_worksheet()
        for n, row in enumerate([list(heads), *rows]):
            for place, cell in enumerate(row):
                page.write_string(n, place, cell)
    return SimpleUploadedFile("题库.xlsx", stream.getvalue())


@pytest.fixture
def liaison(county: Cast) -> Cast:
    """甲镇调解员 is also the liaison of 甲镇, the neighbour that of 乙镇."""
    Post.objects.create(person=county.mediator, organ=county.jia, role="liaison", since_on=OPENED)
    Post.objects.create(person=county.mediator_next_door, organ=county.yi, role="liaison", since_on=OPENED)
    return county


def official(cast: Cast, name: str = "王乡长", kind: str = "enforcer", username: str = "") -> Official:
    return enroll(
        cast.mediator, "jia", name=name, kind=kind, username=username, since_on=date(2025, 1, 1), now=NOW
    )


def exam_of(cast: Cast, officials: list[Official], **said: Any) -> Exam:
    if not Question.objects.exists():
        import_questions(cast.office, sheet(GOOD), now=NOW)
    facts: dict[str, Any] = {
        "name": "任前考试", "kind": "appointment", "opens_at": NOW, "closes_at": NOW + timedelta(days=2),
        "minutes": 60, "pass_points": 60, "candidates": [o.pk for o in officials], "now": NOW,
        "parts": {"single": (1, Decimal(40)), "multiple": (1, Decimal(40)), "judge": (1, Decimal(20))},
    }  # fmt: skip
    return set_exam(cast.office, "county", **{**facts, **said})


@pytest.fixture
def sitting(liaison: Cast) -> Sitting:
    """甲镇's liaison sits an announced exam of three questions and has begun."""
    exam = exam_of(liaison, [official(liaison, username="jia")])
    announce(liaison.office, exam.pk, address="/learning/exams/1/", now=NOW)
    return begin(liaison.mediator, exam.pk, now=NOW)


def right(sitting: Sitting) -> dict[int, list[int]]:
    return {m.question.pk: m.question.key for m in marked(sitting)}


# 名册与学时


def test_hours_add_up_against_the_rule_for_enforcement_officers(liaison: Cast):
    wang, li = official(liaison), official(liaison, "李科员", "staff")
    day = date(2025, 11, 3)
    attend(
        liaison.mediator, [wang.pk, li.pk], on=day, session="行政处罚法培训", hours=Decimal("4.5"), now=NOW
    )
    rows = {row.official.name: row for row in hours_of_year(Access(liaison.mediator, TODAY), 2025)}
    assert (rows["王乡长"].hours, rows["王乡长"].required, rows["王乡长"].lacking) == (
        Decimal("4.5"), Decimal(60), Decimal("55.5"),
    )  # fmt: skip
    assert (rows["李科员"].required, rows["李科员"].lacking) == (None, 0)


def test_when_the_rule_is_no_longer_law_nothing_is_required(liaison: Cast):
    """The plan that asked for sixty hours ended with 2025."""
    official(liaison)
    assert [row.required for row in hours_of_year(Access(liaison.mediator, TODAY), 2026)] == [None]


def test_the_same_session_is_not_counted_twice_and_nothing_of_it_is_written(liaison: Cast):
    wang, li = official(liaison), official(liaison, "李科员")
    attend(liaison.mediator, [wang.pk], on=TODAY, session="培训", hours=Decimal(2), now=NOW)
    with pytest.raises(Rejected, match="已登记过"):
        attend(liaison.mediator, [li.pk, wang.pk], on=TODAY, session="培训", hours=Decimal(2), now=NOW)
    rows = {row.official.name: row.hours for row in hours_of_year(Access(liaison.mediator, TODAY), 2026)}
    assert rows == {"王乡长": 2, "李科员": 0}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"hours": Decimal(0)}, "大于 0"),
        ({"hours": Decimal(13)}, "不超过 12"),
        ({"on": TODAY + timedelta(days=1)}, "不能晚于今天"),
        ({"session": " "}, "须填写"),
        ({"officials": []}, "请选择参加的人员"),
    ],
)
def test_hours_that_cannot_be_are_refused(liaison: Cast, said: dict[str, Any], words: str):
    facts = {"officials": [official(liaison).pk], "on": TODAY, "session": "培训", "hours": Decimal(2), **said}
    with pytest.raises(Rejected, match=words):
        attend(liaison.mediator, facts.pop("officials"), **facts, now=NOW)


def test_the_neighbour_sees_nobody_of_the_roster_and_writes_no_hours(liaison: Cast):
    wang = official(liaison)
    assert hours_of_year(Access(liaison.mediator_next_door, TODAY), 2026) == []
    with pytest.raises(Http404):
        attend(liaison.mediator_next_door, [wang.pk], on=TODAY, session="培训", hours=Decimal(1), now=NOW)


def test_nobody_without_the_post_puts_people_on_a_roster(liaison: Cast):
    with pytest.raises(Rejected, match="不能登记这个单位"):
        enroll(liaison.mediator_next_door, "jia", name="某人", kind="staff", since_on=TODAY, now=NOW)


# 题库


def test_questions_come_in_from_a_sheet_once(county: Cast):
    assert import_questions(county.office, sheet(GOOD), now=NOW) == 3
    assert import_questions(county.office, sheet(GOOD), now=NOW) == 0
    assert Question.objects.get(kind="multiple").key == [0, 2]


def test_the_template_itself_can_be_taken_in(county: Cast):
    assert import_questions(county.office, SimpleUploadedFile("t.xlsx", template()), now=NOW) == 2


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (["填空", "题", "a", "b", "", "", "", "", "A", ""], "第 2 行“题型”"),
        (["单选", "", "a", "b", "", "", "", "", "A", ""], "第 2 行“题干”"),
        (["单选", "题", "a", "", "", "", "", "", "A", ""], "第 2 行“选项”"),
        (["单选", "题", "a", "b", "", "", "", "", "C", ""], "第 2 行“答案”"),
        (["单选", "题", "a", "b", "", "", "", "", "AB", ""], "只能有一个答案"),
        (["多选", "题", "a", "b", "", "", "", "", "AA", ""], "第 2 行“答案”"),
        (["判断", "题", "", "", "", "", "", "", "也许", ""], "写“对”或“错”"),
    ],
)
def test_a_faulty_row_names_its_place_and_nothing_comes_in(county: Cast, row: list[str], words: str):
    with pytest.raises(Rejected, match=words):
        import_questions(county.office, sheet([row, *GOOD]), now=NOW)
    assert not Question.objects.exists()


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04junk", "题型,题干".encode()])
def test_what_is_no_sheet_is_refused_in_words(county: Cast, content: bytes):
    with pytest.raises(Rejected, match=r"《x.xlsx》(里面没有内容|读不出来)|缺少列名"):
        import_questions(county.office, SimpleUploadedFile("x.xlsx", content), now=NOW)


def bank(*rows: tuple[Any, ...], above: int = 0) -> bytes:
    """A workbook of questions below `above` empty rows."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEADS, *rows), above):
            for column, cell in enumerate(row):
                if cell != "":
                    sheet.write(number, column, cell)
    return stream.getvalue()


def test_a_blank_option_between_two_others_is_refused_and_gives_no_wrong_key():
    row = ("单选", "满几岁？", "十岁", "", "十四岁", "十六岁", "", "", "C", "")
    with pytest.raises(Rejected, match="第 4 行“选项B”：空着，后面又有选项"):
        read_questions(bank(row, above=2))


@pytest.mark.parametrize("answer", ["对、", "正确，", "正确。", " 对 "])
def test_a_mark_behind_the_answer_of_a_statement_is_no_part_of_it(answer: str):
    [question] = read_questions(bank(("判断", "调解不收费。", "", "", "", "", "", "", answer, "")))
    assert question.key == [0]


@pytest.mark.parametrize("answer", ["A；C", "Ａ、Ｃ", "a c", "AC。", "C,A"])
def test_letters_are_read_however_they_are_parted(answer: str):
    [question] = read_questions(bank(("多选", "哪些？", "甲", "乙", "丙", "", "", "", answer, "")))
    assert question.key == [0, 2]


def test_an_option_that_excel_made_a_fraction_of_is_refused_and_a_day_is_a_day():
    with pytest.raises(Rejected, match="第 2 行“选项B”：“0.05”是数，说不清"):
        read_questions(bank(("单选", "多少？", "一成", 0.05, "", "", "", "", "A", "")))
    [question] = read_questions(bank(("单选", "哪年？", 2024, 2025, "", "", "", "", "A", "")))
    assert question.options == ["2024", "2025"]


def test_only_the_office_keeps_the_bank(liaison: Cast):
    with pytest.raises(Rejected, match="没有维护题库"):
        import_questions(liaison.mediator, sheet(GOOD), now=NOW)


# 考试


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"closes_at": NOW}, "晚于"),
        ({"minutes": 0}, "1 至 300"),
        ({"pass_points": 101}, "满分 100 分"),
        ({"parts": {"single": (9, Decimal(1))}}, "题库里只有 1 道"),
        ({"parts": {}}, "至少"),
        ({"candidates": []}, "应考人员"),
    ],
)
def test_an_exam_that_cannot_be_held_is_refused(liaison: Cast, said: dict[str, Any], words: str):
    someone = official(liaison)
    with pytest.raises(Rejected, match=words):
        exam_of(liaison, [someone], **said)


def test_an_announced_exam_waits_in_the_candidates_inbox_and_is_told_once(sitting: Sitting, liaison: Cast):
    errands = Access(liaison.mediator, TODAY).errands()
    assert [(e.title, e.due_on) for e in errands] == [("任前考试", date(2026, 3, 12))]
    assert Notice.objects.filter(to=liaison.mediator).count() == 1


def test_beginning_again_gives_the_same_paper(sitting: Sitting, liaison: Cast):
    again = begin(liaison.mediator, sitting.exam_id, now=NOW + timedelta(minutes=5))
    assert (again.pk, again.paper, again.due_at) == (sitting.pk, sitting.paper, sitting.due_at)


def test_all_right_gives_full_points_and_passes(sitting: Sitting, liaison: Cast):
    done = hand_in(liaison.mediator, sitting.pk, right(sitting), now=NOW + timedelta(minutes=20))
    assert (done.points, done.passed) == (100, True)
    assert not Access(liaison.mediator, TODAY).errands().exists()


def test_half_right_is_wrong(sitting: Sitting, liaison: Cast):
    answers = right(sitting)
    multiple = Question.objects.get(kind="multiple").pk
    done = hand_in(liaison.mediator, sitting.pk, {**answers, multiple: [0]}, now=NOW)
    assert (done.points, done.passed) == (60, True)


def test_one_point_below_the_mark_does_not_pass(liaison: Cast):
    exam = exam_of(liaison, [official(liaison, username="jia")], pass_points=61)
    announce(liaison.office, exam.pk, address="/", now=NOW)
    paper = begin(liaison.mediator, exam.pk, now=NOW)
    multiple = Question.objects.get(kind="multiple").pk
    assert not hand_in(liaison.mediator, paper.pk, {**right(paper), multiple: []}, now=NOW).passed


def test_what_was_saved_counts_when_time_runs_out(sitting: Sitting, liaison: Cast):
    answer(liaison.mediator, sitting.pk, right(sitting), now=NOW + timedelta(minutes=59))
    late = hand_in(
        liaison.mediator, sitting.pk, dict.fromkeys(right(sitting), []), now=NOW + timedelta(minutes=61)
    )
    assert late.points == 100
    assert late.handed_in_at == sitting.due_at


def test_half_a_minute_of_grace_is_given_and_no_more(sitting: Sitting, liaison: Cast):
    due = sitting.due_at
    on_time = hand_in(liaison.mediator, sitting.pk, right(sitting), now=due + timedelta(seconds=30))
    assert on_time.points == 100
    Sitting.objects.filter(pk=sitting.pk).update(handed_in_at=None, points=None, answers={})
    assert hand_in(liaison.mediator, sitting.pk, right(sitting), now=due + timedelta(seconds=31)).points == 0


def test_papers_left_lying_are_marked_when_time_is_up(sitting: Sitting, liaison: Cast):
    answer(liaison.mediator, sitting.pk, right(sitting), now=NOW)
    assert close_papers(sitting.due_at + timedelta(seconds=30)) == 0
    assert close_papers(sitting.due_at + timedelta(seconds=31)) == 1
    assert Sitting.objects.get().points == 100


def test_a_paper_handed_in_is_not_changed(sitting: Sitting, liaison: Cast):
    hand_in(liaison.mediator, sitting.pk, {}, now=NOW)
    with pytest.raises(Rejected, match="已经交卷"):
        answer(liaison.mediator, sitting.pk, right(sitting), now=NOW)


@pytest.mark.parametrize("answers", [{999: [0]}, {"own": [7]}])
def test_answers_that_were_not_on_the_paper_are_refused(
    sitting: Sitting, liaison: Cast, answers: dict[Any, Any]
):
    first = sitting.paper[0]["question"]
    with pytest.raises(Rejected, match="没有的题目或选项"):
        answer(
            liaison.mediator, sitting.pk, {first if k == "own" else k: v for k, v in answers.items()}, now=NOW
        )


@pytest.mark.parametrize(
    ("minutes", "open_"), [(-1, False), (0, True), (2 * 24 * 60, True), (2 * 24 * 60 + 1, False)]
)
def test_an_exam_is_begun_within_its_window_both_ends_included(liaison: Cast, minutes: int, open_: bool):
    exam = exam_of(liaison, [official(liaison, username="jia")])
    announce(liaison.office, exam.pk, address="/", now=NOW - timedelta(minutes=5))
    try:
        begin(liaison.mediator, exam.pk, now=NOW + timedelta(minutes=minutes))
    except Rejected:
        assert not open_
    else:
        assert open_


def test_nobody_else_sees_a_paper_not_even_the_office(sitting: Sitting, liaison: Cast):
    for other in (liaison.office, liaison.mediator_next_door, liaison.stranger):
        with pytest.raises(Http404):
            fetching.my_sitting(Access(other, TODAY), sitting.pk)


def test_whoever_is_not_a_candidate_does_not_see_the_exam(sitting: Sitting, liaison: Cast):
    with pytest.raises(Http404):
        begin(liaison.mediator_next_door, sitting.exam_id, now=NOW)


def test_all_of_it_holds_under_verification(sitting: Sitting, liaison: Cast):
    answer(liaison.mediator, sitting.pk, right(sitting), now=NOW)
    hand_in(liaison.mediator, sitting.pk, {}, now=NOW)
    attend(liaison.mediator, [sitting.official_id], on=TODAY, session="培训", hours=Decimal(2), now=NOW)
    assert [str(one) for one in verify()] == []
    Sitting.objects.update(points=1)
    assert "被改动过" in str(next(iter(verify())))


def test_nobody_elses_account_is_tied_to_a_roster(liaison: Cast):
    with pytest.raises(Rejected, match="没有人用账号 yi"):
        official(liaison, username="yi")
