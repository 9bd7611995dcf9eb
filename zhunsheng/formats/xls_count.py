"""What an .xls or .et holds, counted record by record before it is read (MS-XLS 2.1.4)."""

import io
import struct
from collections.abc import Iterator

import olefile

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.counted import Counted, CountedBook
from zhunsheng.formats.errors import DamagedFile, LockedFile

_BOUNDSHEET, _FILEPASS, _BOF, _EOF, _DATEMODE = 0x85, 0x2F, 0x809, 0x0A, 0x22
_NUMBER, _LABEL, _RK, _LABELSST, _BOOLERR, _MULRK, _FORMULA, _RSTRING = (
    0x203, 0x204, 0x27E, 0xFD, 0x205, 0xBD, 0x06, 0xD6,
)  # fmt: skip
_ONE = {_NUMBER, _LABEL, _RK, _LABELSST, _BOOLERR, _FORMULA, _RSTRING}
_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A"}  # fmt: skip


def count(data: bytes, name: str, bounds: Bounds) -> CountedBook:
    """The sheets and what they hold. Raises TooLarge, LockedFile, DamagedFile."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            stream = file.openstream("Workbook" if file.exists("Workbook") else "Book").read()
        places = dict(_sheets(stream, name))
        sheets = {sheet: _sheet(stream, at, name, bounds) for sheet, at in places.items()}
    except (OSError, struct.error, IndexError, ValueError, UnicodeDecodeError) as error:
        raise DamagedFile(name) from error
    return CountedBook(sheets, _from_1904(stream))


def _from_1904(stream: bytes) -> bool:
    return any(kind == _DATEMODE and body[:1] == b"\1" for kind, body in _until_end(stream))


def _until_end(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """The records of the workbook's own part."""
    for kind, body in _records(stream, 0):
        if kind == _EOF:
            return
        yield kind, body


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _sheets(stream: bytes, name: str) -> Iterator[tuple[str, int]]:
    for kind, body in _until_end(stream):
        if kind == _FILEPASS:
            raise LockedFile(name)
        if kind == _BOUNDSHEET:
            (at,) = struct.unpack_from("<I", body)
            length, wide = body[6], body[7] & 1
            title = body[8 : 8 + length * (2 if wide else 1)]
            yield title.decode("utf-16-le" if wide else "latin-1"), at


def _sheet(stream: bytes, at: int, name: str, bounds: Bounds) -> Counted:
    counted, depth = Counted(), 0
    for kind, body in _records(stream, at):
        # 表里嵌着的图表也是一段 BOF…EOF。
        depth += (kind == _BOF) - (kind == _EOF)
        if depth == 0:
            break
        if kind in _ONE:
            row, column = struct.unpack_from("<HH", body)
            counted.see(row, column, name, bounds)
            if kind == _FORMULA:
                counted.formulas.add((row, column))
            error = _error(kind, body)
            if error:
                counted.errors[row, column] = error
        elif kind == _MULRK:
            row, column = struct.unpack_from("<HH", body)
            for place in range((len(body) - 6) // 6):
                counted.see(row, column + place, name, bounds)
    return counted


def _error(kind: int, body: bytes) -> str:
    if kind == _BOOLERR and body[7]:
        return _ERRORS.get(body[6], "#")
    if kind == _FORMULA and body[12:14] == b"\xff\xff" and body[6] == 2:
        return _ERRORS.get(body[8], "#")
    return ""
