"""Passages written before the rules that read them: each once true and once with one number wrong (fresh/batch_*.txt), and true ones alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from zhunsheng.reading import Finding, read_text
from zhunsheng.reading.input import text_of

FOLDER = Path(__file__).with_name("fresh")
HEAD = "某县2024年法治政府建设情况报告\n"
_MARK = re.compile(r"\{(.*?)→(.*?)\}")


@dataclass(frozen=True)
class Passage:
    """What was found in a passage that is true, and what more in the same with its fault."""

    kind: str
    line: str
    alarms: tuple[Finding, ...]
    told: tuple[Finding, ...]


def passages(name: str) -> Iterator[Passage]:
    """Every passage of a batch; notes count neither as found nor as alarms."""
    for line in _lines(f"batch_{name}.txt"):
        kind, _, text = line.partition("|")
        true, false = (_grave(_text(_MARK.sub(lambda mark, nth=nth: mark[nth], text))) for nth in (1, 2))  # type: ignore[misc]
        known = {(finding.kind, finding.message) for finding in true}
        yield Passage(kind, line, true, tuple(one for one in false if (one.kind, one.message) not in known))


def quiet(name: str) -> Iterator[tuple[str, tuple[Finding, ...]]]:
    """Every true passage of a file with the alarms that it gives."""
    for line in _lines(f"quiet_{name}.txt"):
        yield line, _grave(HEAD + line)


def _lines(name: str) -> list[str]:
    lines = (FOLDER / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _text(passage: str) -> str:
    text = HEAD + passage.replace("｜", "\n").replace("⇥", "\t")
    if "<table" not in text:
        return text
    return text_of(f"<html><body>{text}</body></html>".replace("\n", "<p></p>").encode())


def _grave(text: str) -> tuple[Finding, ...]:
    return tuple(finding for finding in read_text(text).findings if finding.severity != "note")
