"""The life of a statistics form in a real browser: issued, filled in, refused, mended, signed, handed in, returned, summed up."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.records.steps import at
from tests.stories.browser import browser_page
from zhunsheng.statistics.tests.conftest import Team, build_team

# 浏览器的驱动在主线程里有事件循环，Django 因此以为自己在异步里。
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "plumb-line-42-straight"
TODAY = date(2026, 1, 8)

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def page() -> Iterator[Any]:
    yield from browser_page()


@pytest.fixture
def people(transactional_db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Team:
    from tests.people import cast
    from zhunsheng import clock

    settings.HOME = tmp_path
    settings.ACCOUNT_RATE_LIMITS = False
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))
    team = build_team(cast())
    for person in (team.office, team.jia, team.jia_head):
        person.set_password(PASSWORD)
        person.save()
    return team


class Visitor:
    """Somebody at the screen."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address

    def sign_in(self, username: str, then: str = "/") -> None:
        self.page.context.clear_cookies()
        self.page.goto(self.address + then)
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("form button[type=submit]")
        self.page.wait_for_selector(".side")

    def follow(self, text: str) -> None:
        self.page.get_by_role("link", name=text, exact=True).first.click()

    def press(self, text: str) -> None:
        self.page.get_by_role("button", name=text, exact=True).click()
        self.page.wait_for_load_state()

    def write(self, key: str, text: str) -> None:
        self.page.fill(f'[name="v.{key}"]', text)

    def text(self) -> str:
        return str(self.page.inner_text("main"))


def test_a_form_goes_out_comes_back_is_returned_and_is_summed_up(
    people: Team, live_server: Any, page: Any
) -> None:
    one = Visitor(page, live_server.url)

    # 依法治县办下发
    one.sign_in("office")
    one.follow("统计填报表")
    one.follow("下发")
    one.follow("法治政府建设综合情况表")
    one.press("下发")
    assert "下发给 3 个单位" in one.text()

    # 联络员从待办进去填；光标到哪一格，解释就在下面
    one.sign_in("lianluo-jia")
    one.follow("填报")
    page.focus('[name="v.leadership.instructions"]')
    assert (
        page.locator(".box__tip:visible").inner_text().startswith("组织领导·对法治政府建设作出指示批示（次）")
    )
    one.write("leadership.study_sessions", "12")
    one.write("mediation.full_time_mediators", "3")
    page.get_by_text("其余空格", exact=True).click()
    one.press("都填 0（没有发生）")

    # 硬错：不能送审，说出是哪几格
    one.press("送审")
    assert "审核还有 1 处没有通过，没有送审" in one.text()
    page.get_by_text("应不大于“调解组织·人民调解员” 0").click()
    one.write("mediation.mediators", "5")
    one.press("送审")
    assert "已送甲镇人民政府负责人审签" in one.text()

    # 负责人审签，联络员整包上报
    one.sign_in("head-jia")
    one.follow("审签")
    one.press("同意，审签")
    one.sign_in("lianluo-jia")
    one.follow("上报")
    one.follow("整包上报")
    one.press("整包上报")
    assert "已上报甲镇人民政府2025年的 1 张表" in one.text()

    # 退回一格
    one.sign_in("office", "/statistics/progress/")
    page.locator("tr", has_text="甲镇").get_by_role("link").last.click()
    one.follow("退回")
    page.get_by_label("理由").fill("与学法台账不符")
    page.get_by_label("学法·专题学法、专题培训：12").check()
    one.press("退回")
    assert "已退回甲镇人民政府" in one.text()

    # 改正后重报
    one.sign_in("lianluo-jia")
    one.follow("改正后重报")
    assert "退回：与学法台账不符" in one.text()
    assert page.input_value('[name="v.leadership.study_sessions"]') == "12"
    one.write("leadership.study_sessions", "11")
    one.press("送审")
    one.sign_in("head-jia")
    one.follow("审签")
    one.press("同意，审签")
    one.follow("整包上报")
    one.press("整包上报")

    # 汇总，从合计点到单位，从单位点到那一格
    one.sign_in("office", "/statistics/summary/governance/")
    assert "还有 2 家没有上报" in one.text()
    page.locator("tr", has_text="专题学法、专题培训").get_by_role("link", name="11").click()
    assert "1 家有数，2 家未报（未计入）" in one.text()
    page.locator("tr", has_text="甲镇").get_by_role("link").first.click()
    assert page.locator(":target").inner_text().strip() == "11"
    assert "退回" in one.text()


def test_what_was_typed_survives_the_end_of_the_session(people: Team, live_server: Any, page: Any) -> None:
    row = people.issue("jia")[0]
    one = Visitor(page, live_server.url)
    one.sign_in("lianluo-jia", f"/statistics/{row.pk}/fill/1/")
    page.type('[name="v.leadership.study_sessions"]', "12")
    page.wait_for_selector(".form__draft:not(:empty)")
    page.on("dialog", lambda dialog: dialog.accept())
    one.sign_in("lianluo-jia", f"/statistics/{row.pk}/fill/1/")
    assert page.input_value('[name="v.leadership.study_sessions"]') == "12"
    assert "已恢复上次没有提交的草稿" in one.text()
    one.press("保存草稿")
    row.refresh_from_db()
    assert row.filled["leadership.study_sessions"].text == "12"


def test_a_draft_kept_by_the_browser_is_not_laid_over_newer_numbers(
    people: Team, live_server: Any, page: Any
) -> None:
    row = people.issue("jia")[0]
    one = Visitor(page, live_server.url)
    one.sign_in("lianluo-jia", f"/statistics/{row.pk}/fill/1/")
    page.type('[name="v.leadership.study_sessions"]', "12")
    page.wait_for_selector(".form__draft:not(:empty)")
    people.filled(row, leadership__study_sessions="9")
    page.on("dialog", lambda dialog: dialog.accept())
    page.goto(f"{live_server.url}/statistics/{row.pk}/")
    assert page.input_value('[name="v.leadership.study_sessions"]') == "9"
