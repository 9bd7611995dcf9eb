"""Reading: a report in, its figures, relations, findings and citations out, each with its characters.

    clean → split → quantities → subjects → figures → relations → findings

``load(path)`` gives the text of a txt, html, docx or pdf file; ``read_text(text)`` reads it. ``compare`` and
``against_earlier`` hold a reading to an earlier report, ``against`` to values known from the registers.
"""

from zhunsheng.reading.against import against, against_earlier
from zhunsheng.reading.copied import Copied, alike, compare
from zhunsheng.reading.input import load
from zhunsheng.reading.models import Citation, Figure, Finding, Reading, Relation
from zhunsheng.reading.read import read_text

__all__ = [
    "Citation",
    "Copied",
    "Figure",
    "Finding",
    "Reading",
    "Relation",
    "against",
    "against_earlier",
    "alike",
    "compare",
    "load",
    "read_text",
]
