"""The figures that forms may collect: their names, units and explanations, and which register owns them by now.

Three sources, one name each: what a register counts (it then owns the figure), what reports speak of (the reading catalogue),
and ``figures.yaml`` here for the rest. An explanation (指标解释) for any of them may stand in ``figures.yaml``.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.declare import Additive
from zhunsheng.declare.errors import DeclarationError
from zhunsheng.declare.wording import strict
from zhunsheng.numbers.owners import owned_keys, wrong_with
from zhunsheng.reading.catalogue import catalogue
from zhunsheng.reading.units import norm
from zhunsheng.records.registry import registers

_FILE = Path(__file__).parent / "figures.yaml"


@dataclass(frozen=True, slots=True)
class Known:
    """A figure of the catalogue; `register` is the key of the register that counts it, "" while none does."""

    key: str
    name: str
    unit: str
    note: str
    register: str


@strict
@dataclass(frozen=True, kw_only=True)
class _Entry:
    """One entry of ``figures.yaml``; `name` and `unit` only for a figure that no other source knows."""

    key: str
    name: str = ""
    unit: str = ""
    note: str = ""


@cache
def known() -> Mapping[str, Known]:
    """Every figure that can be collected, by key. DeclarationError for one that two sources name."""
    entries = [_Entry(**words) for words in _read()]
    notes = {entry.key: entry.note for entry in entries}
    found = {
        entry.key: Known(entry.key, entry.zh, entry.unit.partition("|")[0], notes.get(entry.key, ""), "")
        for entry in catalogue().entries.values()
    }
    for reg in registers().values():
        for figure in reg.figures:
            if isinstance(figure, Additive):
                note = notes.get(figure.key, "") or figure.note
                found[figure.key] = Known(figure.key, figure.name, figure.unit, note, reg.key)
    for entry in entries:
        if not entry.name:
            if entry.key not in found:
                raise DeclarationError(f"figures.yaml 的 {entry.key}", "别处不认识它，要写 name 和 unit")
        elif entry.key not in found:
            found[entry.key] = Known(entry.key, entry.name, entry.unit, entry.note, "")
    for key, owner in owned_keys().items():
        if key in found and isinstance(owner.declared, Additive):
            found[key] = replace(found[key], register=owner.register)
    return found


def problems_of_names() -> Iterator[str]:
    """What is wrong with the names (`read_as`) that registers claim for their figures."""
    for key, owner in owned_keys().items():
        figure = owner.declared
        if key == figure.key:
            continue
        if wrong := wrong_with(key):
            yield f"数字“{figure.name}”的 read_as：{wrong}"
        units = units_of(key)
        if not units:
            yield f"数字“{figure.name}”的 read_as：目录里没有 {key}，报告和填报表都不认识它"
        elif norm(getattr(figure, "unit", "")) not in units:
            yield f"数字“{figure.name}”按{getattr(figure, 'unit', '')}算，{key} 按{'或'.join(sorted(units))}算，单位要一致"


def units_of(key: str) -> frozenset[str]:
    """The units in which reports and forms speak of a figure; empty for a key that none of them knows."""
    if entry := catalogue().entries.get(key):
        return entry.units
    return frozenset(norm(unit) for one, unit in forms_only().items() if one == key)


def forms_only() -> dict[str, str]:
    """The figures that only forms speak of, each with its unit."""
    return {entry.key: entry.unit for entry in (_Entry(**words) for words in _read()) if entry.name}


def split(key: str) -> tuple[str, str]:
    """The figure that a blank's key begins with and the part of it that follows; the part is "" for a whole figure."""
    words = key.split(".")
    for cut in range(len(words), 1, -2):
        if (figure := ".".join(words[:cut])) in known():
            return figure, ".".join(words[cut:])
    return key, ""


def _read() -> list[dict[str, Any]]:
    return yaml.safe_load(_FILE.read_text(encoding="utf-8")) or []
