"""Every address of the desk, walked as everybody: never a fault, never another organ's data, nothing written by looking."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape
from itertools import cycle
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import resolve

from tests.house.full_county import NOW, FullCounty, full_county, routes
from tests.people import Cast
from zhunsheng import clock
from zhunsheng.records.models import Person

OPENED_WITH = {200, 302, 403, 404, 405, 422}
REFUSED_WITH = {302, 400, 403, 404, 405, 409, 413, 422}
OF_ALL = {
    "", "search/", "style/", "library/", "library/compare/", "library/compare/xlsx/", "readings/", "campaigns/",
    "notices/", "duties/", "learning/", "learning/exams/", "statistics/", "report/<int:year>/draft/",
    "law/", "law/rule/<str:rule>/", "law/instruments/", "law/instrument/<str:instrument>/", "law/calculator/",
    "law/calendar/", "law/texts/", "law/texts/<slug:name>/", "law/watch/",
}  # fmt: skip
"""What anybody who has signed in may open: the law, and lists that then hold only what is theirs."""
OF_ONE_ORGAN = {
    "campaigns/<int:campaign>/items/<int:item>/",
    "campaigns/<int:campaign>/items/<int:item>/proofs/<int:proof>/",
    "campaigns/<int:campaign>/review/<int:item>/",
    "campaigns/<int:campaign>/scores/<str:organ>/",
    "report/<int:year>/draft/parts/<int:part>/",
    "report/<int:year>/draft/parts/<int:part>/figures/",
    "statistics/<int:pk>/",
    "statistics/<int:pk>/fill/<int:version>/",
    "statistics/<int:pk>/excel/",
    "statistics/<int:pk>/package/",
    "learning/papers/<int:pk>/",
    "learning/exams/<int:pk>/",
    "library/<int:report>/",
    "library/<int:report>/original/",
    "library/<int:report>/changes/",
    "r/<slug:key>/<int:pk>/",
    "r/<slug:key>/<int:pk>/documents/<int:document>/",
    "r/<slug:key>/<int:pk>/step/<slug:step>/papers/<str:paper>/",
}
"""What 甲镇 says and keeps: nothing of it is told in 乙镇."""
INVOLVED = ("依法治县办", "甲镇联络员", "甲镇负责人", "评审人员", "县领导")
"""Those who write somewhere."""
FORMS = 45
"""There are more forms than this on the pages of these people; fewer means that the walk no longer finds them."""
ANSWERED = {"paper", "staff_password", "campaign_urge", "papers_package"}
"""What answers a form with a page or file of its own: a password shown once, a look before sending, a package."""
NONSENSE = {
    "nothing": (),
    "numbers": ("99999999999999999999999", "-1", "NaN"),
    "days": ("0001-01-01", "20260230", "9999-12-31"),
    "words": ("<script>alert(1)</script>😀", "长" * 100_000, "字\0字"),
}
"""What is typed into the fields of a form, in turn."""
_WRITES = re.compile(r"\s*(INSERT|UPDATE|DELETE)\b(?!.*\"django_session\")", re.IGNORECASE)
_FORM = re.compile(r"<form\b[^>]*>.*?</form>", re.DOTALL)
_FIELD = re.compile(r"<(?:input|select|textarea|button)\b[^>]*>")
_SAID = re.compile(r'\b(action|method|name|value|type)="([^"]*)"')


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: NOW)
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture
def house(county: Cast) -> FullCounty:
    return full_county(county)


def test_a_passer_by_is_sent_to_the_login_page_from_every_address(house: FullCounty) -> None:
    said = {address: _answered(Client(), "get", address) for _, address in house.addresses()}
    assert [address for address, (status, where) in said.items() if not _sent_away(status, where)] == []
    said = {address: _answered(Client(), "post", address) for _, address in house.addresses()}
    assert [address for address, (status, where) in said.items() if not _sent_away(status, where)] == []


def test_no_address_breaks_and_looking_writes_nothing(house: FullCounty) -> None:
    wrong = []
    for who in INVOLVED:
        client = _client(house.people[who])
        for route, address in house.addresses():
            status, _, written = _tried(client, "get", address)
            if status not in OPENED_WITH or written:
                wrong.append((who, route, status, written))
    assert wrong == []


def test_somebody_without_a_post_opens_only_what_is_everybodys(house: FullCounty) -> None:
    client = _client(house.people["没有任职的人"])
    opened = {route for route, address in house.addresses() if _tried(client, "get", address)[0] == 200}
    assert opened == OF_ALL


def test_what_one_organ_keeps_is_there_for_somebody_and_not_for_its_neighbour(house: FullCounty) -> None:
    known = dict(house.addresses())
    opened: dict[str, set[str]] = {route: set() for route in OF_ONE_ORGAN}
    for who, client in _everybody(house):
        for route in OF_ONE_ORGAN:
            if _tried(client, "get", known[route])[0] != 404:
                opened[route].add(who)
    assert [route for route, people in opened.items() if not people] == []
    assert {
        route: people for route, people in opened.items() if people & {"乙镇联络员", "没有任职的人"}
    } == {}


def test_nonsense_is_refused_in_words_and_leaves_nothing_behind(house: FullCounty) -> None:
    wrong, forms = [], 0
    for who in ("依法治县办", "甲镇联络员", "评审人员"):
        client = _client(house.people[who])
        for where, kept, typed in _forms(client, house):
            forms += 1
            for kind, nonsense in NONSENSE.items():
                data = (
                    {**kept, **dict(zip(typed, cycle(nonsense), strict=False))} if nonsense else {"said": ""}
                )
                status, page, written = _tried(client, "post", where, data)
                answered = {200} if resolve(where).url_name in ANSWERED else set[int]()
                if status not in REFUSED_WITH | answered:
                    wrong.append((who, where, kind, status))
                elif status >= 400 and (written or not _says_why(page)):
                    wrong.append((who, where, kind, written))
    assert wrong == []
    assert forms > FORMS


def test_a_number_that_no_row_can_have_leads_nowhere(house: FullCounty) -> None:
    client = _client(house.people["依法治县办"])
    wrong = []
    for route, pattern in routes():
        for name in (n for n, c in pattern.pattern.converters.items() if type(c).__name__ == "IntConverter"):
            strange = FullCounty(
                house.people,
                {**house.examples, name: 10**30},
                {start: {**said, name: 10**30} for start, said in house.below.items()},
            )
            status = _tried(client, "get", strange.address(route, pattern))[0]
            if status not in (404, 405):
                wrong.append((route, name, status))
    assert wrong == []


# ---------------------------------------------------------------- 怎样走


def _everybody(house: FullCounty) -> Iterator[tuple[str, Client]]:
    for who, someone in house.people.items():
        yield who, _client(someone)


def _client(someone: Person) -> Client:
    client = Client()
    client.force_login(someone)
    return client


def _answered(client: Client, method: str, address: str) -> tuple[int, str]:
    response = getattr(client, method)(address)
    return response.status_code, response.headers.get("Location", "")


def _sent_away(status: int, where: str) -> bool:
    return status == 405 or (status == 302 and where.startswith("/accounts/login/"))


class _Undone(Exception):
    """Takes back what a request wrote."""


def _tried(client: Client, method: str, address: str, data: Any = None) -> tuple[int, str, list[str]]:
    """Status, page and the writes of a request, all of it undone."""
    status, page, written = 0, "", list[str]()
    try:
        with _watched(written), transaction.atomic():
            response = getattr(client, method)(address, data or {})
            status = response.status_code
            page = b"".join(response.streaming_content) if response.streaming else response.content
            raise _Undone
    except _Undone:
        pass
    return status, page.decode(errors="replace"), written


@contextmanager
def _watched(written: list[str]) -> Iterator[None]:
    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if _WRITES.match(sql):
            written.append(sql[:80])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield


def _forms(client: Client, house: FullCounty) -> Iterator[tuple[str, dict[str, str], list[str]]]:
    """Every kind of form on the pages that the person opens: where it goes, what is hidden in it, what is typed."""
    seen = set()
    for _, address in house.addresses():
        status, page, _ = _tried(client, "get", address)
        for form in _FORM.findall(page) if status == 200 else ():
            said = dict(_SAID.findall(form[: form.index(">")]))
            fields = [dict(_SAID.findall(field)) for field in _FIELD.findall(form)]
            fields = [
                field for field in fields if field.get("name", "csrfmiddlewaretoken") != "csrfmiddlewaretoken"
            ]
            where = (unescape(said.get("action", "")) or address).partition("?")[0]
            kept = {f["name"]: unescape(f.get("value", "")) for f in fields if f.get("type") == "hidden"}
            typed = [f["name"] for f in fields if f["name"] not in kept]
            known = (resolve(where).route, *kept, *typed)
            if said.get("method") == "post" and known not in seen and not where.startswith("/accounts/"):
                seen.add(known)
                yield where, kept, typed


def _says_why(page: str) -> bool:
    """Whether there is a Chinese sentence on the page beside its frame."""
    return len(re.findall(r"[\u4e00-\u9fff]", page.partition("<main")[2] or page)) > 5
