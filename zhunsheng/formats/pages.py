"""Web pages: the main text without the furniture around it."""

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import Span, Table, Taken
from zhunsheng.formats.errors import TooLarge
from zhunsheng.formats.kinds import decoded

_HAN = re.compile(r"[\u4e00-\u9fff]")
# form 不算：许多县的网站把整页正文放在 <form id="form1"> 里。
_FURNITURE = "script, style, noscript, nav, header, footer, iframe, svg, select, button, template, input, textarea, rt, rp"
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = {
    "p", "div", "tr", "li", "br", "h1", "h2", "h3", "h4", "h5", "h6", "table", "section", "article", "title", "form",
    "dl", "dt", "dd", "blockquote", "ul", "ol", "main", "aside", "pre", "hr", "caption", "figcaption", "fieldset", "center",
}  # fmt: skip
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")


def read_html(data: bytes, name: str, bounds: Bounds) -> Taken:
    """The main text of a page, a block a line, and its tables."""
    tree = LexborHTMLParser(decoded(data, name))
    frames = len(tree.css("iframe"))
    for node in tree.css(_FURNITURE):
        node.decompose()
    hidden = _drop_hidden(tree)
    head = _head(tree)
    main = _main(tree)
    tables = tuple(_tables(main)) if main is not None else ()
    lines = [line.strip(" ") for line in _lines(main)] if main is not None else []
    if len(lines) > bounds.paragraphs:
        raise TooLarge(name, f"：有 {len(lines)} 段，最多读 {bounds.paragraphs} 段")
    if head and head not in lines[:5]:
        lines.insert(0, head)
    return Taken(
        kind="html",
        text="\n".join(line for line in lines if line.strip()),
        tables=tables,
        unread=tuple(_unread(hidden, frames)),
    )


def _unread(hidden: int, frames: int) -> Iterator[str]:
    if hidden:
        yield f"网页里隐藏的 {hidden} 处没有读"
    if frames:
        yield f"网页里嵌着的 {frames} 个别的页面没有读"


def _drop_hidden(tree: Any) -> int:
    """Takes out what the page does not show; how many pieces of Chinese text these were."""
    count = 0
    for node in tree.css("[style], [hidden]"):
        said = node.attributes
        if ("hidden" in said and said.get("hidden") != "false") or _HIDDEN.search(said.get("style") or ""):
            count += bool(_HAN.search(node.text() or ""))
            node.decompose()
    return count


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
    """The text with a line end at every block; a row of a table is one line already, its cells between tabs."""
    pieces: list[str] = []
    for node in main.traverse(include_text=True):
        if node.tag == "-text":
            text = re.sub(r"[^\S\t\ue000]+", " ", node.text_content or "")
            raised = node.parent is not None and node.parent.tag == "sup"
            # 上标是注释号，m 后面的才是平方。
            letter = bool(pieces) and pieces[-1][-1:].isascii() and pieces[-1][-1:].isalpha()
            pieces.append(text.translate(_RAISED) if raised and not letter else text)
        elif node.tag in _BLOCKS:
            pieces.append("\n")
        elif node.tag in ("td", "th"):
            pieces.append("\t")
    return "".join(pieces).replace(_ROW, "\n").split("\n")


_WIDEST = 60
"""Places that one merged cell may cover."""
_ROW = "\ue000"


def _tables(main: Any) -> Iterator[Table]:
    """The tables, outer ones that only lay out the page left alone; each is put into the text as lines with tabs."""
    found = []
    for table in reversed(main.css("table")):
        if table.css_first("td, th") is None or table.css_first("table table") is not None:
            continue
        rows, merged = _grid(table)
        table.replace_with(_ROW + _ROW.join("\t".join(cell or "" for cell in row) for row in rows) + _ROW)
        if max(map(len, rows), default=0) > 1:
            wide = max(map(len, rows))
            even = tuple((*row, *([None] * (wide - len(row)))) for row in rows)
            found.append(Table(rows=even, merged=tuple(merged)))
    yield from reversed(found)


def _grid(table: Any) -> tuple[list[list[str | None]], list[Span]]:
    """The rows of a table with a place for every cell; a merged one leaves the other places it covers empty."""
    covered: dict[int, int] = {}
    rows: list[list[str | None]] = []
    merged: list[Span] = []
    for row in table.css("tr"):
        cells: list[str | None] = []
        for cell in row.css("td, th"):
            _pass_covered(cells, covered)
            wide, high = (_span(cell, name) for name in ("colspan", "rowspan"))
            left = len(cells)
            if wide * high > 1:
                merged.append(Span(len(rows), left, len(rows) + high - 1, left + wide - 1))
            for nth in range(wide):
                covered[len(cells)] = high - 1
                cells.append(None if nth else " ".join(cell.text(separator=" ").split()) or None)
        _pass_covered(cells, covered)
        rows.append(cells)
    return rows, merged


def _pass_covered(cells: list[str | None], covered: dict[int, int]) -> None:
    while covered.get(len(cells), 0):
        covered[len(cells)] -= 1
        cells.append(None)


def _span(cell: Any, name: str) -> int:
    told = cell.attributes.get(name) or "1"
    return min(max(int(told), 1), _WIDEST) if told.isdecimal() else 1


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
