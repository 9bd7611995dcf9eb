"""Notes in the margin of a text: what a check found, numbered in the order of their places."""

from collections.abc import Iterable
from dataclasses import dataclass

from zhunsheng.desk.frame.marking import Mark
from zhunsheng.desk.frame.states import State
from zhunsheng.reading import Finding

STATES = {
    "error": State("late", "■", "错误"),
    "warning": State("soon", "▲", "存疑"),
    "note": State("paused", "◇", "提示"),
    "stale": State("soon", "▲", "数字已变"),
}


@dataclass(frozen=True, slots=True)
class Note:
    """One note: how grave it is, its sentence, and what it rests on."""

    severity: str
    message: str
    detail: str = ""

    @property
    def state(self) -> State:
        """Its colour, shape and word."""
        return STATES[self.severity]


def numbered(notes: Iterable[tuple[int, int, Note]]) -> list[Mark]:
    """Notes on characters, as marks numbered from 1; each has at least one character to stand on."""
    ordered = sorted(notes, key=lambda n: (n[0], n[1]))
    return [Mark(start, max(end, start + 1), note, n) for n, (start, end, note) in enumerate(ordered, 1)]


def severities(findings: Iterable[Finding]) -> list[tuple[State, int]]:
    """How many findings of each severity, the gravest first; those without any too."""
    found = [finding.severity for finding in findings]
    return [(STATES[severity], found.count(severity)) for severity in ("error", "warning", "note")]
