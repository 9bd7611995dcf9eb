"""Deeds: one transaction each, with its history; bad input is one sentence and changes nothing."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.http import Http404

from tests.people import Cast
from tests.records.steps import APPLICATION, DISPUTE, agreed, at, dispute, pdf, step
from zhunsheng.procedures import Kind, Refused
from zhunsheng.records.actions import correct_step, open_case, sweep, take_step
from zhunsheng.records.errors import BadField, BadFile, Rejected, Stale
from zhunsheng.records.models import Attachment, Case, Event, StoredFile, Todo

MONDAY = date(2026, 3, 2)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(1, 6))


def test_opening_a_case_gives_it_a_number_and_its_first_event(county: Cast) -> None:
    row = dispute(county.mediator)
    assert (row.number, row.stage, row.version) == ("调〔2026〕1号", "待受理", 1)
    assert [e.step for e in row.events.all()] == ["register"]


def test_numbers_run_on_within_a_year_and_begin_anew_in_the_next(county: Cast) -> None:
    numbers = [dispute(county.mediator, on=day).number for day in (MONDAY, MONDAY, date(2025, 6, 3))]
    assert numbers == ["调〔2026〕1号", "调〔2026〕2号", "调〔2025〕1号"]


def test_a_step_writes_the_record_as_the_declaration_says(county: Cast) -> None:
    row = agreed(county.mediator, dispute(county.mediator), *WEEK)
    row.refresh_from_db()
    assert (row.accepted_on, row.agreed_on, row.effective_on) == (WEEK[0], WEEK[3], WEEK[4])
    assert (row.result, row.agreement_form, row.ended, row.closed_on) == ("agreed", "书面", "办结", WEEK[4])


def test_taking_a_step_asks_at_most_ten_queries_however_long_the_history(
    county: Cast, django_assert_max_num_queries: Any
) -> None:
    row = dispute(county.mediator)
    row = step(county.mediator, row, "accept", WEEK[0])
    row = step(county.mediator, row, "assign", WEEK[0], mediators="赵六")
    for _ in range(6):
        row = step(county.mediator, row, "mediate", WEEK[1], "调解记录")
    with django_assert_max_num_queries(10):
        step(county.mediator, row, "agree", WEEK[2])


def test_a_second_click_writes_nothing(county: Cast) -> None:
    row = dispute(county.mediator)
    step(county.mediator, row, "accept", WEEK[0])
    with pytest.raises(Stale, match="您的提交没有写入"):
        step(county.mediator, row, "accept", WEEK[0], version=1)
    assert Event.objects.count() == 2


def test_a_step_out_of_order_writes_nothing(county: Cast) -> None:
    row = dispute(county.mediator)
    with pytest.raises(Refused, match="须先“调解并记录”"):
        step(county.mediator, row, "agree", WEEK[0])
    assert Event.objects.count() == 1
    assert not StoredFile.objects.exists()


def test_a_refused_step_with_a_file_leaves_no_file_row(county: Cast) -> None:
    row = dispute(county.mediator)
    with pytest.raises(Refused):
        step(county.mediator, row, "sign", WEEK[0], "人民调解协议书")
    assert not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("kind", "quarrel", "“纠纷类型”填写有误"),
        ("amount", "很多", "“涉及金额（元）”填写有误"),
        ("nothing", "x", "没有字段 nothing"),
    ],
    ids=["not one of the choices", "not a number", "no such field"],
)
def test_a_field_that_does_not_take_its_value_is_named(
    county: Cast, field: str, value: str, sentence: str
) -> None:
    with pytest.raises(BadField, match=sentence):
        dispute(county.mediator, **{field: value})
    assert not Case.objects.exists()


def test_a_case_cannot_be_opened_where_one_holds_no_post(county: Cast) -> None:
    with pytest.raises(Rejected, match="您不能在这个单位登记"):
        dispute(county.mediator, organ="yi-tw")
    with pytest.raises(Rejected, match="您不能在这个单位登记"):
        dispute(county.office)


def test_a_case_cannot_be_opened_in_an_organ_that_no_longer_stands(county: Cast) -> None:
    county.jia_committee.closed_on = date(2025, 12, 31)
    county.jia_committee.save()
    with pytest.raises(BadField, match="已经撤销"):
        dispute(county.mediator)


def test_the_neighbour_finds_no_such_case(county: Cast) -> None:
    row = dispute(county.mediator)
    with pytest.raises(Http404):
        step(county.mediator_next_door, row, "accept", WEEK[0])
    assert Event.objects.count() == 1


def test_who_sees_without_acting_is_refused_the_step(county: Cast) -> None:
    with pytest.raises(Refused, match="须由人民调解员办理"):
        step(county.office, dispute(county.mediator), "accept", WEEK[0])


def test_a_post_that_ended_yesterday_gives_nothing_today(county: Cast) -> None:
    row = dispute(county.mediator)
    county.mediator.posts.update(until_on=MONDAY)
    with pytest.raises(Http404):
        step(county.mediator, row, "accept", WEEK[0])


def test_a_renamed_program_is_not_kept(county: Cast) -> None:
    row = dispute(county.mediator)
    row = step(county.mediator, row, "accept", WEEK[0])
    row = step(county.mediator, row, "assign", WEEK[0], mediators="赵六")
    with pytest.raises(BadFile, match="内容不是 docx 文件"):
        take_step(
            county.mediator, "mediation", row.pk, "mediate", version=3, on=WEEK[0], now=at(WEEK[0]),
            uploads={"调解记录": pdf("记录.docx", b"MZ\x90\x00 this is a program")},
        )  # fmt: skip
    assert not StoredFile.objects.exists()


def test_the_same_content_is_kept_once(county: Cast) -> None:
    rows = [dispute(county.mediator) for _ in range(2)]
    for row in rows:
        row = step(county.mediator, row, "accept", WEEK[0])
        row = step(county.mediator, row, "assign", WEEK[0], mediators="赵六")
        step(county.mediator, row, "mediate", WEEK[0], "调解记录")
    assert StoredFile.objects.count() == 1
    assert Attachment.objects.count() == 2


def test_the_inbox_holds_what_the_roles_wait_for(county: Cast) -> None:
    agreed(county.mediator, dispute(county.mediator), *WEEK)
    waiting = {(t.step, t.expected, t.due_on) for t in Todo.objects.filter(role="mediator")}
    assert ("archive", True, None) in waiting
    assert ("confirm", False, date(2026, 4, 7)) in waiting  # 4 月 6 日是清明节假期，顺延到 4 月 7 日，星期二


def test_a_correction_is_an_event_and_the_row_follows_it(county: Cast) -> None:
    row = step(county.mediator, dispute(county.mediator), "accept", WEEK[1])
    row = correct_step(
        county.mediator, "mediation", row.pk, 2, version=2, reason="日期录错", now=at(WEEK[2]), on=WEEK[0]
    )
    row.refresh_from_db()
    assert row.accepted_on == WEEK[0]
    assert [(e.kind, e.corrects) for e in row.events.all()] == [("taken", 0), ("taken", 0), ("corrected", 2)]


def test_a_step_taken_back_empties_what_it_wrote(county: Cast) -> None:
    row = step(county.mediator, dispute(county.mediator), "accept", WEEK[1])
    row = correct_step(
        county.mediator, "mediation", row.pk, 2, version=2, reason="误点", now=at(WEEK[2]), void=True
    )
    row.refresh_from_db()
    assert (row.accepted_on, row.stage) == (None, "待受理")


def received(county: Cast, on: date = MONDAY) -> Any:
    return open_case(
        county.clerk,
        "reconsideration",
        organ="bureau",
        title="不服罚款",
        on=on,
        now=at(on),
        facts=APPLICATION,
    )


def test_the_sweep_writes_lateness_once(county: Cast) -> None:
    row = received(county)
    assert row.due_on == date(2026, 3, 9)  # 五个工作日：星期一收到，下星期一到期
    assert sweep(at(date(2026, 3, 9))).noted == 0
    assert sweep(at(date(2026, 3, 10))).noted == 2  # 受理、不予受理两步同日到期
    assert sweep(at(date(2026, 3, 11))).noted == 0
    assert row.events.filter(kind=Kind.OVERDUE).count() == 2


def test_personal_data_lie_sealed_in_row_and_event(county: Cast) -> None:
    row = dispute(county.mediator)
    row.refresh_from_db()
    assert row.parties.startswith("封:")
    assert DISPUTE["parties"] not in str(Event.objects.values())


def test_whoever_handles_the_case_may_open_the_seal_and_who_looks_on_may_not(county: Cast) -> None:
    from zhunsheng.records.access import Access
    from zhunsheng.records.registry import register
    from zhunsheng.records.sealing import unseal

    row, reg = dispute(county.mediator), register("mediation")
    assert Access(county.mediator, MONDAY).sees_sealed(row, reg)
    assert not Access(county.office, MONDAY).sees_sealed(row, reg)
    assert unseal(row.parties) == DISPUTE["parties"]


def test_a_document_is_for_those_who_handle_the_case(county: Cast) -> None:
    from zhunsheng.records.access import Access

    row = agreed(county.mediator, dispute(county.mediator), *WEEK)
    number = Attachment.objects.get(document="人民调解协议书").pk
    assert (
        Access(county.mediator, MONDAY).document("mediation", row.pk, number).filename == "人民调解协议书.pdf"
    )
    for other in (county.office, county.mediator_next_door):
        with pytest.raises(Http404):
            Access(other, MONDAY).document("mediation", row.pk, number)


def test_the_sweep_brings_last_days_up_when_a_years_days_off_are_announced(
    county: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhunsheng.calendar import WorkCalendar, YearTable
    from zhunsheng.records import standing

    row = received(county, date(2026, 12, 28))
    assert row.due_on == date(2027, 1, 5)  # 五个工作日，最早到这一天
    off = {date(2027, 1, day): "元旦" for day in (1, 2, 3, 4)}
    table = YearTable(year=2027, basis="测试", off=off, worked=frozenset())
    announced = WorkCalendar({2027: table})
    monkeypatch.setattr(standing, "calendar", lambda: announced)
    assert sweep(at(date(2026, 12, 29))).noted == 0
    row.refresh_from_db()
    assert row.due_on == date(2027, 1, 6)
