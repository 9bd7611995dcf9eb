"""read_text: from the words of a published law to its articles. What is no text of a law is refused in one sentence."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from datetime import date

from zhunsheng.law.errors import NotALawText
from zhunsheng.law.texts.text import Article, LawText
from zhunsheng.numerals import to_number

_HAN = "零〇一二三四五六七八九十百千两"
_FRONT_MATTER = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
# 网页和 markdown 的行首记号；“第×条”加粗的星号也去掉
_MARKS = re.compile(r"^(?:[#>*\-+•\s\u3000]|\d+\.\s)+|\*\*|__")
_ARTICLE = re.compile(
    rf"第([{_HAN}]{{1,9}}|\d{{1,4}})条(?:之([{_HAN}]{{1,3}}))?(?=[\s\u3000:：]|$)[\s\u3000:：]*"
)
# 有的文本条号后面没有空格：只有正好是下一条时才算
_RUN_ON = re.compile(rf"第([{_HAN}]{{1,9}})条(?![、，和及至到规定第所的之款或与])")
_CHAPTER = re.compile(rf"第[{_HAN}\d]{{1,4}}[编章节]|附\s*则$")
_ITEM = re.compile(rf"[（(][{_HAN}]{{1,4}}[）)]")
_DAY = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日")
_BEGINS = re.compile(r"自\s*(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*起\s*(?:施行|实施|生效)")
_AT_ONCE = re.compile(r"自(?:公布|发布|印发)之日起(?:施行|实施|生效)")
_REPEALED = re.compile(r"《((?:[^《》\n]|《[^《》\n]{1,80}》){2,120})》")
_TITLE_END = re.compile(
    r"(?:法|法典|条例|规定|办法|细则|规则|解释|决定|意见|纲要|通知|准则|规范|标准)(?:[（(][^（）()]{1,20}[）)])?$"
)
_ISSUER = re.compile(r"(?:最高人民法院|最高人民检察院|国务院办公厅|国务院|[\u4e00-\u9fff、]{2,20}部|、)+")
_NUMBER = re.compile(
    r"((?:中华人民共和国)?(?:主席令|国务院令|[\u4e00-\u9fff]{2,20}令))第?\s*(\d{1,4}|[一二三四五六七八九十百]{1,5})\s*号"
    r"|([\u4e00-\u9fff]{1,10})〔(\d{4})〕(\d{1,5})号"
)
_DRAFT = re.compile(r"征求意见稿|公开征求意见|草案|送审稿|讨论稿|审议稿")
_AMENDS = re.compile(r"关于修改.{0,80}的(?:决定|批复|通知)$|修正案(?:[（(].{1,6}[）)])?$")
_AMENDED = re.compile(
    rf"(?:将|把)?第([{_HAN}]{{1,9}})条[^。；]{{0,30}}?(?:修改为|改为|增加|删去|作为)|增加一条[，,]?作为第([{_HAN}]{{1,9}})条"
)
_HEAD_LINES = 40
_LEAST_CHARACTERS = 60


def read_text(words: str) -> LawText:
    """The law in ``words``, as the national database gives it in .docx, .txt, .md or html.

    Raises NotALawText, in one sentence that says what it is instead: nothing readable (a scan), a draft for comment, a decision
    that amends (and which articles it would change), no articles, or articles out of order.
    """
    lines = [line for line in map(_plain, _FRONT_MATTER.sub("", words).splitlines()) if line]
    if sum(map(len, lines)) < _LEAST_CHARACTERS:
        raise NotALawText("这份文件里没有文字，多半是扫描件；请换一份能复制文字的，或者先识别成文字")
    begins = _first_article(lines)
    head = lines[:begins][:_HEAD_LINES]
    title = _title(head)
    _refuse_others(title, head, lines)
    if begins == len(lines):
        raise NotALawText(f"{_named(title)}没有“第一条”，不是按条写的法律文本；它改了什么，请人看过再录")
    articles = tuple(_articles(lines[begins:], _chapter_above(lines[:begins])))
    _refuse_disorder(articles)
    history = _history(head)
    return LawText(
        title=title,
        articles=articles,
        adopted_on=_last_day(history),
        effective_on=_effective(articles, history),
        number=_number(history),
        repeals=_repeals(articles),
        history=history,
    )


def _plain(line: str) -> str:
    return _MARKS.sub("", unicodedata.normalize("NFC", line)).strip(" \t\u3000")


def _first_article(lines: list[str]) -> int:
    """Where the articles begin: at the first 第一条 with words; a table of contents may stand before it."""
    for place, line in enumerate(lines):
        found = _ARTICLE.match(line)
        first = found and _counted(found[1]) == 1 and not found[2] and _has_words(lines, place, found.end())
        if first or _next(line, 1):
            return place
    return len(lines)


def _has_words(lines: list[str], place: int, end: int) -> bool:
    after = lines[place + 1] if place + 1 < len(lines) else ""
    return bool(lines[place][end:]) or not (_ARTICLE.match(after) or _CHAPTER.match(after))


def _title(head: list[str]) -> str:
    """The first line that ends as titles do; a title broken over two lines is joined."""
    for place, line in enumerate(head):
        for written in (line, line + (head[place + 1] if place + 1 < len(head) else "")):
            bare = re.sub(r"[\s\u3000]", "", written)
            if (
                len(bare) <= 100
                and "。" not in bare
                and _TITLE_END.search(bare)
                and not bare.startswith(("（", "(", "根据"))
            ):
                issuer = (
                    re.sub(r"[\s\u3000]", "", head[place - 1]) if place and bare.startswith("关于") else ""
                )
                return issuer + bare if _ISSUER.fullmatch(issuer) else bare
    return ""


def _named(title: str) -> str:
    return f"《{title}》" if title else "这份文件"


def _refuse_others(title: str, head: list[str], lines: list[str]) -> None:
    drafted = _DRAFT.search(title) or next(
        filter(None, (_DRAFT.search(line) for line in head if len(line) < 40)), None
    )
    if drafted:
        raise NotALawText(f"{_named(title)}是{drafted[0]}，还不是法律；等公布以后再录")
    if _AMENDS.search(title):
        changed = list(dict.fromkeys(_changed(lines)))
        which = (
            f"，写明要改的有{'、'.join(changed[:12])}" + ("等" if len(changed) > 12 else "")
            if changed
            else ""
        )
        raise NotALawText(f"《{title}》是修改的决定，不是改好的文本{which}；请取修改以后的全文再录")


def _changed(lines: Iterable[str]) -> Iterator[str]:
    for line in lines:
        for found in _AMENDED.finditer(line):
            yield f"第{found[1] or found[2]}条"


def _counted(written: str) -> int:
    return to_number(written)


def _chapter_above(head: list[str]) -> str:
    """The chapter of the first article: the last heading before it, none where only a table of contents stands there."""
    return _spaced(head[-1]) if head and _CHAPTER.match(head[-1]) else ""


def _spaced(heading: str) -> str:
    return re.sub(r"[\s\u3000]+", " ", heading)


def _articles(lines: Iterable[str], chapter: str) -> Iterator[Article]:
    open_article = _Open()
    for line in lines:
        found = _ARTICLE.match(line) or _next(line, open_article.number + 1)
        if found:
            yield from open_article.closed()
            inserted = _counted(found[2]) if found.re is _ARTICLE and found[2] else 0
            open_article = _Open(_counted(found[1]), inserted, chapter)
            line = line[found.end() :]
        elif _CHAPTER.match(line) and len(line) < 40:
            chapter = _spaced(line)
            continue
        if line:
            open_article.add(line)
    yield from open_article.closed()


def _next(line: str, number: int) -> re.Match[str] | None:
    """The heading of the article that comes next, written without a space after it."""
    found = _RUN_ON.match(line)
    return found if found and _counted(found[1]) == number else None


class _Open:
    """The article that is being read."""

    def __init__(self, number: int = 0, inserted: int = 0, chapter: str = "") -> None:
        self.number, self._inserted, self._chapter = number, inserted, chapter
        self._paragraphs: list[str] = []
        self._items: list[tuple[int, str]] = []

    def add(self, line: str) -> None:
        if _ITEM.match(line) and self._paragraphs:
            self._items.append((len(self._paragraphs) - 1, line))
        else:
            self._paragraphs.append(line)

    def closed(self) -> Iterator[Article]:
        if self.number:
            yield Article(
                number=self.number,
                inserted=self._inserted,
                chapter=self._chapter,
                paragraphs=tuple(self._paragraphs),
                items=tuple(self._items),
            )


def _refuse_disorder(articles: tuple[Article, ...]) -> None:
    """Articles run from the first without a gap; 之一 follows its article."""
    for earlier, later in zip(articles, articles[1:], strict=False):
        follows = later.key in ((earlier.number + 1, 0), (earlier.number, earlier.inserted + 1))
        if not follows:
            raise NotALawText(
                f"条号不连：{earlier.place}之后是{later.place}；可能缺页、错页，或者不止一部法，请核对原文"
            )


def _history(head: list[str]) -> str:
    """The brackets under the title: when adopted, amended, published."""
    return " ".join(line for line in head if _DAY.search(line))


def _last_day(history: str) -> date | None:
    days = [_day(found) for found in _DAY.finditer(_BEGINS.sub("", history))]
    return max(filter(None, days), default=None)


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(*map(int, found.groups()))
    except ValueError:
        return None


def _effective(articles: tuple[Article, ...], history: str) -> date | None:
    """What the heading says of this text; else the last article, which an amendment often leaves as it was."""
    adopted = _last_day(history)
    told = [*_BEGINS.finditer(history), *_BEGINS.finditer(articles[-1].wording)]
    days = [day for day in map(_day, told) if day and (adopted is None or day >= adopted)]
    if days:
        return days[0]
    return adopted if _AT_ONCE.search(articles[-1].wording + history) else None


def _number(history: str) -> str:
    found = list(_NUMBER.finditer(history))
    if not found:
        return ""
    last = found[-1]
    if last[3]:
        return f"{last[3]}〔{last[4]}〕{last[5]}号"
    number = last[2] if last[2].isdecimal() else str(to_number(last[2]))
    issuer = re.split(r"日|经|由", last[1])[-1].removeprefix("中华人民共和国")
    return f"{issuer}第{number}号"


def _repeals(articles: tuple[Article, ...]) -> tuple[str, ...]:
    """The titles that the last articles abolish."""
    titles: list[str] = []
    for article in articles[-2:]:
        for sentence in article.wording.split("。"):
            if "废止" in sentence:
                titles += [found[1] for found in _REPEALED.finditer(sentence)]
    return tuple(dict.fromkeys(titles))
