"""Word 97–2003 files and WPS's .wps, which are the same inside: text by the piece table (MS-DOC 2.4.1).

Deleted and hidden text is left out as in .docx; automatic numbers stand in no text there and are told as unread.
"""

import io
import re
import struct
from bisect import bisect_right
from collections.abc import Iterator

import olefile

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import Taken
from zhunsheng.formats.errors import DamagedFile, LockedFile, TooLarge

_ENCRYPTED, _TABLE_1 = 0x0100, 0x0200
_CCP, _CHPX, _CLX, _LISTS = 0x4C, 0xFA, 0x1A2, 0x2E2  # 在 FIB 里的位置
_MARKED_DELETED, _VANISH = 0x0800, 0x083C
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)
_PAGE = 512
_FIELD = re.compile("\x13[^\x13\x14\x15]*(?:\x14([^\x13\x15]*))?\x15")
_SIGNS = str.maketrans({
    "\r": "\n", "\x0b": "\n", "\x0c": "\n", "\x0e": "\n", "\x1e": "-", "\x1f": None, "\x01": None, "\x02": None,
    "\x03": None, "\x04": None, "\x05": None, "\x08": None, "\x13": None, "\x14": None, "\x15": None, "\xa0": " ",
})  # fmt: skip


def read_doc(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The text of a .doc or .wps, footnotes and text boxes after the body. Raises LockedFile, DamagedFile, TooLarge."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            main = file.openstream("WordDocument").read()
            (flags,) = struct.unpack_from("<H", main, 0x0A)
            if flags & _ENCRYPTED:
                raise LockedFile(name)
            table = file.openstream("1Table" if flags & _TABLE_1 else "0Table").read()
        text, left_out = _text(main, table)
        (lists,) = struct.unpack_from("<I", main, _LISTS + 4)
        parts = list(_parts(main, text))
    except (OSError, struct.error, IndexError, ValueError) as error:
        raise DamagedFile(name) from error
    lines = [line for part in parts for line in _lines(part)]
    if len(lines) > bounds.paragraphs:
        raise TooLarge(name, f"：有 {len(lines)} 段，最多读 {bounds.paragraphs} 段")
    unread = [f"有 {left_out} 处删去的或者隐藏的文字没有读"] if left_out else []
    if lists > 2:
        unread.append("标题前面的自动编号在 .doc 里没有文字，没有读；另存为 .docx 就能读出")
    return Taken(kind="doc", text="\n".join(lines), unread=tuple(unread))


def _text(main: bytes, table: bytes) -> tuple[list[str], int]:
    """The characters of all parts of the document, "" where one is left out, and how many stretches are."""
    ends, hidden = _stretches(main, table)
    characters: list[str] = []
    seen: set[int] = set()
    for first, last, at, narrow in _pieces(main, table):
        size = 1 if narrow else 2
        raw = main[at : at + (last - first) * size]
        decoded = raw.decode("cp1252", "replace") if narrow else raw.decode("utf-16-le", "surrogatepass")
        for place in range(last - first):
            stretch = bisect_right(ends, at + place * size)
            if stretch < len(hidden) and hidden[stretch]:
                seen.add(stretch)
                characters.append("")
            else:
                characters.append(decoded[place : place + 1])
    return characters, len(seen)


def _pieces(main: bytes, table: bytes) -> Iterator[tuple[int, int, int, bool]]:
    """First and last character of each piece, where it lies in the file, and whether one byte is one character."""
    start, length = struct.unpack_from("<II", main, _CLX)
    clx, at = table[start : start + length], 0
    while clx[at] == 1:  # Prc：段落的格式，跳过
        at += 3 + struct.unpack_from("<H", clx, at + 1)[0]
    if clx[at] != 2:
        raise ValueError("no piece table")
    (size,) = struct.unpack_from("<I", clx, at + 1)
    plc = clx[at + 5 : at + 5 + size]
    count = (size - 4) // 12
    places = struct.unpack_from(f"<{count + 1}I", plc)
    for piece in range(count):
        (where,) = struct.unpack_from("<I", plc, 4 * (count + 1) + 8 * piece + 2)
        narrow = bool(where & 0x40000000)
        where &= 0x3FFFFFFF
        yield places[piece], places[piece + 1], where // 2 if narrow else where, narrow


def _stretches(main: bytes, table: bytes) -> tuple[list[int], list[bool]]:
    """Where each stretch of one look ends in the file, and whether it is deleted or hidden (PlcBteChpx)."""
    start, length = struct.unpack_from("<II", main, _CHPX)
    count = max((length - 4) // 8, 0)
    pages = struct.unpack_from(f"<{count}I", table, start + 4 * (count + 1)) if count else ()
    ends: list[int] = []
    hidden: list[bool] = []
    for number in pages:
        page = main[(number & 0x3FFFFF) * _PAGE : (number & 0x3FFFFF) * _PAGE + _PAGE]
        if len(page) < _PAGE:
            break
        runs = min(page[511], 101)
        bounds = struct.unpack_from(f"<{runs + 1}I", page)
        for run in range(runs):
            at = page[4 * (runs + 1) + run] * 2
            look = page[at + 1 : at + 1 + page[at]] if at else b""
            ends.append(bounds[run + 1])
            hidden.append(_left_out(look))
    return ends, hidden


def _left_out(look: bytes) -> bool:
    """Whether a run is marked as deleted or as hidden (Sprm)."""
    at = 0
    while at + 2 < len(look):
        (code,) = struct.unpack_from("<H", look, at)
        if code in (_MARKED_DELETED, _VANISH) and look[at + 2] == 1:
            return True
        size = _SIZES[code >> 13]
        at += 2 + (size or 1 + look[at + 2])
    return False


def _parts(main: bytes, characters: list[str]) -> Iterator[str]:
    """The body, footnotes, endnotes and text boxes; headers and remarks at the margin are no text of the document."""
    body, notes, heads, _, remarks, ends, boxes, _ = struct.unpack_from("<8i", main, _CCP)
    at = 0
    for length, wanted in (
        (body, True),
        (notes, True),
        (heads, False),
        (remarks, False),
        (ends, True),
        (boxes, True),
    ):
        if wanted and length > 0:
            yield "".join(characters[at : at + length])
        at += max(length, 0)


def _lines(text: str) -> Iterator[str]:
    while (shorter := _FIELD.sub(lambda found: found[1] or "", text)) != text:
        text = shorter  # 域里套着域，从里往外
    text = re.sub("\x07\x07", "\n", text).replace("\x07", "\t").translate(_SIGNS)
    for line in text.split("\n"):
        if line.strip():
            yield line.rstrip("\t ")
