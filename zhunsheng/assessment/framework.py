"""A framework of indicators: one flat list of nodes in reading order, each knowing the codes above it."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from zhunsheng.assessment.errors import UnknownIndicator
from zhunsheng.assessment.methods import Veto
from zhunsheng.assessment.nodes import Group, Indicator, Node, Phase
from zhunsheng.declare.wording import strict


@strict
@dataclass(frozen=True, kw_only=True)
class Framework:
    """Levels, areas, indicators and phases of one version.

    levels   the names of the levels, top first: ("领域", "任务", "指标")
    points   the total declared; None where the framework has no marks
    veto     when it is there, a veto that has happened takes all points
    note     where the framework comes from, what its points rest on
    """

    key: str
    name: str
    version: str
    levels: tuple[str, ...]
    nodes: tuple[Node, ...]
    points: Decimal | None = None
    veto: Veto | None = None
    note: str = ""
    phases: tuple[Phase, ...] = ()

    @cached_property
    def areas(self) -> tuple[Node, ...]:
        """The nodes of the top level."""
        return self.children("")

    @cached_property
    def leaves(self) -> tuple[Indicator, ...]:
        """The indicators, in reading order."""
        return tuple(node for node in self.nodes if isinstance(node, Indicator))

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """All nodes that have others below them, parents before children."""
        return tuple(node for node in self.nodes if isinstance(node, Group))

    @property
    def total(self) -> Decimal | None:
        """What all indicators come to, bonus and deductions from the total aside; None without any marks."""
        marked = [leaf.points for leaf in self.leaves if leaf.points is not None and not leaf.extra]
        return sum(marked, Decimal(0)) if marked else None

    def node(self, code: str) -> Node:
        """The group or indicator of this code. Raises UnknownIndicator."""
        if code not in self._by_code:
            raise UnknownIndicator(code, self._by_code)
        return self._by_code[code]

    def indicator(self, code: str) -> Indicator:
        """The indicator of this code; a group's code is refused too. Raises UnknownIndicator."""
        found = self._by_code.get(code)
        if not isinstance(found, Indicator):
            raise UnknownIndicator(code, (leaf.code for leaf in self.leaves))
        return found

    def children(self, code: str) -> tuple[Node, ...]:
        """The nodes right below this one; of "", the areas."""
        return self._children.get(code, ())

    @cached_property
    def _by_code(self) -> dict[str, Node]:
        return {node.code: node for node in self.nodes}

    @cached_property
    def _children(self) -> dict[str, tuple[Node, ...]]:
        below: dict[str, list[Node]] = {}
        for node in self.nodes:
            below.setdefault(node.path[-1] if node.path else "", []).append(node)
        return {code: tuple(nodes) for code, nodes in below.items()}
