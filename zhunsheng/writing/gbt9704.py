"""GB/T 9704—2012 in the units of a .docx: page, lines, fonts and the look of each part.

Lengths are twips (1/20 pt), font sizes half-points. Values from the standard's own millimetres; those it leaves
to arithmetic were measured on rendered pages (tests/writing/test_rendered_page.py).
"""

from dataclasses import dataclass

from zhunsheng.writing.composition import Role

# 5.2 幅面与版心：A4，天头 37 mm，订口 28 mm，版心 156 × 225 mm。
PAGE = (11906, 16838)
TOP, LEFT, RIGHT, BOTTOM = 2098, 1588, 1474, 1984
TEXT_WIDTH = PAGE[0] - LEFT - RIGHT

# 5.2.3 每面 22 行、每行 28 字。225 mm ÷ 22 = 28.990 pt，通行的“固定值 29 磅”只排得下 21 行；
# 156 mm ÷ 28 = 15.793 pt，3 号字宽 16 pt，字距须收 0.25 pt（收 0.2 pt 只排 27 字）。
LINE = 579
TIGHTER = -5
EM = 16 * 20 + TIGHTER

# 7.5 页码：4 号，一字线上距版心下边缘 7 mm，单页居右空一字、双页居左空一字。
FOOTER_FROM_EDGE = 1417  # 25 mm：一字线的中心落在版心下 7.3 mm
FOOTER_LINE = 360
FOOTER_INDENT = 14 * 20
PAGE_NUMBER_SIZE = 28

SONG, FANGSONG, HEI, KAI = "宋体", "仿宋_GB2312", "黑体", "楷体_GB2312"
TITLE_SONG = "方正小标宋简体"
RED = "FF0000"
LATIN = "Times New Roman"  # 标准未规定西文字体，机关普遍如此要求

FALLBACKS = {
    TITLE_SONG: "方正小标宋_GBK,华文中宋,宋体",
    FANGSONG: "仿宋,FangSong,方正仿宋_GBK",
    HEI: "SimHei",
    KAI: "楷体,KaiTi,方正楷体_GBK",
    SONG: "SimSun",
}
"""For a machine without the font (Windows has no 小标宋): what to take instead."""

BEYOND_GB2312 = {FANGSONG: "仿宋", KAI: "楷体"}
"""The _GB2312 fonts hold 6763 characters; a rarer one (often in a name) is set in the full font."""


@dataclass(frozen=True, kw_only=True)
class Look:
    """How one part of the document is set; `before` and `after` in whole lines, indents in twips.

    `id` and `name` are the style's in the file; Word's own names let its outline and contents work.
    """

    id: str
    name: str
    font: str = FANGSONG
    size: int = 32
    align: str = "both"
    first: int = 0
    left: int = 0
    before: int = 0
    after: int = 0
    outline: int = 0
    color: str = ""
    with_next: bool = False


LOOKS: dict[Role, Look] = {
    # 7.3.1 标题 2 号小标宋居中；7.3.2 主送机关在标题下空一行，居左顶格。
    Role.TITLE: Look(
        id="Title", name="Title", font=TITLE_SONG, size=44, align="center", after=1, with_next=True
    ),
    Role.ADDRESSEE: Look(id="Addressee", name="主送机关"),
    # 7.3.3 正文 3 号仿宋，每段左空二字；一级黑体，二级楷体，三、四级仿宋。
    Role.BODY: Look(id="Text", name="公文正文", first=2 * EM),
    Role.HEADING1: Look(id="Heading1", name="heading 1", font=HEI, first=2 * EM, outline=1, with_next=True),
    Role.HEADING2: Look(id="Heading2", name="heading 2", font=KAI, first=2 * EM, outline=2, with_next=True),
    Role.HEADING3: Look(id="Heading3", name="heading 3", first=2 * EM, outline=3, with_next=True),
    Role.HEADING4: Look(id="Heading4", name="heading 4", first=2 * EM, outline=4, with_next=True),
    Role.CAPTION: Look(id="Caption", name="caption", font=HEI, align="center", with_next=True),
    # 7.3.4 附件说明在正文下空一行；7.3.5.2 不加盖印章的署名在正文下空一行；7.3.6 附注左空二字。
    Role.ATTACHMENT: Look(id="Attachment", name="附件说明", before=1, with_next=True),
    Role.ISSUER: Look(id="Issuer", name="发文机关署名", align="right", before=1, with_next=True),
    Role.DATE: Look(id="Dated", name="成文日期", align="right"),
    Role.NOTE: Look(id="Note", name="附注", first=2 * EM),
    # 7.2.4 发文机关标志红色小标宋居中；7.2.5 发文字号在标志下空二行居中（没有版头的文书，编号在标题下居右）。
    Role.MARK: Look(id="Mark", name="发文机关标志", font=TITLE_SONG, size=84, align="center", color=RED),
    Role.NUMBER: Look(id="Number", name="发文字号", align="right", after=1),
    Role.FLUSH: Look(id="Flush", name="顶格正文"),
    # 手写的地方：上面空一行，写得下，也按得下指印。
    Role.SIGNATURE: Look(id="Signature", name="签名栏", first=2 * EM, before=1),
}

# 7.2.4 发文机关标志上边缘距版心上边缘 35 mm；7.2.7 发文字号之下 4 mm（11 pt）一条红线，粗 1.5 pt（八分之一磅计）。
MARK_FROM_TOP = 1984
RED_LINE, ABOVE_RED_LINE = 12, 11

# 印制的表格不在标准之内：四边 23 mm，一行的格高 12 mm，手写得下。
FORM_EDGE, FORM_FOOTER, FORM_ROW, FORM_GAP = 1304, 680, 680, 120
LABEL = Look(id="Label", name="栏目", size=24, align="center")
ENTRY = Look(id="Entry", name="表栏内容", size=24, align="left")
CELL = Look(id="Cell", name="表文", size=24, align="center")
CELL_LINE = 400


def ems(text: str) -> float:
    """The width of a line in characters of its size: Latin letters and digits take half, a full stop a quarter."""
    return sum(0.25 if mark == "." else 0.5 if mark.isascii() else 1 for mark in text)


def signature_indents(issuer: str, dated: str) -> tuple[int, int]:
    """Right indents of the issuer and of the date below it, when no seal is put on (7.3.5.2).

    The issuer stands two characters from the right, the date begins two characters after the issuer
    does; a date longer than the issuer takes the two characters and moves the issuer left.
    """
    difference = ems(issuer) - ems(dated)
    issuer_right, date_right = (2.0, difference) if difference >= 0 else (4 - difference, 2.0)
    return round(issuer_right * EM), round(date_right * EM)


def sealed_indents(issuer: str, dated: str) -> tuple[int, int]:
    """Right indents of the issuer and of the date below it, when a seal is put on (7.3.5.1).

    The date stands four characters from the right, the issuer centred above it; one so long that it would leave the page
    ends at the edge and moves the date.
    """
    wider = (ems(issuer) - ems(dated)) / 2
    return (round((4 - wider) * EM), 4 * EM) if wider <= 4 else (0, round(wider * EM))


def attachment_indents(text: str) -> tuple[int, int]:
    """Left indent of an attachment's name and how far its first line hangs out of it (7.3.4).

    "附件：" begins two characters in and the further numbers stand below the first; a name that turns goes
    on below its own first character.
    """
    head = "附件：" if text.startswith("附件：") else ""
    number, dot, _ = text.removeprefix(head).partition(".")
    mark = number + dot if number.isdigit() else ""
    return round((2 + ems("附件：" + mark)) * EM), round(ems(head + mark) * EM)
