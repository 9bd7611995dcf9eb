"""PDF files with a text layer: every character with its place, through pdfium."""

import ctypes
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import Taken
from zhunsheng.formats.errors import DamagedFile, LockedFile, ScannedPages, TooLarge
from zhunsheng.formats.layout import Piece, printed

_LEAST = 5
"""Characters of a page that is no picture, on the average."""

_NOTHING = {0x200B, 0xFEFF, 0xFFFE, 0xFFFF}


def read_pdf(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The text of a PDF. Raises LockedFile, DamagedFile, TooLarge; ScannedPages when the pages are pictures."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (LockedFile if "password" in str(error).lower() else DamagedFile)(name) from error
    try:
        if len(document) > bounds.pages:
            raise TooLarge(name, f"：有 {len(document)} 页，最多读 {bounds.pages} 页")
        pages, characters = [], 0
        for page in document:
            pages.append(list(_pieces(page)))
            characters += sum(len(piece.text) for piece in pages[-1])
            if characters > bounds.characters:
                raise TooLarge(name, f"：最多读 {bounds.characters // 10_000} 万字")
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(name) from error
    finally:
        document.close()
    if characters < _LEAST * len(pages):
        raise ScannedPages(name)
    found = printed(pages)
    unread = [f"页码 {found.page_numbers} 处没有读"] if found.page_numbers else []
    if found.empty_pages:
        numbers = "、".join(map(str, found.empty_pages[:20]))
        unread.append(f"第 {numbers} 页没有文字，可能是图片，没有读")
    return Taken(kind="pdf", text=found.text, tables=found.tables, unread=tuple(unread))


def _pieces(page: Any) -> Iterator[Piece]:
    """Every character by itself: pdfium's own order leaves quotation marks beside their line. A blank joins the one before."""
    text = page.get_textpage()
    try:
        last: Piece | None = None
        for piece in _characters(page, text):
            if piece.text.strip():
                if last is not None:
                    yield last
                last = piece
            elif last is not None and not last.text.endswith(" "):
                last = replace(last, text=last.text + " ")
        if last is not None:
            yield last
    finally:
        text.close()


def _characters(page: Any, text: Any) -> Iterator[Piece]:
    """Each character with its place as the page is looked at."""
    wide, high = page.get_size()
    turn = page.get_rotation()
    box = [ctypes.c_double() for _ in range(4)]
    for at in range(pdfium.FPDFText_CountChars(text)):
        code = pdfium.FPDFText_GetUnicode(text, at)
        char = chr(code) if 0x20 <= code < 0xD800 or 0xE000 <= code < 0x110000 else ""
        if not char or code in _NOTHING:
            continue
        pdfium.FPDFText_GetCharBox(text, at, *map(ctypes.byref, box))
        left, right, bottom, top = (corner.value for corner in box)
        if turn == 0:
            bottom, top = _line_height(text, at) or (bottom, top)
        yield Piece(char, *_turned(left, right, bottom, top, wide, high, turn))


def _line_height(text: Any, at: int) -> tuple[float, float] | None:
    """Bottom and top by the size of the font: shapes are of all heights (一，。), lines are compared by their height."""
    x, y, matrix = ctypes.c_double(), ctypes.c_double(), pdfium.FS_MATRIX()
    size = pdfium.FPDFText_GetFontSize(text, at)
    known = pdfium.FPDFText_GetCharOrigin(text, at, ctypes.byref(x), ctypes.byref(y))
    if not known or size <= 0 or not pdfium.FPDFText_GetMatrix(text, at, ctypes.byref(matrix)):
        return None
    tall = size * abs(matrix.d)
    return (y.value - 0.12 * tall, y.value + 0.88 * tall) if tall > 1 else None


def _turned(
    left: float, right: float, bottom: float, top: float, wide: float, high: float, turn: int
) -> tuple[float, float, float, float]:
    """Left, right, top, bottom as seen, from above; a page may be stored lying on its side. `wide`, `high` as seen."""
    if turn == 90:
        return bottom, top, left, right
    if turn == 180:
        return wide - right, wide - left, bottom, top
    if turn == 270:
        return wide - top, wide - bottom, high - right, high - left
    return left, right, high - top, high - bottom
