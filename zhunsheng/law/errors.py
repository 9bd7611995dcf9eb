"""What can be wrong with a question about the law, or with the files that hold it.

LawError
├── UnknownInstrument     no instrument of that title or key
├── NoSuchArticle         the instrument, in that version, has no such article or no such version
├── UnknownRule           no rule of that id; the message lists the nearest ones
├── NotLaw                the rule exists but was not law on that day; says on which days it was
├── NotALawText           a file that was given as a text of a law is none, or not one that can act
└── BadLawFile            a YAML file of the law is wrong: file, line, what
"""

from collections.abc import Iterable
from pathlib import Path


class LawError(Exception):
    """A question the law cannot answer. The message is Chinese and fit to be shown to an officer."""


class UnknownInstrument(LawError):
    """No law, regulation or document is recorded under this title."""

    def __init__(self, title: str, nearest: Iterable[str] = ()) -> None:
        hint = "、".join(nearest)
        super().__init__(f"没有收录《{title}》" + (f"；相近的有：{hint}" if hint else ""))


class NoSuchArticle(LawError):
    """The cited article or version does not exist."""


class UnknownRule(LawError):
    """No rule has this id."""

    def __init__(self, rule: str, nearest: Iterable[str] = ()) -> None:
        hint = "、".join(nearest)
        super().__init__(
            f"没有规则 {rule}" + (f"；相近的有：{hint}" if hint else "；用 zhunsheng rules 查看全部")
        )


class NotLaw(LawError):
    """The rule was not law on the day asked."""


class NotALawText(LawError):
    """What was given as the text of a law is none: a scan, a draft, a decision that amends, articles out of order, an older text."""


class BadLawFile(LawError):
    """A file of instruments, rules or local parameters is wrong at a line."""

    def __init__(self, file: Path, line: int, what: str) -> None:
        self.file, self.line, self.what = file, line, what
        super().__init__(f"{file} 第 {line} 行：{what}")
