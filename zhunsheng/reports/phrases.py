"""How the registers speak in the yearly report, collected through the list of registers."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

from zhunsheng.declare.errors import DeclarationError, choices
from zhunsheng.records.registry import register, registers
from zhunsheng.writing import Section

MEASURES, RESPONSIBLE = "measures", "responsible"
"""The chapters of the report that registers speak in: what was done; what the first responsible persons did."""


@cache
def phrases(key: str) -> tuple[Section, ...]:
    """The sections of a register, ``OUTLINE`` in its ``phrases.py``; none while it says nothing."""
    module = _module(key)
    outline: tuple[Section, ...] = module.OUTLINE if module else ()
    return outline


def chapter(key: str) -> str:
    """Where a register speaks: its ``CHAPTER``, or among the measures. Raises DeclarationError for a chapter that is none."""
    name: str = getattr(_module(key), "CHAPTER", MEASURES)
    if name not in (MEASURES, RESPONSIBLE):
        raise DeclarationError(f"业务 {key}", f"报告里没有这一章：{name}", choices((MEASURES, RESPONSIBLE)))
    return name


def all_phrases(in_chapter: str = MEASURES) -> tuple[Section, ...]:
    """The sections of all registers that speak in that chapter, in the order of the list."""
    return tuple(section for key in registers() if chapter(key) == in_chapter for section in phrases(key))


def _module(key: str) -> ModuleType | None:
    register(key)
    name = f"zhunsheng.registers.{key}.phrases"
    return import_module(name) if find_spec(name) else None
