"""Any edit behind the product's back is found, and its place is named."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection

from tests.people import Cast
from tests.records.steps import agreed, dispute
from zhunsheng.records.actions import seal_days
from zhunsheng.records.files import path_of
from zhunsheng.records.models import Attachment, Case, Event, Seal, StoredFile
from zhunsheng.records.verify import verify

MONDAY = date(2026, 3, 2)
WEEK = tuple(MONDAY + timedelta(days=n) for n in range(1, 6))


@pytest.fixture
def case(county: Cast) -> Any:
    dispute(county.mediator_next_door, organ="yi-tw")
    row = agreed(county.mediator, dispute(county.mediator), *WEEK)
    seal_days(WEEK[-1])
    return row


def breaks() -> str:
    return "；".join(map(str, verify()))


def test_what_was_not_touched_holds(case: Any) -> None:
    assert breaks() == ""


@pytest.mark.parametrize(
    ("column", "value"),
    [
        ("on", date(2026, 1, 1)),
        ("by_id", None),
        ("outcome", "别的"),
        ("facts", {"mediators": "某人"}),
        ("documents", [{"document": "别的"}]),
        ("void", True),
        ("reason", "x"),
        ("kind", "corrected"),
        ("step", "decline"),
        ("previous", "0" * 64),
        ("hash", "0" * 64),
        ("seq", 77),
    ],
)
def test_an_edited_event_is_found_and_named(case: Any, column: str, value: Any) -> None:
    Event.objects.filter(case=case, seq=3).update(**{column: value})
    assert "人民调解 调〔2026〕2号 第 3 条" in breaks()


def test_an_event_recorded_at_another_time_is_found(case: Any) -> None:
    event = Event.objects.get(case=case, seq=3)
    Event.objects.filter(pk=event.pk).update(at=event.at + timedelta(seconds=1))
    assert "第 3 条：内容与校验值不符" in breaks()


def test_a_removed_last_event_is_found(case: Any) -> None:
    Attachment.objects.filter(event__seq=6).delete()
    Event.objects.filter(case=case, seq=6).delete()
    assert "应有 6 条经过，实有 5 条" in breaks()


def test_a_removed_middle_event_is_found(case: Any) -> None:
    Event.objects.filter(case=case, seq=3).delete()
    assert "调〔2026〕2号 第 3 条：记录缺失" in breaks()


def test_two_events_that_changed_places_are_found(case: Any) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE records_event SET seq = seq + 100 WHERE case_id = %s AND seq IN (2, 3)", [case.pk]
        )
        cursor.execute("UPDATE records_event SET seq = 3 WHERE case_id = %s AND seq = 102", [case.pk])
        cursor.execute("UPDATE records_event SET seq = 2 WHERE case_id = %s AND seq = 103", [case.pk])
    assert "调〔2026〕2号 第 2 条" in breaks()


@pytest.mark.parametrize(
    ("column", "value", "label"),
    [("result", "failed", "调解结果"), ("effective_on", None, "协议生效日期"), ("parties", "某某", "当事人")],
)
def test_a_row_that_differs_from_its_events_is_found(case: Any, column: str, value: Any, label: str) -> None:
    type(case).objects.filter(pk=case.pk).update(**{column: value})
    assert f"调〔2026〕2号：“{label}”与经过不符" in breaks()


@pytest.mark.parametrize(
    ("column", "value"),
    [("title", "改过的名称"), ("stage", "别的"), ("ended", ""), ("head", "0" * 64), ("version", 9)],
)
def test_an_edited_case_is_found(case: Any, column: str, value: Any) -> None:
    Case.objects.filter(pk=case.pk).update(**{column: value})
    assert "调〔2026〕2号" in breaks()


def test_a_case_moved_to_another_organ_is_found(case: Any, county: Cast) -> None:
    Case.objects.filter(pk=case.pk).update(organ=county.yi_committee)
    assert "单位与登记、移交所写不符" in breaks()


def test_a_renumbered_case_is_found(case: Any) -> None:
    Case.objects.filter(pk=case.pk).update(number="调〔2026〕9号")
    assert "调〔2026〕9号 第 1 条" in breaks()


def test_a_whole_case_removed_is_found_by_its_number_and_by_the_seals(case: Any) -> None:
    Attachment.objects.filter(case=case).delete()
    case.todos.all().delete()
    Event.objects.filter(case=case).delete()
    case.delete()
    found = breaks()
    assert "调〔2026〕2号：案件被删除" in found
    assert "2026-03-03 的封存：封存时有 1 条经过，现有 0 条" in found


@pytest.mark.parametrize(
    ("column", "value"),
    [("day", date(2020, 1, 1)), ("count", 9), ("root", "0" * 64), ("previous", "0" * 64), ("hash", "0" * 64)],
)
def test_an_edited_seal_is_found_and_named(case: Any, column: str, value: Any) -> None:
    Seal.objects.filter(day=WEEK[1]).update(**{column: value})
    assert "的封存" in breaks()


def test_a_removed_seal_is_found(case: Any) -> None:
    Seal.objects.filter(day=WEEK[1]).delete()
    assert f"{WEEK[2].isoformat()} 的封存：与上一封接不上" in breaks()


@pytest.mark.parametrize(
    ("model", "column", "value"),
    [
        (StoredFile, "hash", "0" * 64),
        (StoredFile, "size", 1),
        (StoredFile, "media_type", "text/html"),
        (Attachment, "document", "别的"),
        (Attachment, "filename", "别的.pdf"),
    ],
)
def test_an_edited_file_row_is_found(case: Any, model: Any, column: str, value: Any) -> None:
    model.objects.filter(pk=model.objects.first().pk).update(**{column: value})
    assert "所附文书与记录不符" in breaks()


def test_a_removed_attachment_is_found(case: Any) -> None:
    Attachment.objects.first().delete()
    assert "所附文书与记录不符" in breaks()


def test_an_edited_file_is_found(case: Any) -> None:
    path = path_of(StoredFile.objects.first().hash)
    path.write_bytes(path.read_bytes() + b"x")
    assert "内容被改动过" in breaks()


def test_a_file_that_is_gone_is_found(case: Any) -> None:
    path_of(StoredFile.objects.first().hash).unlink()
    assert "内容不见了" in breaks()


def test_verifying_reads_in_pieces_whatever_the_number_of_cases(
    case: Any, county: Cast, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(200) as before:
        list(verify())
    for _ in range(5):
        dispute(county.mediator)
    with django_assert_max_num_queries(len(before)):
        list(verify())
