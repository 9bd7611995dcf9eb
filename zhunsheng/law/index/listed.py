"""A title of the index with its texts, and the one spelling under which titles and numbers are compared."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

COUNTRY = "中华人民共和国"
# 书名号、引号、顿号和空格各人写法不同，比较时一律不看
_UNSEEN = re.compile(r"中华人民共和国|[\s、·《》〈〉<>“”\"]")
_BRACKETS = str.maketrans("(){}［］[]【】﹝﹞", "（）（）〔〕〔〕〔〕〔〕")
_YEAR = re.compile(r"（(\d{4})年?(?:修正|修订|修改|公布|通过)?(?:文本|版|本)?）$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One text of an instrument.

    `first_day` is None where the source does not say from when this text was law; `begins` is then the day it was
    adopted, None where that is unknown as well. `articles` is the number of the last article, 0 where not known.
    `seen_until` is the day up to which this was known to be the newest text; `memory` says its dates rest on memory,
    `unseen` that the text was only heard of. From article `shifted_from` on the numbers differ from those of the text before, 0
    where none do or it is not known. `inserted` gives the last 之 of each article that has any; None where it is not known.
    """

    label: str = ""
    adopted_on: date | None = None
    first_day: date | None = None
    last_day: date | None = None
    articles: int = 0
    seen_until: date | None = None
    memory: bool = False
    unseen: bool = False
    shifted_from: int = 0
    inserted: Mapping[int, int] | None = None

    @property
    def begins(self) -> date | None:
        """The first day as far as it is known."""
        return self.first_day or self.adopted_on


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An instrument of the index; `texts` run from the oldest to the newest, and may be none.

    `since` is the first day of its first text, None where not known. After `ended_on` it is law no more, and
    `replaced_by` says what is. On `gone_by` it was known to be law no more, even where the last day is not. `numbers` are its
    document numbers. `recalled` says that `since` rests on memory, `end_recalled` that `ended_on` does. `outside` tells what it
    is (党内法规) where the index knows it by title only.
    """

    title: str
    texts: tuple[Text, ...] = ()
    since: date | None = None
    ended_on: date | None = None
    replaced_by: str = ""
    numbers: tuple[str, ...] = ()
    recalled: bool = False
    gone_by: date | None = None
    end_recalled: bool = False
    outside: str = ""

    @property
    def name(self) -> str:
        """The title as offices cite it: without 中华人民共和国 in front, inner 《》 as 〈〉."""
        return named(self.title)

    def text_on(self, day: date) -> Text | None:
        """The text that was law on ``day``, None where none is listed; a text without dates is taken as current."""
        for text in reversed(self.texts):
            if text.begins is None or text.begins <= day:
                return text if text.last_day is None or day <= text.last_day else None
        return None

    def labelled(self, label: str) -> Text | None:
        """The text of this year."""
        return next((text for text in reversed(self.texts) if text.label == label), None)


def named(title: str) -> str:
    """A title as offices cite it."""
    return title.removeprefix(COUNTRY).replace("《", "〈").replace("》", "〉")


def spelled(title: str) -> str:
    """A title or document number in the one spelling by which they are compared: 〔2018〕 and [2018] are the same."""
    return _UNSEEN.sub("", title.translate(_BRACKETS))


def split_year(title: str) -> tuple[str, str]:
    """A title and the year written after it: 行政复议法（2017年修正） is 行政复议法, 2017."""
    title = title.translate(_BRACKETS)
    found = _YEAR.search(title)
    return (title[: found.start()], found[1]) if found else (title, "")
