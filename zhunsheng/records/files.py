"""Files by content: what one really is, and keeping it once under its hash."""

import codecs
import os
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from zhunsheng.records.errors import BadFile
from zhunsheng.records.hashing import digest_file
from zhunsheng.records.models import StoredFile

_OFFICE = "application/vnd.openxmlformats-officedocument"
TYPES: dict[str, str] = {
    ".pdf": "application/pdf",
    ".docx": f"{_OFFICE}.wordprocessingml.document",
    ".xlsx": f"{_OFFICE}.spreadsheetml.sheet",
    ".ofd": "application/ofd",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".mp4": "video/mp4",
    ".txt": "text/plain",
}
"""The kinds of file taken in, by ending. Macros, archives and programs are not."""

_ZIPPED = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml", ".ofd": "OFD.xml"}
_MAGIC = {".pdf": b"%PDF-", ".png": b"\x89PNG\r\n\x1a\n", ".jpg": b"\xff\xd8\xff", ".jpeg": b"\xff\xd8\xff"}


def inspect(stream: BinaryIO, filename: str, size: int) -> str:
    """The media type of a file, judged by its content and not by its name. Raises BadFile in one sentence."""
    ending = Path(filename).suffix.lower()
    name = Path(filename).name[:80]
    if ending not in TYPES:
        raise BadFile(f"《{name}》不是可以收存的文件类型；可收存：{'、'.join(k[1:] for k in TYPES)}。")
    if size == 0:
        raise BadFile(f"《{name}》是空文件，请检查后重新上传。")
    if size > settings.FILE_LIMIT:
        limit = settings.FILE_LIMIT // (1024 * 1024)
        raise BadFile(
            f"《{name}》有 {size // (1024 * 1024)} MB，超过单个文件 {limit} MB 的上限，请压缩或拆分后再传。"
        )
    check = _is_zipped if ending in _ZIPPED else _is_text if ending == ".txt" else _has_magic
    if not _truly(check, stream, ending):
        raise BadFile(f"《{name}》的内容不是 {ending[1:]} 文件（可能改过扩展名或已损坏），请换成原文件。")
    return TYPES[ending]


def _truly(check: Callable[[BinaryIO, str], bool], stream: BinaryIO, ending: str) -> bool:
    stream.seek(0)
    try:
        return check(stream, ending)
    finally:
        stream.seek(0)


def _has_magic(stream: BinaryIO, ending: str) -> bool:
    head = stream.read(16)
    # mp4 的前四个字节是长度，其后才是标记。
    return head[4:8] == b"ftyp" if ending == ".mp4" else head.startswith(_MAGIC[ending])


def _is_zipped(stream: BinaryIO, ending: str) -> bool:
    try:
        with zipfile.ZipFile(stream) as archive:
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return False
    # 带宏的文件改了扩展名也不收。
    return _ZIPPED[ending] in names and not any(n.endswith("vbaProject.bin") for n in names)


def _is_text(stream: BinaryIO, ending: str) -> bool:
    head = stream.read(65536)
    if b"\x00" in head:
        return False
    for encoding in ("utf-8", "gb18030"):
        try:
            # 截断处可能切开一个字：递增解码容许末尾不完整。
            codecs.getincrementaldecoder(encoding)().decode(head, final=len(head) < 65536)
        except UnicodeDecodeError:
            continue
        return True
    return False


def path_of(file_hash: str) -> Path:
    """Where a file's content lies."""
    return Path(settings.HOME) / "files" / file_hash[:2] / file_hash


def store(upload: UploadedFile) -> StoredFile:
    """Keeps a file under its content's hash, once; raises BadFile before anything is written."""
    media_type = inspect(upload.file, upload.name or "", upload.size or 0)
    file_hash, size = digest_file(upload.file)
    target = path_of(file_hash)
    if not target.exists():
        target.parent.mkdir(parents=True, exist_ok=True)
        upload.file.seek(0)
        handle, temporary = tempfile.mkstemp(dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as out:
                while chunk := upload.file.read(1 << 20):
                    out.write(chunk)
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    # 两条语句，不论是否已有；并发时后来的一个什么也不写。
    StoredFile.objects.bulk_create(
        [StoredFile(hash=file_hash, size=size, media_type=media_type)], ignore_conflicts=True
    )
    return StoredFile.objects.get(hash=file_hash)
