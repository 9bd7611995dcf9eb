"""What is checked at start: every declaration against its record, the law's files, the calendar."""

from typing import Any

from django.core.checks import CheckMessage, Error, register

from zhunsheng.declare.errors import RegisterUnreadable
from zhunsheng.law import LawError
from zhunsheng.records.county import book
from zhunsheng.records.kinds import wrong_kinds
from zhunsheng.records.registry import own_fields, registers
from zhunsheng.records.templates import template_problems


@register()
def registers_are_sound(**_: Any) -> list[CheckMessage]:
    """E001: a register's declaration does not hold together. E002: a register cannot be read at all."""
    try:
        found = registers()
    except RegisterUnreadable as error:
        return [Error(str(error), hint="改正所说的那一行。", id="registers.E002")]
    return [
        Error(f"{reg.name}：{problem}", hint=f"改正 registers/{key}/register.py。", id="registers.E001")
        for key, reg in found.items()
        for problem in (*reg.problems(own_fields(key)), *wrong_kinds(reg))
    ]


@register()
def templates_are_sound(**_: Any) -> list[CheckMessage]:
    """E004: a document's template cannot be read, names what is not there, or is used by no step; says file and line."""
    try:
        found = registers()
    except RegisterUnreadable:
        return []  # E002 已经说了
    return [
        Error(
            f"{reg.name}：{problem}",
            hint="改正所说的文件和行（写法见 docs/reference/templates.md）。",
            id="registers.E004",
        )
        for reg in found.values()
        for problem in template_problems(reg)
    ]


@register()
def law_is_sound(**_: Any) -> list[CheckMessage]:
    """E003: a file of the law, or of the county's parameters, does not hold together; says file and line."""
    try:
        book().rules()
    except LawError as error:
        return [Error(str(error), hint="改正所说的文件和行。", id="registers.E003")]
    return []
