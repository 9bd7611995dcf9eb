"""Which register counts what a key names: the one lookup of reports, outlines, forms, frameworks and the API of the year.

A key is a register's own (``mediation.accepted``) or the name by which reports and forms know a figure (``read_as``), perhaps
taken apart by one or two fields of the register: ``disclosure.answered.result.granted.applicant.citizen`` is the figure among
the records whose `result` is granted and whose `applicant` is a citizen.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from zhunsheng.declare import Figure
from zhunsheng.declare.errors import DeclarationError, choices
from zhunsheng.figures.values import UNGROUPED
from zhunsheng.records.registry import own_fields, registers

_FIELDS = 2
"""Up to so many fields a key may take a figure apart by, besides those that its name stands for."""


@dataclass(frozen=True, slots=True)
class Owner:
    """A register's own figure; `by` and `group` as ``figures.evaluate`` takes and gives them, "" for the whole figure."""

    register: str
    figure: str
    by: str = ""
    group: str = ""

    def apart(self, pairs: list[str]) -> "Owner":
        """Taken further apart by fields and values in turn."""
        by = ".".join(filter(None, (self.by, *pairs[::2])))
        group = ".".join(filter(None, (self.group, *pairs[1::2])))
        return Owner(self.register, self.figure, by, group)

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The fields with their values."""
        return tuple(zip(self.by.split("."), self.group.split("."), strict=True)) if self.by else ()

    @property
    def declared(self) -> Figure:
        """The figure as its register declares it."""
        return registers()[self.register].figure(self.figure)


@cache
def owned_keys() -> Mapping[str, Owner]:
    """Every name of every figure that a register counts. DeclarationError when two figures go by one name."""
    found: dict[str, Owner] = {}
    for reg in registers().values():
        for figure in reg.figures:
            for key, part in figure.names:
                owner = Owner(reg.key, figure.key).apart(part.split(".") if part else [])
                if (other := found.setdefault(key, owner)) != owner:
                    raise DeclarationError(
                        f"数字 {figure.key}", f"{key} 已经由 {other.figure} 认领，一个数只有一个来源"
                    )
    return found


def owner_of(key: str) -> Owner | None:
    """The figure that a key means; None when no register counts it, or not in such parts (``wrong_with`` says which)."""
    found = _named(key)
    return found if found and not _wrong(found) else None


def wrong_with(key: str) -> str:
    """Why a figure that a register counts cannot be taken apart as the key says, in one sentence; "" when nothing is."""
    found = _named(key)
    wrong = _wrong(found) if found else ""
    return f"{key}：{wrong}" if wrong else ""


def _named(key: str) -> Owner | None:
    """The owner by the longest name that the key begins with, followed by pairs of field and value."""
    words = key.split(".")
    for cut in range(len(words), max(1, len(words) - 2 * _FIELDS - 1), -2):
        if owner := owned_keys().get(".".join(words[:cut])):
            return owner.apart(words[cut:])
    return None


def _wrong(owner: Owner) -> str:
    reg = registers()[owner.register]
    fields: Mapping[str, Any] = own_fields(reg.key)
    names = [name for name, _ in owner.pairs]
    for name, value in owner.pairs:
        if name not in reg.filters or name not in fields:
            known = choices(n for n in reg.filters if n in fields)
            return f"“{reg.name}”的数字不能按 {name} 分。{known}"
        if names.count(name) > 1:
            return f"按“{fields[name].verbose_name}”分了两次。"
        there = [str(value) for value, _ in getattr(fields[name], "flatchoices", ())]
        if there and value not in (*there, UNGROUPED):
            return f"“{fields[name].verbose_name}”没有 {value} 这一项。{choices(there)}"
    return ""
