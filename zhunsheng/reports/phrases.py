"""How the registers speak in the yearly report, collected through the list of registers."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec

from zhunsheng.records.registry import register, registers
from zhunsheng.writing import Section


@cache
def phrases(key: str) -> tuple[Section, ...]:
    """The sections of a register, ``OUTLINE`` in its ``phrases.py``; none while it says nothing."""
    register(key)
    name = f"zhunsheng.registers.{key}.phrases"
    if find_spec(name) is None:
        return ()
    outline: tuple[Section, ...] = import_module(name).OUTLINE
    return outline


def all_phrases() -> tuple[Section, ...]:
    """The sections of all registers, in the order of the list."""
    return tuple(section for key in registers() for section in phrases(key))
