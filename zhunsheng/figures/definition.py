"""What a figure means, written as one line, and the fingerprint of that line.

The line is taken from the declaration itself: the condition is called once with a stand-in that writes down
what is asked of it. So the fingerprint needs no facts and no engine, is the same in every process, and does not
change when a library that compiles the condition is upgraded.
"""

import hashlib
from collections.abc import Mapping, Set
from dataclasses import fields
from datetime import date
from decimal import Decimal
from enum import Enum
from typing import Any

from zhunsheng.declare.figures import DaysBetween, Figure, Ratio
from zhunsheng.figures.errors import DefinitionError

# 名称、依据和说明怎么措辞，不改变数字的含义。
_WORDING = {"name", "basis", "note", "says", "read_as"}


def definition(figure: Figure, figures: Mapping[str, Figure]) -> str:
    """The meaning of a figure in one line; a ratio brings the lines of both its parts.

    Errors: DefinitionError when the condition uses Python's and/or/not/in, or a value with no fixed written form.
    """
    said = {}
    for name in (f.name for f in fields(figure) if f.name not in _WORDING):
        value = getattr(figure, name)
        if name == "where" and value is not None:
            value = value(_Written("d", figure.key))
        said[name] = _literal(figure.key, value)
    if isinstance(figure, Ratio):
        said |= {part: definition(figures[getattr(figure, part)], figures) for part in ("of", "to")}
    return f"{type(figure).__name__}({', '.join(f'{name}={said[name]}' for name in sorted(said))})"


def fingerprint(figure: Figure, figures: Mapping[str, Figure]) -> str:
    """The SHA-256 of the definition, in hexadecimal: it changes exactly when the meaning does."""
    return hashlib.sha256(definition(figure, figures).encode()).hexdigest()


def _literal(key: str, value: Any) -> str:
    """A value as it is written down; only kinds whose form is the same in every process."""
    match value:
        case Enum():
            return _literal(key, value.value)
        case _Written():
            return str(value)
        case None | bool() | int() | float() | str():
            return repr(value)
        case Decimal() | date():
            return f"{type(value).__name__}({str(value)!r})"
        case DaysBetween():
            return f"DaysBetween({value.start!r}, {value.end!r})"
        case list() | tuple():
            return "[" + ", ".join(_literal(key, each) for each in value) + "]"
        case Set():
            return "[" + ", ".join(sorted(_literal(key, each) for each in value)) + "]"
    raise DefinitionError(
        key, f"条件里的 {type(value).__name__} 没有固定写法，请改用文字、数、日期或它们的列表"
    )


class _Written:
    """Stands in for the facts, a column or a condition, and keeps how it came about."""

    def __init__(self, text: str, key: str) -> None:
        self.__text, self.__key = text, key

    def __str__(self) -> str:
        return self.__text

    def __getattr__(self, name: str) -> "_Written":
        # 以双下划线开头的是 Python 自己在问，不是字段。
        if name.startswith("__"):
            raise AttributeError(name)
        return _Written(f"{self.__text}.{name}", self.__key)

    def __getitem__(self, name: Any) -> "_Written":
        if isinstance(name, str):
            return self.__getattr__(name)
        return _Written(f"{self.__text}[{_literal(self.__key, name)}]", self.__key)

    def __call__(self, *args: Any, **kwargs: Any) -> "_Written":
        said = [_literal(self.__key, arg) for arg in args]
        said += [f"{name}={_literal(self.__key, kwargs[name])}" for name in sorted(kwargs)]
        return _Written(f"{self.__text}({', '.join(said)})", self.__key)

    def __bool__(self) -> bool:
        raise DefinitionError(self.__key, "条件里请用 &、|、~，不要用 and、or、not、in 或 if")

    def __iter__(self) -> Any:
        raise DefinitionError(self.__key, "条件里不能把一列当成列表；判断属于哪几种，用 d.字段.isin([…])")

    def _infix(self, sign: str, other: Any, *, turned: bool = False) -> "_Written":
        left, right = str(self), _literal(self.__key, other)
        if turned:
            left, right = right, left
        return _Written(f"({left} {sign} {right})", self.__key)

    def __invert__(self) -> "_Written":
        return _Written(f"(~{self.__text})", self.__key)

    def __neg__(self) -> "_Written":
        return _Written(f"(-{self.__text})", self.__key)

    __hash__ = object.__hash__


def _teach(name: str, sign: str, *, turned: bool = False) -> None:
    def infix(self: _Written, other: Any) -> _Written:
        return self._infix(sign, other, turned=turned)

    setattr(_Written, name, infix)


for _name, _sign in {"eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">="}.items():
    _teach(f"__{_name}__", _sign)
for _name, _sign in {"and": "&", "or": "|", "add": "+", "sub": "-", "mul": "*", "truediv": "/"}.items():
    _teach(f"__{_name}__", _sign)
    _teach(f"__r{_name}__", _sign, turned=True)
