"""The API: what another system of the county reads, and what it must not."""

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner
from django.test import Client

from tests.people import Cast
from tests.records.steps import at, dispute
from tests.reports_year import a_year
from zhunsheng import clock
from zhunsheng.records.models import Person
from zhunsheng.records.registry import registers

TODAY = date(2026, 6, 30)
SECRETS = ("张三", "排水沟堵塞", "封:")


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch, settings: Any) -> date:
    """The last day of June."""
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))
    monkeypatch.setattr("zhunsheng.api.views.now", lambda: at(TODAY))
    return TODAY


@pytest.fixture
def year(county: Cast, settings: Any, tmp_path: Any) -> dict[str, list[Any]]:
    """Three disputes of 甲镇 and one of 乙镇 in 2026, one of 2025."""
    return a_year(county)


@pytest.fixture
def ask() -> Callable[..., Any]:
    """What the API answers a person, as Python values; the status must be the one expected."""

    def asked(person: Person | None, address: str, status: int = 200) -> Any:
        client = Client()
        if person:
            client.force_login(person)
        response = client.get(f"/api/{address}")
        assert response.status_code == status, response.content.decode()
        assert response["Content-Type"].startswith("application/json")
        return json.loads(response.content)

    return asked


def test_whoever_is_not_signed_in_is_told_so_in_chinese(county: Cast, ask: Any) -> None:
    for address in (
        "registers",
        "mediation/cases",
        "mediation/cases/1",
        "figures",
        "figures/mediation.accepted/records",
    ):
        assert ask(None, address, 401) == {"detail": "请先登录。"}


def test_the_registers_are_those_the_caller_sees(county: Cast, ask: Any) -> None:
    assert [reg["key"] for reg in ask(county.mediator, "registers")] == ["mediation"]
    assert [reg["key"] for reg in ask(county.office, "registers")] == list(registers())
    assert ask(county.stranger, "registers") == []


def test_a_register_names_its_open_fields_and_no_sealed_one(county: Cast, ask: Any) -> None:
    (reg,) = ask(county.mediator, "registers")
    assert reg["fields"]["accepted_on"] == "受理日期"
    assert not {"parties", "summary", "risk"} & set(reg["fields"])


def test_cases_come_newest_first_and_page_by_key(year: Any, county: Cast, ask: Any) -> None:
    first = ask(county.mediator, "mediation/cases?limit=3")
    rest = ask(county.mediator, f"mediation/cases?limit=3&before={first['next']}")
    expected = [row.pk for row in reversed(year["jia"])]
    assert [case["id"] for case in (*first["items"], *rest["items"])] == expected
    assert rest["next"] is None


def test_cases_can_be_narrowed_by_year_and_stage(year: Any, county: Cast, ask: Any) -> None:
    assert len(ask(county.office, "mediation/cases?year=2025")["items"]) == 1
    assert len(ask(county.office, "mediation/cases?year=2026&stage=调解中")["items"]) == 1


def test_a_case_comes_with_its_history_and_chain(year: Any, county: Cast, ask: Any) -> None:
    row = year["jia"][1]
    case = ask(county.mediator, f"mediation/cases/{row.pk}")
    assert (case["number"], case["fields"]["result"], case["fields"]["accepted_on"]) == (
        row.number,
        "agreed",
        "2026-02-02",
    )
    steps = [event["step"] for event in case["events"]]
    assert steps == ["register", "accept", "assign", "mediate", "agree", "sign"]
    assert case["events"][0]["previous"] == ""
    for before, after in zip(case["events"], case["events"][1:], strict=False):
        assert after["previous"] == before["hash"]
    assert case["events"][-1]["documents"] == [
        {"document": "人民调解协议书", "filename": "人民调解协议书.pdf"}
    ]


def test_sealed_fields_leave_neither_with_the_case_nor_with_its_events(
    year: Any, county: Cast, ask: Any
) -> None:
    answers = [
        ask(county.mediator, "mediation/cases"),
        ask(county.mediator, f"mediation/cases/{year['jia'][1].pk}"),
        ask(county.mediator, "figures/mediation.accepted/records?year=2026"),
    ]
    for answer in answers:
        text = json.dumps(answer, ensure_ascii=False)
        assert not [secret for secret in SECRETS if secret in text]
        assert "parties" not in text


def test_the_town_next_door_gets_nothing_of_this_one(year: Any, county: Cast, ask: Any) -> None:
    neighbour = county.mediator_next_door
    assert [case["id"] for case in ask(neighbour, "mediation/cases")["items"]] == [year["yi"][0].pk]
    ask(neighbour, f"mediation/cases/{year['jia'][1].pk}", 404)
    ask(neighbour, "reconsideration/cases", 404)
    for organ in ("jia", "jia-tw", "county", "nowhere"):
        ask(neighbour, f"figures?year=2026&organ={organ}", 404)
        ask(neighbour, f"figures/mediation.accepted/records?year=2026&organ={organ}", 404)
    found = ask(neighbour, "figures/mediation.accepted/records?year=2026")
    assert [record["id"] for record in found["items"]] == [year["yi"][0].pk]


def test_what_is_not_there_and_what_may_not_be_seen_are_told_alike(year: Any, county: Cast, ask: Any) -> None:
    hidden = ask(county.mediator_next_door, f"mediation/cases/{year['jia'][1].pk}", 404)
    assert hidden == ask(county.mediator_next_door, "mediation/cases/999999", 404)


def test_the_records_of_a_figure_are_as_many_as_it_says(year: Any, county: Cast, ask: Any) -> None:
    found, after = [], ""
    while True:
        page = ask(county.office, f"figures/mediation.accepted/records?year=2026&limit=3{after}")
        found += page["items"]
        if page["next"] is None:
            break
        after = f"&after={page['next']}"
    assert len({record["id"] for record in found}) == len(found) == int(page["figure"]["value"]) == 4


def test_the_records_of_one_group_can_be_asked_for(year: Any, county: Cast, ask: Any) -> None:
    page = ask(county.office, "figures/mediation.accepted/records?year=2026&by=kind&group=family")
    assert [record["id"] for record in page["items"]] == [year["jia"][2].pk]
    assert page["figure"]["value"] == "1"


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("figures?year=abc", 422),
        ("figures?year=2027", 422),
        ("figures?period=20x", 422),
        ("figures/mediation.accepted/records?by=parties&group=x", 422),
        ("figures/mediation.accepted/records?by=kind", 422),
        ("figures/mediation.accepted/records?by=kind&group=none", 404),
        ("figures/mediation.success_rate/records?year=2026", 422),
        ("figures/mediation.nothing/records", 404),
        ("mediation/cases?limit=0", 422),
        ("mediation/cases?limit=100000", 422),
        ("mediation/cases?before=99999999999999999999", 422),
        ("mediation/cases/99999999999999999999", 404),
        ("mediation/cases/abc", 422),
        ("nothing/cases", 404),
    ],
)
def test_a_wrong_question_is_answered_in_chinese(
    year: Any, county: Cast, ask: Any, address: str, status: int
) -> None:
    detail = ask(county.office, address, status)["detail"]
    assert any("\u4e00" <= character <= "\u9fff" for character in detail)


def test_the_api_describes_itself_and_has_no_page_that_fetches_from_outside(county: Cast, ask: Any) -> None:
    paths = ask(None, "openapi.json")["paths"]
    assert set(paths) == {
        "/api/registers",
        "/api/figures",
        "/api/figures/{key}/records",
        "/api/{key}/cases",
        "/api/{key}/cases/{id}",
    }
    assert Client().get("/api/docs").status_code == 404


def test_nothing_can_be_written_through_the_api(year: Any, county: Cast) -> None:
    client = Client()
    client.force_login(county.office)
    for address in ("registers", "mediation/cases", f"mediation/cases/{year['jia'][1].pk}", "figures"):
        for method in (client.post, client.put, client.patch, client.delete):
            assert method(f"/api/{address}").status_code == 405


def test_a_list_takes_eight_queries_however_long_it_is(
    year: Any, county: Cast, django_assert_max_num_queries: Any
) -> None:
    client = Client()
    client.force_login(county.mediator)
    for serial in range(10):
        dispute(county.mediator, on=date(2026, 4, 1 + serial))
    client.get("/api/figures?year=2026")
    for address in ("mediation/cases", "figures?year=2026", "figures/mediation.accepted/records?year=2026"):
        with django_assert_max_num_queries(8):
            assert client.get(f"/api/{address}").status_code == 200


@pytest.mark.parametrize("organ", ["county", "jia", "yi"])
def test_page_api_and_command_give_the_same_figures(
    year: Any, county: Cast, ask: Any, organ: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    import re

    from zhunsheng.commands.figures import command

    monkeypatch.setattr("zhunsheng.clock.today", lambda: TODAY)
    told = CliRunner().invoke(command, ["--year", "2026", "--organ", organ, "--json"], catch_exceptions=False)
    by_command = {
        f["key"]: (f["value"], f["previous"]["value"], f["fingerprint"]) for f in json.loads(told.output)
    }
    by_api = {
        f["key"]: (f["value"], f["previous"]["value"], f["fingerprint"])
        for f in ask(county.office, f"figures?year=2026&organ={organ}")["figures"]
    }
    assert by_api == by_command
    client = Client()
    client.force_login(county.office)
    page = client.get(f"/figures/?year=2026&organ={organ}").content.decode()
    shown = dict(
        re.findall(r'href="/figures/([\w.]+)/[^>]*>[^<]*</a></th><td class="num"><strong>([^<]*)<', page)
    )
    assert set(shown) == set(by_api)
    for key, (value, _, _) in by_api.items():
        number = shown[key].replace(",", "")
        assert (float(number) == float(value)) if value is not None else number in ("未报", "无")
