"""Reading: a report in, its figures, relations, findings and citations out, each with its characters.

    clean → split → quantities → subjects → figures → relations → findings

``load(path)`` gives the text of a txt, html, docx or pdf file; ``read_text(text)`` reads it. ``compare`` and
``against_earlier`` hold a reading to an earlier report, ``against_report`` to another of the same year, ``against`` to values known from the
registers. ``compare_reports`` makes one table of many.
"""

from zhunsheng.reading.against import against, against_earlier, against_report
from zhunsheng.reading.comparing import Report, compare_reports, place_of, year_of
from zhunsheng.reading.copied import Copied, alike, compare
from zhunsheng.reading.input import load
from zhunsheng.reading.kinds import KINDS
from zhunsheng.reading.models import Citation, Figure, Finding, Reading, Relation
from zhunsheng.reading.read import read_text

__all__ = [
    "KINDS",
    "Citation",
    "Copied",
    "Figure",
    "Finding",
    "Reading",
    "Relation",
    "Report",
    "against",
    "against_earlier",
    "against_report",
    "alike",
    "compare",
    "compare_reports",
    "load",
    "place_of",
    "read_text",
    "year_of",
]
