"""The frame of the pages, preferences, search, help, sign-in and plain answers."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.test import Client, override_settings

from tests.people import Cast
from tests.records.steps import dispute
from zhunsheng.desk.conftest import problems
from zhunsheng.desk.frame import answers
from zhunsheng.records.models import Case, Person

Opener = Callable[..., str]


def test_the_style_page_shows_every_component(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, "/style/")
    for part in (
        "state--late",
        "deadline",
        "timeline",
        "figure",
        "field--wrong",
        "refusal",
        "pager",
        "empty",
        "banner",
    ):
        assert part in page


@pytest.mark.parametrize(
    "address",
    ["/accounts/password/change/", "/accounts/logout/", "/accounts/2fa/", "/search/", "/r/mediation/help/"],
)
def test_signed_in_pages_are_sound(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener, address: str
) -> None:
    county.mediator.set_password("a-Long-pass-2026")
    county.mediator.save()
    open_page(sign_in(county.mediator), address)


@pytest.mark.parametrize("address", ["/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"])
def test_pages_before_signing_in_are_sound(db: None, open_page: Opener, address: str) -> None:
    open_page(Client(), address)


def test_a_request_for_another_host_is_refused_with_a_sound_page(db: None) -> None:
    response = Client().get("/", headers={"host": "elsewhere.example"})
    assert response.status_code == 400
    assert problems(response.content.decode()) == []


def test_two_step_pages_are_sound_after_signing_in(county: Cast, open_page: Opener) -> None:
    county.mediator.set_password("a-Long-pass-2026")
    county.mediator.save()
    client = Client()
    open_page(client, "/accounts/login/", data={"login": "jia", "password": "a-Long-pass-2026"}, follow=True)
    asked = "/accounts/2fa/totp/activate/"
    open_page(client, asked, follow=True)
    page = open_page(
        client, f"/accounts/reauthenticate/?next={asked}", data={"password": "a-Long-pass-2026"}, follow=True
    )
    assert "data:image/svg" in page


def test_nobody_signs_up(db: None) -> None:
    filled = {"username": "mallory", "password1": "a-Long-pass-2026", "password2": "a-Long-pass-2026"}
    Client().post("/accounts/signup/", filled)
    assert not Person.objects.filter(username="mallory").exists()


def test_a_wrong_password_is_told_in_one_sentence(county: Cast, open_page: Opener) -> None:
    page = open_page(Client(), "/accounts/login/", data={"login": "jia", "password": "wrong-wrong-1"})
    assert "用户名或密码不正确" in page


def test_signing_in_leads_to_the_inbox_and_signing_out_leaves_nothing_behind(
    county: Cast, open_page: Opener
) -> None:
    county.mediator.set_password("a-Long-pass-2026")
    county.mediator.save()
    client = Client()
    page = open_page(
        client, "/accounts/login/", data={"login": "jia", "password": "a-Long-pass-2026"}, follow=True
    )
    assert "<h1>待办</h1>" in page
    assert client.get("/").headers["Cache-Control"] == "no-store"
    open_page(client, "/accounts/logout/", data={}, follow=True)
    assert client.get("/").status_code == 302


def test_logging_out_needs_a_post(mediator: Client) -> None:
    mediator.get("/accounts/logout/")
    assert mediator.get("/").status_code == 200


def test_large_type_is_kept_with_the_person(county: Cast, mediator: Client, open_page: Opener) -> None:
    assert 'class="large"' not in open_page(mediator, "/")
    assert 'class="large"' in open_page(mediator, "/preferences/large-type/", data={"next": "/"}, follow=True)
    county.mediator.refresh_from_db()
    assert county.mediator.large_type


def test_a_switch_never_leads_to_another_site(mediator: Client) -> None:
    response = mediator.post("/preferences/year/", {"year": "", "next": "https://elsewhere.example/"})
    assert response.headers["Location"] == "/"


def test_cases_are_found_by_number_and_by_name(county: Cast, mediator: Client, open_page: Opener) -> None:
    row = dispute(county.mediator)
    assert row.number in open_page(mediator, f"/search/?q={row.number}")
    assert row.number in open_page(mediator, "/search/?q=排水")


def test_a_neighbour_finds_nothing_of_ours(
    county: Cast, sign_in: Callable[[Person], Client], open_page: Opener
) -> None:
    dispute(county.mediator)
    assert "没有找到" in open_page(sign_in(county.mediator_next_door), "/search/?q=排水")


def test_what_is_searched_for_is_shown_as_text(mediator: Client, open_page: Opener) -> None:
    assert "<b>x" not in open_page(mediator, "/search/?q=<b>x</b>")


def test_unknown_addresses_are_told_in_chinese(mediator: Client, open_page: Opener) -> None:
    assert "没有找到" in open_page(mediator, "/nowhere/", status=404)
    assert "没有找到" in open_page(Client(), "/nowhere/", status=404)


def test_a_form_without_its_token_is_told_to_be_reloaded(county: Cast) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(county.mediator)
    response = client.post("/preferences/year/", {"year": "2026"})
    assert response.status_code == 403
    assert "页面已过期" in response.content.decode()
    assert problems(response.content.decode()) == []


@override_settings(DATA_UPLOAD_MAX_MEMORY_SIZE=100)
def test_a_form_larger_than_forms_may_be_is_413(county: Cast, mediator: Client, open_page: Opener) -> None:
    open_page(mediator, "/preferences/year/", data={"year": "2026" * 100}, status=413)


def test_htmx_gets_refusals_as_fragments(county: Cast, mediator: Client) -> None:
    row = dispute(county.mediator)
    response = mediator.get(f"/r/mediation/{row.pk}/step/sign/", headers={"HX-Request": "true"})
    assert response.status_code == 422
    text = response.content.decode()
    assert "须先“达成书面协议”" in text
    assert "<html" not in text


def test_an_unexpected_error_is_written_down_under_the_number_the_page_tells(
    county: Cast, mediator: Client, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def fall(*_: Any, **__: Any) -> None:
        raise RuntimeError("机器坏了")

    monkeypatch.setattr("zhunsheng.records.access.Access.todos", fall)
    monkeypatch.setattr(answers.secrets, "token_hex", lambda _: "5ea1ed00")
    mediator.raise_request_exception = False
    response = mediator.get("/")
    assert response.status_code == 500
    assert "5ea1ed00" in response.content.decode()
    assert problems(response.content.decode()) == []
    noted = next(r for r in caplog.records if r.name == answers.__name__)
    assert "5ea1ed00" in noted.getMessage()
    assert noted.exc_info


def test_the_help_page_names_every_step_and_its_provision(mediator: Client, open_page: Opener) -> None:
    page = open_page(mediator, "/r/mediation/help/")
    assert "立卷归档" in page
    assert "《人民调解法》第三十三条" in page


def test_the_manual_of_a_register_is_shown_under_the_heading_of_the_page(
    county: Cast, mediator: Client, open_page: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "help.md").write_text(
        "# 怎样登记\n\n先**登记**。\n\n<script>alert(1)</script>\n", encoding="utf-8"
    )
    monkeypatch.setattr(apps.get_app_config("mediation"), "path", str(tmp_path))
    page = open_page(mediator, "/r/mediation/help/")
    assert "<h2>怎样登记</h2>" in page
    assert "<strong>登记</strong>" in page
    assert "&lt;script&gt;alert" in page


def test_control_characters_of_a_pasted_text_are_not_kept(mediator: Client) -> None:
    row = dispute_typed(mediator, "排水\x08沟\ufffe纠纷\0")
    assert row.title == "排水沟纠纷"


@pytest.mark.parametrize("address", ["/r/mediation/99999999999999999999/", "/law/rule/%00/"])
def test_an_address_that_no_database_takes_leads_nowhere(mediator: Client, address: str) -> None:
    assert mediator.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/r/mediation/?before=", "/r/mediation/?after=", "/library/?before="])
def test_a_cursor_of_endless_digits_starts_anew(mediator: Client, open_page: Opener, address: str) -> None:
    open_page(mediator, address + "9" * 5000)


def test_a_year_of_endless_digits_is_no_year(mediator: Client, open_page: Opener) -> None:
    open_page(mediator, "/preferences/year/", data={"year": "9" * 5000, "next": "/"}, follow=True)


def dispute_typed(client: Client, title: str) -> Any:
    """A dispute registered on the page under that title."""
    said = {"organ": "jia-tw", "title": title, "on": "20260310", "ticket": "t-1"}
    facts = {
        "f_source": "applied",
        "f_kind": "neighbour",
        "f_parties": "张三、李四",
        "f_summary": "排水沟堵塞",
    }
    response = client.post("/r/mediation/new/", said | facts)
    assert response.status_code == 302, response.content.decode().partition("<main")[2][:2000]
    return Case.objects.get()
