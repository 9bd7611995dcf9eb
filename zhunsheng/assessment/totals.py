"""Marks summed up through the tree, at once or one by one."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction

from zhunsheng.assessment.answers import Mark, Status
from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.methods import Cap, Veto
from zhunsheng.assessment.nodes import Group, Indicator
from zhunsheng.assessment.numbers import plain, rounded
from zhunsheng.assessment.sums import ZERO, Sum

ROOT = ""
_WAITING = (Status.PENDING, Status.NOT_REPORTED)


@dataclass(frozen=True)
class Total:
    """The result of one organ. `sums` holds every group by code, and the whole under ""; `kind` is the organ's kind."""

    framework: Framework = field(repr=False)
    sums: Mapping[str, Sum]
    kind: str = ""

    def of(self, code: str) -> Sum:
        """What a group comes to after its cap and veto."""
        cap, veto = _limits(self.framework, code)
        return self.sums[code].after(cap, veto)

    @property
    def points(self) -> Decimal:
        """The points as they stand, with bonus and deductions; never below zero."""
        return max(self.of(ROOT).points, ZERO)

    @property
    def out_of(self) -> Decimal:
        """What could have been reached by this organ."""
        return self.sums[ROOT].out_of

    @property
    def percent(self) -> Decimal | None:
        """Ordinary points ÷ what could have been reached × 100, between 0 and 100; None when nothing counts."""
        return self.of(ROOT).percent

    @property
    def score(self) -> Decimal | None:
        """Converted to the framework's full total, then bonus and deductions: what organs are compared by.

        So an organ with fewer duties is neither helped nor hurt. None when nothing counts.
        """
        whole, full = self.of(ROOT), self.framework.total
        if not whole.out_of or full is None:
            return None
        converted = rounded(Fraction(whole.base) / Fraction(whole.out_of) * Fraction(full))
        return max(converted + whole.extra, ZERO)

    @property
    def areas(self) -> dict[str, Sum]:
        """The result of each group of the top level, by code."""
        return {node.code: self.of(node.code) for node in self.framework.areas if isinstance(node, Group)}

    @property
    def waiting(self) -> tuple[str, ...]:
        """The codes without a mark, in the framework's order."""
        return tuple(leaf.code for leaf in self.framework.leaves if leaf.code in self.sums[ROOT].waiting)

    @property
    def vetoed(self) -> tuple[str, ...]:
        """The reasons of every veto that has happened, in the framework's order."""
        reasons = dict(self.sums[ROOT].vetoes)
        return tuple(reasons[leaf.code] for leaf in self.framework.leaves if leaf.code in reasons)

    @property
    def capped(self) -> tuple[str, ...]:
        """One sentence for each group whose bonus or deductions were cut."""
        return tuple(self._cut())

    def _cut(self) -> Iterator[str]:
        for group in self.framework.groups:
            raw, kept = self.sums[group.code], self.of(group.code)
            if group.cap and raw.extra != kept.extra and not (group.veto and raw.vetoes):
                yield f"{group.code} {group.name}：加减分合计 {plain(raw.extra)} 分，按封顶计 {plain(kept.extra)} 分"


def total(framework: Framework, marks: Mapping[str, Mark], kind: str = "") -> Total:
    """The total of these marks, by code; an indicator without a mark waits. Raises UnknownIndicator.

    `kind` is the organ's kind: indicators that do not apply to it are left out, whatever their marks.
    """
    for code in marks:
        framework.indicator(code)
    sums: dict[str, Sum] = {}

    def gather(code: str) -> Sum:
        whole = Sum()
        for node in framework.children(code):
            if isinstance(node, Group):
                whole += gather(node.code).after(node.cap, node.veto)
            else:
                whole += _share(node, marks.get(node.code), kind)
        sums[code] = whole
        return whole

    gather(ROOT)
    return Total(framework, sums, kind)


def add_mark(before: Total, old: Mark | None, new: Mark | None) -> Total:
    """The total after one mark was given (`old` None), changed or taken back (`new` None): work only along its path.

    Raises UnknownIndicator; ValueError when neither is given or the two are of different indicators.
    """
    codes = {mark.code for mark in (old, new) if mark is not None}
    if len(codes) != 1:
        raise ValueError("要给同一个指标的旧分、新分")
    leaf = before.framework.indicator(codes.pop())
    was, now = (_share(leaf, mark, before.kind) for mark in (old, new))
    sums = dict(before.sums)
    for code in (*reversed(leaf.path), ROOT):
        limits = _limits(before.framework, code)
        raw = sums[code]
        sums[code] = raw.exchanged(was, now)
        was, now = raw.after(*limits), sums[code].after(*limits)
    return replace(before, sums=sums)


def _share(leaf: Indicator, mark: Mark | None, kind: str) -> Sum:
    """What one indicator hands upward."""
    if not leaf.applies(kind):
        return Sum()
    if mark is None:
        return Sum(out_of=leaf.points or ZERO, waiting=frozenset({leaf.code}))
    points = mark.points or ZERO
    return Sum(
        base=ZERO if leaf.extra else points,
        extra=points if leaf.extra else ZERO,
        out_of=ZERO if leaf.extra else mark.out_of or ZERO,
        waiting=frozenset({leaf.code} if mark.status in _WAITING else ()),
        vetoes=frozenset({(leaf.code, mark.reason)} if mark.vetoed else ()),
    )


def _limits(framework: Framework, code: str) -> tuple[Cap | None, Veto | None]:
    if code == ROOT:
        return None, framework.veto
    group = framework.node(code)
    return (group.cap, group.veto) if isinstance(group, Group) else (None, None)
