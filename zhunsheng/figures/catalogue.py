"""The figures that can be asked for, by key."""

from collections.abc import Iterable, Iterator
from typing import cast

from zhunsheng.declare.figures import Additive, Figure, Measured, Ratio
from zhunsheng.figures.definition import definition, fingerprint
from zhunsheng.figures.errors import DefinitionError, UnknownFigureError


class Catalogue:
    """Declared figures in their order; each ratio stands together with both its parts.

    Errors: DefinitionError for a key declared twice, or a ratio of anything but counts and sums;
    UnknownFigureError for a ratio of a figure that is not here.
    """

    def __init__(self, figures: Iterable[Figure]) -> None:
        self._figures: dict[str, Figure] = {}
        for figure in figures:
            if self._figures.setdefault(figure.key, figure) is not figure:
                raise DefinitionError(figure.key, "声明了两次")
        for figure in self:
            if isinstance(figure, Ratio):
                for part in (self[figure.of], self[figure.to]):
                    if not isinstance(part, Additive):
                        raise DefinitionError(
                            figure.key, f"比率只能由计数、求和或时点数相除，{part.key} 不是"
                        )
            elif not isinstance(figure, Measured):
                raise DefinitionError(figure.key, "不是计数、求和、平均、时点数或比率")
        self._fingerprints = {
            key: fingerprint(figure, self._figures) for key, figure in self._figures.items()
        }

    def __iter__(self) -> Iterator[Figure]:
        return iter(self._figures.values())

    def __len__(self) -> int:
        return len(self._figures)

    def __contains__(self, key: object) -> bool:
        return key in self._figures

    def __getitem__(self, key: str) -> Figure:
        """The figure of this key; UnknownFigureError names the nearest keys."""
        if key not in self._figures:
            raise UnknownFigureError(key, self._figures)
        return self._figures[key]

    def parts(self, key: str) -> dict[str, Measured]:
        """The figures counted on records: a ratio's `of` and `to`; any other figure is its own `of`."""
        figure = self[key]
        names = {"of": figure.of, "to": figure.to} if isinstance(figure, Ratio) else {"of": key}
        return {part: cast(Measured, self[name]) for part, name in names.items()}

    def pick(self, *keys: str) -> "Catalogue":
        """These figures and the parts that ratios among them need."""
        wanted = {figure.key: figure for key in keys for figure in (self[key], *self.parts(key).values())}
        return Catalogue(wanted.values())

    def definition(self, key: str) -> str:
        """The meaning of a figure in one line."""
        return definition(self[key], self._figures)

    def fingerprint(self, key: str) -> str:
        """The SHA-256 of the definition, in hexadecimal."""
        self[key]
        return self._fingerprints[key]


def register_of(figure: Figure) -> str:
    """The register that a figure is counted on: its key before the first dot."""
    return figure.key.split(".", 1)[0]
