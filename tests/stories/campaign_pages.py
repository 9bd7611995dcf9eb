"""The pages of the year's work as people use them: everybody at a screen of their own, buttons called by their names."""

import re
from collections.abc import Mapping
from io import BytesIO
from pathlib import Path
from typing import Any

from tests.records.steps import PDF

PASSWORD = "plumb-line-42-straight"


class Desk:
    """Somebody at the screen: an own browser context, signed in as one person."""

    def __init__(self, browser: Any, address: str, username: str) -> None:
        context = browser.new_context(viewport={"width": 1366, "height": 768}, locale="zh-CN")
        self.page, self.address, self.username = context.new_page(), address, username
        self.page.set_default_timeout(30_000)
        self.page.goto(address)
        self.sign_in()

    def sign_in(self) -> None:
        """Through the page of the login, wherever it leads on to."""
        self.page.fill("[name=login]", self.username)
        self.page.fill("[name=password]", PASSWORD)
        with self.page.expect_navigation():
            self.page.click("main button[type=submit], form button[type=submit]")

    def follow(self, name: str, *, exact: bool = True) -> None:
        """A link by its words."""
        with self.page.expect_navigation():
            self.page.get_by_role("link", name=name, exact=exact).first.click()

    def walk(self, *names: str) -> None:
        """Several links, one after another."""
        for name in names:
            self.follow(name)

    def turn_to(self, tab: str) -> None:
        """Another tab of the page; its name may stand elsewhere on the page too."""
        with self.page.expect_navigation():
            self.page.locator("nav.tabs").get_by_role("link", name=tab, exact=True).click()

    def press(self, name: str, inside: Any = None, *, exact: bool = True) -> str:
        """A button by its words; returns what the next page says was done, empty when nothing was."""
        with self.page.expect_navigation():
            (inside or self.page).get_by_role("button", name=name, exact=exact).first.click()
        done = self.page.locator("[data-message=success]")
        return str(done.first.inner_text()) if done.count() else ""

    def labelled(self, label: str) -> Any:
        """A field by its label, with or without the star of what must be filled."""
        return self.page.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")).first

    def fill(self, said: Mapping[str, str]) -> None:
        """Fields by their labels."""
        for label, value in said.items():
            self.labelled(label).fill(value)

    def choose(self, said: Mapping[str, str]) -> None:
        """Lists by their labels."""
        for label, value in said.items():
            self.labelled(label).select_option(label=value)

    def tick(self, *labels: str) -> None:
        """Options and ticks by their labels."""
        for label in labels:
            self.labelled(label).check()

    def unfold(self, summary: str) -> None:
        """A folded part of the page."""
        self.page.locator("details:not([open]) > summary", has_text=summary).first.click()

    def attach(self, name: str) -> None:
        """A small PDF, put into the page's file field."""
        upload = {"name": f"{name}.pdf", "mimeType": "application/pdf", "buffer": PDF + name.encode()}
        self.page.locator("main input[type=file]").first.set_input_files(upload)

    def download(self, name: str) -> bytes:
        """The file behind a link or a button."""
        with self.page.expect_download() as coming:
            self.page.locator("a, button").filter(has_text=name).first.click()
        return Path(coming.value.path()).read_bytes()

    def row(self, *words: str) -> Any:
        """The first row of a table that holds all these words."""
        found = self.page.locator("tbody tr")
        for word in words:
            found = found.filter(has_text=word)
        return found.first

    def enter(self, *words: str) -> None:
        """Follows the title of a row."""
        with self.page.expect_navigation():
            self.row(*words).locator("th a").first.click()

    def refusal(self) -> str:
        """Why the page did not do it."""
        return str(self.page.locator("[role=alert], .field__error").first.inner_text())

    def text(self) -> str:
        """Everything on the page."""
        return str(self.page.inner_text("main"))


def go_to_item(desk: Desk, campaign: str, code: str) -> None:
    """From the menu to the item of an indicator."""
    desk.walk("工作任务", campaign)
    desk.turn_to("填报")
    desk.enter(code)


def fill_item(desk: Desk, answer: str, said: Mapping[str, str]) -> None:
    """What a liaison writes on the sheet of an item, not yet saved."""
    desk.tick(answer)
    desk.fill(said)


def fill_figures(desk: Desk, values: Mapping[str, str]) -> None:
    """The numbers that an organ gives itself, by figure."""
    for key, value in values.items():
        desk.page.fill(f'[name="value-{key}"]', value)


def add_proof(desk: Desk, kind: str, name: str, *, ref: str = "", file: bool = False) -> str:
    """One more proof on the sheet of an item."""
    if desk.page.locator("details.newproof:not([open])").count():
        desk.unfold("附一份材料")
    desk.choose({"材料类别": kind})
    desk.fill({"材料名称": name, "指向": ref})
    if file:
        desk.attach(name)
    return desk.press("附上")


def filled_table(sheet: bytes, leads: Mapping[str, str], support: Mapping[str, str]) -> bytes:
    """The decomposition as it was downloaded, with leads and supports written in by code; "" leads whatever is left."""
    import fastexcel
    import xlsxwriter

    table = fastexcel.read_excel(sheet).load_sheet(0, header_row=None, dtypes="string").to_arrow()
    rows = [
        [cell or "" for cell in row]
        for row in zip(*(column.to_pylist() for column in table.columns), strict=True)
        if any(row)
    ]
    at = next(number for number, row in enumerate(rows) if "编码" in row)
    code, lead, helped = (rows[at].index(name) for name in ("编码", "牵头单位", "配合单位"))
    for row in rows[at + 1 :]:
        row[lead] = row[lead] or leads.get(row[code], leads[""])
        row[helped] = row[helped] or support.get(row[code], "")
    made = BytesIO()
    with xlsxwriter.Workbook(made) as book:
        page = book.add_worksheet()
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return made.getvalue()
