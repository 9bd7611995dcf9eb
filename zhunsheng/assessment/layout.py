"""A framework written down: the structure of its YAML file, with empty words left out."""

import hashlib
import json
from typing import Any

import yaml

from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.methods import Method, Steps
from zhunsheng.assessment.nodes import Group, Indicator, Node, NothingOccurred, Phase
from zhunsheng.assessment.numbers import plain

Told = dict[str, Any]
PARAMETERS = {
    "max": "最高",
    "target": "目标",
    "floor": "下限",
    "bound": "界限",
    "each": "每件",
    "at_most": "最多",
    "reason": "事由",
}
"""Parameter of a method → what tables and sentences call it: “目标=100；下限=60”. Steps are “100=5；95=3”, best first."""


def as_json(framework: Framework) -> Told:
    """Plain dicts, lists and text: the very structure of the YAML file; numbers in their shortest form, so that equal contents are told alike."""
    return _full(
        framework=framework.key,
        name=framework.name,
        version=framework.version,
        levels=list(framework.levels),
        points=framework.points,
        veto=framework.veto and framework.veto.reason,
        note=framework.note,
        phases=[_phase(phase) for phase in framework.phases],
        areas=[_node(framework, node) for node in framework.areas],
    )


def digest(framework: Framework) -> str:
    """SHA-256 over everything the framework says, in hexadecimal: equal exactly when the contents are."""
    told = json.dumps(as_json(framework), ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(told.encode()).hexdigest()


def dump(framework: Framework) -> str:
    """The YAML text that `load` reads back to the same digest; numbers stand without quotation marks."""
    return yaml.dump(
        as_json(framework),
        Dumper=_Writer,
        allow_unicode=True,
        sort_keys=False,
        default_flow_style=None,
        width=110,
    )


def parameters(method: Method) -> Told | list[list[str]]:
    """The method's words and numbers as text; of steps, the pairs."""
    if isinstance(method, Steps):
        return [[plain(bound), plain(points)] for bound, points in method.steps]
    return _full(**vars(method))


def _node(framework: Framework, node: Node) -> Told:
    if isinstance(node, Group):
        return _full(
            code=node.code,
            name=node.name,
            points=node.points,
            cap=node.cap and node.cap.points,
            veto=node.veto and node.veto.reason,
            verified=node.verified,
            note=node.note,
        ) | {"items": [_node(framework, child) for child in framework.children(node.code)]}
    return _indicator(node)


def _indicator(leaf: Indicator) -> Told:
    left_out = leaf.nothing_occurred is NothingOccurred.LEAVE_OUT
    return _full(
        code=leaf.code,
        name=leaf.name,
        measure=leaf.measure,
        threshold=leaf.threshold,
        points=leaf.points,
        method=leaf.method and {leaf.method.kind: parameters(leaf.method)},
        evidence=list(leaf.evidence),
        basis=list(leaf.basis),
        verified=leaf.verified,
        applies_to=list(leaf.applies_to),
        nothing_occurred=None if left_out else leaf.nothing_occurred,
        note=leaf.note,
    )


def _phase(phase: Phase) -> Told:
    return _full(name=phase.name, first=phase.first, last=phase.last, note=phase.note)


def _full(**words: Any) -> Told:
    """The words that say something; numbers plain, everything else but lists and dicts as text."""
    told = {}
    for word, value in words.items():
        if value is None or value == "" or value == []:
            continue
        told[word] = value if isinstance(value, list | dict) else _text(value)
    return told


def _text(value: Any) -> str:
    return plain(value) if hasattr(value, "as_tuple") else str(value)


class _Writer(yaml.SafeDumper):
    """Writes 5 and 2026-07-01 as they are: on reading, every scalar is text first."""

    yaml_implicit_resolvers = {}

    def ignore_aliases(self, data: Any) -> bool:
        """Equal texts are each written out: an anchor helps nobody who reads the file."""
        return True
