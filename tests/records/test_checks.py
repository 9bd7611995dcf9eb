"""What is wrong with the law or a declaration stops the start, with file and line."""

from pathlib import Path
from typing import Any

import pytest

from zhunsheng.records.checks import law_is_sound, registers_are_sound


def test_the_law_and_every_register_are_sound() -> None:
    assert [*registers_are_sound(), *law_is_sound()] == []


def test_a_county_parameter_without_a_basis_stops_the_start_with_file_and_line(
    settings: Any, tmp_path: Path
) -> None:
    (tmp_path / "parameters.yaml").write_text(
        "normative.npc_filing:\n  - value: 30 calendar_days\n    from: 2026-01-01\n", encoding="utf-8"
    )
    settings.COUNTY = tmp_path
    [error] = law_is_sound()
    assert error.id == "registers.E003"
    assert "parameters.yaml" in error.msg
    assert "行" in error.msg


def test_a_register_that_cannot_be_read_stops_the_start(
    settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from zhunsheng.records import checks, registry

    settings.ZHUNSHENG_REGISTERS = ("nowhere",)
    monkeypatch.setattr(checks, "registers", registry.registers.__wrapped__)
    [error] = registers_are_sound()
    assert error.id == "registers.E002"
    assert "nowhere" in error.msg
