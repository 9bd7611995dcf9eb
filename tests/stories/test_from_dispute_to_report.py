"""The line through the house, walked in a real browser: a dispute becomes a number in the county's report."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.people import Cast
from tests.records.steps import PDF, at
from tests.stories.browser import browser_page

# 浏览器的驱动在主线程里有事件循环，Django 因此以为自己在异步里。
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "plumb-line-42-straight"
TODAY = date(2026, 3, 9)  # 星期一

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def page() -> Iterator[Any]:
    yield from browser_page()


@pytest.fixture
def people(transactional_db: None, settings: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Cast:
    from tests.people import cast
    from zhunsheng import clock

    settings.HOME = tmp_path
    settings.ACCOUNT_RATE_LIMITS = False
    monkeypatch.setattr(clock, "now", lambda: at(TODAY))
    everybody = cast()
    for person in (everybody.mediator, everybody.mediator_next_door, everybody.office):
        person.set_password(PASSWORD)
        person.save()
    return everybody


class Visitor:
    """Somebody at the screen."""

    def __init__(self, page: Any, address: str) -> None:
        self.page, self.address = page, address

    def sign_in(self, username: str) -> None:
        self.page.context.clear_cookies()
        self.page.goto(self.address)
        self.page.fill("[name=login]", username)
        self.page.fill("[name=password]", PASSWORD)
        self.page.click("main button[type=submit], form button[type=submit]")
        self.page.wait_for_selector("h1:has-text('待办')")

    def follow(self, text: str) -> None:
        self.page.get_by_role("link", name=text, exact=True).first.click()

    def submit(self) -> None:
        self.page.get_by_role("button", name="提交").click()

    def attach(self, *names: str) -> None:
        for number, name in enumerate(names):
            self.page.locator("input[type=file]").nth(number).set_input_files(
                {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": PDF + name.encode()}
            )

    def take(self, step: str, *documents: str, **fields: str) -> None:
        self.follow(step)
        for label, value in fields.items():
            self.page.get_by_label(label).fill(value)
        self.attach(*documents)
        self.submit()
        self.page.wait_for_selector("h2:has-text('经过')")

    def text(self) -> str:
        return str(self.page.inner_text("body"))


def test_a_dispute_becomes_a_number_in_the_report(people: Cast, live_server: Any, page: Any) -> None:
    clerk = Visitor(page, live_server.url)
    clerk.sign_in("jia")
    clerk.follow("人民调解")
    clerk.follow("登记")
    page.get_by_label("单位").select_option(label="甲镇人民调解委员会")
    page.get_by_label("名称").fill("屋后排水沟纠纷")
    page.get_by_label("纠纷来源").select_option(label="当事人申请")
    page.get_by_label("纠纷类型").select_option(label="邻里")
    page.get_by_label("当事人").fill("张某、李某")
    page.get_by_label("纠纷简要情况").fill("屋后排水沟堵塞引起争执")
    page.get_by_role("button", name="登记").click()
    page.wait_for_selector("h2:has-text('经过')")
    number = "调〔2026〕1号"
    assert number in clerk.text()

    clerk.take("受理")
    clerk.take("确定调解员", 调解员="赵六")
    clerk.take("调解并记录", "调解记录")
    clerk.take("达成书面协议")
    clerk.take("签章生效", "人民调解协议书")
    assert "已达成协议" in clerk.text()

    # 司法确认的提醒：协议生效的次日起第三十日，4 月 8 日
    clerk.follow("待办")
    inbox = clerk.text()
    assert "共同申请司法确认" in inbox
    assert "2026-04-08" in inbox

    # 领导看到这个数，点开就是这一件
    leader = Visitor(page, live_server.url)
    leader.sign_in("office")
    leader.follow("数字")
    row = page.locator("tr", has=page.get_by_role("link", name="调解成功", exact=True))
    assert "1" in row.inner_text()
    leader.follow("调解成功")
    assert number in leader.text()
    leader.follow(number)
    seen = leader.text()
    assert "屋后排水沟纠纷" in seen
    assert "张某" not in seen

    # 同一个数在报告的句子里
    leader.follow("年度报告")
    leader.follow("2026 年")
    leader.follow("登记写出的初稿")
    report = leader.text()
    assert "调解成功1件" in report.replace(" ", "").replace("\n", "")
    page.locator("a", has_text="1件").first.click()
    assert number in leader.text()


def test_the_neighbour_sees_nothing_of_it(people: Cast, live_server: Any, page: Any) -> None:
    from tests.records.steps import dispute

    row = dispute(people.mediator, on=TODAY)
    neighbour = Visitor(page, live_server.url)
    neighbour.sign_in("yi")
    neighbour.follow("人民调解")
    assert row.number not in neighbour.text()
    page.goto(f"{live_server.url}/r/mediation/{row.pk}/")
    assert "没有这件事项" in neighbour.text()
    page.goto(f"{live_server.url}/figures/?organ=jia")
    assert page.locator("h1").inner_text() != "数字：甲镇人民政府"


def test_a_wrong_file_is_refused_in_one_sentence_and_nothing_is_lost(
    people: Cast, live_server: Any, page: Any
) -> None:
    from tests.records.steps import dispute, step

    row = step(people.mediator, dispute(people.mediator, on=TODAY), "accept", TODAY)
    row = step(people.mediator, row, "assign", TODAY, mediators="赵六")
    clerk = Visitor(page, live_server.url)
    clerk.sign_in("jia")
    page.goto(f"{live_server.url}/r/mediation/{row.pk}/step/mediate/")
    page.get_by_label("办理日期").fill("20260309")
    page.locator("input[type=file]").set_input_files(
        {"name": "记录.docx", "mimeType": "application/octet-stream", "buffer": b"MZ\x90\x00program"}
    )
    clerk.submit()
    assert "内容不是 docx 文件" in clerk.text()
    assert row.events.count() == 3
