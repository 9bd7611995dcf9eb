"""A real browser for the stories: Debian's Chromium, driven without anything from the internet."""

import os
import shutil
from collections.abc import Iterator
from typing import Any

import pytest

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def browser_page() -> Iterator[Any]:
    """A page of 1366×768 in a fresh browser; skips with the reason where there is none, but never in CI."""
    if CHROMIUM is None:
        if os.environ.get("CI"):
            pytest.fail("这台机器上没有 chromium，CI 里必须有：见 Makefile 的 browser 一节")
        pytest.skip("没有 chromium，浏览器测试没有运行；Debian 上用 apt-get install chromium 安装")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
        )
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        page = context.new_page()
        page.set_default_timeout(20_000)
        yield page
        browser.close()
