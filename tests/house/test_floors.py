"""The floors: who may import whom (pyproject.toml, [tool.importlinter])."""

import re

import pytest
from importlinter.cli import lint_imports

from tests.house.project import PACKAGE, ROOT, files, name


def test_every_floor_imports_downward_only(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    broken = lint_imports(no_cache=True, no_logo=True)
    # 结果里写着是哪一行引用了不该引用的。
    assert broken == 0, capsys.readouterr().out


def test_nothing_goes_in_a_circle_inside_a_floor(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Of any two neighbours, modules or folders, at most one knows the other."""
    monkeypatch.chdir(ROOT)
    broken = lint_imports(limit_to_contracts=("no-circles",), no_cache=True, no_logo=True)
    assert broken == 0, capsys.readouterr().out


def test_every_folder_of_the_package_has_its_floor() -> None:
    """A new folder must say where it stands, or nothing would be checked of it."""
    layers = re.search(r"layers = \[(.*?)\n\]", (ROOT / "pyproject.toml").read_text("utf-8"), re.DOTALL)
    assert layers
    placed = set(re.findall(r"zhunsheng\.(\w+)", layers[1]))
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert folders - placed == set()


def test_the_clock_is_read_in_one_place() -> None:
    """Ruff forbids reading it (TID251); this counts who asks to be excused."""
    excused = {name(path) for path in files(".py") if "# noqa: TID251" in path.read_text("utf-8")}
    assert excused - {name(PACKAGE / "clock.py"), "tests/house/test_floors.py"} == set()
