"""A table as the offices print it: A4 landscape, its head on every page, 填报人 审核人 负责人 at the foot; .docx and .xlsx."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zhunsheng.writing import gbt9704 as gb
from zhunsheng.writing.render import FIRST_DAY, PACKAGE, RELATIONS, TYPES
from zhunsheng.writing.styles import SETTINGS, W, font_table, styles

_EDGE = 1134
"""2 cm, in twips: a table is bound at the top, not at the left."""
_WIDTH = gb.PAGE[1] - 2 * _EDGE
_ROW = 440
SIGNED = ("填报人：", "审核人：", "负责人：", "年　　月　　日（盖章）")


@dataclass(frozen=True)
class Sheet:
    """A table: its title, what stands below the title, its heads with their shares of the width, and its rows.

    `numeric` are the columns of numbers, set to the right. Cells are text; every row has as many as there are heads.
    """

    title: str
    heads: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[str, ...], ...]
    under: str = ""
    numeric: frozenset[int] = frozenset()

    def __post_init__(self) -> None:
        wrong = [row for row in (self.widths, *self.rows) if len(row) != len(self.heads)]
        if wrong:
            raise ValueError(f"表“{self.title}”有 {len(self.heads)} 列，这一行不是：{wrong[0]}")


def as_docx(sheet: Sheet) -> bytes:
    """The table as a .docx; the same bytes for the same table."""
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name, xml in _parts(sheet):
            entry = ZipInfo(name, FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(
                entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
            )
    return packed.getvalue()


def as_xlsx(sheet: Sheet, now: datetime) -> bytes:
    """The table as an .xlsx that prints the same way; `now` is written as its day of making. Formulas stay text."""
    import xlsxwriter

    packed = BytesIO()
    book = xlsxwriter.Workbook(packed, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": now.replace(tzinfo=None)})
    page = book.add_worksheet("表")
    looks = {"border": 1, "valign": "vcenter", "text_wrap": True, "font_name": gb.SONG, "font_size": 10}
    title = book.add_format({"bold": True, "align": "center", "valign": "vcenter", "font_size": 18})
    head = book.add_format({**looks, "bold": True, "align": "center"})
    plain, number = book.add_format(looks), book.add_format({**looks, "align": "right"})
    last = len(sheet.heads) - 1
    page.merge_range(0, 0, 0, last, sheet.title, title)
    page.merge_range(1, 0, 1, last, sheet.under)
    for column, (name, width) in enumerate(zip(sheet.heads, sheet.widths, strict=True)):
        page.set_column(column, column, width * 130 / sum(sheet.widths))
        page.write_string(2, column, name, head)
    for at, row in enumerate(sheet.rows, 3):
        for column, text in enumerate(row):
            page.write_string(at, column, text, number if column in sheet.numeric else plain)
    page.write_string(len(sheet.rows) + 4, 0, "　　　　　　".join(SIGNED))
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.repeat_rows(0, 2)
    page.freeze_panes(3, 0)
    book.close()
    return packed.getvalue()


def _parts(sheet: Sheet) -> Iterator[tuple[str, str]]:
    """Every file of the package, [Content_Types].xml first as readers expect."""
    main = {"styles": "styles", "settings": "settings", "fontTable": "fontTable", "foot": "footer"}
    overrides = {f"word/{name}.xml": f"{TYPES}.{kind}+xml" for name, kind in main.items()}
    overrides["word/document.xml"] = f"{TYPES}.document.main+xml"
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>',
    )
    yield "_rels/.rels", _related({"rId1": ("officeDocument", "word/document.xml")})
    yield "word/document.xml", _document(sheet)
    links = {name: (kind, f"{name}.xml") for name, kind in main.items()}
    yield "word/_rels/document.xml.rels", _related(links)
    yield "word/styles.xml", styles()
    yield "word/settings.xml", SETTINGS.replace("<w:evenAndOddHeaders/>", "")
    yield "word/fontTable.xml", font_table()
    yield "word/foot.xml", _foot()


def _related(links: dict[str, tuple[str, str]]) -> str:
    listed = "".join(
        f'<Relationship Id="{id}" Type="{RELATIONS}/{kind}" Target="{target}"/>'
        for id, (kind, target) in links.items()
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _document(sheet: Sheet) -> str:
    under = _line(sheet.under, "Cell", '<w:jc w:val="left"/>') if sheet.under else ""
    signed = _line("　　　　".join(SIGNED), "Cell", '<w:spacing w:before="240"/><w:jc w:val="both"/>')
    page = (
        f'<w:sectPr><w:footerReference w:type="default" r:id="foot"/><w:pgSz w:w="{gb.PAGE[1]}" w:h="{gb.PAGE[0]}"'
        f' w:orient="landscape"/><w:pgMar w:top="{_EDGE}" w:right="{_EDGE}" w:bottom="{_EDGE}" w:left="{_EDGE}"'
        ' w:header="567" w:footer="567" w:gutter="0"/></w:sectPr>'
    )
    body = f"{_line(sheet.title, 'Title')}{under}{_table(sheet)}{signed}{page}"
    return f'<w:document {W} xmlns:r="{RELATIONS}"><w:body>{body}</w:body></w:document>'


def _table(sheet: Sheet) -> str:
    """A ruled table as wide as the text, its head repeated on every page, no row broken by a page's end."""
    shares = sum(sheet.widths)
    widths = [_WIDTH * share // shares for share in sheet.widths]
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    borders = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in sides)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    head = _row(sheet.heads, widths, ["center"] * len(widths), repeated=True)
    aligned = ["right" if column in sheet.numeric else "left" for column in range(len(widths))]
    rows = "".join(_row(row, widths, aligned) for row in sheet.rows)
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/><w:jc w:val="center"/><w:tblBorders>{borders}'
        '</w:tblBorders><w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="80" w:type="dxa"/>'
        f'<w:right w:w="80" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{columns}</w:tblGrid>{head}{rows}</w:tbl>'
    )


def _row(
    cells: Sequence[str], widths: Sequence[int], aligned: Sequence[str], *, repeated: bool = False
) -> str:
    drawn = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{_line(text, 'Cell', f'<w:jc w:val={chr(34)}{side}{chr(34)}/>')}</w:tc>"
        for text, width, side in zip(cells, widths, aligned, strict=True)
    )
    head = "<w:tblHeader/>" if repeated else ""
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{_ROW}"/>{head}</w:trPr>{drawn}</w:tr>'


def _line(text: str, style: str, special: str = "") -> str:
    plain = "".join(mark for mark in re.sub(r"[\t\r\n]+", " ", text) if mark >= " ")
    run = f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{escape(plain)}</w:t></w:r>'
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{special}</w:pPr>{run}</w:p>'


def _foot() -> str:
    field = '<w:fldSimple w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
    return f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>{field}</w:p></w:ftr>'
