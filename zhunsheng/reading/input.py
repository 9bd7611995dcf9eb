"""Input: a file in, its text out, or one sentence why not. The content decides what a file is, not its name."""

import re
import zipfile
from pathlib import Path
from typing import Any

from zhunsheng.reading.errors import (
    DamagedFile,
    EmptyText,
    LockedFile,
    NotChinese,
    NotText,
    ReadingError,
    ScannedPages,
    TooLarge,
)

LIMIT = 50 * 1024 * 1024
"""Bytes of a file, and bytes of a docx unpacked (a small zip can unpack to terabytes)."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"  # old .doc, and any office file under a password
_PROGRAMS = (
    b"MZ",
    b"\x7fELF",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"Rar!",
    b"7z\xbc\xaf",
    b"\x1f\x8b",
    b"\xca\xfe\xba\xbe",
)
_HTML = re.compile(r"<(?:!doctype html|html|head|body|div|p|table)\b", re.IGNORECASE)
_HAN = re.compile(r"[\u4e00-\u9fff]")


def load(path: str | Path) -> str:
    """The text of a report: txt (utf-8, else gb18030), html, docx or pdf with a text layer.

    A txt comes back character for character; of a docx, html or pdf the text that a reader sees.
    Raises a `ReadingError` whose message is one sentence for the person who handed the file in.
    """
    path = Path(path)
    name = path.name
    try:
        if path.stat().st_size > LIMIT:
            raise TooLarge(name)
        data = path.read_bytes()
    except OSError as error:
        raise ReadingError(
            name, f"：{'文件不存在' if isinstance(error, FileNotFoundError) else '打不开这个文件'}"
        ) from error
    text = text_of(data, name)
    check(text, name)
    return text


def text_of(data: bytes, name: str = "") -> str:
    """The text in the bytes of a file."""
    if not data.strip():
        raise EmptyText(name)
    if data.startswith(b"%PDF"):
        return _pdf(data, name)
    if data.startswith(b"PK\x03\x04"):
        return _docx(data, name)
    if data.startswith(_OLE):
        raise (
            LockedFile(name)
            if b"E\x00n\x00c\x00r\x00y\x00p\x00t" in data
            else NotText(name, "（旧版 .doc 请另存为 .docx）")
        )
    if data.startswith(_PROGRAMS):
        raise NotText(name)
    text = _decode(data, name)
    return _html(text) if _HTML.search(text, 0, 2000) else text


def check(text: str, name: str = "") -> None:
    """Refuses what is no Chinese text."""
    if not text.strip():
        raise EmptyText(name)
    sample = text[:20000]
    if (
        sum(not char.isprintable() and char not in "\n\r\t\f\ufeff\u3000\u200b\xa0" for char in sample)
        > len(sample) // 20
    ):
        raise NotText(name)
    if not _HAN.search(text) or len(_HAN.findall(sample)) * 50 < len(sample.split()):
        raise NotChinese(name)


def _decode(data: bytes, name: str) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        encodings: tuple[str, ...] = ("utf-16",)
    else:
        encodings = ("utf-8-sig", "gb18030")  # detection by statistics takes short gb18030 texts for Korean
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise NotText(name)


def _docx(data: bytes, name: str) -> str:
    import io

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            if "word/document.xml" not in packed.namelist():
                raise NotText(name)
            if sum(item.file_size for item in packed.infolist()) > LIMIT:
                raise TooLarge(name)
        return _docx_lines(io.BytesIO(data))
    except ReadingError:
        raise
    except RuntimeError as error:  # zipfile's word for an encrypted member
        raise LockedFile(name) from error
    except Exception as error:  # python-docx and lxml raise a dozen kinds for a broken package
        raise DamagedFile(name) from error


def _docx_lines(stream: Any) -> str:
    import docx
    from docx.table import Table

    lines: list[str] = []
    for block in docx.Document(stream).iter_inner_content():
        if isinstance(block, Table):
            lines.extend(_docx_rows(block))
        else:
            lines.append(block.text)
    return "\n".join(lines)


def _docx_rows(table: Any) -> list[str]:
    """The rows of a table, cells between tabs; a merged cell comes once for every place it covers, and those after the first stay empty."""
    rows, seen = [], set()
    for row in table.rows:
        cells = []
        for cell in row.cells:
            cells.append("" if cell._tc in seen else " ".join(cell.text.split()))
            seen.add(cell._tc)
        rows.append("\t".join(cells))
    return rows


def _pdf(data: bytes, name: str) -> str:
    import pypdfium2

    try:
        pages = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise (LockedFile(name) if "password" in str(error).lower() else DamagedFile(name)) from error
    try:
        texts = [page.get_textpage().get_text_range() for page in pages]
    except pypdfium2.PdfiumError as error:
        raise DamagedFile(name) from error
    finally:
        pages.close()
    text = join_lines("\n".join(texts))
    if len(_HAN.findall(text)) < 5 * len(texts):
        raise ScannedPages(name)
    return text


_FULL_LINE = 20


def join_lines(text: str) -> str:
    """Printed lines put back into paragraphs: a line runs on unless it ends a sentence or is short."""
    joined: list[str] = []
    for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n"):
        line = line.strip()
        if (
            joined
            and joined[-1]
            and line
            and len(joined[-1]) >= _FULL_LINE
            and joined[-1][-1] not in "。！？：；"
        ):
            joined[-1] += line
        elif line:
            joined.append(line)
    return "\n".join(joined)


# Page furniture around the main text.
_FURNITURE = "script, style, noscript, nav, header, footer, form, iframe, svg, select, button, template"
_BLOCKS = {
    "p",
    "div",
    "tr",
    "li",
    "br",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "table",
    "section",
    "article",
    "title",
}


def _html(text: str) -> str:
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(text)
    for node in tree.css(_FURNITURE):
        node.decompose()
    head = _head(tree)
    main = _main(tree)
    lines = [line.strip(" ") for line in _lines(main)] if main is not None else []
    if head and head not in lines[:5]:
        lines.insert(0, head)
    return "\n".join(line for line in lines if line.strip())


_META = ("ArticleTitle", "og:title", "DC.Title", "title")
_SITE = re.compile(r"\s*[-_|—–－]+\s*[^-_|—–－]*(?:政府|网|门户|局|委|厅|频道|首页)[^-_|—–－]*$")


def _head(tree: Any) -> str:
    """The title that the page gives its article: by a meta tag, by its own heading, or by the window without the name of the site."""
    for name in _META:
        for node in tree.css(f'meta[name="{name}" i], meta[property="{name}" i]'):
            if told := (node.attributes.get("content") or "").strip():
                return _SITE.sub("", told)
    for node in (*tree.css("h1"), *tree.css("title")):
        if told := _SITE.sub("", node.text(strip=True)):
            return told
    return ""


def _main(tree: Any) -> Any:
    """The innermost block that holds nearly all Chinese characters of paragraphs outside links."""
    node = tree.body
    while node is not None:
        whole = _weight(node)
        child = max(
            (child for child in node.iter() if child.tag not in ("p", "table")), key=_weight, default=None
        )
        if child is None or whole == 0 or _weight(child) < 0.85 * whole:
            return node
        node = child
    return None


def _weight(node: Any) -> int:
    linked = sum(len(_HAN.findall(link.text())) for link in node.css("a"))
    return len(_HAN.findall(node.text())) - linked


def _lines(main: Any) -> list[str]:
    """The text with a line end at every block; a row of a table is one line, its cells between tabs."""
    for table in reversed(main.css("table")):
        if table.css_first("td, th") is not None and not table.css_first("table table"):
            _flatten(table)
    pieces: list[str] = []
    for node in main.traverse(include_text=True):
        if node.tag == "-text":
            pieces.append(node.text_content or "")
        elif node.tag in _BLOCKS:
            pieces.append("\n")
    text = "".join(piece if piece == "\n" else re.sub(r"[^\S\t\n\ue000]+", " ", piece) for piece in pieces)
    return text.replace("\ue000", "\n").split("\n")


_WIDEST = 60
"""Places that one merged cell may cover."""


def _flatten(table: Any) -> None:
    """Puts the lines of a table in its place; a merged cell leaves the places it covers empty."""
    covered: dict[int, int] = {}
    lines = []
    for row in table.css("tr"):
        cells: list[str] = []
        for cell in row.css("td, th"):
            while covered.get(len(cells), 0):
                covered[len(cells)] -= 1
                cells.append("")
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            for nth in range(wide):
                covered[len(cells)] = high - 1
                cells.append("" if nth else " ".join(cell.text(separator=" ").split()))
        while covered.get(len(cells), 0):
            covered[len(cells)] -= 1
            cells.append("")
        lines.append("\t".join(cells))
    table.replace_with("\ue000" + "\ue000".join(lines) + "\ue000")


def _span(cell: Any, name: str) -> int:
    told = cell.attributes.get(name) or "1"
    return min(max(int(told), 1), _WIDEST) if told.isdecimal() else 1
