"""One figure, one name: a figure that reports and forms speak of is claimed by the register it belongs to, and by no other."""

from collections import Counter
from collections.abc import Iterator
from fnmatch import fnmatchcase
from typing import Any

import pytest
import yaml

from tests.house.project import REGISTERS, ROOT
from zhunsheng.declare import Register
from zhunsheng.numbers.owners import owned_keys
from zhunsheng.reading.catalogue import catalogue
from zhunsheng.records.registry import register
from zhunsheng.statistics.known import forms_only

SAID: dict[str, Any] = yaml.safe_load((ROOT / "tests/house/figures_owed.yaml").read_text(encoding="utf-8"))
KEYS = sorted({*catalogue().entries, *forms_only()})

every_register = pytest.mark.parametrize("key", REGISTERS)


def patterns(said: str | list[str]) -> list[str]:
    """The patterns of a line, written as a list or one after another."""
    return said.split() if isinstance(said, str) else said


def lines() -> Iterator[tuple[str, str]]:
    """Every pattern with the row it stands under; "" for nobody."""
    for row, said in SAID["rows"].items():
        yield from ((row, one) for one in patterns(said))
    for said in SAID["nobody"]:
        yield from (("", one) for one in patterns(said["keys"]))


def said_of(key: str) -> list[tuple[str, str]]:
    """The lines that speak of a key; one that names it outright prevails over those with a *."""
    found = [(row, one) for row, one in lines() if fnmatchcase(key, one)]
    return [(row, one) for row, one in found if one == key] or found


def belongs(key: str, reg: Register) -> bool:
    """Whether a key belongs to a register: by the file, otherwise by its prefix."""
    if found := said_of(key):
        return any(row in reg.systems for row, _ in found)
    return key.startswith(f"{reg.key}.")


@every_register
def test_a_register_claims_every_figure_that_belongs_to_it(key: str) -> None:
    owed = [one for one in KEYS if belongs(one, register(key))]
    claimed = {one for one, owner in owned_keys().items() if owner.register == key}
    lacking = sorted(set(owed) - claimed)
    assert lacking == [], (
        "用同一个键声明，或者用 read_as 认领；认领不了的，在 figures_owed.yaml 的 nobody 里写明为什么"
    )


@every_register
def test_a_register_claims_no_figure_of_others(key: str) -> None:
    claimed = [one for one, owner in owned_keys().items() if owner.register == key and one in KEYS]
    assert [one for one in claimed if not belongs(one, register(key))] == []


def test_no_figure_is_claimed_twice() -> None:
    names = Counter(name for key in REGISTERS for figure in register(key).figures for name, _ in figure.names)
    assert [name for name, times in names.items() if times > 1] == []


def test_every_figure_says_where_it_belongs() -> None:
    homeless = [one for one in KEYS if not said_of(one) and one.partition(".")[0] not in REGISTERS]
    assert homeless == [], "在 figures_owed.yaml 里写明归哪个系统，或者为什么没有登记去数"


def test_no_figure_is_said_to_belong_to_two() -> None:
    assert {one: found for one in KEYS if len(found := said_of(one)) > 1} == {}


def test_no_line_speaks_of_a_figure_that_is_none() -> None:
    assert [one for _, one in lines() if not any(fnmatchcase(key, one) for key in KEYS)] == []
