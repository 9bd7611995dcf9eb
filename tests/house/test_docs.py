"""The documentation hangs together: every page can be reached, every link leads somewhere, the two READMEs are twins."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import DOCS, ROOT, files, name
from zhunsheng.__main__ import NAMES

PAGES = [path for path in files(".md") if "snapshots" not in path.parts]
KINDS = {"tutorials", "how-to", "reference", "decisions"}


def prose(page: Path) -> str:
    """A page without its code."""
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    return re.sub(r"`[^`\n]*`", "", text)


def links(page: Path) -> Iterator[str]:
    """The addresses a page links to inside the project, without their #part."""
    for address in re.findall(r"\]\(([^)\s]+)\)", prose(page)):
        if not re.match(r"[a-z]+:|#", address):
            yield address.partition("#")[0]


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_link_leads_somewhere(page: Path) -> None:
    assert [address for address in links(page) if not (page.parent / address).exists()] == []


def test_every_page_is_reached_from_the_index() -> None:
    reached, todo = set[Path](), [DOCS / "index.md"]
    while todo:
        page = todo.pop().resolve()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            todo += [page.parent / address for address in links(page)]
    assert {name(page) for page in PAGES if page.is_relative_to(DOCS) and page not in reached} == set()


def test_every_page_is_of_a_known_kind() -> None:
    folders = {path.name for path in DOCS.iterdir() if path.is_dir() and path.name != "pictures"}
    assert folders - {"__pycache__"} == KINDS


@pytest.mark.parametrize("page", sorted((DOCS / "decisions").glob("*.md")), ids=lambda page: page.stem)
def test_a_decision_says_what_was_decided_and_what_follows(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert text.startswith("# ")
    assert "决定" in text
    assert re.search(r"不得|禁止|必须|要求|只能|绝不|不在代码里", text), "写明从此不许什么、必须什么"


def test_the_commands_that_pages_show_exist() -> None:
    shown = {
        (name(page), word)
        for page in PAGES
        for word in re.findall(
            r"(?:^|[`\s/])zhunsheng ([a-z]{3,})(?=[\s`…])", page.read_text(encoding="utf-8")
        )
    }
    assert {(page, word) for page, word in shown if word not in NAMES} == set()


def test_the_two_readmes_are_twins() -> None:
    english, chinese = ((ROOT / file).read_text(encoding="utf-8") for file in ("README.md", "README.zh.md"))
    assert shape(english) == shape(chinese)
    assert code(english) == code(chinese)


def shape(text: str) -> list[str]:
    """The levels of the headings, in order."""
    return re.findall(r"^#+(?= )", re.sub(r"^```.*?^```", "", text, flags=re.M | re.S), flags=re.MULTILINE)


def code(text: str) -> list[str]:
    """The code that is shown, without the map of the folders, whose words are translated."""
    return re.findall(r"^```(?:sh|python)\n(.*?)^```", text, flags=re.M | re.S)


def test_the_readme_shows_the_declaration_as_it_is() -> None:
    source = (ROOT / "zhunsheng/registers/mediation/register.py").read_text(encoding="utf-8")
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    shown = re.search(r"^```python\n(.*?)^```", text, flags=re.M | re.S)
    assert shown
    pieces = [piece.strip("\n") for piece in shown[1].split("…\n")]
    assert [piece for piece in pieces if piece not in source] == []
