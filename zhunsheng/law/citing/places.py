"""Places in an instrument as written, 第12条第1款第(三)项, in the form in which statutes write them."""

import re

from zhunsheng.numerals import NotANumeral, to_chinese, to_number

_ROUND = str.maketrans("()", "（）")
_ARABIC = re.compile(r"\d+")
_NUMERAL = re.compile(r"\d{1,4}|[零〇一二三四五六七八九十百千两廿卅]{1,8}")
_NUMBERS = re.compile(r"第?([^条章款项目]{1,80})条(?:之([一二三四五六七八九十]{1,3}))?")
_FIRST_ARTICLE = re.compile(r".*?条(?:之[一二三四五六七八九十]{1,3})?")
_ABOVE_ITEM = re.compile(r".*款")
_LAST_PARAGRAPH = re.compile(r"第([^条款项]{1,10})款[^款]{0,20}$")


def place(written: str) -> str:
    """The place without spaces, in Chinese numerals and brackets: 第57条第2款 is 第五十七条第二款."""
    joined = written.replace(" ", "").translate(_ROUND)
    return _ARABIC.sub(lambda found: _chinese(int(found[0])), joined)


def numbers_of(article: str) -> list[int]:
    """The numbers of every article named: 第三条至第九条 is 3 and 9; empty for chapters, the whole and what is no number."""
    return [number for number, _ in articles_of(article)]


def articles_of(article: str) -> list[tuple[int, int]]:
    """Every article named, with the number after its 之: 第一百二十条之一 is (120, 1), 第三条至第九条 (3, 0) and (9, 0)."""
    found: list[tuple[int, int]] = []
    for group in _NUMBERS.finditer(article):
        numbers = [_number(one) for one in _NUMERAL.findall(group[1])]
        inserted = _number(group[2]) or 0 if group[2] else 0
        after = [0] * (len(numbers) - 1) + [inserted]
        found += [(one, more) for one, more in zip(numbers, after, strict=False) if one is not None]
    return found


def article_of(place: str) -> str:
    """The article alone: 第五十七条第二款 is 第五十七条."""
    found = _FIRST_ARTICLE.match(place)
    return found[0] if found else ""


def continued(place: str, below: str) -> str:
    """The place that 、第四项 or 、第二款 means after another: what stands above it stays."""
    kept = _ABOVE_ITEM.match(place) if "款" not in below else None
    return (kept[0] if kept else article_of(place)) + below


def previous_paragraph(place: str) -> str:
    """What 前款 means after this place; the article where the paragraph is not known."""
    found = _LAST_PARAGRAPH.search(place)
    number = (_number(found[1]) or 0) if found else 0
    return article_of(place) + (f"第{to_chinese(number - 1)}款" if number > 1 else "")


def previous_article(place: str) -> str:
    """What 前条 means after this place."""
    numbers = numbers_of(place)
    return f"第{to_chinese(numbers[0] - 1)}条" if numbers and 1 < numbers[0] < 10_000 else article_of(place)


def _number(written: str) -> int | None:
    """The number, None for what could be two (第三四条): a reader must not be told that an article is not there."""
    try:
        return to_number(written)
    except NotANumeral:
        return None


def _chinese(number: int) -> str:
    return to_chinese(number) if 0 < number < 10_000 else str(number)
