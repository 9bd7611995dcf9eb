"""The tree: names that say something, files one can read in a sitting, nothing of the machine it was written on."""

import re
from pathlib import Path

import pytest

from tests.house.project import PACKAGE, ROOT, files, name

SAY_NOTHING = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "constants",
    "service",
    "services",
    "tools",
}
TEXT = {".py", ".md", ".yaml", ".toml", ".txt", ".in", ".html", ".css", ".js", ".svg", ".sql", ".cfg", ""}
LONGEST = 500
# 拼起来写，免得这个文件找到自己。
HOSTS = re.compile(
    r"https?" + r"://[^/\s\"'<>)]*(?:pypi|pythonhosted|mirror|npm|registry|artifactory|nexus)", re.IGNORECASE
)
MACHINE = re.compile(r"(?<![\w.])/(?:ho" + r"me|ro" + r"ot|wo" + r"rk|opt|Users|tmp/[a-z]+home)/")


def test_no_file_is_named_after_nothing() -> None:
    assert [
        name(p)
        for p in files(".py")
        if SAY_NOTHING & {part.partition(".")[0] for part in p.relative_to(ROOT).parts}
    ] == []


def test_no_file_is_too_long_to_read() -> None:
    """Generated lists (locks, migrations, reference), tables of law and the licence are looked up, not read."""
    looked_up = {".txt", ".yaml"}
    long = [
        name(path)
        for path in files(*(TEXT - looked_up - {""}))
        if not {"migrations", "reference", "index"} & set(path.parts)
        and len(path.read_text("utf-8").splitlines()) > LONGEST
    ]
    assert long == []


def written() -> list[Path]:
    """Everything written by hand or tool that goes into the project as text."""
    return [path for path in files() if path.suffix in TEXT]


@pytest.mark.parametrize(
    "trace", [HOSTS, MACHINE], ids=["the host of a registry", "a path of somebody's machine"]
)
def test_nothing_of_the_machine_is_in_the_project(trace: re.Pattern[str]) -> None:
    assert [
        f"{name(path)}：{found[0]}" for path in written() if (found := trace.search(path.read_text("utf-8")))
    ] == []


@pytest.mark.parametrize("page", list(files(".html")), ids=name)
def test_a_template_has_no_script_or_style_of_its_own(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    assert re.findall(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=|javascript:", text) == []


@pytest.mark.parametrize("page", list(files(".html", ".css", ".js")), ids=name)
def test_nothing_is_fetched_from_the_internet(page: Path) -> None:
    # 命名空间不是地址，浏览器不去取。
    text = page.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
    assert re.findall(r"(?:https?:)?//[a-z0-9-]+\.[a-z]+[^\s\"')]*", text) == []


def test_every_module_says_what_it_is_about() -> None:
    silent = [
        name(path)
        for path in files(".py")
        if path.is_relative_to(PACKAGE)
        and "migrations" not in path.parts
        and path.read_text("utf-8").strip()
        and not path.read_text("utf-8").lstrip().startswith(('"""', 'r"""'))
    ]
    assert silent == []
