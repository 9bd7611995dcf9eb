"""报告库 walked in a real browser: kept, dismissed with a reason, corrected, mended, its sheet, compared, exported."""

import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.people import Cast
from tests.stories.browser import browser_page
from zhunsheng.library.tests.handing import FAULTY, MENDED, report_of

# 浏览器的驱动在主线程里有事件循环，Django 因此以为自己在异步里。
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "true")

PASSWORD = "plumb-line-42-straight"

pytestmark = [pytest.mark.browser, pytest.mark.filterwarnings("ignore::ResourceWarning")]


@pytest.fixture
def page() -> Iterator[Any]:
    yield from browser_page()


@pytest.fixture
def office(transactional_db: None, settings: Any, tmp_path: Path) -> Cast:
    """Everybody, with the office able to sign in."""
    from tests.people import cast

    settings.HOME = tmp_path
    settings.ACCOUNT_RATE_LIMITS = False
    everybody = cast()
    everybody.office.set_password(PASSWORD)
    everybody.office.save()
    return everybody


def sign_in(page: Any, address: str) -> None:
    page.goto(address)
    page.fill("[name=login]", "office")
    page.fill("[name=password]", PASSWORD)
    page.click("form button[type=submit]")
    page.wait_for_selector("h1:has-text('待办')")


def file(name: str, text: str) -> dict[str, Any]:
    return {"name": name, "mimeType": "text/plain", "buffer": text.encode()}


def test_a_report_is_kept_corrected_and_compared(office: Cast, live_server: Any, page: Any) -> None:
    sign_in(page, live_server.url)
    page.click("nav >> text=报告体检")
    page.set_input_files("[name=file]", file("报告.txt", FAULTY))
    page.get_by_role("button", name="存入报告库").click()
    page.wait_for_selector("text=已存入报告库")

    # 点正文里的错处，右边的那一条亮起来；点编号，回到正文
    page.click("a.finding:has-text('20258月')")
    number = re.search(r"#note-(\d+)$", page.url)
    assert number
    note = page.locator(f"#note-{number[1]}")
    assert "年份后面漏了“年”字" in note.inner_text()
    note.locator(".notes__number").click()
    assert page.url.endswith(f"#at-{number[1]}")

    doubt = page.locator(".notes li", has_text="各项相加是46")
    doubt.locator("summary").click()
    doubt.locator("[name=reason]").fill("不予受理的另计")
    doubt.get_by_role("button", name="不采纳").click()
    page.wait_for_selector("text=不予受理的另计")

    with page.expect_download() as sheet:
        page.click("text=体检单 docx")
    with zipfile.ZipFile(sheet.value.path()) as packed:
        assert "不予受理的另计" in packed.read("word/document.xml").decode()
    assert sheet.value.suggested_filename == "体检单-云溪县2025年法治政府建设年度报告.docx"

    page.click("text=再检：交更正版")
    page.set_input_files("[name=file]", file("更正版.txt", MENDED))
    page.get_by_role("button", name="再检").click()
    page.wait_for_selector("h1:has-text('更正对照')")
    seen = page.inner_text("main")
    assert re.search(r"已改正\s+2", seen)
    assert re.search(r"仍在\s+2", seen)
    assert re.search(r"新出现\s+0", seen)
    assert "不予受理的另计（依法治县办科长，自上一版沿用）" in seen

    # 再存两份，一并选来，逐个读
    page.click("nav >> text=报告体检")
    files = [
        file(f"{place}.txt", report_of(place, 2025, n)) for place, n in (("临河县", 300), ("石门县", 420))
    ]
    page.set_input_files("[name=file]", [*files, file("坏.txt", "no report")])
    page.get_by_role("button", name="存入报告库").click()
    page.wait_for_selector("#each-count:has-text('读完了，共 3 个')")
    assert page.locator("#each-rows a:has-text('已存入')").count() == 2
    assert "坏.txt：几乎没有汉字" in page.inner_text("#each-rows")

    page.click("nav >> text=报告库")
    page.check("[aria-label='勾选：临河县2025年法治政府建设年度报告']")
    page.check("[aria-label='勾选：石门县2025年法治政府建设年度报告']")
    page.click("text=比对勾选的")
    page.wait_for_selector("h1:has-text('报告比对')")
    with page.expect_download() as table:
        page.click("text=导出 xlsx")
    assert zipfile.is_zipfile(table.value.path())
    page.click("td >> text=420")
    page.wait_for_selector("h1:has-text('石门县2025年')")
    assert re.search(r"#n\d+$", page.url)
    assert page.locator(".here:target + *").inner_text() == "420件"


def test_the_library_works_without_script(office: Cast, live_server: Any, page: Any) -> None:
    context = page.context.browser.new_context(java_script_enabled=False, locale="zh-CN")
    still = context.new_page()
    still.set_default_timeout(20_000)
    sign_in(still, live_server.url)
    still.goto(f"{live_server.url}/readings/")
    still.set_input_files(
        "[name=file]", [file("甲.txt", FAULTY), file("乙.txt", report_of("临河县", 2024, 9))]
    )
    still.get_by_role("button", name="存入报告库").click()
    still.wait_for_selector("text=一共 2 个文件，读了 2 个")
    still.click("a:has-text('已存入') >> nth=0")
    still.locator(".notes li", has_text="漏了“年”字").get_by_role("button", name="采纳", exact=True).click()
    still.wait_for_selector("text=：采纳。")
    context.close()
