"""YAML read with its line numbers, so that whoever maintains the law is told where a file is wrong."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.law.errors import BadLawFile

_TAG = "tag:yaml.org,2002:"
_ASCII = "\x7f"


class Entry(dict[str, Any]):
    """A YAML mapping that knows its file, its own line and the line of each key."""

    def __init__(self, file: Path, line: int) -> None:
        super().__init__()
        self.file, self.line = file, line
        self.lines: dict[str, int] = {}

    def wrong(self, what: str, key: str = "") -> BadLawFile:
        """The error to raise about this entry, at the line of ``key`` where there is one."""
        return BadLawFile(self.file, self.lines.get(key, self.line), what)


class _Loader(yaml.CSafeLoader):
    """Knows at once that what begins with a Chinese character is text; asking every pattern takes a tenth of the time."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode and value and value[0] > _ASCII:
            return _TAG + "str"
        tag: str = super().resolve(kind, value, implicit)  # type: ignore[no-untyped-call]
        return tag


def read_yaml(file: Path) -> Entry:
    """The mapping at the top of ``file``; an empty file is an empty mapping.

    Dates become `date`, fractions `Decimal`. A key written twice is an error: YAML would silently keep the last.
    """
    try:
        root = yaml.compose(file.read_text("utf-8"), _Loader)
    except yaml.MarkedYAMLError as wrong:
        line = wrong.problem_mark.line + 1 if wrong.problem_mark else 1
        raise BadLawFile(file, line, f"不是合格的 YAML：{wrong.problem}") from wrong
    if root is None:
        return Entry(file, 1)
    if not isinstance(root, yaml.MappingNode):
        raise BadLawFile(file, 1, "最外层应当是“键: 值”")
    return _mapping(root, file)


class _Dumper(yaml.SafeDumper):
    """Writes what ``read_yaml`` reads."""


_Dumper.add_representer(Entry, yaml.SafeDumper.represent_dict)
_Dumper.add_representer(Decimal, lambda dumper, value: dumper.represent_scalar(f"{_TAG}float", str(value)))


def yaml_text(entry: Mapping[str, Any]) -> str:
    """The mapping as YAML, its keys in their order; what was read is written back the same."""
    return yaml.dump(entry, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=1000)


def _mapping(node: yaml.MappingNode, file: Path) -> Entry:
    entry = Entry(file, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in entry:
            raise BadLawFile(file, line, f"“{key}”写了两次")
        entry[key] = _value(value_node, file)
        entry.lines[key] = line
    return entry


def _value(node: yaml.Node, file: Path) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, file)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, file) for item in node.value]
    text: str = node.value
    try:
        match node.tag.removeprefix(_TAG):
            case "int":
                return int(text)
            case "float":
                return Decimal(text)
            case "bool":
                return text.lower() in ("true", "yes", "on")
            case "timestamp":
                return date.fromisoformat(text)
            case "null":
                return None
    except ValueError as wrong:
        raise BadLawFile(file, node.start_mark.line + 1, f"“{text}”不是合格的数或日期") from wrong
    return text
