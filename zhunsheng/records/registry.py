"""The list of registers, as every floor above sees it."""

import traceback
from collections.abc import Mapping
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from django.conf import settings

from zhunsheng.declare import Register, Role
from zhunsheng.declare.errors import DeclarationError, RegisterUnreadable, choices
from zhunsheng.declare.roles import PUBLIC, ROLES
from zhunsheng.law import LawError

OWN_FIELDS_HIDDEN = frozenset({"case_ptr"})


@cache
def registers() -> Mapping[str, Register]:
    """Every register by key, in the order of the list. RegisterUnreadable for the first whose declaration is wrong."""
    return {name: _declared(name) for name in settings.ZHUNSHENG_REGISTERS}


def _declared(name: str) -> Register:
    try:
        found: Register = import_module(f"zhunsheng.registers.{name}.register").REGISTER
    except (DeclarationError, LawError, ImportError) as error:
        raise RegisterUnreadable(_place(name, error), str(error)) from error
    return found


def _place(name: str, error: Exception) -> str:
    """The last line of the register's own folder that the error passed through: registers/aid/register.py 第 23 行."""
    spec = find_spec(f"zhunsheng.registers.{name}")
    if spec is None or not spec.origin:
        return f"业务 {name}"
    folder = Path(spec.origin).parent
    own = [f for f in traceback.extract_tb(error.__traceback__) if Path(f.filename).parent == folder]
    return f"registers/{name}/{Path(own[-1].filename).name} 第 {own[-1].lineno} 行" if own else f"业务 {name}"


def register(key: str) -> Register:
    """One register; DeclarationError lists the known ones."""
    try:
        return registers()[key]
    except KeyError:
        raise DeclarationError("业务清单", f"没有业务 {key}", choices(registers())) from None


@cache
def roles() -> Mapping[str, Role]:
    """Every role that a post can give, by key: the general ones and those that registers declare."""
    declared = [r for reg in registers().values() for r in (*reg.actors, *reg.seen_by)]
    return {r.key: r for r in (*ROLES, *declared) if r is not PUBLIC}


@cache
def labels(key: str) -> Mapping[str, str]:
    """The official names of a register's fields and of their choices ("kind=proposal"), as sentences use them."""
    said: dict[str, str] = {}
    for name, field in own_fields(key).items():
        said[name] = str(field.verbose_name)  # type: ignore[attr-defined]
        said |= {f"{name}={value}": str(label) for value, label in getattr(field, "flatchoices", ())}
    return said


@cache
def own_fields(key: str) -> Mapping[str, object]:
    """The model fields that a register's record adds to the case, by name."""
    model = register(key).record
    return {f.name: f for f in model._meta.local_fields if f.name not in OWN_FIELDS_HIDDEN}
