"""The tree walked from the top, for printing and for pages."""

from collections.abc import Iterator

from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.nodes import Group, Node
from zhunsheng.assessment.numbers import plain


def walk(framework: Framework) -> Iterator[tuple[int, Node]]:
    """Every node with its depth (areas 0), parents before children, in reading order."""
    yield from ((len(node.path), node) for node in framework.nodes)


def outline(framework: Framework) -> str:
    """The framework as indented lines: code, name, threshold, points."""
    return "\n".join(f"{'  ' * depth}{_line(node)}" for depth, node in walk(framework))


def _line(node: Node) -> str:
    threshold = "" if isinstance(node, Group) or not node.threshold else f"　{node.threshold}"
    points = "" if node.points is None else f"　{plain(node.points)} 分"
    return f"{node.code} {node.name}{threshold}{points}"
