"""What the file server gives out of the desk's folders: what pages wear, and no code."""

import pytest
from django.contrib.staticfiles.finders import find, get_finders
from django.template.loader import get_template

from tests.house.project import PACKAGE


@pytest.mark.parametrize("file", ["desk/frame/tokens.css", "desk/frame/enhance.js", "desk/frame/plumb.svg"])
def test_what_a_page_wears_is_served_from_beside_it(file: str) -> None:
    assert find(file) == str(PACKAGE / file)


@pytest.mark.parametrize("file", ["desk/urls.py", "desk/frame/base.html", "desk/../config/settings.py"])
def test_code_and_templates_are_not_served(file: str) -> None:
    assert find(file) is None


def test_nothing_else_of_the_desk_is_collected() -> None:
    collected = {path for finder in get_finders() for path, _ in finder.list(None)}
    endings = {path.rpartition(".")[2] for path in collected if (PACKAGE / "desk" / path).exists()}
    assert endings == {"css", "js", "svg"}


@pytest.mark.parametrize(
    "page", sorted(PACKAGE.glob("desk/*/*.html")), ids=lambda page: f"{page.parent.name}/{page.stem}"
)
def test_a_template_is_named_by_its_path(page: object) -> None:
    name = str(page).removeprefix(f"{PACKAGE}/")
    assert get_template(name).origin.name == str(page)
