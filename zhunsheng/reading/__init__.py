"""Reading: a report in, its figures, relations, findings and citations out, each with its characters.

    clean → split → quantities → subjects → figures → relations → findings

``load(path)`` gives the text of a txt, html, docx or pdf file; ``read_text(text)`` reads it.
"""

from zhunsheng.reading.input import load
from zhunsheng.reading.models import Citation, Figure, Finding, Reading, Relation
from zhunsheng.reading.read import read_text

__all__ = ["Citation", "Figure", "Finding", "Reading", "Relation", "load", "read_text"]
