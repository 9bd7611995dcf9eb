"""What goes wrong with figures.

FigureError                    the root: catch this one at a page or command
├── UnknownFigureError         a key that no register declares; lists the nearest
├── UnknownOrganError          an organ that the tree does not hold; lists the nearest
├── UnknownFieldError          a declared field that the facts do not have; lists those they have
├── UnknownGroupError          a field that a figure does not come apart by, or a value that the field does not have
├── DefinitionError            a figure whose condition or field cannot be counted
├── TreeError                  organs that do not form one tree
├── PeriodError                words that are not a period
└── FactsError                 facts that cannot be read or written, or do not fit the tree
"""

from collections.abc import Iterable
from difflib import get_close_matches


class FigureError(Exception):
    """A figure cannot be declared, found or evaluated."""


class UnknownFigureError(FigureError):
    """No figure has this key."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        self.key = key
        super().__init__(f"没有 {key} 这个数字" + nearest(key, known))


class UnknownOrganError(FigureError):
    """The tree of organs does not hold this code."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        self.code = code
        super().__init__(f"机构树里没有 {code}" + nearest(code, known))


class UnknownFieldError(FigureError):
    """The facts of a register lack a field that a figure or a grouping names."""

    def __init__(self, asker: str, field: str, register: str, known: Iterable[str]) -> None:
        self.field = field
        super().__init__(
            f"{asker}用到字段 {field}，业务 {register} 的数据里没有。可用：" + "、".join(sorted(known))
        )


class UnknownGroupError(FigureError):
    """A figure does not come apart in the way asked for."""


class DefinitionError(FigureError):
    """A figure is declared in a way that cannot be counted."""

    def __init__(self, key: str, what: str) -> None:
        self.key = key
        super().__init__(f"数字 {key}：{what}")


class TreeError(FigureError):
    """The organs do not form one tree."""


class PeriodError(FigureError):
    """The words or days do not make a period."""


class FactsError(FigureError):
    """The facts cannot be read or written, or they hold what the tree of organs does not."""


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a sentence that offers the nearest known words, or says that there are none."""
    known = sorted(known)
    if not known:
        return "：一个也没有给出"
    near = get_close_matches(word, known, n=5, cutoff=0.5) or known[:5]
    return "。相近的有：" + "、".join(near)
