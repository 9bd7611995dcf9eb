"""Reports as they are handed in: files of any readable kind or pasted text, or one sentence why not."""

from dataclasses import dataclass
from pathlib import Path

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

from zhunsheng.reading import Reading, read_text
from zhunsheng.reading.errors import ReadingError
from zhunsheng.reading.input import check, whole_of
from zhunsheng.records.errors import BadFile

FILE_LIMIT = 20 * 1024 * 1024
"""Bytes of a file that is read on the spot."""
TEXT_LIMIT = 200_000
"""Characters read at once: ten long reports."""
TYPES = ".txt,.html,.htm,.docx,.doc,.wps,.ofd,.pdf"


@dataclass(frozen=True)
class Handed:
    """A report handed in and read: the file's name ("" when pasted), its bytes, and the reading."""

    filename: str
    content: bytes
    reading: Reading
    kind: str = "txt"
    unread: tuple[str, ...] = ()
    """What stands in the file and was not read, a sentence each."""

    def upload(self) -> UploadedFile:
        """The content as a file to keep, named by what it is: the reader judges by content, not by name."""
        ending = f".{self.kind}" if self.kind in ("pdf", "docx", "ofd") else ".txt"
        return SimpleUploadedFile((Path(self.filename).stem or "全文") + ending, self.content)


def handed_file(upload: UploadedFile) -> Handed:
    """A file, read. BadFile says in one sentence why it cannot be."""
    name = Path(upload.name or "").name
    if (upload.size or 0) > FILE_LIMIT:
        raise BadFile(f"{name}：文件超过 20 MB，没有读。请去掉图片，或者粘贴全文。")
    content = upload.read()
    try:
        taken = whole_of(content, name)
    except ReadingError as error:
        raise BadFile(str(error)) from error
    if taken.kind == "doc" or content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        content = taken.text.encode()  # utf-16 的文字、旧版 Word 里的文字，收存时写成 utf-8
    return Handed(name, content, _read(taken.text, name), taken.kind, taken.unread)


def handed_text(pasted: str) -> Handed:
    """A pasted text, read. BadFile as for files."""
    text = pasted.replace("\r\n", "\n")
    return Handed("", text.encode(), _read(text, ""))


def _read(text: str, name: str) -> Reading:
    try:
        check(text, name)
    except ReadingError as error:
        raise BadFile(str(error)) from error
    if len(text) > TEXT_LIMIT:
        where = f"{name}：" if name else ""
        raise BadFile(f"{where}全文有 {len(text):,} 字，一次最多读 {TEXT_LIMIT:,} 字，请分开来读。")
    # 数据库的文字里不能有零字符；换成空格，位置不变。
    return read_text(text.replace("\0", " "), name=Path(name).stem)
