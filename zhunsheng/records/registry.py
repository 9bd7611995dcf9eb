"""The list of registers, as every floor above sees it."""

from collections.abc import Mapping
from functools import cache
from importlib import import_module

from django.conf import settings

from zhunsheng.declare import Register, Role
from zhunsheng.declare.errors import DeclarationError, choices
from zhunsheng.declare.roles import PUBLIC, ROLES

OWN_FIELDS_HIDDEN = frozenset({"case_ptr"})


@cache
def registers() -> Mapping[str, Register]:
    """Every register by key, in the order of the list."""
    found = {}
    for name in settings.ZHUNSHENG_REGISTERS:
        module = import_module(f"zhunsheng.registers.{name}.register")
        found[name] = module.REGISTER
    return found


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
