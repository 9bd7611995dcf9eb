"""Every rule of the reader: an example in its words, and a sentence of our own that makes it speak."""

import ast
import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

import zhunsheng.reading
from tests.reading.mutations import SENTENCES, own
from tests.reading.test_finding_sentences import sentences, told

FOLDER = Path(zhunsheng.reading.__file__).parent


def rules() -> Iterator[tuple[str, str, str]]:
    """File, name and docstring of every function that gives checks or findings one by one."""
    for file in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.FunctionDef)
                and node.returns is not None
                and ast.unparse(node.returns) in ("Iterator[Check]", "Iterator[Finding]")
            ):
                yield file.name, node.name, ast.get_docstring(node) or ""


RULES = list(rules())


@cache
def spoken() -> frozenset[tuple[str, str]]:
    """File and name of every function of the reader that gave something while our own sentences were read."""
    names = {(file, name) for file, name, _ in RULES}
    heard: set[tuple[str, str]] = set()

    def listen(frame: FrameType, event: str, given: Any) -> None:
        if event == "return" and given is not None:
            place = (Path(frame.f_code.co_filename).name, frame.f_code.co_name)
            if place in names:
                heard.add(place)

    before = sys.getprofile()
    sys.setprofile(listen)
    try:
        for kind, _, line in sentences():
            told(kind, line)
        for file in (SENTENCES, *sorted(SENTENCES.parent.glob("unseen/batch_*.txt"))):
            for text in dict.fromkeys(bond.text for bond in own(file)):
                zhunsheng.reading.read_text(text)
    finally:
        sys.setprofile(before)
    return frozenset(heard)


@pytest.mark.parametrize(("file", "name", "doc"), RULES, ids=[f"{file}:{name}" for file, name, _ in RULES])
def test_every_rule_says_what_it_does(file: str, name: str, doc: str) -> None:
    assert re.search(r"[\u4e00-\u9fff\d]|[a-z]{4}", doc), f"{file} 的 {name} 没有说明"


def test_every_rule_is_made_to_speak_by_a_sentence_of_our_own() -> None:
    silent = {(file, name) for file, name, _ in RULES} - spoken()
    assert silent == set()
