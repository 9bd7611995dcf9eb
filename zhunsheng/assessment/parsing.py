"""What was written becomes a framework: unknown words are refused, and all faults are told at once."""

from collections.abc import Collection, Mapping
from dataclasses import MISSING, fields
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from zhunsheng.assessment.checking import problems
from zhunsheng.assessment.errors import BadFormula, BadFramework
from zhunsheng.assessment.formula import Formula
from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.methods import METHODS, Cap, Method, Steps, Veto
from zhunsheng.assessment.nodes import ORGAN_KINDS, Group, Indicator, Node, NothingOccurred, Phase, Threshold
from zhunsheng.assessment.numbers import number
from zhunsheng.assessment.reader import Reader
from zhunsheng.assessment.written import Entry, entry, read_yaml
from zhunsheng.formats import Unclear, cells
from zhunsheng.law import Verified

_TOP = ("framework", "name", "version", "levels", "points", "veto", "note", "phases", "areas")
_GROUP = ("code", "name", "points", "cap", "veto", "verified", "note", "items")
_LEAF = (
    "code", "name", "measure", "threshold", "points", "method", "evidence", "basis", "verified", "applies_to",
    "nothing_occurred", "note",
)  # fmt: skip
_DEEPEST = 8
_KINDS = {name: kind for kind, name in ORGAN_KINDS.items()}


def load(path_or_text: Path | str, *, figures: Collection[str] = ()) -> Framework:
    """The framework of a YAML file or text; figures in formulas are checked when the known ones are given.

    Raises BadFramework with every fault: of a file, with its line.
    """
    return framework(read_yaml(path_or_text), figures)


def from_json(told: Mapping[str, Any]) -> Framework:
    """The framework that `as_json` told. Raises BadFramework."""
    return framework(entry(told, "指标体系"))


def framework(top: Entry, figures: Collection[str] = ()) -> Framework:
    """The framework of what was written in YAML, JSON or Excel alike. Raises BadFramework."""
    reader = _Reader()
    made = reader.framework(top)
    faults = reader.faults or list(problems(made, figures))
    if faults:
        where = "" if reader.faults else f"{top.source}："
        raise BadFramework([where + fault for fault in dict.fromkeys(faults)])
    return made


class _Reader(Reader):
    """Top, groups, indicators and methods."""

    def framework(self, top: Entry) -> Framework:
        self.known(top, _TOP)
        nodes: list[Node] = []
        for item in self.entries(top, "areas"):
            self._node(item, (), nodes)
        veto = self.text(top, "veto")
        return Framework(
            key=self.needed(top, "framework"),
            name=self.needed(top, "name"),
            version=self.needed(top, "version"),
            levels=self.texts(top, "levels"),
            nodes=tuple(nodes),
            points=self.number(top, "points"),
            veto=Veto(veto) if veto else None,
            note=self.text(top, "note"),
            phases=tuple(self._phase(item) for item in self.entries(top, "phases")),
        )

    def _node(self, item: Entry, path: tuple[str, ...], nodes: list[Node]) -> None:
        if len(path) >= _DEEPEST:
            self.faults.append(item.wrong(f"层级超过 {_DEEPEST} 层"))
            return
        if "items" not in item:
            nodes.append(self._indicator(item, path))
            return
        self.known(item, _GROUP)
        cap, veto = self.number(item, "cap"), self.text(item, "veto")
        group = Group(
            code=self.needed(item, "code"),
            name=self.needed(item, "name"),
            path=path,
            points=self.number(item, "points"),
            cap=None if cap is None else Cap(cap),
            veto=Veto(veto) if veto else None,
            verified=self.word(item, "verified", Verified),
            note=self.text(item, "note"),
        )
        nodes.append(group)
        for child in self.entries(item, "items"):
            self._node(child, (*path, group.code), nodes)

    def _indicator(self, item: Entry, path: tuple[str, ...]) -> Indicator:
        self.known(item, _LEAF)
        return Indicator(
            code=self.needed(item, "code"),
            name=self.needed(item, "name"),
            path=path,
            measure=self._formula(item),
            threshold=Threshold(self.text(item, "threshold")) if item.get("threshold") else None,
            points=self.number(item, "points"),
            method=self._method(item),
            evidence=self.texts(item, "evidence"),
            basis=self.texts(item, "basis"),
            verified=self.word(item, "verified", Verified),
            applies_to=tuple(_KINDS.get(kind, kind) for kind in self.texts(item, "applies_to")),
            nothing_occurred=self.word(item, "nothing_occurred", NothingOccurred)
            or NothingOccurred.LEAVE_OUT,
            note=self.text(item, "note"),
        )

    def _phase(self, item: Entry) -> Phase:
        self.known(item, [f.name for f in fields(Phase)])
        first, last = (self.read(item, key, "日期（写成 2026-07-01）", _day) for key in ("first", "last"))
        return Phase(name=self.needed(item, "name"), first=first, last=last, note=self.text(item, "note"))

    def _formula(self, item: Entry) -> Formula | None:
        try:
            return Formula(self.text(item, "measure")) if item.get("measure") else None
        except BadFormula as wrong:
            self.faults.append(item.wrong(str(wrong), "measure"))
            return None

    def _method(self, item: Entry) -> Method | None:
        written = item.get("method") or {}
        if not written:
            return None
        kinds = {method.kind: method for method in METHODS}
        if not isinstance(written, Entry) or len(written) != 1 or not set(written) <= set(kinds):
            self.faults.append(item.wrong(f"method 写一种方法和它的参数，可用：{'、'.join(kinds)}", "method"))
            return None
        [(kind, told)] = written.items()
        if kind == Steps.kind:
            return self._steps(item, told)
        told = told if isinstance(told, Entry) else Entry(item.source, item.line)
        method = kinds[kind]
        self.known(told, [f.name for f in fields(method)])
        lacking = [f.name for f in fields(method) if f.default is MISSING and not told.get(f.name)]
        if lacking:
            said = "、".join(map(told.said, lacking))
            self.faults.append(item.wrong(f"{method.name}（{kind}）缺参数{said}", "method"))
        if lacking or set(told) - {f.name for f in fields(method)}:
            return None
        if kind == Veto.kind:
            return Veto(self.text(told, "reason"))
        numbers = {key: self.number(told, key) for key in told}
        return None if None in numbers.values() else method(**numbers)  # type: ignore[arg-type]

    def _steps(self, item: Entry, told: Any) -> Steps | None:
        pairs = (
            [tuple(map(_decimal, pair)) for pair in told if isinstance(pair, list)]
            if isinstance(told, list)
            else []
        )
        if not pairs or len(pairs) != len(told) or any(len(pair) != 2 or None in pair for pair in pairs):
            self.faults.append(item.wrong("分档（steps）写成 [[界限, 分], [界限, 分]]，从好到差", "method"))
            return None
        return Steps(tuple(pairs))  # type: ignore[arg-type]


def _day(text: str) -> date | None:
    try:
        return cells.day(text)
    except Unclear as unclear:
        raise ValueError(text) from unclear


def _decimal(text: Any) -> Decimal | None:
    return number(text) if isinstance(text, str) else None
