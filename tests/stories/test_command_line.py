"""The command line as an office's engineer uses it: a county built, verified, tampered with, backed up and put back."""

import json
import os
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from zhunsheng.config.registers import REGISTERS


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """A command in a process of its own, as from a shell."""
    return subprocess.run(
        [sys.executable, "-m", "zhunsheng", *words],
        env={**os.environ, "ZHUNSHENG_HOME": str(home), "ZHUNSHENG_TODAY": "2026-11-22"},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


@pytest.fixture(scope="module")
def county(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo county, built once for this file."""
    home = tmp_path_factory.mktemp("county") / "var"
    built = run(home, "demo")
    assert built.returncode == 0, built.stderr
    assert "其中错误 0 处" in built.stdout
    return home


def test_the_demo_can_be_built_again_and_adds_nothing(county: Path) -> None:
    before = run(county, "verify").stdout
    again = run(county, "demo")
    assert again.returncode == 0
    assert "新增 0 个" in again.stdout
    assert run(county, "verify").stdout == before


def test_what_was_built_holds(county: Path) -> None:
    verified = run(county, "verify")
    assert (verified.returncode, verified.stderr) == (0, "")
    assert "全部相符" in verified.stdout


def test_the_report_lies_there_with_its_lineage(county: Path) -> None:
    lineage = json.loads((county / "reports" / "2026" / "report.lineage.json").read_text(encoding="utf-8"))
    keys = {figure["key"] for sentence in lineage["sentences"] for figure in sentence["figures"]}
    assert {"mediation.accepted", "reconsideration.accepted"} <= keys


def test_the_figure_the_records_and_the_report_say_the_same(county: Path) -> None:
    figures = json.loads(run(county, "figures", "--year", "2026", "--json").stdout)
    said = {f["key"]: f["value"] for f in _list(figures)}
    found = json.loads(
        run(county, "figure", "mediation.succeeded", "--year", "2026", "--records", "--json").stdout
    )
    records = found["records"] if isinstance(found, dict) else found
    assert len(records) == int(float(said["mediation.succeeded"]))


def _list(figures: Any) -> list[dict[str, Any]]:
    return figures["figures"] if isinstance(figures, dict) else list(figures)


def test_every_register_is_listed_with_its_provisions(county: Path) -> None:
    said = json.loads(run(county, "registers", "--json").stdout)
    assert [r["key"] for r in said] == list(REGISTERS)
    assert all(step["basis"] for r in said for step in r["steps"])


def test_the_sweep_run_twice_notes_nothing_twice(county: Path) -> None:
    run(county, "sweep")
    assert "登记逾期 0 条" in run(county, "sweep").stdout


def test_a_backup_is_put_back_and_verified(county: Path, tmp_path: Path) -> None:
    file, home = tmp_path / "county.backup", tmp_path / "new"
    assert run(county, "backup", str(file)).returncode == 0
    restored = run(home, "restore", str(file))
    assert (restored.returncode, restored.stderr) == (0, "")
    assert "核验全部相符" in restored.stdout
    assert run(home, "verify").stdout == run(county, "verify").stdout


def test_a_backup_never_overwrites_and_a_restore_never_mixes(county: Path, tmp_path: Path) -> None:
    file = tmp_path / "county.backup"
    run(county, "backup", str(file))
    second, mixed = run(county, "backup", str(file)), run(county, "restore", str(file))
    assert (second.returncode, mixed.returncode) == (2, 2)
    assert "已经存在" in second.stderr
    assert "已有数据" in mixed.stderr


def test_a_broken_backup_restores_nothing(county: Path, tmp_path: Path) -> None:
    file, home = tmp_path / "county.backup", tmp_path / "new"
    run(county, "backup", str(file))
    file.write_bytes(file.read_bytes()[:-2000])
    broken = run(home, "restore", str(file))
    assert broken.returncode == 2
    assert "没有恢复任何内容" in broken.stderr
    assert not (home / "zhunsheng.sqlite3").exists()


def test_an_edit_behind_the_back_is_found_and_named(county: Path, tmp_path: Path) -> None:
    file, home = tmp_path / "county.backup", tmp_path / "edited"
    run(county, "backup", str(file))
    run(home, "restore", str(file))
    with sqlite3.connect(home / "zhunsheng.sqlite3") as database:
        database.execute("UPDATE records_event SET outcome = '已履行（改）' WHERE case_id = 3 AND seq = 2")
    database.close()
    verified = run(home, "verify")
    assert verified.returncode == 1
    assert "第 2 条：内容与校验值不符，被改动过" in verified.stdout


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("fly",), "没有命令 fly"),
        (("figure", "mediation.nothing", "--year", "2026", "--records"), "mediation.nothing"),
        (("figures", "--year", "2026", "--organ", "nowhere"), "nowhere"),
        (("deadline", "reconsideration.nothing", "--from", "2026-03-02"), "reconsideration.nothing"),
        (("restore", "/nowhere/at/all"), "不是本系统的备份"),
    ],
    ids=["unknown command", "unknown figure", "unknown organ", "unknown rule", "no such backup"],
)
def test_a_wrong_call_is_one_sentence_and_exit_two(
    county: Path, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    home = tmp_path / "empty" if words[0] == "restore" else county
    called = run(home, *words)
    assert called.returncode == 2
    assert sentence in called.stderr
    assert "Traceback" not in called.stderr
