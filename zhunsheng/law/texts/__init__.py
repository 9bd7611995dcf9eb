"""A new text of a law: read into articles, held against the old one, and made into a draft that a person confirms.

``read_text(words)`` gives a `LawText` or refuses in one sentence what is none; ``compare(old, new)`` says of every article
whether it stayed, moved, changed, or is gone; ``meet(book, instrument, new, changes)`` lists the rules that rest on the old
text; ``told`` and ``draft`` put it in words. Nothing here reads a clock or writes a file.
"""

from zhunsheng.law.texts.comparing import Change, Fate, compare
from zhunsheng.law.texts.drafting import Meeting, draft, meet, refuse_if_older
from zhunsheng.law.texts.pairing import new_and_old
from zhunsheng.law.texts.reading import read_text
from zhunsheng.law.texts.telling import told
from zhunsheng.law.texts.text import Article, LawText

__all__ = [
    "Article",
    "Change",
    "Fate",
    "LawText",
    "Meeting",
    "compare",
    "draft",
    "meet",
    "new_and_old",
    "read_text",
    "refuse_if_older",
    "told",
]
