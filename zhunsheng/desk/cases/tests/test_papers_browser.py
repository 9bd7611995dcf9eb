"""A document made in a real browser: the form filled, the document looked at in its own tab, downloaded, the step taken."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import docx
import pytest

from tests.people import Cast, cast
from tests.records.steps import PDF, dispute, step
from tests.stories.browser import browser_page

# 浏览器的驱动在主线程里有事件循环，Django 因此以为自己在异步里。
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "plumb-line-42-straight"
MARCH = date(2026, 3, 2)

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def page() -> Iterator[Any]:
    yield from browser_page()


@pytest.fixture
def county(transactional_db: None, settings: Any, tmp_path: Path) -> Cast:
    """Everybody, with the mediator able to sign in."""
    settings.HOME = tmp_path
    settings.ACCOUNT_RATE_LIMITS = False
    everybody = cast()
    everybody.mediator.set_password(PASSWORD)
    everybody.mediator.save()
    return everybody


@pytest.fixture
def row(county: Cast) -> Any:
    """A dispute that was mediated; its agreement can be written or oral."""
    row = dispute(county.mediator)
    row = step(county.mediator, row, "accept", MARCH)
    row = step(county.mediator, row, "assign", MARCH, mediators="孙八")
    return step(county.mediator, row, "mediate", MARCH, "调解记录")


def test_a_document_is_made_signed_and_kept_with_its_step(
    county: Cast, row: Any, live_server: Any, page: Any, tmp_path: Path
) -> None:
    page.goto(live_server.url)
    page.fill("[name=login]", "jia")
    page.fill("[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.goto(f"{live_server.url}/r/mediation/{row.pk}/step/agree_orally/")
    page.fill("[name=on]", "20260303")
    page.fill("[name=f_amount]", "8000")
    with page.expect_popup() as opened:
        page.get_by_role("button", name="生成《口头协议登记表》").click()
    preview = opened.value
    preview.wait_for_selector("h1:has-text('口头协议登记表')")
    assert "2026年3月3日" in preview.locator(".drawn").inner_text()
    with preview.expect_download() as downloading:
        preview.get_by_role("button", name="下载 docx").click()
    downloading.value.save_as(tmp_path / "made.docx")
    (table,) = docx.Document(str(tmp_path / "made.docx")).tables
    assert "张三、李四" in [cell.text for row in table.rows for cell in row.cells]
    # 下载以后还能再下载一次
    assert preview.get_by_role("button", name="下载 docx").is_enabled()

    # 原来那一页还在，填的没有丢；在输入框里按回车是提交这一步，不是再生成一份
    assert page.input_value("[name=f_amount]") == "8000"
    page.set_input_files("[name=d_0]", {"name": "登记表.pdf", "mimeType": "application/pdf", "buffer": PDF})
    page.press("[name=f_amount]", "Enter")
    page.wait_for_selector("text=已办理“达成口头协议”")
    assert page.locator("text=《口头协议登记表》").count() == 1
