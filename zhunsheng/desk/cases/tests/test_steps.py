"""Taking and correcting steps."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile
from django.test import Client

from tests.people import Cast
from tests.records.steps import APPLICATION, at, dispute, pdf
from zhunsheng.records.actions import open_case, take_step
from zhunsheng.records.models import Event, Person

Opener = Callable[..., str]
MARCH = date(2026, 3, 2)


def address(row: Any, step: str) -> str:
    return f"/r/mediation/{row.pk}/step/{step}/"


def assigned(person: Person) -> Any:
    """A dispute that waits for its mediation, at version 3."""
    row = dispute(person)
    for version, (step, facts) in enumerate([("accept", {}), ("assign", {"mediators": "孙八"})], start=1):
        row = take_step(
            person, "mediation", row.pk, step, version=version, on=MARCH, now=at(MARCH), facts=facts
        )
    return row


def test_a_step_is_taken_and_the_case_is_shown(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = dispute(county.mediator)
    open_page(mediator, address(row, "accept"))
    page = open_page(mediator, address(row, "accept"), data={"version": 1, "on": "20260303"}, follow=True)
    assert "已办理“受理”" in page
    assert Event.objects.get(seq=2).on == date(2026, 3, 3)


def test_a_step_asks_at_most_fifteen_times(
    county: Cast, mediator: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    row = dispute(county.mediator)
    with django_assert_max_num_queries(15):
        assert mediator.post(address(row, "accept"), {"version": 1, "on": "2026-03-03"}).status_code == 302


def test_a_step_with_a_document_asks_at_most_fifteen_times(
    county: Cast, mediator: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    row = assigned(county.mediator)
    said = {"version": 3, "on": "2026-03-03", "d_0": pdf()}
    with django_assert_max_num_queries(15):
        assert mediator.post(address(row, "mediate"), said).status_code == 302


def test_a_second_click_writes_nothing_and_says_so(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = dispute(county.mediator)
    filled = {"version": 1, "on": "2026-03-03"}
    open_page(mediator, address(row, "accept"), data=filled, follow=True)
    page = open_page(mediator, address(row, "accept"), data=filled, status=409)
    assert "您的提交没有写入" in page
    assert f'href="/r/mediation/{row.pk}/"' in page
    assert Event.objects.count() == 2


def test_a_form_of_an_earlier_state_is_stale(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = assigned(county.mediator)
    open_page(
        mediator, address(row, "mediate"), data={"version": 2, "on": "2026-03-03", "d_0": pdf()}, status=409
    )
    assert Event.objects.count() == 3


def test_a_step_out_of_order_is_refused_with_its_reasons_and_leads_back(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    page = open_page(mediator, address(row, "sign"), status=422)
    assert "须先“达成书面协议”" in page
    assert f'href="/r/mediation/{row.pk}/"' in page


def test_a_step_out_of_order_is_refused_when_posted_and_nothing_is_lost(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    page = open_page(
        mediator,
        address(row, "assign"),
        data={"version": 1, "on": "2026-03-03", "f_mediators": "孙八"},
        status=422,
    )
    assert "须先“受理”" in page
    assert 'value="孙八"' in page
    assert Event.objects.count() == 1


def test_all_reasons_come_at_once_with_their_provisions(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    row = open_case(
        county.clerk,
        "reconsideration",
        organ="bureau",
        title="不服处罚",
        on=MARCH,
        now=at(MARCH),
        facts=APPLICATION,
    )
    path = f"/r/reconsideration/{row.pk}/step/accept/"
    page = open_page(sign_in(county.clerk), path, data={"version": 1, "on": "2026-03-01"}, status=422)
    assert "须由" in page
    assert "早于" in page
    assert "《行政复议法》" in page


def test_a_step_done_by_others_is_refused_to_whoever_looks_on(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    row = dispute(county.mediator)
    assert "须由人民调解员办理" in open_page(sign_in(county.office), address(row, "accept"), status=422)


def test_an_unknown_step_is_not_found(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = dispute(county.mediator)
    open_page(mediator, address(row, "dance"), status=404)


def test_a_neighbour_cannot_post_a_step_of_ours(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    row = dispute(county.mediator)
    client = sign_in(county.mediator_next_door)
    open_page(client, address(row, "accept"), data={"version": 1, "on": "2026-03-03"}, status=404)
    open_page(client, f"/r/mediation/{row.pk}/correct/1/", data={"version": 1, "reason": "x"}, status=404)
    assert Event.objects.count() == 1


# 文书


def test_a_needed_document_that_is_missing_is_asked_for(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = assigned(county.mediator)
    page = open_page(mediator, address(row, "mediate"), data={"version": 3, "on": "2026-03-03"}, status=422)
    assert "请选择《调解记录》的文件" in page


def test_a_program_renamed_to_pdf_is_refused(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = assigned(county.mediator)
    program = SimpleUploadedFile("调解记录.pdf", b"MZ\x90\x00\x03\x00\x00\x00")
    page = open_page(
        mediator, address(row, "mediate"), data={"version": 3, "on": "2026-03-03", "d_0": program}, status=422
    )
    assert "内容不是 pdf 文件" in page
    assert Event.objects.count() == 3


def test_a_program_is_refused_by_its_ending(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = assigned(county.mediator)
    program = SimpleUploadedFile("调解.exe", b"MZ\x90\x00")
    page = open_page(
        mediator, address(row, "mediate"), data={"version": 3, "on": "2026-03-03", "d_0": program}, status=422
    )
    assert "不是可以收存的文件类型" in page


def test_a_file_beyond_the_limit_is_refused(
    county: Cast, mediator: Client, open_page: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = assigned(county.mediator)
    # 不真的传 101 MB：只让收到的文件报出这个大小。
    large = property(lambda file: 101 * 1024 * 1024, lambda file, size: None)
    monkeypatch.setattr(UploadedFile, "size", large, raising=False)
    page = open_page(
        mediator, address(row, "mediate"), data={"version": 3, "on": "2026-03-03", "d_0": pdf()}, status=422
    )
    assert "超过单个文件 100 MB 的上限" in page
    assert Event.objects.count() == 3


# 更正


def test_a_correction_shows_the_old_and_the_new_and_why(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    open_page(mediator, address(row, "accept"), data={"version": 1, "on": "2026-03-05"}, follow=True)
    path = f"/r/mediation/{row.pk}/correct/2/"
    open_page(mediator, path)
    page = open_page(mediator, path, data={"version": 2, "on": "20260303", "reason": "日期登错"}, follow=True)
    assert "<del>2026-03-05</del> → <ins>2026-03-03</ins>" in page
    assert "日期登错" in page


def test_a_voided_step_stays_visible_struck_through(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    open_page(mediator, address(row, "accept"), data={"version": 1, "on": "2026-03-05"}, follow=True)
    filled = {"version": 2, "on": "2026-03-05", "void": "on", "reason": "登到了别的案件上"}
    page = open_page(mediator, f"/r/mediation/{row.pk}/correct/2/", data=filled, follow=True)
    assert "<del>受理</del>" in page
    assert address(row, "accept") in page


def test_a_correction_without_a_reason_is_refused(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = dispute(county.mediator)
    page = open_page(
        mediator, f"/r/mediation/{row.pk}/correct/1/", data={"version": 1, "on": "2026-03-01"}, status=422
    )
    assert "更正须写明理由" in page


def test_a_correction_that_changes_nothing_is_refused(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    filled = {"version": 1, "on": "2026-03-02", "f_kind": "neighbour", "reason": "看看"}
    assert "没有什么可更正的" in open_page(
        mediator, f"/r/mediation/{row.pk}/correct/1/", data=filled, status=422
    )
    assert Event.objects.count() == 1


def test_an_event_that_does_not_exist_cannot_be_corrected(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    open_page(mediator, f"/r/mediation/{row.pk}/correct/9/", status=404)
