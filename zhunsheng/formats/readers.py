"""The reader of each kind of file."""

from collections.abc import Callable

from zhunsheng.formats.bounds import Bounds
from zhunsheng.formats.document import Taken
from zhunsheng.formats.errors import TooLarge
from zhunsheng.formats.kinds import kind_of
from zhunsheng.formats.ofd import read_ofd
from zhunsheng.formats.old_word import read_doc
from zhunsheng.formats.packed import members
from zhunsheng.formats.pages import read_html
from zhunsheng.formats.pdf import read_pdf
from zhunsheng.formats.plain import read_csv, read_text
from zhunsheng.formats.sheets import read_xls, read_xlsx
from zhunsheng.formats.word import read_docx

READERS: dict[str, Callable[[bytes, str, Bounds], Taken]] = {
    "docx": read_docx,
    "doc": read_doc,
    "xlsx": read_xlsx,
    "xls": read_xls,
    "csv": read_csv,
    "pdf": read_pdf,
    "ofd": read_ofd,
    "html": read_html,
    "txt": read_text,
}


def read(data: bytes, name: str, bounds: Bounds) -> Taken:
    """What a file holds. Raises UnreadableFile."""
    kind = kind_of(data, name, bounds)
    if kind != "zip":
        taken = READERS[kind](data, name, bounds)
        if len(taken.text) > bounds.characters:
            raise TooLarge(name, f"：最多读 {bounds.characters // 10_000} 万字")
        return taken
    files, unread = members(data, name, bounds, READERS)
    return Taken(
        kind="zip",
        text="\n".join(taken.text for _, taken in files),
        tables=tuple(table for _, taken in files for table in taken.tables),
        unread=tuple(unread),
        files=tuple(files),
    )
