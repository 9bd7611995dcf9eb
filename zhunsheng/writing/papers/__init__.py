"""Documents of a case (文书) from templates that a clerk can read: 公文, 表格, 笔录.

``parse(text, where)`` → `Template`; ``problems(template, words)`` → what it says that nobody knows;
``fill(template, words, values)`` → `Paper`; ``as_docx(paper, …)`` → the file.
"""

from zhunsheng.writing.papers.check import problems
from zhunsheng.writing.papers.docx import as_docx
from zhunsheng.writing.papers.fill import BLANK, fill
from zhunsheng.writing.papers.parse import parse
from zhunsheng.writing.papers.sheet import Box, Form, Paper
from zhunsheng.writing.papers.template import Layout, Template
from zhunsheng.writing.papers.words import FORMATS, Sort, Word

__all__ = [
    "BLANK",
    "FORMATS",
    "Box",
    "Form",
    "Layout",
    "Paper",
    "Sort",
    "Template",
    "Word",
    "as_docx",
    "fill",
    "parse",
    "problems",
]
