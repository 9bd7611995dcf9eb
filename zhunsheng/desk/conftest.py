"""What the tests of the pages share: the county, a fixed day, signed-in browsers, and an opener that checks every page."""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import html5lib
import pytest
from django.conf import settings
from django.test import Client

from tests.people import Cast
from tests.records.steps import at
from zhunsheng import clock
from zhunsheng.records.models import Person

TODAY = date(2026, 3, 10)
_NAMELESS = {"hidden", "submit", "button"}


@pytest.fixture(autouse=True, scope="session")
def static_folder() -> None:
    """The folder that ``serve`` collects assets into; without it the file server warns, and a warning is an error."""
    Path(settings.STATIC_ROOT).mkdir(parents=True, exist_ok=True)


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> date:
    """The day of every test: a Tuesday, ten in the morning."""
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))
    return TODAY


@pytest.fixture
def sign_in() -> Callable[[Person], Client]:
    """A browser in which that person is signed in."""

    def enter(person: Person) -> Client:
        client = Client()
        client.force_login(person)
        return client

    return enter


@pytest.fixture
def mediator(county: Cast, sign_in: Callable[[Person], Client]) -> Client:
    """The browser of the mediator of 甲镇."""
    return sign_in(county.mediator)


@pytest.fixture
def open_page() -> Callable[..., str]:
    """Opens an address, or posts to it, and gives the page once it is sound (see `problems`)."""

    def opened(
        client: Client, address: str, *, status: int = 200, data: Any = None, follow: bool = False
    ) -> str:
        response = (
            client.get(address, follow=follow) if data is None else client.post(address, data, follow=follow)
        )
        text = response.content.decode()
        assert response.status_code == status, text.partition("<main")[2]
        assert problems(text) == []
        policy = response.headers["Content-Security-Policy"]
        assert "default-src 'self'" in policy
        assert "unsafe" not in policy
        return text

    return opened


def problems(text: str) -> list[str]:
    """Everything wrong with a page, as sentences; none when it is sound."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    page = parser.parse(text)
    found = [f"第 {place[0]} 行：{code}" for place, code, _ in parser.errors]
    found += _frame(page) + _names(page) + _forms(page) + _purity(page)
    return found


def said(element: Any) -> str:
    """The text of an element, in one line."""
    return " ".join("".join(element.itertext()).split())


def _frame(page: Any) -> list[str]:
    found = []
    heads = [said(h) for h in page.iter("h1")]
    title = said(page.find("head/title"))
    if page.get("lang") != "zh-CN":
        found.append("没有写明语言")
    if len(heads) != 1:
        found.append(f"应有一个一级标题，现有 {heads}")
    elif title != f"{heads[0]} · 准绳":
        found.append(f"页名“{title}”与标题“{heads[0]}”不一致")
    return found


def _names(page: Any) -> list[str]:
    ids = [e.get("id") for e in page.iter() if e.get("id")]
    found = [f"id 重复：{i}" for i in sorted({i for i in ids if ids.count(i) > 1})]
    labelled = {e.get("for") for e in page.iter("label")}
    for tag in ("input", "select", "textarea"):
        for e in page.iter(tag):
            if e.get("type") not in _NAMELESS and e.get("id") not in labelled and not e.get("aria-label"):
                found.append(f"没有标签：{tag} {e.get('name')}")
    for name in ("for", "aria-describedby"):
        for e in page.iter():
            found += [f"{name} 指向不存在的 {w}" for w in (e.get(name) or "").split() if w not in ids]
    found += [f"没有文字的链接 {a.get('href')}" for a in page.iter("a") if not said(a)]
    return found


def _forms(page: Any) -> list[str]:
    found = []
    for form in page.iter("form"):
        if not form.get("action"):
            found.append("表单没有写明送到哪里")
        tokens = [i for i in form.iter("input") if i.get("name") == "csrfmiddlewaretoken"]
        if (form.get("method") or "get").lower() == "post" and len(tokens) != 1:
            found.append(f"表单 {form.get('action')} 没有防伪令牌")
    return found


def _purity(page: Any) -> list[str]:
    found = []
    for e in page.iter():
        if not isinstance(e.tag, str):
            continue
        if e.tag == "style" or (e.tag == "script" and not e.get("src")):
            found.append(f"页内写了 {e.tag}")
        for name, value in e.attrib.items():
            if name == "style" or (name.startswith("on") and name != "on"):
                found.append(f"页内属性 {e.tag} {name}")
            if name in ("href", "src", "action") and re.match(r"(?i)\s*(https?:|//|javascript:)", value):
                found.append(f"外部地址 {value}")
    return found
