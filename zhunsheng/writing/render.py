"""A composition as the bytes of a .docx, every part of the package written here.

Nothing comes from a library's template: no foreign fonts, languages, thumbnails or names are left in the
file, and the same composition gives the same bytes.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from zhunsheng.writing.composition import Composition
from zhunsheng.writing.document import document, footer
from zhunsheng.writing.styles import SETTINGS, font_table, styles

TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
CORE = "application/vnd.openxmlformats-package.core-properties+xml"

FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # a zip's earliest time: the hour of writing must not change the hash


def render(composition: Composition) -> bytes:
    """The .docx of the composition; the same bytes for the same composition."""
    outline = composition.outline
    said = Properties(outline.title.replace("\n", ""), outline.issuer, outline.dated_on)
    return pack(said, document(composition), footer("right"), footer("left"))


@dataclass(frozen=True)
class Properties:
    """What the file says of itself."""

    title: str
    issuer: str
    dated_on: date


def pack(said: Properties, body: str, odd: str, even: str) -> bytes:
    """The .docx around a word/document.xml and the footers of its odd and even pages."""
    packed = BytesIO()
    with ZipFile(packed, "w") as package:
        for name, xml in _parts(said, body, odd, even):
            entry = ZipInfo(name, FIRST_DAY)
            entry.compress_type = ZIP_DEFLATED
            package.writestr(
                entry, f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n{xml}'.encode()
            )
    return packed.getvalue()


def _parts(said: Properties, body: str, odd: str, even: str) -> Iterator[tuple[str, str]]:
    """Every file of the package, [Content_Types].xml first as readers expect."""
    main = {
        "styles": "styles",
        "settings": "settings",
        "fontTable": "fontTable",
        "odd": "footer",
        "even": "footer",
    }
    overrides = {f"word/{name}.xml": f"{TYPES}.{kind}+xml" for name, kind in main.items()}
    overrides |= {"word/document.xml": f"{TYPES}.document.main+xml", "docProps/core.xml": CORE}
    yield "[Content_Types].xml", _content_types(overrides)
    yield (
        "_rels/.rels",
        _relationships(
            ("rId1", f"{RELATIONS}/officeDocument", "word/document.xml"),
            ("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
        ),
    )
    yield "docProps/core.xml", _core(said)
    yield "word/document.xml", body
    yield (
        "word/_rels/document.xml.rels",
        _relationships(*((name, f"{RELATIONS}/{kind}", f"{name}.xml") for name, kind in main.items())),
    )
    yield "word/styles.xml", styles()
    yield "word/settings.xml", SETTINGS
    yield "word/fontTable.xml", font_table()
    yield "word/odd.xml", odd
    yield "word/even.xml", even


def _content_types(overrides: dict[str, str]) -> str:
    named = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in overrides.items()
    )
    return (
        f'<Types xmlns="{PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{named}</Types>'
    )


def _relationships(*entries: tuple[str, str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="{id}" Type="{kind}" Target="{target}"/>' for id, kind, target in entries
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{listed}</Relationships>'


def _core(said: Properties) -> str:
    """Title, issuer and date of the document itself; nothing of the machine or the hour it was written on."""
    title, issuer = escape(said.title), escape(said.issuer)
    day = f"{said.dated_on.isoformat()}T00:00:00Z"
    stamp = '<dcterms:{0} xsi:type="dcterms:W3CDTF">' + day + "</dcterms:{0}>"
    return (
        f'<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{title}</dc:title><dc:creator>{issuer}</dc:creator><cp:lastModifiedBy>{issuer}</cp:lastModifiedBy>"
        f"<cp:revision>1</cp:revision>{stamp.format('created')}{stamp.format('modified')}"
        "<dc:language>zh-CN</dc:language></cp:coreProperties>"
    )
