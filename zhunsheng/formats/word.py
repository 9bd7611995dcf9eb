"""Word files: a walk of the XML that reads what Word wraps, as with all changes accepted.

Insertions and moved-in text are read, deletions are not; content controls, smart tags, fields, hyperlinks, text boxes,
footnotes and nested tables are read where they stand; automatic numbers are counted. Hidden text is not read, and told.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import Span, Table, Taken
from zhunsheng.formats.errors import DamagedFile, TooLarge
from zhunsheng.formats.word_numbers import Numbers

_SAFE = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
_SKIPPED = {
    "del", "moveFrom", "pPr", "tblPr", "tblGrid", "trPr", "tcPr", "sdtPr", "sdtEndPr", "smartTagPr", "customXmlPr",
    "Fallback", "delText", "delInstrText", "instrText", "fldChar", "rubyPr", "rt", "commentReference",
    "annotationRef", "footnoteRef", "endnoteRef", "sectPr", "txbxContent",
}  # fmt: skip
_MARKS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_docx(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The paragraphs and tables of a .docx, a paragraph or row a line. Raises DamagedFile, TooLarge."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = {
                part: _part(archive, part)
                for part in ("document", "numbering", "styles", "footnotes", "endnotes")
            }
    except etree.XMLSyntaxError as error:
        raise DamagedFile(name) from error
    body = parts["document"]
    if body is None:
        raise DamagedFile(name)
    count = sum(1 for _ in body.iter("{*}p", "{*}tc"))
    if count > bounds.paragraphs:
        raise TooLarge(name, f"：有 {count} 段，最多读 {bounds.paragraphs} 段")
    walk = _Walk(Numbers(parts["numbering"], parts["styles"]))
    lines = list(walk.blocks(body))
    for part, title in (("footnotes", "脚注"), ("endnotes", "尾注")):
        lines += walk.notes(parts[part], title)
    return Taken(
        kind="docx", text="\n".join(lines), tables=tuple(walk.tables), unread=tuple(walk.unread(body))
    )


def _part(archive: zipfile.ZipFile, part: str) -> Any:
    path = f"word/{part}.xml"
    return etree.fromstring(archive.read(path), _SAFE) if path in archive.namelist() else None


def _tag(node: Any) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def _value(node: Any, name: str = "val") -> str:
    """An attribute, whatever its namespace."""
    if node is None:
        return ""
    return next((str(value) for key, value in node.attrib.items() if etree.QName(key).localname == name), "")


def _on(node: Any) -> bool:
    """Whether a switch like w:vanish is there and not switched off."""
    return node is not None and _value(node) not in ("0", "false", "off")


@dataclass
class _Walk:
    numbers: Numbers
    tables: list[Table] = field(default_factory=list)
    hidden: int = 0
    carried: str = ""

    def blocks(self, node: Any) -> Iterator[str]:
        """The lines of everything below a body, cell or wrapper of these."""
        for child in node:
            tag = _tag(child)
            if tag == "p":
                yield from self._paragraph(child)
            elif tag == "tbl":
                yield from self._table(child)
            elif tag == "AlternateContent":
                yield from self.blocks(child[0]) if len(child) else ()
            elif tag not in _SKIPPED:
                yield from self.blocks(child)

    def notes(self, part: Any, title: str) -> Iterator[str]:
        """The notes at the foot or end, each as a line of its own."""
        for note in () if part is None else part:
            if _value(note, "type") in ("", "normal"):
                text = " ".join(line for line in self.blocks(note) if line.strip())
                if text.strip():
                    yield f"{title}：{text.strip()}"

    def unread(self, body: Any) -> Iterator[str]:
        """What stands in the file and was not read."""
        deleted = sum(1 for _ in body.iter("{*}delText"))
        if deleted:
            yield f"文件带着修订：读的是接受全部修订以后的文字，删去的 {deleted} 处没有读"
        if self.hidden:
            yield f"有 {self.hidden} 处隐藏文字没有读"
        pictures = sum(1 for _ in body.iter("{*}pic", "{*}imagedata"))
        if pictures:
            yield f"有 {pictures} 幅图片，里面的字没有读"

    def _paragraph(self, node: Any) -> Iterator[str]:
        properties = node.find("{*}pPr")
        mark = None if properties is None else properties.find("{*}rPr")
        text = self._runs(node)
        if self.carried or text.strip():
            text = (
                self.carried
                + (self.numbers.mark(properties) if text.strip() and not self.carried else "")
                + text
            )
        if mark is not None and mark.find("{*}del") is not None:
            self.carried = text  # 段落标记被删：接受修订以后和下一段连成一段
        else:
            self.carried = ""
            yield text
        for box in _boxes(node):
            yield from self.blocks(box)

    def _runs(self, node: Any) -> str:
        pieces: list[str] = []
        for child in node:
            tag = _tag(child)
            if tag == "r":
                pieces.append(self._run(child))
            elif tag == "AlternateContent":
                pieces.append(self._runs(child[0]) if len(child) else "")
            elif tag == "t":
                pieces.append(child.text or "")
            elif tag in _MARKS:
                pieces.append(_MARKS[tag])
            elif tag == "sym":
                pieces.append("√" if _value(child, "char").upper() in ("F0FE", "F052", "F0FC") else "")
            elif tag not in _SKIPPED:
                pieces.append(self._runs(child))
        return "".join(pieces)

    def _run(self, node: Any) -> str:
        properties = node.find("{*}rPr")
        text = self._runs(node)
        if properties is None:
            return text
        if _on(properties.find("{*}vanish")) and text.strip():
            self.hidden += 1
            return ""
        # 上标的 1 是注释号，不是数的一部分：同比增长¹12%
        raised = _value(properties.find("{*}vertAlign")) == "superscript"
        return text.translate(_RAISED) if raised else text

    def _table(self, node: Any) -> Iterator[str]:
        """A row a line, cells between tabs; a merged cell is read once and leaves the other places it covers empty."""
        rows: list[list[str | None]] = []
        merged: list[Span] = []
        open_at: dict[int, int] = {}
        inner: list[Any] = []
        for row in _rows(node):
            cells: list[str | None] = []
            for cell in _cells(row):
                properties = cell.find("{*}tcPr")
                span = properties.find("{*}gridSpan") if properties is not None else None
                down = properties.find("{*}vMerge") if properties is not None else None
                column, wide = len(cells), int(_value(span) or 1) if span is not None else 1
                goes_on = down is not None and _value(down) != "restart"
                cells += [None if goes_on else "\n".join(self._cell(cell, inner)), *([None] * (wide - 1))]
                if not goes_on:
                    open_at[column] = len(rows)
                top = open_at.get(column, len(rows))
                if goes_on or wide > 1:
                    merged = [one for one in merged if (one.top, one.left) != (top, column)]
                    merged.append(Span(top, column, len(rows), column + wide - 1))
            rows.append(cells)
            yield "\t".join(" ".join((cell or "").split()) for cell in cells)
        wide = max(map(len, rows), default=0)
        self.tables.append(
            Table(
                rows=tuple((*(cell or None for cell in row), *([None] * (wide - len(row)))) for row in rows),
                merged=tuple(merged),
            )
        )
        for table in inner:
            yield from self._table(table)

    def _cell(self, cell: Any, inner: list[Any]) -> Iterator[str]:
        """The paragraphs of a cell; tables in it are read below the outer one."""
        for child in cell:
            tag = _tag(child)
            if tag == "tbl":
                inner.append(child)
            elif tag == "p":
                yield from self._paragraph(child)
            elif tag not in _SKIPPED:
                yield from self._cell(child, inner)


def _rows(node: Any) -> Iterator[Any]:
    for child in node:
        if _tag(child) == "tr":
            properties = child.find("{*}trPr")
            if properties is None or properties.find("{*}del") is None:
                yield child
        elif _tag(child) not in _SKIPPED and _tag(child) != "tc":
            yield from _rows(child)


def _cells(node: Any) -> Iterator[Any]:
    for child in node:
        if _tag(child) == "tc":
            yield child
        elif _tag(child) not in _SKIPPED:
            yield from _cells(child)


def _boxes(node: Any) -> Iterator[Any]:
    """The text boxes anchored in a paragraph, each once: the newer spelling where there are two."""
    for child in node:
        tag = _tag(child)
        if tag == "txbxContent":
            yield child
        elif tag not in ("Fallback", "del", "moveFrom", "p", "tbl"):
            yield from _boxes(child)
