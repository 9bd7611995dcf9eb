"""What a file that cannot be taken in says, and what a cell or field that cannot be read says.

FormatError                 the root: one clear Chinese sentence
├── UnreadableFile          a file, named: what is wrong and what to do
│   ├── EmptyFile           nothing in it
│   ├── UnknownKind         no kind of office file that is read; says what to save it as
│   ├── DamagedFile         the right kind of file, but broken, or not to be read within the bounds of time and memory
│   ├── TooLarge            more bytes, rows, cells or paragraphs than are read at once
│   ├── LockedFile          protected by a password
│   └── ScannedPages        pages that are pictures, without text
└── Unclear                 a cell or typed field that could be two things, or is not what is wanted
"""


class FormatError(Exception):
    """Bad input, in one clear sentence."""


class UnreadableFile(FormatError):
    """A file that cannot be taken in; the message names it, says why and what to do."""

    what = "读不了"

    def __init__(self, name: str = "", detail: str = "") -> None:
        self.name, self.detail = name, detail
        shown = f"《{name[:80]}》" if name else "文件"
        super().__init__(f"{shown}{self.what}{detail}。")


class EmptyFile(UnreadableFile):
    """There is nothing in the file."""

    what = "里面没有内容"


class UnknownKind(UnreadableFile):
    """The content is no office file that is read, whatever the name says."""

    what = "不是能读的文件"


class DamagedFile(UnreadableFile):
    """The content begins like an office file and cannot be read to its end."""

    what = "读不出来，可能已损坏，请用原来的软件打开后另存一份再传"


class TooLarge(UnreadableFile):
    """More than is read at once."""

    what = "太大"


class LockedFile(UnreadableFile):
    """A file under a password."""

    what = "设了密码，请去掉密码后再传"


class ScannedPages(UnreadableFile):
    """A document of pictures."""

    what = "是扫描件，没有文字层，请先做文字识别"


FILE_ERRORS = {
    kind.__name__: kind for kind in (EmptyFile, UnknownKind, DamagedFile, TooLarge, LockedFile, ScannedPages)
}


class Unclear(FormatError):
    """What was read, why it cannot be taken, and how to write it. `said` is what stood there."""

    def __init__(self, said: str, why: str) -> None:
        self.said = said
        super().__init__(f"“{said[:40]}”{why}")
