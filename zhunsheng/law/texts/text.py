"""LawText and Article: a law as its published text gives it."""

from dataclasses import dataclass
from datetime import date

from zhunsheng.numerals import to_chinese


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One article; `inserted` is the number after 之 (第三十八条之一), 0 for an ordinary one.

    `paragraphs` are in their order; the items of a paragraph, （一）…, are lines of their own in `items`, by the place of
    their paragraph (from 0).
    """

    number: int
    inserted: int = 0
    chapter: str = ""
    paragraphs: tuple[str, ...] = ()
    items: tuple[tuple[int, str], ...] = ()

    @property
    def place(self) -> str:
        """第三十八条, 第三十八条之一."""
        return f"第{to_chinese(self.number)}条" + (f"之{to_chinese(self.inserted)}" if self.inserted else "")

    @property
    def key(self) -> tuple[int, int]:
        """Its place in the order of the law."""
        return self.number, self.inserted

    @property
    def wording(self) -> str:
        """All it says, paragraphs and items in their order, a line each."""
        lines: list[str] = []
        for place, paragraph in enumerate(self.paragraphs):
            lines += [paragraph, *(item for below, item in self.items if below == place)]
        return "\n".join(lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class LawText:
    """A text of a law: its title, its days as far as it says them, and its articles in their order.

    `adopted_on` is the last day of adoption or amendment named under the title, `effective_on` what the last article or the
    heading says; None where it says none. `number` is the document number of that last act (国务院令第836号), `repeals` the
    titles it abolishes, `history` the words under the title.
    """

    title: str
    articles: tuple[Article, ...]
    adopted_on: date | None = None
    effective_on: date | None = None
    number: str = ""
    repeals: tuple[str, ...] = ()
    history: str = ""

    @property
    def last(self) -> int:
        """The number of its last article."""
        return self.articles[-1].number if self.articles else 0

    @property
    def label(self) -> str:
        """The year by which this text is cited; empty where no day is known."""
        day = self.adopted_on or self.effective_on
        return str(day.year) if day else ""
