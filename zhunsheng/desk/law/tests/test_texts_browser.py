"""One whole law in a real browser: from its file, over the comparison and the office's confirmation, to the case counted anew."""

import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from tests.law.texts.invented import NEW, OLD
from tests.people import Cast, cast
from tests.records.steps import APPLICATION, at
from tests.stories.browser import browser_page
from zhunsheng import clock
from zhunsheng.records.actions import open_case

# 浏览器的驱动在主线程里有事件循环，Django 因此以为自己在异步里。
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "plumb-line-42-straight"
MONDAY, TUESDAY = date(2026, 11, 9), date(2026, 11, 10)
REVIEW = "收到申请后五个工作日内审查，决定受理或者不予受理。"

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def page() -> Iterator[Any]:
    yield from browser_page()


@pytest.fixture
def county(transactional_db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    """Everybody on a Tuesday in November, with the office and a handler able to sign in."""
    settings.HOME = tmp_path
    settings.ACCOUNT_RATE_LIMITS = False
    monkeypatch.setattr(clock, "now", lambda: now())
    everybody = cast()
    for person in (everybody.office, everybody.handler):
        person.set_password(PASSWORD)
        person.save()
    return everybody


def now() -> datetime:
    return at(TUESDAY)


def enter(page: Any, live_server: Any, name: str) -> None:
    page.context.clear_cookies()
    page.goto(live_server.url)
    page.fill("[name=login]", name)
    page.fill("[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.wait_for_selector("h1")


def upload(name: str, words: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "buffer": words.encode()}


def test_a_whole_law_goes_from_its_file_to_the_case_counted_anew(
    county: Cast, live_server: Any, page: Any
) -> None:
    row = open_case(
        county.clerk, "reconsideration", organ="bureau", title="不服罚款", on=MONDAY, now=at(MONDAY), facts=APPLICATION
    )  # fmt: skip
    enter(page, live_server, "office")
    page.goto(f"{live_server.url}/law/")
    page.get_by_role("link", name="新旧对照").click()
    page.set_input_files("[name=new]", upload("新文本.txt", NEW))
    page.set_input_files("[name=old]", upload("旧文本.txt", OLD))
    _shot(page, "texts")
    page.get_by_role("button", name="读入并对照").click()
    page.wait_for_selector("h1:has-text('《行政复议法》新旧对照')")
    _shot(page, "comparison")
    changed = page.locator("table.compared tr", has_text="内容有改动")
    assert changed.locator("th").all_inner_texts() == ["第三十条", "第九十条"]
    assert changed.first.locator("ins").inner_text() == "，三日内"
    # 逐条核对：有新条号的继续，没有的到期；审查期限改为三日
    rules = page.locator("fieldset.met")
    for place in range(rules.count()):
        found = page.input_value(f"[name=basis{place}]")
        page.select_option(f"[name=to{place}]", "on" if found else "ends")
    review = rules.filter(has_text=REVIEW)
    assert review.locator("[name^=basis]").input_value() == "第三十一条第一、二款"
    review.locator("[name^=value]").fill("3")
    _shot(page, "rules", review)
    page.get_by_role("button", name="确认并重算未结事项").click()
    page.wait_for_selector("h2:has-text('末日变了的事项')")
    _shot(page, "moved")
    (cells,) = [
        line.locator("td").all_inner_texts() for line in page.locator("tr", has_text=row.number).all()
    ]
    assert cells[1:] == ["2026-11-16", "2026-11-12"]

    enter(page, live_server, "handler")
    page.goto(f"{live_server.url}/notices/")
    assert "末日由2026-11-16变为2026-11-12" in page.inner_text("main")
    page.goto(f"{live_server.url}/r/reconsideration/{row.pk}/")
    assert "《行政复议法》2026 年文本" in page.inner_text("main")
    assert "2026-11-12" in page.inner_text("main")
    _shot(page, "case")
    _taken_back(page, live_server)


def _taken_back(page: Any, live_server: Any) -> None:
    """确认错了：撤回要写原因，旧文本照旧起作用，新文本回到等待核对。"""
    enter(page, live_server, "office")
    page.goto(f"{live_server.url}/law/watch/")
    _shot(page, "watch")
    page.get_by_role("link", name="录入新文本").click()
    page.get_by_text("确认错了").click()
    _shot(page, "mistaken")
    page.get_by_label("撤回的原因").fill(" ")
    page.get_by_role("button", name="撤回，原文本照旧起作用").click()
    page.wait_for_selector("text=请写明为什么撤回")
    page.get_by_text("确认错了").click()
    page.get_by_label("撤回的原因").fill("施行日填错")
    page.get_by_role("button", name="撤回，原文本照旧起作用").click()
    page.wait_for_selector("h2:has-text('等待核对')")
    _shot(page, "taken_back")
    assert "末日变了的 1 件" in page.inner_text("main")


def _shot(page: Any, name: str, into: Any = None) -> None:
    """A picture of the page, where a folder for pictures is named."""
    folder = os.environ.get("PICTURES")
    if folder:
        if into is not None:
            into.scroll_into_view_if_needed()
        page.screenshot(path=str(Path(folder) / f"{name}.png"))
