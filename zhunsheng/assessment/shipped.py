"""The frameworks that come with the product: the structure of the national one, and a fictional county's plan."""

from functools import cache
from pathlib import Path

from zhunsheng.assessment.errors import UnknownFramework
from zhunsheng.assessment.framework import Framework
from zhunsheng.assessment.parsing import load

_FOLDER = Path(__file__).parent / "frameworks"
SHIPPED = tuple(sorted(file.stem for file in _FOLDER.glob("*.yaml")))
"""Their keys: ("creation_plan", "national")."""


@cache
def shipped(key: str) -> Framework:
    """The framework of this key. Raises UnknownFramework."""
    if key not in SHIPPED:
        raise UnknownFramework(key, SHIPPED)
    return load(_FOLDER / f"{key}.yaml")
