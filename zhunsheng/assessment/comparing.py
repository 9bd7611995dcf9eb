"""What changed between two versions of a framework, as sentences."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.layout import PARAMETERS, parameters
from zhunsheng.assessment.methods import METHODS
from zhunsheng.assessment.nodes import Node
from zhunsheng.assessment.numbers import plain

_FIELDS = {
    "name": "名称",
    "measure": "衡量",
    "threshold": "阈值",
    "points": "分值",
    "method": "计分方法",
    "cap": "封顶",
    "veto": "一票否决",
    "evidence": "所需材料",
    "basis": "依据",
    "verified": "核实情况",
    "applies_to": "适用单位",
    "nothing_occurred": "没有发生时",
    "note": "备注",
}
_WHOLE = {
    "key": "键",
    "name": "名称",
    "version": "版本",
    "points": "总分",
    "levels": "层级",
    "veto": "一票否决",
    "note": "备注",
}


@dataclass(frozen=True)
class Change:
    """One field of one node that differs; `old` and `new` as they are written."""

    code: str
    name: str
    field: str
    old: str
    new: str

    def __str__(self) -> str:
        return (
            f"{self.code} {self.name}".lstrip()
            + f"：{self.field}由“{self.old or '（空）'}”改为“{self.new or '（空）'}”"
        )


@dataclass(frozen=True)
class Changes:
    """All differences; iterating gives the sentences, in the order added, removed, moved, changed."""

    added: tuple[Node, ...]
    removed: tuple[Node, ...]
    moved: tuple[tuple[Node, Node], ...]
    changed: tuple[Change, ...]

    def __bool__(self) -> bool:
        return any((self.added, self.removed, self.moved, self.changed))

    def __iter__(self) -> Iterator[str]:
        yield from (f"新增 {node.code} {node.name}" for node in self.added)
        yield from (f"删去 {node.code} {node.name}" for node in self.removed)
        for old, new in self.moved:
            if old.code != new.code:
                yield f"{new.name}：编码由 {old.code} 改为 {new.code}"
            else:
                was, now = (" ".join(node.path) or "（空）" for node in (old, new))
                yield f"{new.code} {new.name}：上级由 {was} 改为 {now}"
        yield from map(str, self.changed)


def compare(old: Framework, new: Framework) -> Changes:
    """What `new` changes in `old`. Nodes are the same when code and name are, or else the name alone, or else the code:
    so a renumbered indicator is moved and a renamed one is changed, and neither is taken out and put in again."""
    pairs = _pairs(old, new)
    kept = {before.code for before, _ in pairs}
    came = {after.code for _, after in pairs}
    return Changes(
        added=tuple(node for node in new.nodes if node.code not in came),
        removed=tuple(node for node in old.nodes if node.code not in kept),
        moved=tuple(
            (before, after)
            for before, after in pairs
            if before.code != after.code or before.path != after.path
        ),
        changed=(*_whole(old, new), *(change for pair in pairs for change in _changes(*pair))),
    )


def _pairs(old: Framework, new: Framework) -> list[tuple[Node, Node]]:
    before, after = {n.code: n for n in old.nodes}, {n.code: n for n in new.nodes}
    found: dict[str, Node] = {}
    for code, node in before.items():
        if code in after and after[code].name == node.name and type(after[code]) is type(node):
            found[code] = after.pop(code)
    names = Counter(node.name for node in after.values())
    by_name = {(node.name, type(node)): node for node in after.values() if names[node.name] == 1}
    for code, node in before.items():
        twin = by_name.get((node.name, type(node)))
        if code not in found and twin and twin.code in after:
            found[code] = after.pop(twin.code)
    for code, node in before.items():
        if code not in found and code in after and type(after[code]) is type(node):
            found[code] = after.pop(code)
    return [(before[code], found[code]) for code in before if code in found]


def _whole(old: Framework, new: Framework) -> Iterator[Change]:
    for name, word in _WHOLE.items():
        was, now = _said(getattr(old, name)), _said(getattr(new, name))
        if was != now:
            yield Change("", new.name, word, was, now)
    was, now = (
        _said([f"{p.name} {p.first or ''}—{p.last or ''} {p.note}" for p in f.phases]) for f in (old, new)
    )
    if was != now:
        yield Change("", new.name, "阶段", was, now)
    # 编码都没有变、只是前后调换的，别处看不出来。
    was, now = (_said([node.code for node in f.nodes]) for f in (old, new))
    if was != now and {node.code for node in old.nodes} == {node.code for node in new.nodes}:
        yield Change("", new.name, "排列顺序", was, now)


def _changes(old: Node, new: Node) -> Iterator[Change]:
    for field, word in _FIELDS.items():
        was, now = _said(getattr(old, field, None)), _said(getattr(new, field, None))
        if was != now:
            yield Change(new.code, new.name, word, was, now)


def _said(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, METHODS):
        told = parameters(value)
        pairs = told.items() if isinstance(told, dict) else told
        return f"{value.name} " + "；".join(f"{PARAMETERS.get(word, word)}={said}" for word, said in pairs)
    if isinstance(value, list | tuple):
        return "、".join(map(str, value))
    if hasattr(value, "as_tuple"):
        return plain(value)
    return _said(value.points) if hasattr(value, "points") else str(value)
