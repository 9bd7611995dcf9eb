"""The figures that forms may collect: their names, units and explanations, and which register owns them by now.

Three sources, one name each: what a register counts (it then owns the figure), what reports speak of (the reading catalogue),
and ``figures.yaml`` here for the rest. An explanation (指标解释) for any of them may stand in ``figures.yaml``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.declare import Count, Sum
from zhunsheng.declare.errors import DeclarationError
from zhunsheng.declare.wording import strict
from zhunsheng.reading.catalogue import catalogue
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
            if isinstance(figure, Count | Sum):
                note = notes.get(figure.key, "") or figure.note
                found[figure.key] = Known(figure.key, figure.name, figure.unit, note, reg.key)
    for entry in entries:
        if not entry.name:
            if entry.key not in found:
                raise DeclarationError(f"figures.yaml 的 {entry.key}", "别处不认识它，要写 name 和 unit")
        elif entry.key not in found:
            found[entry.key] = Known(entry.key, entry.name, entry.unit, entry.note, "")
    return found


def owner_of(key: str) -> tuple[str, str, str] | None:
    """The register that owns a blank's figure with the field and group to ask for; None when the organ's own number counts.

    ``mediation.accepted.kind.neighbour`` is the figure among the records whose field ``kind`` is ``neighbour``; a field
    that the register cannot be narrowed by is not its own.
    """
    figure, by, group = split(key)
    entry = known().get(figure)
    if entry is None or not entry.register:
        return None
    if by and by not in registers()[entry.register].filters:
        return None
    return figure, by, group


def split(key: str) -> tuple[str, str, str]:
    """Figure, field and group of a blank's key; the last two are "" for a whole figure."""
    if key in known():
        return key, "", ""
    figure, by, group = key.rsplit(".", 2) if key.count(".") >= 3 else (key, "", "")
    return figure, by, group


def _read() -> list[dict[str, Any]]:
    return yaml.safe_load(_FILE.read_text(encoding="utf-8")) or []
