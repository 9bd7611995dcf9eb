"""A new line of work is its folder and one word: shown on a copy of the house, with the house's own tests."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.house.project import ROOT

FIXTURE = Path(__file__).parent / "new_register"
KEY = "reception"


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """The house with one folder more and one word more in its list."""
    for part in ("zhunsheng", "tests", "county", "docs"):
        ignored = shutil.ignore_patterns("__pycache__", "*.pyc", "pictures")
        shutil.copytree(ROOT / part, tmp_path / part, ignore=ignored)
    for file in ("pyproject.toml", "conftest.py", "manage.py"):
        shutil.copy(ROOT / file, tmp_path / file)
    folder = tmp_path / "zhunsheng" / "registers" / KEY
    shutil.copytree(FIXTURE, folder)
    # 夹带在测试里的源文件带 .txt，免得被当作产品的一部分。
    for file in folder.rglob("*.txt"):
        file.rename(file.with_suffix(""))
    listed = tmp_path / "zhunsheng" / "config" / "registers.py"
    text = listed.read_text(encoding="utf-8")
    listed.write_text(
        text.replace('    "yearly_report",\n', f'    "yearly_report",\n    "{KEY}",\n'), encoding="utf-8"
    )
    return tmp_path


def run(where: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "PYTHONPATH": str(where), "ZHUNSHENG_HOME": str(where / "var")}
    return subprocess.run(
        [sys.executable, *words], cwd=where, env=env, capture_output=True, text=True, timeout=300, check=False
    )


def test_a_folder_and_a_word_are_a_new_line_of_work(copy: Path) -> None:
    made = run(copy, "manage.py", "makemigrations", KEY)
    assert made.returncode == 0, made.stderr
    checked = run(copy, "manage.py", "check")
    assert checked.returncode == 0, checked.stderr
    tests = [f"zhunsheng/registers/{KEY}", "tests/house/test_registers.py", "tests/house/test_documents.py",
             "tests/house/test_glossary.py", "tests/records/test_kinds.py"]  # fmt: skip
    told = run(
        copy, "-m", "pytest", *tests, "-q", "-k", f"{KEY} or kind", "-p", "no:xdist", "-m", "not browser"
    )
    assert told.returncode == 0, told.stdout[-3000:] + told.stderr[-1000:]


@pytest.mark.parametrize(
    ("instead_of", "with_this", "says"),
    [
        ('undoes="draft", ', "", "sends_back 要是 outcomes 中的几项"),
        ('named("handlers", "接待人员")', 'named("answer", "接待人员")', "把 answer 当作一组人"),
        ('named="handlers"', 'named="nobody"', "提到不存在的字段 nobody"),
        ('"{mark}复〔{year}〕{serial}号"', '"{mark}复〔{year}〕号"', "须有 {year} 和 {serial}"),
    ],
    ids=["退回没有写退什么", "不是人的字段", "没有这个字段", "文号没有序号"],
)
def test_nonsense_in_it_stops_the_start_with_the_file(
    copy: Path, instead_of: str, with_this: str, says: str
) -> None:
    file = copy / "zhunsheng" / "registers" / KEY / "register.py"
    text = file.read_text(encoding="utf-8")
    assert instead_of in text
    file.write_text(text.replace(instead_of, with_this), encoding="utf-8")
    checked = run(copy, "manage.py", "check")
    assert checked.returncode != 0
    assert says in checked.stderr
    assert f"registers/{KEY}/register.py" in checked.stderr
