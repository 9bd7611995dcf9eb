"""The list of a register, its filters, pages, columns and export."""

import io
import re
import zipfile
from collections.abc import Callable
from datetime import date
from typing import Any
from urllib.parse import unquote

import pytest
from django.test import Client

from tests.people import Cast
from tests.records.steps import dispute, step
from zhunsheng.records.models import Case, Person
from zhunsheng.registers.mediation.models import Dispute

Opener = Callable[..., str]
LIST = "/r/mediation/"


def many(count: int, organ: Any, **facts: Any) -> None:
    """Rows for lists, written without the deed because only their columns matter here."""
    for serial in range(1, count + 1):
        said = {"title": f"第{serial}件纠纷", "stage": "待受理", "opened_on": date(2026, 1, 5), **facts}
        Dispute.objects.create(
            register="mediation",
            number=f"测〔2026〕{serial}号",
            organ=organ,
            kind="neighbour",
            source="applied",
            **said,
        )


def numbers(page: str) -> list[int]:
    """The serial numbers a page shows, from top to bottom."""
    return [int(n) for n in re.findall(r">测〔2026〕(\d+)号</a>", page)]


def cells(response: Any) -> str:
    """The text of an exported workbook, its cells and its shared strings."""
    content = b"".join(response.streaming_content)
    response.close()
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        return "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xml"))


def test_a_list_without_rows_says_so(mediator: Client, open_page: Opener) -> None:
    assert "还没有登记" in open_page(mediator, LIST)


def test_pages_go_from_the_newest_to_the_oldest_and_back(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    many(45, county.jia_committee)
    first = open_page(mediator, LIST)
    assert numbers(first) == list(range(45, 25, -1))
    older = re.search(r'href="(\?before=\d+)" rel="next"', first)
    assert older
    second = open_page(mediator, LIST + older[1])
    assert numbers(second) == list(range(25, 5, -1))
    newer = re.search(r'href="(\?after=\d+)" rel="prev"', second)
    assert newer
    assert numbers(open_page(mediator, LIST + newer[1])) == numbers(first)


def test_the_last_page_leads_no_further(county: Cast, mediator: Client, open_page: Opener) -> None:
    many(20, county.jia_committee)
    page = open_page(mediator, LIST)
    assert 'rel="next"' not in page
    assert 'rel="prev"' not in page


def test_a_cursor_that_is_no_number_starts_anew(county: Cast, mediator: Client, open_page: Opener) -> None:
    many(3, county.jia_committee)
    assert numbers(open_page(mediator, LIST + "?before=x%27--")) == [3, 2, 1]


@pytest.mark.parametrize("count", [5, 200])
def test_a_list_asks_at_most_eight_times_however_many_rows_there_are(
    county: Cast, mediator: Client, django_assert_max_num_queries: Callable[..., Any], count: int
) -> None:
    many(count, county.jia_committee)
    with django_assert_max_num_queries(8) as asked:
        mediator.get(LIST)
    assert not [q for q in asked.captured_queries if "COUNT(" in q["sql"] and "records_todo" not in q["sql"]]


@pytest.mark.parametrize(
    ("query", "shown"),
    [
        pytest.param("q=第2件", [2], id="编号或名称"),
        pytest.param("stage=已归档", [], id="环节"),
        pytest.param("year=2025", [], id="年度"),
        pytest.param("organ=甲镇", [3, 2, 1], id="单位名称"),
        pytest.param("organ=别处", [], id="别的单位"),
        pytest.param("late=on", [], id="只看逾期"),
        pytest.param("f_kind=neighbour", [3, 2, 1], id="业务自己的条件"),
        pytest.param("f_kind=family", [], id="业务自己的条件不符"),
        pytest.param("stage=没有的环节", [3, 2, 1], id="不认识的值不起作用"),
    ],
)
def test_a_list_is_narrowed(
    county: Cast, mediator: Client, open_page: Opener, query: str, shown: list[int]
) -> None:
    many(3, county.jia_committee)
    assert numbers(open_page(mediator, f"{LIST}?{query}")) == shown


def test_organs_are_found_by_their_initials(county: Cast, mediator: Client, open_page: Opener) -> None:
    county.jia_committee.initials = "jzrmtjwyh"
    county.jia_committee.save()
    many(1, county.jia_committee)
    assert numbers(open_page(mediator, f"{LIST}?organ=jzrm")) == [1]


def test_only_late_cases_remain_when_asked_for(county: Cast, mediator: Client, open_page: Opener) -> None:
    many(2, county.jia_committee, due_on=date(2026, 3, 5))
    Case.objects.filter(number="测〔2026〕1号").update(due_on=date(2026, 3, 10))
    page = open_page(mediator, f"{LIST}?late=on")
    assert numbers(page) == [2]
    assert "逾期 5 天" in page


def test_the_year_of_the_top_bar_narrows_lists_until_it_is_cleared(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    many(1, county.jia_committee)
    open_page(mediator, "/preferences/year/", data={"year": "2025", "next": LIST}, follow=True)
    assert numbers(open_page(mediator, LIST)) == []
    assert numbers(open_page(mediator, LIST + "?year=")) == [1]
    open_page(mediator, "/preferences/year/", data={"year": "", "next": LIST}, follow=True)
    assert numbers(open_page(mediator, LIST)) == [1]


def test_chosen_columns_are_remembered(county: Cast, mediator: Client, open_page: Opener) -> None:
    many(1, county.jia_committee)
    head = '<th scope="col">协议形式</th>'
    assert head not in open_page(mediator, LIST)
    open_page(mediator, LIST + "columns/", data={"column": ["agreement_form"]}, follow=True)
    assert head in open_page(mediator, LIST)


def test_sealed_fields_cannot_be_chosen_as_columns(county: Cast, mediator: Client, open_page: Opener) -> None:
    dispute(county.mediator)
    page = open_page(mediator, LIST + "columns/", data={"column": ["parties", "summary"]}, follow=True)
    assert 'value="parties"' not in page
    assert '<th scope="col">当事人</th>' not in page
    assert "封:" not in page


def test_htmx_gets_the_rows_and_the_export_that_fits_them(county: Cast, mediator: Client) -> None:
    many(1, county.jia_committee)
    text = mediator.get(LIST + "?q=纠纷", headers={"HX-Request": "true"}).content.decode()
    assert "<table" in text
    assert "<html" not in text
    assert 'href="/r/mediation/export/?q=%E7%BA%A0%E7%BA%B7"' in text


def test_a_neighbour_sees_none_of_our_cases_in_the_list(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    many(3, county.jia_committee)
    many_next_door = sign_in(county.mediator_next_door)
    assert numbers(open_page(many_next_door, LIST)) == []


def test_somebody_without_a_post_has_no_list(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    open_page(sign_in(county.stranger), LIST, status=404)


def test_an_unknown_register_has_no_list(mediator: Client, open_page: Opener) -> None:
    open_page(mediator, "/r/nothing/", status=404)


# 导出


def test_the_export_holds_what_the_filter_shows(county: Cast, mediator: Client) -> None:
    many(3, county.jia_committee)
    said = cells(mediator.get(LIST + "export/?q=第2件"))
    assert "第2件纠纷" in said
    assert "第3件纠纷" not in said


def test_the_export_holds_more_than_a_page(county: Cast, mediator: Client) -> None:
    many(50, county.jia_committee)
    said = cells(mediator.get(LIST + "export/"))
    assert "第1件纠纷" in said
    assert "第50件纠纷" in said


def test_formulas_in_names_stay_text_in_the_export(county: Cast, mediator: Client) -> None:
    many(1, county.jia_committee, title='=HYPERLINK("http://x.example/","点这里")')
    said = cells(mediator.get(LIST + "export/"))
    assert "=HYPERLINK" in said
    assert "<f>" not in said
    assert "<hyperlink" not in said


def test_amounts_are_numbers_in_the_export(county: Cast, mediator: Client) -> None:
    many(1, county.jia_committee, amount="1234.50")
    mediator.post(LIST + "columns/", {"column": ["amount"]})
    assert "<v>1234.50</v>" in cells(mediator.get(LIST + "export/"))


def test_the_export_holds_no_sealed_field(county: Cast, mediator: Client) -> None:
    dispute(county.mediator)
    said = cells(mediator.get(LIST + "export/"))
    assert "张三" not in said
    assert "封:" not in said


def test_a_neighbour_exports_none_of_our_cases(county: Cast, sign_in: Callable[[Person], Client]) -> None:
    many(3, county.jia_committee)
    assert "件纠纷" not in cells(sign_in(county.mediator_next_door).get(LIST + "export/"))


def test_the_export_asks_as_often_as_the_list(
    county: Cast, mediator: Client, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    many(50, county.jia_committee)
    with django_assert_max_num_queries(8):
        mediator.get(LIST + "export/").close()


# 截至某一天


def test_a_list_is_shown_and_exported_as_it_stood_on_a_day(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    row = step(county.mediator, dispute(county.mediator), "accept", date(2026, 3, 4))
    dispute(county.mediator, on=date(2026, 3, 9))
    page = open_page(mediator, f"{LIST}?year=&day=2026-03-03")
    assert "名单截至 2026-03-03" in page
    assert re.findall(r">(调〔2026〕\d+号)</a>", page) == [row.number]
    assert "待受理" in page.split("<tbody>")[1].split("</tbody>")[0]
    assert "day=2026-03-03" in page.split('id="export"')[1].split(">")[0]
    response = mediator.get(f"{LIST}export/?year=&day=20260303")
    assert "截至20260303.xlsx" in unquote(response["Content-Disposition"])
    book = cells(response)
    assert "待受理" in book
    assert "调解中" not in book


@pytest.mark.parametrize(
    ("day", "sentence"),
    [("2099-01-01", "这一天还没有到"), ("去年", "请写成 2026-03-01"), ("0001-01-01", "请核对")],
    ids=["a day to come", "no day", "a year no office means"],
)
def test_a_day_that_makes_no_sense_stands_in_words_beside_its_box_and_today_is_shown(
    county: Cast, mediator: Client, open_page: Opener, day: str, sentence: str
) -> None:
    many(1, county.jia_committee)
    page = open_page(mediator, f"{LIST}?year=&day={day}")
    assert sentence in page
    assert numbers(page) == [1]


def test_a_filter_on_what_has_changed_since_is_said_not_to_act_on_a_past_day(
    county: Cast, mediator: Client, open_page: Opener
) -> None:
    step(county.mediator, dispute(county.mediator), "accept", date(2026, 3, 4))
    page = open_page(mediator, f"{LIST}?year=&day=2026-03-03&stage=调解中&late=on")
    assert "“环节”“只看逾期”看的是今天的情况，没有用上" in page
    assert len(re.findall(r">调〔2026〕\d+号</a>", page)) == 1


def test_the_queries_of_a_past_day_do_not_grow_with_the_rows(
    county: Cast, mediator: Client, django_assert_max_num_queries: Any
) -> None:
    for _ in range(5):
        dispute(county.mediator)
    with django_assert_max_num_queries(12):
        assert mediator.get(f"{LIST}?year=&day=2026-03-03").status_code == 200
