"""What goes wrong while writing a document.

WritingError
├── OutlineError     the outline is wrong: a placeholder, format, level or table that cannot be
├── TemplateError    a document's template is wrong: a line, field, format or table that cannot be
└── TargetError      the document cannot be put where it was asked for
"""

from collections.abc import Collection
from difflib import get_close_matches


class WritingError(Exception):
    """A document cannot be written: says where, what, and what to do."""

    def __init__(self, where: str, what: str, hint: str = "") -> None:
        self.where, self.what, self.hint = where, what, hint
        super().__init__(f"{where}：{what}" + (f"。{hint}" if hint else ""))


class OutlineError(WritingError):
    """The outline says something that cannot be."""


class TemplateError(WritingError):
    """The template of a document says something that cannot be; `where` is the file and the line."""


class TargetError(WritingError):
    """The file cannot be written; nothing was left behind."""


SHOWN = 8  # a county has hundreds of figures: the nearest few help, the whole list does not


def known(word: str, words: Collection[str]) -> str:
    """The hint that lists what could have been written, the nearest first."""
    near = get_close_matches(word, words, n=SHOWN, cutoff=0.4)
    listed = (near + sorted(set(words) - set(near)))[:SHOWN]
    more = f"等 {len(words)} 个" if len(words) > len(listed) else ""
    return "可用：" + ("、".join(listed) or "（没有）") + more
