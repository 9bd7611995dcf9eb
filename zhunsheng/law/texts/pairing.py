"""new_and_old: of two texts of one law, which is the newer."""

from collections.abc import Sequence
from datetime import date

from zhunsheng.law.errors import NotALawText
from zhunsheng.law.index.listed import spelled
from zhunsheng.law.texts.text import LawText


def new_and_old(texts: Sequence[LawText]) -> tuple[LawText, LawText | None]:
    """The newer text and the older one, None where only one was given; where no day tells, the first is the newer.

    Raises NotALawText for two laws, and for one text given twice.
    """
    if len(texts) == 1:
        return texts[0], None
    one, other = texts
    if spelled(one.title) != spelled(other.title):
        raise NotALawText(f"这是两部法：《{one.title}》和《{other.title}》；一次对照一部")
    if one.articles == other.articles:
        raise NotALawText(f"两份是《{one.title}》的同一个文本，没有可以对照的")
    days = [text.adopted_on or text.effective_on for text in texts]
    if None in days or days[0] == days[1]:
        return one, other
    newer, older = sorted(
        texts, key=lambda text: text.adopted_on or text.effective_on or date.min, reverse=True
    )
    return newer, older
