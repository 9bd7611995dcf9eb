"""A .zip of office files: each read by itself, what is none is told."""

import io
import zipfile
import zlib
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import Taken
from zhunsheng.formats.errors import DamagedFile, UnreadableFile
from zhunsheng.formats.kinds import kind_of

Reader = Callable[[bytes, str, Bounds], Taken]


def members(
    data: bytes, name: str, bounds: Bounds, readers: Mapping[str, Reader]
) -> tuple[list[tuple[str, Taken]], list[str]]:
    """The files of the archive by name, and a sentence for each that was not read. Raises DamagedFile."""
    files: list[tuple[str, Taken]] = []
    unread: list[str] = []
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for entry in archive.infolist():
                shown = _name(entry)
                if entry.is_dir() or PurePosixPath(shown).name.startswith((".", "~$")) or "__MACOSX" in shown:
                    continue
                try:
                    files.append((shown, _member(archive.read(entry), shown, bounds, readers)))
                except UnreadableFile as wrong:
                    unread.append(str(wrong))
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError) as error:
        raise DamagedFile(name) from error
    return files, unread


def _member(data: bytes, name: str, bounds: Bounds, readers: Mapping[str, Reader]) -> Taken:
    kind = kind_of(data, name, bounds)
    if kind not in readers:
        raise UnreadableFile(name, "：压缩包里的压缩包没有读，请解开后再传")
    try:
        return readers[kind](data, name, bounds)
    except UnreadableFile:
        raise
    except Exception as error:  # 一个坏文件不挡住同一包里的别的文件
        raise DamagedFile(name) from error


def _name(entry: zipfile.ZipInfo) -> str:
    """The name; archives made in China keep it as gb18030, which zipfile takes for cp437."""
    if entry.flag_bits & 0x800:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("gb18030")
    except UnicodeError:
        return entry.filename
