"""What a file or text that cannot be read says.

ReadingError                the root: one clear Chinese sentence, naming the file
├── EmptyText               nothing in it
├── NotText                 not a document at all (a program, a picture, noise), or renamed
├── DamagedFile             the right kind of file, but broken
├── TooLarge                larger than is read, packed or unpacked
├── LockedFile              protected by a password
├── ScannedPages            a pdf of pictures, without text
└── NotChinese              text, but not a Chinese report
"""


class ReadingError(Exception):
    """A file cannot be read as a report; the message is one sentence for the person who handed it in."""

    what = "读不了"

    def __init__(self, name: str = "", detail: str = "") -> None:
        self.name, self.detail = name, detail
        place = f"{name}：" if name else ""
        super().__init__(f"{place}{self.what}{detail}。")


class EmptyText(ReadingError):
    """There is nothing to read."""

    what = "里面没有文字"


class NotText(ReadingError):
    """The content is not a document, whatever the name says."""

    what = "不是可以阅读的文档，请提供 txt、html、docx、doc、wps、ofd 或带文字的 pdf"


class DamagedFile(ReadingError):
    """The content begins like a docx or pdf but cannot be opened."""

    what = "文件已损坏，请重新导出后再试"


class TooLarge(ReadingError):
    """More than is read at once; protects against packed bombs."""

    what = "文件太大，最多读 50 MB"


class LockedFile(ReadingError):
    """An encrypted office file or pdf."""

    what = "文件设了密码，请去掉密码后再试"


class ScannedPages(ReadingError):
    """A pdf whose pages are pictures."""

    what = "是扫描件，没有文字层，请先做文字识别"


class NotChinese(ReadingError):
    """Hardly a Chinese character in it."""

    what = "几乎没有汉字，不像中文报告"
