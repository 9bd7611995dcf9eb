"""Documents made at a step: offered beside their upload, looked at with what the form says, downloaded."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import quote

import docx
import pytest
from django.test import Client, override_settings

from tests.people import Cast
from tests.records.steps import APPLICATION, at, dispute, step
from zhunsheng.records.actions import open_case
from zhunsheng.records.models import Event, Person

Opener = Callable[..., str]
SignIn = Callable[[Person], Client]
MARCH = date(2026, 3, 2)


@pytest.fixture
def row(county: Cast) -> Any:
    """A dispute whose agreement waits to be signed."""
    row = dispute(county.mediator, amount="12000")
    row = step(county.mediator, row, "accept", MARCH)
    row = step(county.mediator, row, "assign", MARCH, mediators="孙八")
    row = step(county.mediator, row, "mediate", MARCH, "调解记录")
    return step(county.mediator, row, "agree", MARCH)


@pytest.fixture
def accepted(county: Cast) -> Any:
    """An application for reconsideration under review."""
    row = open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款决定申请复议", on=MARCH, now=at(MARCH),
        facts=APPLICATION,
    )  # fmt: skip
    return step(county.handler, row, "accept", MARCH)


@contextmanager
def own_template(key: str, name: str, words: str) -> Iterator[None]:
    """A template in a folder of the county's own, while it lasts."""
    with TemporaryDirectory() as home, override_settings(COUNTY=Path(home)):
        Path(home, "county.yaml").write_text("name: 云溪县\n", "utf-8")
        folder = Path(home, "documents", key)
        folder.mkdir(parents=True)
        (folder / f"{name}.md").write_text(words, "utf-8")
        yield


def paper(row: Any, key: str, name: str) -> str:
    return f"/r/{row.register}/{row.pk}/step/{key}/papers/{quote(name)}/"


def test_the_step_offers_its_document_beside_the_upload(
    mediator: Client, row: Any, open_page: Opener
) -> None:
    page = open_page(mediator, f"/r/mediation/{row.pk}/step/sign/")
    assert f'formaction="{paper(row, "sign", "人民调解协议书")}"' in page
    assert "签署盖章以后的扫描件" in page


def test_a_step_offers_a_document_that_it_does_not_ask_back(
    county: Cast, sign_in: SignIn, open_page: Opener
) -> None:
    row = open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款决定申请复议", on=MARCH, now=at(MARCH),
        facts=APPLICATION,
    )  # fmt: skip
    page = open_page(sign_in(county.handler), f"/r/reconsideration/{row.pk}/step/accept/")
    assert "生成《受理通知书》" in page


def test_a_document_that_is_taken_in_is_not_offered(
    county: Cast, mediator: Client, row: Any, open_page: Opener
) -> None:
    row = step(county.mediator, row, "sign", MARCH, "人民调解协议书")
    row = step(county.mediator, row, "confirm", date(2026, 3, 5))
    page = open_page(mediator, f"/r/mediation/{row.pk}/step/ruling/")
    assert "《裁定书》" in page
    assert "生成文书" not in page


def test_the_preview_says_what_the_file_will_say_and_what_is_left_to_write(
    mediator: Client, row: Any, open_page: Opener
) -> None:
    page = open_page(mediator, paper(row, "sign", "人民调解协议书"))
    assert "12000元（大写：人民币壹万贰仟元整）" in page
    assert "张三、李四" in page
    assert "<mark>【写明协议的内容、履行的方式和期限】</mark>" in page
    assert "要在文书里补写" in page


def test_what_is_typed_in_the_form_stands_in_the_document_and_nothing_is_recorded(
    county: Cast, sign_in: SignIn, accepted: Any, open_page: Opener
) -> None:
    client = sign_in(county.handler)
    said = {"version": accepted.version, "on": "20260304", "outcome": "申请人下落不明"}
    before = Event.objects.count()
    page = open_page(client, paper(accepted, "suspend", "中止通知书"), data=said)
    assert "出现下列情形：申请人下落不明。" in page
    assert "自2026年3月4日起中止审理" in page
    assert 'name="outcome" value="申请人下落不明"' in page
    assert Event.objects.count() == before


def test_the_download_is_a_docx_of_what_the_page_showed(county: Cast, sign_in: SignIn, accepted: Any) -> None:
    said = {"version": accepted.version, "on": "20260304", "outcome": "申请人下落不明", "as": "docx"}
    answer = sign_in(county.handler).post(paper(accepted, "suspend", "中止通知书"), said)
    assert answer["Content-Type"].endswith("wordprocessingml.document")
    assert quote(f"中止通知书（{accepted.number}）.docx") in answer["Content-Disposition"]
    assert answer["Cache-Control"] == "no-store"
    text = "\n".join(p.text for p in docx.Document(BytesIO(answer.content)).paragraphs)
    assert "出现下列情形：申请人下落不明。" in text


def test_what_is_missing_is_told_before_the_download(
    county: Cast, sign_in: SignIn, accepted: Any, open_page: Opener
) -> None:
    page = open_page(sign_in(county.handler), paper(accepted, "suspend", "中止通知书"))
    assert "没有填写，印成空白" in page
    assert "<li>中止事由</li>" in page
    assert "<mark>（　　）</mark>" in page


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"on": "三月四日"}, "“办理日期”：“三月四日”不是日期"),
        ({"on": "20260304", "outcome": "不是法定的事由"}, "“结果”：请从列出的各项中选择“结果”。"),
    ],
    ids=["a day that is none", "an outcome that is none"],
)
def test_what_was_typed_wrongly_is_told_and_left_out(
    county: Cast, sign_in: SignIn, accepted: Any, open_page: Opener, said: dict[str, str], told: str
) -> None:
    page = open_page(sign_in(county.handler), paper(accepted, "suspend", "中止通知书"), data=said)
    assert "填写有误，没有写进文书" in page
    assert told in page


def test_a_name_that_nobody_has_is_told_and_left_out(
    county: Cast, sign_in: SignIn, accepted: Any, open_page: Opener
) -> None:
    said = {"on": "20260304", "f_handlers": "没有这个人", "f_reviewers": "2", "f_complexity": "usual"}
    template = "种类：公文\n步骤：assign\n# 承办通知\n承办人员：{handlers}\n"
    with own_template("reconsideration", "承办通知", template):
        page = open_page(sign_in(county.handler), paper(accepted, "assign", "承办通知"), data=said)
    assert "没有这个人”没有找到" in page
    assert "<mark>（　　）</mark>" in page


@pytest.mark.parametrize("who", ["office", "mediator_next_door", "stranger"])
def test_whoever_does_not_handle_the_case_finds_no_document(
    county: Cast, sign_in: SignIn, row: Any, open_page: Opener, who: str
) -> None:
    client = sign_in(getattr(county, who))
    address = paper(row, "sign", "人民调解协议书")
    for data in (None, {"as": "docx"}):
        said = open_page(client, address, status=404, data=data)
        assert "张三" not in said


@pytest.mark.parametrize(
    ("key", "name"),
    [("fly", "人民调解协议书"), ("sign", "裁定书"), ("sign", "没有这份")],
    ids=["no such step", "another step's", "no such document"],
)
def test_a_document_that_there_is_not_is_not_found(
    mediator: Client, row: Any, open_page: Opener, key: str, name: str
) -> None:
    open_page(mediator, paper(row, key, name), status=404)


def test_a_form_is_drawn_as_a_table(mediator: Client, row: Any, open_page: Opener) -> None:
    page = open_page(mediator, paper(row, "agree_orally", "口头协议登记表"))
    assert 'class="drawn__table"' in page
    assert '<td colspan="3"' in page


def test_a_look_at_a_document_asks_at_most_fifteen_times(
    mediator: Client, row: Any, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    with django_assert_max_num_queries(15):
        assert mediator.get(paper(row, "sign", "人民调解协议书")).status_code == 200
