"""A filled document as the bytes of a .docx: 公文 and 笔录 on the page of GB/T 9704, 表格 on that of a printed form."""

from itertools import accumulate

from zhunsheng.writing import gbt9704 as gb
from zhunsheng.writing.composition import Line, Role
from zhunsheng.writing.document import R, footer, paragraph, ruled
from zhunsheng.writing.papers.sheet import Box, Form, Paper
from zhunsheng.writing.papers.template import Layout
from zhunsheng.writing.render import Properties, pack
from zhunsheng.writing.styles import W

_RED_LINE = f'<w:pBdr><w:bottom w:val="single" w:sz="{gb.RED_LINE}" w:space="{gb.ABOVE_RED_LINE}" w:color="{gb.RED}"/></w:pBdr>'


def as_docx(paper: Paper) -> bytes:
    """The .docx of the document; the same bytes for the same document."""
    form = paper.layout is Layout.FORM
    width = gb.PAGE[0] - 2 * gb.FORM_EDGE if form else gb.TEXT_WIDTH
    headed = any(isinstance(b, Line) and b.role is Role.MARK for b in paper.blocks)
    texts = {b.role: b.text for b in paper.blocks if isinstance(b, Line)}
    signed = gb.sealed_indents(texts.get(Role.ISSUER, ""), texts.get(Role.DATE, ""))
    body = []
    for before, block in zip((None, *paper.blocks), paper.blocks, strict=False):
        if isinstance(block, Form):
            body.append(_form(block, width))
        elif form and block.role is not Role.TITLE:
            body.append(_beside(block, signed))
        else:
            first = not (isinstance(before, Line) and before.role is block.role)
            body.append(_line(block, signed, headed=headed, first=first))
    if paper.blocks and isinstance(paper.blocks[-1], Form):
        body.append(paragraph("", gb.ENTRY))  # 表格后面必须有一段，Word 才打得开
    sides = (
        (gb.FORM_EDGE, gb.FORM_EDGE, gb.FORM_EDGE, gb.FORM_EDGE)
        if form
        else (gb.TOP, gb.RIGHT, gb.BOTTOM, gb.LEFT)
    )
    page = (
        '<w:sectPr><w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/>'
        f'<w:pgSz w:w="{gb.PAGE[0]}" w:h="{gb.PAGE[1]}"/>'
        f'<w:pgMar w:top="{sides[0]}" w:right="{sides[1]}" w:bottom="{sides[2]}" w:left="{sides[3]}"'
        f' w:header="851" w:footer="{gb.FORM_FOOTER if form else gb.FOOTER_FROM_EDGE}" w:gutter="0"/></w:sectPr>'
    )
    xml = f"<w:document {W} {R}><w:body>{''.join(body)}{page}</w:body></w:document>"
    feet = (footer("right"), footer("left")) if paper.layout is Layout.OFFICIAL else (_foot(), _foot())
    return pack(Properties(paper.title, paper.issuer, paper.dated_on), xml, *feet)


def _line(line: Line, signed: tuple[int, int], *, headed: bool, first: bool) -> str:
    """One paragraph; `first` of its role in a row, `headed` below a red head."""
    special = ""
    if line.role is Role.MARK:
        # 字大，固定行距会削去字头；长的名称缩到一行排得下。
        size = min(gb.LOOKS[Role.MARK].size, int(gb.TEXT_WIDTH / 10 / max(1.0, gb.ems(line.text) + 1)))
        special = f'<w:spacing w:before="{gb.MARK_FROM_TOP}" w:after="{2 * gb.LINE}" w:line="240" w:lineRule="auto"/>'
        return _sized(paragraph(line.text, gb.LOOKS[Role.MARK], special), size)
    if line.role is Role.NUMBER and headed:
        special = f'{_RED_LINE}<w:jc w:val="center"/>'
    elif line.role is Role.TITLE and headed and first:
        special = f'<w:spacing w:before="{gb.LINE}"/>'  # 文号后面已空一行：共二行
    elif line.role in (Role.ISSUER, Role.DATE):
        special = f'<w:keepNext/><w:ind w:right="{signed[line.role is Role.DATE]}"/>'
    elif line.role is Role.ATTACHMENT:
        left, hanging = gb.attachment_indents(line.text)
        special = f'<w:ind w:left="{left}" w:hanging="{hanging}"/>'
    elif line.role is Role.SIGNATURE:
        special = "<w:keepLines/>"
    return paragraph(line.text, gb.LOOKS[line.role], special)


def _beside(line: Line, signed: tuple[int, int]) -> str:
    """A line above or below the table of a printed form: 小四, as what stands in the cells."""
    look = gb.LOOKS[line.role]
    special = f'<w:spacing w:before="{gb.FORM_GAP}" w:after="{gb.FORM_GAP}" w:line="{gb.CELL_LINE}" w:lineRule="exact"/>'
    if line.role in (Role.ISSUER, Role.DATE):
        special += f'<w:ind w:right="{signed[line.role is Role.DATE] * gb.ENTRY.size // look.size}"/>'
    elif look.first:
        special += f'<w:ind w:firstLine="{look.first * gb.ENTRY.size // look.size}"/>'
    return _sized(paragraph(line.text, look, special), gb.ENTRY.size)


def _sized(xml: str, half_points: int) -> str:
    """The paragraph with its characters in another size than its style's."""
    return xml.replace("</w:rPr>", f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/></w:rPr>')


def _form(form: Form, width: int) -> str:
    """A ruled form; no row is broken by a page's end unless it is taller than a few lines."""
    shares = sum(form.widths)
    edges = [0, *(width * share // shares for share in accumulate(form.widths))]
    widths = [after - before for before, after in zip(edges, edges[1:], strict=False)]
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    rows = []
    for row, height in zip(form.rows, form.heights, strict=True):
        cells, column = [], 0
        for box in row:
            cells.append(_cell(box, sum(widths[column : column + box.across])))
            column += box.across
        high = max(gb.FORM_ROW, height * gb.CELL_LINE + gb.FORM_ROW - gb.CELL_LINE)
        rows.append(
            f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{high}" w:hRule="atLeast"/></w:trPr>{"".join(cells)}</w:tr>'
        )
    return f"<w:tbl>{ruled(sum(widths))}<w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def _cell(box: Box, width: int) -> str:
    span = f'<w:gridSpan w:val="{box.across}"/>' if box.across > 1 else ""
    merged = {0: "<w:vMerge/>", 1: ""}.get(box.down, '<w:vMerge w:val="restart"/>')
    look = gb.LABEL if box.label else gb.ENTRY
    said = "".join(paragraph(text, look) for text in box.text.split("\n"))
    properties = (
        f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{merged}<w:vAlign w:val="center"/></w:tcPr>'
    )
    return f"<w:tc>{properties}{said}</w:tc>"


def _foot() -> str:
    """The foot of a record or form: 第 1 页 共 2 页, in the middle."""
    page, pages = (
        f'<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        for name in ("PAGE", "NUMPAGES")
    )
    said = '<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{}</w:t></w:r>'
    return (
        f'<w:ftr {W}><w:p><w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="center"/></w:pPr>{said.format("第 ")}{page}'
        f"{said.format(' 页　共 ')}{pages}{said.format(' 页')}</w:p></w:ftr>"
    )
