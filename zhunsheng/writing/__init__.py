"""Official documents in GB/T 9704—2012 from an outline of sentences bound to figures.

``compose(outline, values, previous)`` → `Composition`; ``write(composition, path)`` → the .docx and its lineage;
``stale(lineage, values)`` → the sentences to write anew; ``plain(composition)`` → the text in the .docx.
"""

from zhunsheng.writing.compose import compose
from zhunsheng.writing.composition import Composition, plain
from zhunsheng.writing.errors import OutlineError, TargetError, TemplateError, WritingError
from zhunsheng.writing.outline import Outline, Paragraph, Section, Sentence, Table, When, one_line, paragraph
from zhunsheng.writing.stale import Stale, stale
from zhunsheng.writing.values import FigureValue
from zhunsheng.writing.write import write

__all__ = [
    "Composition",
    "FigureValue",
    "Outline",
    "OutlineError",
    "Paragraph",
    "Section",
    "Sentence",
    "Stale",
    "Table",
    "TargetError",
    "TemplateError",
    "When",
    "WritingError",
    "compose",
    "one_line",
    "paragraph",
    "plain",
    "stale",
    "write",
]
