"""Opening a case, its page, its documents."""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client

from tests.people import Cast
from tests.records.steps import APPLICATION, at, dispute, pdf
from zhunsheng.records.actions import open_case, sweep, take_step
from zhunsheng.records.models import Attachment, Case, Event, Person

Opener = Callable[..., str]
NEW = "/r/mediation/new/"
MARCH = date(2026, 3, 2)


def sheet(page: str, **said: str) -> dict[str, str]:
    """The opening sheet filled in, with the ticket of that page."""
    ticket = re.search(r'name="ticket" value="([^"]+)"', page)
    assert ticket
    filled = {
        "ticket": ticket[1],
        "organ": "jia-tw",
        "title": "院墙排水纠纷",
        "on": "20260302",
        "f_source": "applied",
        "f_kind": "neighbour",
        "f_parties": "赵六、钱七",
        "f_summary": "雨水流入邻家",
    }
    return {**filled, **said}


def took(person: Person, row: Any, step: str, version: int, **said: Any) -> Any:
    """A step taken on the day the dispute was registered."""
    return take_step(person, "mediation", row.pk, step, version=version, on=MARCH, now=at(MARCH), **said)


def mediated(person: Person) -> Any:
    """A dispute with one mediation and its record."""
    row = dispute(person)
    took(person, row, "accept", 1)
    took(person, row, "assign", 2, facts={"mediators": "孙八"})
    return took(person, row, "mediate", 3, uploads={"调解记录": pdf("记录 一.pdf")})


# 登记


def test_a_case_is_opened_on_a_day_typed_without_dashes(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    page = open_page(mediator, NEW)
    after = open_page(mediator, NEW, data=sheet(page), follow=True)
    row = Case.objects.get()
    assert row.opened_on == MARCH
    assert f"已登记，编号 {row.number}" in after
    assert "赵六、钱七" in after


def test_the_same_sheet_opens_one_case_however_often_it_is_handed_in(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    filled = sheet(open_page(mediator, NEW))
    open_page(mediator, NEW, data=filled, follow=True)
    again = open_page(mediator, NEW, data=filled, status=409)
    assert "已经提交过" in again
    assert Case.objects.count() == 1


def test_a_refused_sheet_keeps_what_was_typed_and_may_be_handed_in_again(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    filled = sheet(open_page(mediator, NEW))
    page = open_page(mediator, NEW, data={**filled, "on": "2026-04-01"}, status=422)
    assert "2026-04-01 还没有到" in page
    assert "雨水流入邻家" in page
    assert Case.objects.count() == 0
    open_page(mediator, NEW, data=filled, follow=True)
    assert Case.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        pytest.param("title", "", "请填写名称", id="没有名称"),
        pytest.param("on", "三月二日", "请写成 2026-03-01 或 20260301", id="日期看不懂"),
        pytest.param("f_kind", "", "请选择“纠纷类型”", id="没有类型"),
        pytest.param("f_kind", "alien", "请从列出的各项中选择", id="没有的类型"),
        pytest.param("f_parties", "", "请填写“当事人”", id="没有当事人"),
        pytest.param("organ", "yi-tw", "请从列表中选择单位", id="别人的单位"),
    ],
)
def test_what_is_wrong_stands_beside_its_field(
    county: Cast, mediator: Client, open_page: Opener, field: str, value: str, sentence: str
) -> None:
    filled = sheet(open_page(mediator, NEW), **{field: value})
    page = open_page(mediator, NEW, data=filled, status=422)
    assert sentence in re.findall(rf'id="id_{field}_error">([^<]*)', page)[0]
    assert Case.objects.count() == 0


def test_whoever_may_not_open_cases_gets_no_sheet(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    client = sign_in(county.office)
    assert "登记</a>" not in open_page(client, "/r/mediation/")
    open_page(client, NEW, status=403)


# 案件页


def test_the_page_shows_what_was_done_what_comes_next_and_why_the_rest_must_wait(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = mediated(county.mediator)
    page = open_page(mediator, f"/r/mediation/{row.pk}/")
    assert page.index("确定调解员") > 0
    assert f"/r/mediation/{row.pk}/step/agree/" in page
    assert f"/r/mediation/{row.pk}/step/sign/" not in page
    assert "须先“达成书面协议”" in page
    assert "《人民调解法》第二十二条" in page


def test_a_last_day_comes_with_how_it_was_counted(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = mediated(county.mediator)
    took(county.mediator, row, "agree_orally", 4, uploads={"口头协议登记表": pdf()})
    page = open_page(mediator, f"/r/mediation/{row.pk}/")
    assert "最后一日 <time>2026-04-01</time>" in page
    assert "当日不计" in page
    assert "案件已于 2026-03-02 办结" in page


def test_personal_data_are_shown_to_whoever_handles_the_case_and_to_nobody_else(
    county: Cast, mediator: Client, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    row = dispute(county.mediator)
    address = f"/r/mediation/{row.pk}/"
    assert "张三、李四" in open_page(mediator, address)
    seen = open_page(sign_in(county.office), address)
    assert "张三" not in seen
    assert "封:" not in seen
    assert "（已封存）" in seen


def test_whoever_only_looks_on_gets_no_buttons(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    row = dispute(county.mediator)
    page = open_page(sign_in(county.office), f"/r/mediation/{row.pk}/")
    assert "/step/" not in page
    assert "/correct/" not in page
    assert "由人民调解员办理" in page


def test_a_case_page_asks_as_often_after_many_steps_as_after_one(
    county: Cast, mediator: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    row = mediated(county.mediator)
    for version in range(4, 9):
        took(county.mediator, row, "mediate", version, uploads={"调解记录": pdf()})
    with django_assert_max_num_queries(8):
        mediator.get(f"/r/mediation/{row.pk}/")


@pytest.mark.parametrize("path", ["", "step/accept/", "correct/1/", "documents/1/"])
def test_our_cases_do_not_exist_for_a_neighbour(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener, path: str
) -> None:
    row = mediated(county.mediator)
    open_page(sign_in(county.mediator_next_door), f"/r/mediation/{row.pk}/{path}", status=404)


def test_a_case_of_another_register_is_not_found_under_this_one(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    open_page(mediator, f"/r/reconsideration/{row.pk}/", status=404)


def test_a_passed_last_day_stays_in_the_history(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    row = open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服处罚", on=MARCH, now=at(MARCH), facts=APPLICATION
    )  # fmt: skip
    sweep(at(date(2026, 3, 10)))
    page = open_page(sign_in(county.handler), f"/r/reconsideration/{row.pk}/")
    assert "过了最后一日 2026-03-09" in page
    assert "逾期 1 天" in page


# 文书


def test_a_document_comes_back_as_it_was_handed_in(county: Cast, mediator: Client) -> None:
    row = mediated(county.mediator)
    document = Attachment.objects.get()
    response: Any = mediator.get(f"/r/mediation/{row.pk}/documents/{document.pk}/")
    content = b"".join(response.streaming_content)
    response.close()
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"].startswith("attachment")
    assert content == pdf().read()


def test_a_document_cannot_be_fetched_through_another_case(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    mediated(county.mediator)
    other = dispute(county.mediator)
    open_page(mediator, f"/r/mediation/{other.pk}/documents/{Attachment.objects.get().pk}/", status=404)


def test_a_document_whose_file_is_gone_says_what_to_do(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = mediated(county.mediator)
    document = Attachment.objects.get()
    file = settings.HOME / "files" / document.file.hash[:2] / document.file.hash
    file.unlink()
    assert "从备份恢复" in open_page(mediator, f"/r/mediation/{row.pk}/documents/{document.pk}/", status=422)


def test_the_history_says_that_an_applicant_without_an_account_took_a_step(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = dispute(county.mediator)
    Event.objects.filter(case=row, seq=1).update(by=None)
    history = open_page(mediator, f"/r/mediation/{row.pk}/").split('class="timeline"')[1].split("</ol>")[0]
    assert re.findall(r'event__foot">(\w+)', history) == ["当事人"]
