"""Office files in, text and cells out: one intake for whatever offices keep their papers in.

``take_in(data, name)`` gives the text, the tables as cells and what was not read of .docx .doc .wps .xlsx .xls .et .csv
.pdf .ofd .txt .html and a .zip of these, read in a child process under bounds. ``cells`` reads a cell or a typed field as
day, month, number, amount, text or code, and refuses what could be two things.
"""

from zhunsheng.formats import cells
from zhunsheng.formats.bounds import BOUNDS, Bounds
from zhunsheng.formats.document import ErrorCell, Span, Table, Taken, Value, address, heading
from zhunsheng.formats.errors import (
    DamagedFile,
    EmptyFile,
    FormatError,
    LockedFile,
    ScannedPages,
    TooLarge,
    Unclear,
    UnknownKind,
    UnreadableFile,
)
from zhunsheng.formats.intake import take_in

__all__ = [
    "BOUNDS",
    "Bounds",
    "DamagedFile",
    "EmptyFile",
    "ErrorCell",
    "FormatError",
    "LockedFile",
    "ScannedPages",
    "Span",
    "Table",
    "Taken",
    "TooLarge",
    "Unclear",
    "UnknownKind",
    "UnreadableFile",
    "Value",
    "address",
    "cells",
    "heading",
    "take_in",
]
