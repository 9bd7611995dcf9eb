"""What can be wrong with an assessment.

AssessmentError            the root: catch this one at a page or command
├── BadFramework           a framework that cannot be used: every fault, with file, line and what to do
├── BadFormula             text that is not a formula over figures: where, what
├── BadAnswer              an answer that the indicator's method cannot take
├── UnknownIndicator       the framework has no indicator of this code; lists the nearest
└── UnknownFramework       no framework of this key comes with the product; lists those that do
"""

from collections.abc import Iterable
from difflib import get_close_matches


class AssessmentError(Exception):
    """A framework, formula, answer or code cannot be used. The message is Chinese and fit for an officer."""


class BadFramework(AssessmentError):
    """A framework with faults; `problems` holds them one sentence each, so that all can be mended at once."""

    def __init__(self, problems: Iterable[str]) -> None:
        self.problems = tuple(problems)
        count = f"有 {len(self.problems)} 处要改：\n" if len(self.problems) > 1 else ""
        super().__init__(count + "\n".join(self.problems))


class BadFormula(AssessmentError):
    """The text cannot be read as a formula; `place` is the character where reading stopped, counted from 1."""

    def __init__(self, text: str, place: int, what: str) -> None:
        self.place = place
        super().__init__(f"公式“{text[:80]}”第 {place} 个字：{what}")


class BadAnswer(AssessmentError):
    """The answer does not fit the indicator's method."""

    def __init__(self, code: str, name: str, what: str) -> None:
        super().__init__(f"{code} {name}：{what}")


class UnknownIndicator(AssessmentError):
    """The framework has no node of this code."""

    def __init__(self, code: str, known: Iterable[str]) -> None:
        self.code = code
        super().__init__(f"没有编码为 {code} 的指标{nearest(code, known)}")


class UnknownFramework(AssessmentError):
    """No framework of this key is shipped."""

    def __init__(self, key: str, known: Iterable[str]) -> None:
        self.key = key
        super().__init__(f"没有随软件带的指标体系 {key}，有的是：{'、'.join(known)}")


def nearest(word: str, known: Iterable[str]) -> str:
    """The end of a sentence that offers the nearest known words; empty when there are none at all."""
    known = sorted(known)
    near = get_close_matches(word, known, n=5, cutoff=0.5) or known[:5]
    return "。相近的有：" + "、".join(near) if near else ""
