"""The tree of organs (机构) that figures are added up along: a figure of an organ includes all organs below it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from zhunsheng.figures.errors import TreeError, UnknownOrganError


@dataclass(frozen=True, slots=True)
class Organ:
    """One organ: its official name and the code of the organ above it (None at the top)."""

    name: str
    parent: str | None = None


@dataclass(frozen=True)
class OrganTree:
    """Organs by code. Closed organs stay in it, because old records keep their organ.

    Errors: TreeError when there is not exactly one top, a parent is unknown, or a circle is drawn.
    """

    organs: Mapping[str, Organ]
    root: str = field(init=False)
    _above: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)
    _children: dict[str, tuple[str, ...]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        roots = [code for code, organ in self.organs.items() if organ.parent is None]
        if len(roots) != 1:
            raise TreeError(
                f"机构树要有且只有一个顶层机构，现有 {len(roots)} 个：{'、'.join(sorted(roots)[:5])}"
            )
        children: dict[str, list[str]] = {code: [] for code in self.organs}
        for code, organ in self.organs.items():
            if organ.parent is None:
                continue
            if organ.parent not in self.organs:
                raise TreeError(f"机构 {code}（{organ.name}）的上级 {organ.parent} 不在机构树里")
            children[organ.parent].append(code)
        # 从顶层往下走一遍；走不到的，就在圈里。
        above: dict[str, tuple[str, ...]] = {roots[0]: (roots[0],)}
        layer = roots
        while layer:
            for code in layer:
                above.update({child: (child, *above[code]) for child in children[code]})
            layer = [child for code in layer for child in children[code]]
        if lost := sorted(self.organs.keys() - above.keys()):
            raise TreeError(f"机构的上下级绕成了圈：{'、'.join(lost[:5])}")
        object.__setattr__(self, "root", roots[0])
        object.__setattr__(self, "_above", above)
        object.__setattr__(self, "_children", {code: tuple(below) for code, below in children.items()})

    @property
    def codes(self) -> tuple[str, ...]:
        """Every organ, each after the one above it."""
        return tuple(self._above)

    def __contains__(self, code: object) -> bool:
        return code in self._above

    def name(self, code: str) -> str:
        """The official name."""
        return self.organs[self._known(code)].name

    def children(self, code: str) -> tuple[str, ...]:
        """The organs directly below."""
        return self._children[self._known(code)]

    def above(self, code: str) -> tuple[str, ...]:
        """The organ itself, then the one above it, and so on to the top."""
        return self._above[self._known(code)]

    def below(self, code: str) -> frozenset[str]:
        """The organ itself and all organs below it."""
        self._known(code)
        return frozenset(other for other, path in self._above.items() if code in path)

    def _known(self, code: str) -> str:
        if code not in self._above:
            raise UnknownOrganError(code, self._above)
        return code
