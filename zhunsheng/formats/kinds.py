"""What a file really is: its content decides, not its name."""

import io
import re
import zipfile

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.errors import DamagedFile, EmptyFile, LockedFile, TooLarge, UnknownKind

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # .doc .xls .wps .et，以及设了密码的 docx、xlsx
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")
_PROGRAMS = (b"MZ", b"\x7fELF", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xca\xfe\xba\xbe", b"{\\rtf")
_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|table)\b", re.IGNORECASE)
_PARTS = {"word/document.xml": "docx", "xl/workbook.xml": "xlsx", "OFD.xml": "ofd"}
_SAVE_AS = {"xl/workbook.bin": "请另存为 .xlsx", "ppt/presentation.xml": "是演示文稿，请另存为 PDF"}
_STREAMS = {"WordDocument": "doc", "Workbook": "xls", "Book": "xls"}


def kind_of(data: bytes, name: str, bounds: Bounds) -> str:
    """pdf, docx, xlsx, ofd, zip, doc, xls, html, csv or txt. Raises UnreadableFile."""
    if not data.strip():
        raise EmptyFile(name)
    if b"%PDF-" in data[:1024]:
        return "pdf"
    if data.startswith(b"PK\x03\x04"):
        return _packed(data, name, bounds)
    if data.startswith(OLE):
        return _compound(data, name)
    if data.startswith(PICTURES):
        raise UnknownKind(name, "：是图片，里面的字没有读")
    if data.startswith(_PROGRAMS):
        raise UnknownKind(name, "：请另存为 docx、xlsx、pdf 或者 txt")
    text = decoded(data, name)
    if _HTML.search(text, 0, 2000):
        return "html"
    return "csv" if name.lower().endswith(".csv") else "txt"


def decoded(data: bytes, name: str) -> str:
    """The text of a text file: utf-8, utf-16 with its mark, else gb18030."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")  # 按统计猜编码，会把短的 gb18030 当成韩文
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise UnknownKind(name, "：请另存为 docx、xlsx、pdf 或者 txt")


def _packed(data: bytes, name: str, bounds: Bounds) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, RuntimeError) as error:
        raise DamagedFile(name) from error
    if sum(entry.file_size for entry in entries) > bounds.unpacked:
        raise TooLarge(name, f"：解开以后超过 {bounds.unpacked // 1024**2} MB")
    if len(entries) > bounds.members:
        raise TooLarge(name, f"：里面超过 {bounds.members} 个文件")
    if any(entry.flag_bits & 1 for entry in entries):
        raise LockedFile(name)
    names = {entry.filename for entry in entries}
    for part, what in _SAVE_AS.items():
        if part in names:
            raise UnknownKind(name, f"：{what}")
    if "mimetype" in names:
        raise UnknownKind(name, "：请另存为 .docx 或者 .xlsx")
    return next((kind for part, kind in _PARTS.items() if part in names), "zip")


def _compound(data: bytes, name: str) -> str:
    import olefile

    try:
        with olefile.OleFileIO(io.BytesIO(data)) as file:
            streams = {entry[0] for entry in file.listdir()}
    except Exception as error:  # olefile 对坏文件抛出各种错误
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise (LockedFile if locked else DamagedFile)(name) from error
    if "EncryptedPackage" in streams:
        raise LockedFile(name)
    for stream, kind in _STREAMS.items():
        if stream in streams:
            return kind
    raise UnknownKind(name, "：请另存为 docx、xlsx 或者 pdf")
