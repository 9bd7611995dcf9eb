"""How a declared thing refuses a word it does not know.

A misspelt argument must never be ignored, and Python's own sentence does not help an officer or a newcomer.
"""

import difflib
from dataclasses import fields
from functools import wraps
from typing import Any, TypeVar

from zhunsheng.declare.errors import DeclarationError, choices

T = TypeVar("T", bound=type)


def strict(cls: T) -> T:
    """Class decorator over a dataclass: an unknown or a missing word raises DeclarationError, naming the nearest known."""
    plain = vars(cls)["__init__"]
    known = [f.name for f in fields(cls)]

    @wraps(plain)
    def __init__(self: Any, *args: Any, **words: Any) -> None:
        where = f"{cls.__name__} " + "".join(f"“{a}”" for a in args[:1])
        for word in words:
            if word not in known:
                near = difflib.get_close_matches(word, known, 1)
                raise DeclarationError(
                    where.strip(),
                    f"不认识的词 {word}",
                    f"是不是要写 {near[0]}？" if near else choices(known),
                )
        try:
            plain(self, *args, **words)
        except TypeError as error:
            raise DeclarationError(where.strip(), f"写得不全：{error}", choices(known)) from error

    setattr(cls, "__init__", __init__)  # noqa: B010  写成赋值则 mypy 以为改的是实例
    return cls


def several(value: Any) -> tuple[Any, ...]:
    """One thing or several, as a tuple: ``instead_of="fail"`` and ``instead_of=("fail", "refuse")`` both read well."""
    if value is None or value == "":
        return ()
    return tuple(value) if isinstance(value, list | tuple | set | frozenset) else (value,)
