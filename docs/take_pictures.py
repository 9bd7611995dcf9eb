"""Takes the pictures of ``docs/tutorials/the-years-campaign.md`` again, from the demo county while it is being served.

``ZHUNSHENG_TODAY=2026-11-20 zhunsheng demo``, the same day for ``zhunsheng serve``, then ``python docs/take_pictures.py``.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from shutil import which

from playwright.sync_api import Browser, Page, sync_playwright

HERE = Path(__file__).resolve().parent
ADDRESS, ACCOUNTS = "http://127.0.0.1:8000", HERE.parent / "var" / "demo-accounts.txt"
CAMPAIGN = "云溪县2026年法治政府建设示范创建"
LIAISON, HEAD, REVIEWER, LEADER = "caolin", "fangyu", "xiaowen", "zhoumin"


@dataclass(frozen=True)
class Picture:
    """One picture: its file, who looks, the way to the page, how far down it is shown (px), or which part of it alone."""

    name: str
    who: str
    way: Callable[[Page], None]
    height: int = 640
    part: str = ""


def tab(name: str, query: str = "") -> Callable[[Page], None]:
    """A tab of the campaign."""

    def way(page: Page) -> None:
        page.get_by_role("link", name="工作任务", exact=True).click()
        page.get_by_role("link", name=CAMPAIGN, exact=True).click()
        page.locator("nav.tabs").get_by_role("link", name=name, exact=True).click()
        page.wait_for_load_state()
        if query:
            page.goto(f"{page.url}?{query}")

    return way


def row(name: str, query: str = "", then: str = "") -> Callable[[Page], None]:
    """The first row of a tab, with something folded opened on its page."""

    def way(page: Page) -> None:
        tab(name, query)(page)
        page.locator("tbody th a").first.click()
        page.wait_for_load_state()
        if then:
            page.locator("summary", has_text=then).first.click()

    return way


def inbox(page: Page) -> None:
    """The first page."""
    page.get_by_role("link", name="待办", exact=True).first.click()


def rectification(page: Page) -> None:
    """The list of rectification."""
    tab("督导")(page)
    page.get_by_role("link", name="整改清单", exact=True).click()
    page.wait_for_load_state()


PICTURES = (
    Picture("campaign-inbox", LIAISON, inbox, height=560),
    Picture("campaign-item", LIAISON, row("填报", "state=open")),
    Picture(
        "campaign-proof",
        LIAISON,
        row("填报", "state=open", then="附一份材料"),
        part="details.newproof",
        height=398,
    ),
    Picture("campaign-sign", HEAD, tab("填报", "state=signing"), height=490),
    Picture("campaign-returned", LIAISON, row("填报", "state=returned")),
    Picture("campaign-queue", REVIEWER, tab("评审"), height=560),
    Picture("campaign-measured", REVIEWER, row("评审", "state=marked&code=6.1.2"), part=".marking"),
    Picture("campaign-mark", REVIEWER, row("评审"), height=690),
    Picture("campaign-return", REVIEWER, row("评审"), part=".marking form.reasoned"),
    Picture("campaign-leader", LEADER, tab("领导驾驶舱")),
    Picture("campaign-matrix", LEADER, tab("挂图作战"), height=690),
    Picture("campaign-rectification", LEADER, rectification, height=500),
    Picture("campaign-scores", LEADER, tab("得分"), height=540),
)
MENU = 208
"""Pixels at the left that every page has in common: shown once, in the first picture."""


def main(address: str = ADDRESS, accounts: str | Path = ACCOUNTS, only: str = "") -> None:
    """Takes them all, or those whose names begin with `only`."""
    lines = Path(accounts).read_text(encoding="utf-8").splitlines()
    passwords = {line.split()[0]: line.split()[1] for line in lines if line.strip()}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=which("chromium"), args=["--no-sandbox", "--disable-gpu"]
        )
        pages: dict[str, Page] = {}
        for picture in PICTURES:
            if not picture.name.startswith(only):
                continue
            if picture.who not in pages:
                pages[picture.who] = signed_in(browser, address, picture.who, passwords[picture.who])
            take(pages[picture.who], picture)
        browser.close()


def signed_in(browser: Browser, address: str, who: str, password: str) -> Page:
    """A page of somebody who has signed in."""
    page = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN").new_page()
    page.goto(address)
    page.fill("[name=login]", who)
    page.fill("[name=password]", password)
    page.click("main button[type=submit], form button[type=submit]")
    page.wait_for_selector("h1:has-text('待办')")
    return page


def take(page: Page, picture: Picture) -> None:
    """Goes there and takes it; the window is tall, so that nothing that sticks lies over a part of the page."""
    page.set_viewport_size({"width": 1366, "height": 2400 if picture.part else picture.height})
    picture.way(page)
    page.wait_for_load_state("networkidle")
    file = HERE / "pictures" / f"{picture.name}.png"
    box = {"x": 0 if picture is PICTURES[0] else MENU, "y": 0, "width": 1366, "height": picture.height}
    if picture.part:
        box = page.locator(picture.part).first.bounding_box() or box
    width, height = min(box["width"], 1366 - box["x"]), min(box["height"], picture.height)
    page.screenshot(path=file, clip={"x": box["x"], "y": box["y"], "width": width, "height": height})
    print(f"{file.name} {file.stat().st_size // 1024} kB")


if __name__ == "__main__":
    main(*sys.argv[1:])
