"""OFD files (GB/T 33190): the text of every page by its place."""

import io
import posixpath
import zipfile
from collections.abc import Iterator
from typing import Any

from lxml import etree

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import Taken
from zhunsheng.formats.errors import DamagedFile, ScannedPages, TooLarge
from zhunsheng.formats.layout import Piece, printed

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True)


def read_ofd(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The text of an OFD. Raises DamagedFile, TooLarge; ScannedPages when the pages are pictures."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            roots = list(_pages(archive))
            if len(roots) > bounds.pages:
                raise TooLarge(name, f"：有 {len(roots)} 页，最多读 {bounds.pages} 页")
            pages = [list(_pieces(_xml(archive, path))) for path in roots]
            stamps = sum("Signs/" in entry for entry in archive.namelist())
    except (etree.XMLSyntaxError, KeyError, ValueError, IndexError, zipfile.BadZipFile) as error:
        raise DamagedFile(name) from error
    if not any(pages):
        raise ScannedPages(name)
    found = printed(pages)
    unread = [f"页码 {found.page_numbers} 处没有读"] if found.page_numbers else []
    if stamps:
        unread.append("文件上的电子印章没有读，也没有验证")
    return Taken(kind="ofd", text=found.text, tables=found.tables, unread=tuple(unread))


def _xml(archive: zipfile.ZipFile, path: str) -> Any:
    return etree.fromstring(archive.read(path), _SAFE)


def _pages(archive: zipfile.ZipFile) -> Iterator[str]:
    """The paths of the pages, in order; a path begins at the root or at the file that names it."""
    for root in _xml(archive, "OFD.xml").iter("{*}DocRoot"):
        document = _path("", root.text or "")
        folder = posixpath.dirname(document)
        for pages in _xml(archive, document).iter("{*}Pages"):
            for page in pages.iter("{*}Page"):
                yield _path(folder, page.get("BaseLoc") or "")


def _path(folder: str, written: str) -> str:
    return (
        written.strip().lstrip("/")
        if written.strip().startswith("/")
        else posixpath.normpath(posixpath.join(folder, written.strip()))
    )


def _pieces(page: Any) -> Iterator[Piece]:
    for node in page.iter("{*}TextObject"):
        left, top, wide, high = map(float, (node.get("Boundary") or "0 0 0 0").split()[:4])
        size = float(node.get("Size") or high or 1)
        for code in node.iter("{*}TextCode"):
            text = code.text or ""
            x, y = float(code.get("X") or 0), float(code.get("Y") or size)
            long = min(wide - x, size * len(text)) if wide > x else size * len(text)
            base = top + y
            yield Piece(text, left + x, left + x + long, base - 0.88 * size, base + 0.12 * size)
