"""Readings as the database keeps them, and the fingerprint of the rules they were read by."""

import hashlib
from collections.abc import Iterator, Mapping
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from zhunsheng.reading import Citation, Figure, Finding, Reading, Relation

_FLOORS = ("zhunsheng.reading", "zhunsheng.law")
"""What a finding rests on: the rules of reading, and the law that citations and days are held to."""


@cache
def fingerprint() -> str:
    """Changes whenever a rule of reading or a text of law does; in hexadecimal. Read once per process."""
    whole = hashlib.sha256()
    for floor in _FLOORS:
        for name, file in sorted(_files(resources.files(floor), floor), key=lambda found: found[0]):
            whole.update(name.encode() + b"\0" + file.read_bytes() + b"\0")
    return whole.hexdigest()


def _files(folder: Traversable, path: str) -> Iterator[tuple[str, Traversable]]:
    for item in folder.iterdir():
        name = f"{path}/{item.name}"
        if item.is_dir():
            yield from _files(item, name)
        elif item.name.endswith((".py", ".yaml", ".tsv")):
            yield name, item


def as_json(reading: Reading) -> dict[str, Any]:
    """A reading without its text, as JSON values."""
    said = reading.as_dict()
    del said["file"]
    return said


def as_reading(text: str, said: Mapping[str, Any]) -> Reading:
    """The reading that was written down, with the text it is of."""
    return Reading(
        text=text,
        title=said["title"],
        region=said["region"],
        year=said["year"],
        figures=tuple(Figure(**one) for one in said["figures"]),
        relations=tuple(
            Relation(**{**one, "terms": tuple((a, b) for a, b in one["terms"])}) for one in said["relations"]
        ),
        findings=tuple(Finding(**one) for one in said["findings"]),
        citations=tuple(Citation(**one) for one in said["citations"]),
    )
