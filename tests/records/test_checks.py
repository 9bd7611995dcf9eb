"""What is wrong with the law or a declaration stops the start, with file and line."""

import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.checks import CheckMessage

import zhunsheng.registers as registers_package
from zhunsheng.numbers import owners
from zhunsheng.records import checks, registry
from zhunsheng.records.checks import law_is_sound, registers_are_sound
from zhunsheng.statistics import declared, known


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


def test_a_register_without_a_folder_stops_the_start(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    [error] = _read_anew(settings, monkeypatch, "nowhere")
    assert error.id == "registers.E002"
    assert "nowhere" in error.msg


@pytest.mark.parametrize(
    ("line", "says"),
    [
        (
            'Count("tea.drunk", "喝茶", unit="杯", datted_by="on")',
            "不认识的词 datted_by。是不是要写 dated_by？",
        ),
        ('rule("mediation.no_such_rule")', "没有规则 mediation.no_such_rule"),
        ('instrument("人民调解法").article("第九十九条")', "没有第九十九条"),
        ("from zhunsheng.declare import aproved_by", "aproved_by"),
    ],
    ids=["a misspelt word", "an unknown rule", "an article beyond the last", "an unknown import"],
)
def test_what_is_wrong_in_a_declaration_is_said_once_with_its_file_and_line(
    line: str, says: str, settings: Any, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Not a traceback, and not again by the forms, which are not what is wrong."""
    monkeypatch.delitem(sys.modules, "zhunsheng.registers.tea", raising=False)
    (tmp_path / "tea").mkdir()
    (tmp_path / "tea/__init__.py").write_text("")
    words = "from zhunsheng.declare import Count\nfrom zhunsheng.law import instrument, rule\n"
    (tmp_path / "tea/register.py").write_text(f"{words}\n{line}\n", encoding="utf-8")
    monkeypatch.setattr(registers_package, "__path__", [*registers_package.__path__, str(tmp_path)])
    [error] = _read_anew(settings, monkeypatch, "tea")
    assert error.msg.startswith("registers/tea/register.py 第 4 行")
    assert says in error.msg


def _read_anew(settings: Any, monkeypatch: pytest.MonkeyPatch, *names: str) -> list[CheckMessage]:
    """What every check says at a start with these registers."""
    settings.ZHUNSHENG_REGISTERS = names
    for module in (checks, known, owners):
        monkeypatch.setattr(module, "registers", registry.registers.__wrapped__)
    for cached in (known.known, declared.forms, owners.owned_keys):
        cached.cache_clear()
    try:
        return [*registers_are_sound(), *checks.templates_are_sound(), *declared.forms_are_sound()]
    finally:
        for cached in (known.known, declared.forms, owners.owned_keys):
            cached.cache_clear()
