"""The body and the footers of the .docx, as XML."""

from itertools import groupby
from xml.sax.saxutils import escape

from zhunsheng.writing import gbt9704 as gb
from zhunsheng.writing.composition import Composition, Grid, Line, Role
from zhunsheng.writing.gbt9704 import Look
from zhunsheng.writing.styles import W

R = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'

CLOSING = (Role.ATTACHMENT, Role.ISSUER)


def document(composition: Composition) -> str:
    """word/document.xml; its footers are the relations named odd and even."""
    texts = {block.role: block.text for block in composition.blocks if isinstance(block, Line)}
    signed = gb.signature_indents(texts[Role.ISSUER], texts[Role.DATE])
    blocks = composition.blocks
    # 不出现“此页无正文”：最后一段至少有一行与署名同面（LibreOffice 7.4 把整段移过去，面末会留白）。
    closing = next(at for at, block in enumerate(blocks) if isinstance(block, Line) and block.role in CLOSING)
    body = "".join(
        _table(block) if isinstance(block, Grid) else _line(block, signed, with_next=at == closing - 1)
        for at, block in enumerate(blocks)
    )
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>'
        f'<w:pgSz w:w="{gb.PAGE[0]}" w:h="{gb.PAGE[1]}"/>'
        f'<w:pgMar w:top="{gb.TOP}" w:right="{gb.RIGHT}" w:bottom="{gb.BOTTOM}" w:left="{gb.LEFT}"'
        f' w:header="851" w:footer="{gb.FOOTER_FROM_EDGE}" w:gutter="0"/></w:sectPr>'
    )
    return f"<w:document {W} {R}><w:body>{body}{page}</w:body></w:document>"


def _line(line: Line, signed: tuple[int, int], *, with_next: bool) -> str:
    """One paragraph; those of the signature and the attachments have indents computed from their text."""
    special = "<w:keepNext/>" if with_next else ""
    if line.role in (Role.ISSUER, Role.DATE):
        special += f'<w:ind w:right="{signed[line.role is Role.DATE]}"/>'
    elif line.role is Role.ATTACHMENT:
        left, hanging = gb.attachment_indents(line.text)
        special += f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
    return paragraph(line.text, gb.LOOKS[line.role], special)


def paragraph(text: str, look: Look, special: str = "") -> str:
    """A paragraph in its style; `special` is XML that this one has besides."""
    return f'<w:p><w:pPr><w:pStyle w:val="{look.id}"/>{special}</w:pPr>{runs(text, look.font)}</w:p>'


def runs(text: str, font: str) -> str:
    """The text, cut where a character is beyond the style's font.

    The hint makes Word take “”…— from the Chinese font; without it they are set in the Latin one, half as wide.
    """
    cut = []
    for rare, marks in groupby(text, key=lambda mark: font in gb.BEYOND_GB2312 and _rare(mark)):
        full = f' w:eastAsia="{gb.BEYOND_GB2312[font]}"' if rare else ""
        written = f'<w:t xml:space="preserve">{escape("".join(marks))}</w:t>'
        cut.append(f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"{full}/></w:rPr>{written}</w:r>')
    return "".join(cut)


def _rare(mark: str) -> bool:
    """A Han character outside GB 2312, 〇 among them (other marks: Python's codec maps some elsewhere)."""
    if mark < "㐀":
        return mark == "〇"
    try:
        mark.encode("gb2312")
    except UnicodeEncodeError:
        return True
    return False


def _table(grid: Grid) -> str:
    """A ruled table as wide as the text, its header repeated on every page, no row broken by a page's end."""
    shares = sum(grid.widths)
    widths = [gb.TEXT_WIDTH * share // shares for share in grid.widths]
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    rows = []
    for r, row in enumerate(grid.rows):
        repeated = "" if r else "<w:tblHeader/>"
        cells = "".join(_cell(text, widths[c], numeric=(r, c) in grid.numeric) for c, text in enumerate(row))
        rows.append(f"<w:tr><w:trPr><w:cantSplit/>{repeated}</w:trPr>{cells}</w:tr>")
    return f"<w:tbl>{ruled(sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def ruled(width: int) -> str:
    """The properties of a table that wide, with a line around every cell."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        '<w:tblCellMar><w:left w:w="100" w:type="dxa"/><w:right w:w="100" w:type="dxa"/></w:tblCellMar></w:tblPr>'
    )


def _cell(text: str, width: int, *, numeric: bool) -> str:
    """Numbers stand at the right, one below another; all else in the middle."""
    aligned = '<w:jc w:val="right"/>' if numeric else ""
    properties = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
    return f"<w:tc>{properties}{paragraph(text, gb.CELL, aligned)}</w:tc>"


def footer(side: str) -> str:
    """A footer part: — 1 —, one character from the given side (right on odd pages, left on even)."""
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    dash = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    place = f'<w:ind w:{side}="{gb.FOOTER_INDENT}"/><w:jc w:val="{side}"/>'
    return (
        f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/>{place}</w:pPr>'
        f"{dash.format('— ')}{field}{dash.format(' —')}</w:p></w:ftr>"
    )
