"""The styles, settings and fonts of the .docx, as XML: GB/T 9704 and nothing else."""

from zhunsheng.writing import gbt9704 as gb
from zhunsheng.writing.gbt9704 import Look

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def styles() -> str:
    """word/styles.xml: the base, one style for each part of a document, and nothing from elsewhere."""
    default = (
        f'<w:docDefaults><w:rPrDefault><w:rPr>{_fonts(gb.FANGSONG, gb.LATIN)}<w:sz w:val="32"/>'
        '<w:szCs w:val="32"/><w:lang w:val="zh-CN" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    # 孤行控制会少排一行；中西文之间的自动空隙不在“28 字”之内，也使署名与日期对不齐：都关掉
    # （LibreOffice 7.4 不认后一项，仍留空隙）。
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/><w:pPr>'
        '<w:widowControl w:val="0"/><w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
        f'<w:spacing w:before="0" w:after="0" w:line="{gb.LINE}" w:lineRule="exact"/><w:jc w:val="both"/></w:pPr>'
        f'<w:rPr><w:spacing w:val="{gb.TIGHTER}"/></w:rPr></w:style>'
    )
    footer = (
        '<w:style w:type="paragraph" w:styleId="Footer"><w:name w:val="footer"/><w:basedOn w:val="Normal"/><w:pPr>'
        f'<w:spacing w:line="{gb.FOOTER_LINE}" w:lineRule="exact"/></w:pPr><w:rPr>{_fonts(gb.SONG, gb.SONG)}'
        f'<w:spacing w:val="0"/><w:sz w:val="{gb.PAGE_NUMBER_SIZE}"/>'
        f'<w:szCs w:val="{gb.PAGE_NUMBER_SIZE}"/></w:rPr></w:style>'
    )
    looks = "".join(_style(look) for look in gb.LOOKS.values())
    cells = "".join(_style(look, line=gb.CELL_LINE) for look in (gb.CELL, gb.LABEL, gb.ENTRY))
    return f"<w:styles {W}>{default}{normal}{looks}{cells}{footer}</w:styles>"


def _style(look: Look, *, line: int = gb.LINE) -> str:
    together = "<w:keepNext/>" if look.with_next else ""
    space = f'<w:spacing w:before="{look.before * line}" w:after="{look.after * line}" w:line="{line}" w:lineRule="exact"/>'
    indent = f'<w:ind w:firstLine="{look.first}"/>' if look.first else ""
    # 多行标题、多个附件之间不空行：同一样式的段落之间不留段距。
    joined = "<w:contextualSpacing/>" if look.before or look.after else ""
    custom = "" if look.name.isascii() else ' w:customStyle="1"'  # 英文名的是 Word 自带样式
    color = f'<w:color w:val="{look.color}"/>' if look.color else ""
    level = f'<w:outlineLvl w:val="{look.outline - 1}"/>' if look.outline else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{look.id}"><w:name w:val="{look.name}"/>'
        f'<w:basedOn w:val="Normal"/><w:qFormat/>'
        f'<w:pPr>{together}{space}{indent}{joined}<w:jc w:val="{look.align}"/>{level}</w:pPr>'
        f"<w:rPr>{_fonts(look.font, gb.LATIN)}{color}"
        f'<w:sz w:val="{look.size}"/><w:szCs w:val="{look.size}"/></w:rPr></w:style>'
    )


def _fonts(chinese: str, latin: str) -> str:
    """Both scripts named: the Latin name alone says nothing about Han characters."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{chinese}" w:cs="{latin}"/>'


def font_table() -> str:
    """word/fontTable.xml: what to take on a machine without the font."""
    fonts = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{others}"/></w:font>'
        for name, others in gb.FALLBACKS.items()
    )
    return f"<w:fonts {W}>{fonts}</w:fonts>"


SETTINGS = (
    f'<w:settings {W}><w:zoom w:percent="100"/><w:defaultTabStop w:val="420"/><w:evenAndOddHeaders/>'
    '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode"'
    ' w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
    '<w:themeFontLang w:val="zh-CN" w:eastAsia="zh-CN"/></w:settings>'
)
