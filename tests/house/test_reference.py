"""The reference pages: what follows from the code is generated and current, the rest is complete."""

import re
import runpy
from dataclasses import fields
from importlib import import_module
from types import ModuleType

import pytest
import yaml

from tests.house.project import DOCS, PACKAGE, REGISTERS, files, name
from zhunsheng import declare
from zhunsheng.records import fields as record_fields
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
    """In the reference, and in Chinese: whoever writes a register reads it there (docs/words.yaml)."""
    rows = [
        line
        for file in ("words.md", "gates.md")
        for line in page(file).splitlines()
        if line.startswith("| `")
    ]
    silent = [row for row in rows if not re.search(r"[\u4e00-\u9fff]", row.rpartition(" | ")[2])]
    assert silent == [], "请在 docs/words.yaml 里写明意思"
    shown = page("words.md") + page("gates.md")
    not_written = {"DeclarationError", "Additive", "Figure", "Measured", "Named"}
    unknown = [
        word
        for word in declare.__all__
        if word not in not_written
        and not isinstance(getattr(declare, word), declare.Role)
        and f"## {word}\n" not in shown
        and f"| `{word}" not in shown
    ]
    assert unknown == [], "请在 docs/words.yaml 里写明意思"


def test_no_word_is_explained_that_is_no_longer_there() -> None:
    """A renamed word must not leave its old meaning behind."""
    said = yaml.safe_load((DOCS / "words.yaml").read_text(encoding="utf-8"))
    figures = {
        f.name for kind in (declare.Count, declare.Sum, declare.Mean, declare.Ratio) for f in fields(kind)
    }
    gone = [
        f"{name}.{word}"
        for name, meanings in said["words"].items()
        for word in meanings
        if word != "is"
        and word not in (figures if name == "shared" else {f.name for f in fields(getattr(declare, name))})
    ]
    gone += [name for name in said["fields"] if not hasattr(record_fields, name)]
    assert gone == []


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
