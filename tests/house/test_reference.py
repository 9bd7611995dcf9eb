"""The reference pages: what follows from the code is generated and current, the rest is complete."""

import re
import runpy
from importlib import import_module
from types import ModuleType

import pytest

from tests.house.project import DOCS, PACKAGE, REGISTERS, files, name
from zhunsheng.records.registry import own_fields, register

REFERENCE = DOCS / "reference"


def page(file: str) -> str:
    """A reference page."""
    return (REFERENCE / file).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def generated() -> dict[str, str]:
    """The pages as the code says they should be now."""
    pages: dict[str, str] = runpy.run_path(str(DOCS / "generate.py"))["pages"]()
    return pages


def test_the_generated_pages_are_current(generated: dict[str, str]) -> None:
    stale = [
        file for file, text in generated.items() if not (REFERENCE / file).exists() or page(file) != text
    ]
    assert stale == [], "请运行 make docs"


def test_every_word_of_declaration_is_explained() -> None:
    lines = [line for line in page("words.md").splitlines() if line.startswith("| `")]
    assert lines
    assert [line for line in lines if line.endswith("|  |")] == []


@pytest.mark.parametrize("key", REGISTERS)
def test_every_step_figure_role_and_field_is_in_the_reference(key: str) -> None:
    reg = register(key)
    wanted = {
        "steps.md": [step.key for step in reg.procedure.steps],
        "figures.md": [figure.key for figure in reg.figures],
        "permissions.md": [*(role.key for role in (*reg.actors, *reg.seen_by)), *own_fields(key)],
    }
    missing = [word for file, words in wanted.items() for word in words if f"`{word}`" not in page(file)]
    assert missing == []


def test_every_setting_from_the_environment_is_documented() -> None:
    read = {
        setting
        for path in files(".py")
        if path.is_relative_to(PACKAGE)
        for setting in re.findall(
            r"environ(?:\.get\(|\[|\.setdefault\()\s*\"(ZHUNSHENG_\w+)\"", path.read_text("utf-8")
        )
    }
    described = set(re.findall(r"^\| `(ZHUNSHENG_\w+)`", page("settings.md"), re.MULTILINE))
    assert read
    assert read == described


def error_modules() -> list[ModuleType]:
    """Every errors.py of the package."""
    found = [path for path in files(".py") if path.is_relative_to(PACKAGE) and path.name == "errors.py"]
    return [import_module(name(path).removesuffix(".py").replace("/", ".")) for path in found]


@pytest.mark.parametrize("module", error_modules(), ids=lambda module: module.__name__)
def test_every_error_stands_in_the_tree_at_the_head_of_its_file(module: ModuleType) -> None:
    own = [
        thing.__name__
        for thing in vars(module).values()
        if isinstance(thing, type) and issubclass(thing, Exception) and thing.__module__ == module.__name__
    ]
    assert [error for error in own if error not in (module.__doc__ or "")] == []
    assert [error for error in own if error not in page("errors.md")] == []
