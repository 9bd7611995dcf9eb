"""What in the product relies on the law: steps and gates of registers, and figures, by rule and by instrument."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from zhunsheng.declare import Register
from zhunsheng.law import Provision, Rule
from zhunsheng.records.registry import registers


@dataclass(frozen=True, slots=True)
class Use:
    """One place that relies on the law: `what` it is there (期限, 关口, 步骤, 数字) and its official name.

    `rule` is the id of the rule it reads, "" where it only cites; `figure` the key of a figure, "" for steps.
    """

    register: Register
    what: str
    name: str
    provisions: tuple[Provision, ...] = ()
    rule: str = ""
    figure: str = ""

    def citing(self, key: str) -> tuple[Provision, ...]:
        """What it cites of one instrument."""
        return tuple(provision for provision in self.provisions if provision.instrument.key == key)


def uses_of_rule(rule: Rule) -> list[Use]:
    """Where the rule acts, or is counted by, in the order of the registers."""
    return [use for use in _uses() if use.rule == rule.id]


def uses_of_instrument(key: str) -> list[Use]:
    """Where provisions of the instrument are cited; the gates of one step together."""
    found: dict[tuple[str, str, str], Use] = {}
    for use in _uses():
        place = (use.register.key, use.what, use.name)
        before = found[place].provisions if place in found else ()
        cited = [provision for provision in use.citing(key) if provision not in before]
        if cited:
            found[place] = replace(use, provisions=(*before, *cited))
    return list(found.values())


@cache
def _uses() -> tuple[Use, ...]:
    return tuple(use for reg in registers().values() for use in _of_register(reg))


def _of_register(reg: Register) -> Iterator[Use]:
    for step in reg.procedure.steps:
        yield Use(reg, "步骤", step.name, step.basis)
        for term in step.within:
            yield Use(reg, "期限", step.name, rule=term.rule.id)
        for gate in step.gates:
            rule: Any = getattr(gate, "rule", None)
            yield Use(reg, "关口", step.name, (gate.basis,), rule=rule.id if rule else "")
    for figure in reg.figures:
        basis = getattr(figure, "basis", None)
        if isinstance(basis, Provision):
            yield Use(reg, "数字", figure.name, (basis,), figure=figure.key)
