"""The workshop in a real browser: several people write at once, the text is frozen, approved, changed, and published."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.records.steps import at
from tests.stories.browser import browser_page
from zhunsheng import clock
from zhunsheng.drafts.actions import begin
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.drafts.tests.workshop import OWN_WORDS, TODAY, Workshop, gathered

# 浏览器的驱动在主线程里有事件循环，Django 因此以为自己在异步里。
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "plumb-line-42-straight"
DRAFT = "/report/2026/draft/"

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def page() -> Iterator[Any]:
    yield from browser_page()


@pytest.fixture
def people(
    transactional_db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Workshop:
    from tests.people import cast

    settings.HOME = tmp_path
    settings.ACCOUNT_RATE_LIMITS = False
    monkeypatch.setattr(clock, "now", lambda: at(date(2027, 1, 15)))
    everybody = gathered(cast())
    for person in (everybody.office, everybody.leader, everybody.town):
        person.set_password(PASSWORD)
        person.save()
    return everybody


class Seat:
    """Somebody at a screen of their own."""

    def __init__(self, page: Any, address: str, username: str) -> None:
        self.page, self.address = page, address
        page.goto(address)
        page.fill("[name=login]", username)
        page.fill("[name=password]", PASSWORD)
        page.click("form button[type=submit]")
        page.wait_for_selector("h1:has-text('待办')")

    def go(self, path: str) -> None:
        self.page.goto(self.address + path)

    def press(self, name: str) -> None:
        with self.page.expect_navigation():
            self.page.get_by_role("button", name=name, exact=True).first.click()

    def open_part(self, words: str) -> None:
        self.go(DRAFT)
        self.page.locator("main a", has_text=words).first.click()
        self.page.wait_for_selector("#reads")

    def write(self, words: str, text: str) -> None:
        self.open_part(words)
        self.page.fill("#text", text)
        self.press("保存")

    @property
    def text(self) -> str:
        return str(self.page.inner_text("main"))


def test_from_begun_to_published_with_two_people_at_once(
    people: Workshop, live_server: Any, page: Any
) -> None:
    office = Seat(page, live_server.url, "office")
    office.go(DRAFT)
    office.press("开始起草")
    assert "送审之前还要办" in office.text

    office.page.get_by_role("link", name="约稿", exact=True).click()
    office.page.get_by_label("“存在的不足和原因”供稿单位").select_option(label="甲镇人民政府")
    office.press("约稿")

    # 两个人、两个浏览器，各写各的一部分。
    other = page.context.browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    town = Seat(other.new_page(), live_server.url, "jiazhen")
    town.page.locator("main a", has_text="存在的不足").first.click()
    office.write("主要负责人履行", OWN_WORDS["主要负责人履行"])
    town.page.fill("#text", "基层执法力量不足。")
    town.page.locator("h1").click()  # 离开正文就存
    town.page.wait_for_selector("text=已保存，重新读过")
    assert kept("不足").text == "基层执法力量不足。"
    assert kept("主要负责人履行").text == OWN_WORDS["主要负责人履行"]

    # 同一部分：办公室先打开，甲镇先保存；办公室后保存，两稿都在。
    office.open_part("存在的不足")
    town.page.fill("#text", "基层执法力量不足，培训不够。")
    town.press("保存")
    office.page.fill("#text", "办公室写的一稿。")
    office.press("保存")
    assert "两稿不同的地方" in office.text
    assert office.page.input_value("#text") == "办公室写的一稿。"
    assert kept("不足").text == "基层执法力量不足，培训不够。"
    office.page.fill("#text", OWN_WORDS["不足"])
    office.press("保存")
    assert kept("不足").text == OWN_WORDS["不足"]

    town.page.reload()
    town.press("交稿")
    office.open_part("存在的不足")
    office.press("采用")
    office.write("主要安排", OWN_WORDS["主要安排"])
    people.draft = Draft.objects.get(year=2026)
    people.fill()

    office.go(DRAFT)
    office.press("送审")
    leader_window = page.context.browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
    leader = Seat(leader_window.new_page(), live_server.url, "leader")
    leader.go(f"{DRAFT}approval/")
    leader.press("批准这一稿")

    # 批准以后又改：批准失效，重新送审、重新批准。
    office.write("主要安排", "加强基层执法力量。")
    office.go(DRAFT)
    assert "批准已失效" in office.text
    office.press("送审")
    leader.go(f"{DRAFT}approval/")
    leader.press("批准这一稿")

    office.go(DRAFT)
    office.press("记下报送")
    office.press("记下公布")
    assert "县政府门户网站" in office.text
    office.press("归档")
    assert "已归档" in office.text
    draft = Draft.objects.get(year=2026)
    assert (draft.state, draft.published_on) == (Draft.State.ARCHIVED, TODAY)


def test_a_figure_is_put_where_the_cursor_is_and_follows_the_register(
    people: Workshop, live_server: Any, page: Any
) -> None:
    people.draft = begin(people.office, 2026, now=at(TODAY))
    office = Seat(page, live_server.url, "office")
    office.open_part("人民调解")
    office.page.fill("#text", "受理，结束。")
    office.page.evaluate(
        "() => { const t = document.getElementById('text'); t.selectionStart = t.selectionEnd = 2; }"
    )
    office.page.locator("#offered li", has_text="受理矛盾纠纷").get_by_role("button", name="放入").click()
    office.page.wait_for_selector("text=已保存，重新读过")
    assert kept("人民调解").text == "受理{mediation.accepted}，结束。"
    assert "受理4件，结束。" in office.page.inner_text("#reads").replace("\n", "")


def kept(words: str) -> Part:
    """A part as it is kept."""
    return Part.objects.get(heading__contains=words)
