"""Frameworks as they were written: text in nested mappings that know their file and line.

Every scalar stays text, so that the code 1.10 does not turn into the number 1.1 on its way.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

from zhunsheng.assessment.errors import BadFramework

LARGEST = 5_000_000
"""Bytes of a framework file. The largest real one known has some hundred rows."""
_DEEPEST = 40


class Entry(dict[str, Any]):
    """A mapping that knows where it stands: “文件 第 12 行”."""

    def __init__(self, source: str, line: int = 0, headings: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self.source, self.line, self.headings = source, line, headings or {}
        self.lines: dict[str, int] = {}

    def said(self, key: str) -> str:
        """The word as whoever wrote it knows it: the heading of its column in a table."""
        return f"“{self.headings.get(key, key)}”"

    def wrong(self, what: str, key: str = "") -> str:
        """The sentence about this entry, at the line of `key` where there is one."""
        line = self.lines.get(key, self.line)
        return f"{self.source}{f' 第 {line} 行' if line else ''}：{what}"


def read_yaml(path_or_text: Path | str) -> Entry:
    """The mapping at the top of a file, or of a text. Raises BadFramework."""
    if isinstance(path_or_text, Path):
        source, text = path_or_text.name, _text(path_or_text)
    else:
        source, text = "指标体系", path_or_text
    try:
        _refuse_traps(text, source)
        root = yaml.compose(text, yaml.CSafeLoader)
    except yaml.MarkedYAMLError as wrong:
        mark = wrong.problem_mark or wrong.context_mark
        line = mark.line + 1 if mark else 1
        raise BadFramework(
            [f"{source} 第 {line} 行：不是合格的 YAML（{wrong.problem}），请检查缩进、冒号和引号"]
        ) from wrong
    except yaml.YAMLError as wrong:
        raise BadFramework([f"{source}：不是合格的 YAML，请检查文件是不是文本"]) from wrong
    if not isinstance(root, yaml.MappingNode):
        raise BadFramework([f"{source} 第 1 行：最外层应当是“framework: 键”“name: 名称”这样的行"])
    return _mapping(root, source)


def entry(told: Mapping[str, Any], source: str) -> Entry:
    """A mapping of plain JSON as an entry; numbers become text."""
    made = Entry(source)
    for key, value in told.items():
        made[str(key)] = _from_json(value, source)
    return made


def _from_json(value: Any, source: str) -> Any:
    if isinstance(value, Mapping):
        return entry(value, source)
    if isinstance(value, list | tuple):
        return [_from_json(item, source) for item in value]
    return "" if value is None else str(value)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > LARGEST:
            raise BadFramework(
                [f"{path.name}：超过 {LARGEST // 1_000_000} MB，不像指标体系，请检查是不是选错了文件"]
            )
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as wrong:
        raise BadFramework([f"{path.name}：不是 UTF-8 文本，请另存为 UTF-8；Excel 表请用导入"]) from wrong
    except OSError as wrong:
        raise BadFramework([f"{path.name}：读不了（{wrong.strerror}）"]) from wrong


def _refuse_traps(text: str, source: str) -> None:
    """Before anything is built: nesting that would exhaust the stack, references that would unfold to millions of nodes."""
    depth = 0
    for event in yaml.parse(text, yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else 1
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > _DEEPEST:
            raise BadFramework([f"{source} 第 {line} 行：一层套一层超过 {_DEEPEST} 层，请检查括号和缩进"])
        if isinstance(event, yaml.AliasEvent):
            raise BadFramework([f"{source} 第 {line} 行：不能用 & 和 * 引用，请照写一遍"])


def _mapping(node: yaml.MappingNode, source: str) -> Entry:
    made = Entry(source, node.start_mark.line + 1)
    for key_node, value_node in node.value:
        key, line = str(key_node.value), key_node.start_mark.line + 1
        if key in made:
            raise BadFramework([f"{source} 第 {line} 行：“{key}”写了两次，请删去一处"])
        made[key], made.lines[key] = _value(value_node, source), line
    return made


def _value(node: yaml.Node, source: str) -> Any:
    if isinstance(node, yaml.MappingNode):
        return _mapping(node, source)
    if isinstance(node, yaml.SequenceNode):
        return [_value(item, source) for item in node.value]
    text: str = node.value
    return text
