"""The measure on real reports, read beside the checkout. docs/reading-scores.md holds the table."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.shared import shared
from zhunsheng.reading import load, read_text

HELD_BACK = ("x025", "x035", "x103", "guangming_2021")
"""Texts that no rule was written from."""

pytestmark = pytest.mark.shared


def score(tmp_path: Path, *only: str) -> dict[str, float]:
    predicted = tmp_path / "pred.jsonl"
    with predicted.open("w", encoding="utf-8") as out:
        for file in sorted(shared("reading/texts").glob("*.txt")):
            out.write(json.dumps(read_text(load(file)).as_dict(file.name), ensure_ascii=False) + "\n")
    command = [
        sys.executable,
        str(shared("reading/score.py")),
        "--pred",
        str(predicted),
        "--only",
        ",".join(only),
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def test_all_texts_reach_the_floor(tmp_path: Path) -> None:
    result = score(tmp_path)
    assert result["f1"] >= 0.99
    assert result["role_accuracy"] >= 0.98
    assert result["key_accuracy"] >= 0.95
    assert result["anomalies_found"] == result["anomalies_high"]
    assert result["hard_caught"] == result["hard_faults"]
    assert result["false_alarms"] == 0


def test_texts_held_back_reach_the_floor(tmp_path: Path) -> None:
    result = score(tmp_path, *HELD_BACK)
    assert result["f1"] >= 0.97
    assert result["role_accuracy"] >= 0.95
    assert result["key_accuracy"] >= 0.9


def test_the_real_reports_hold_no_error_that_is_not_a_broken_spelling() -> None:
    for file in sorted(shared("reading/texts").glob("*.txt")):
        errors = {finding.kind for finding in read_text(load(file)).findings if finding.severity == "error"}
        assert errors <= {"broken_date", "broken_document_number"}, file.name
