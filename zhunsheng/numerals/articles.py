"""Numbers as statutes write them in article numbers: 第二百零五条 is 205."""

import re

from zhunsheng.numerals.numeral import NotANumeral, number

_CUT_SHORT = re.compile(r"[百千]\s*[一二三四五六七八九]$")


def to_number(text: str) -> int:
    """The number below ten thousand that ``text`` writes: 二百零五, 一〇二, 33.

    Raises NotANumeral, a ValueError, for anything else; 一百五 could be 105 or 150 and is nothing else either.
    """
    value = number(text)
    if value != int(value) or not 0 <= value < 10_000 or _CUT_SHORT.search(text):
        raise NotANumeral(f"“{text}”不是条号里的数")
    return int(value)


def to_chinese(number: int) -> str:
    """``number`` (1–9999) as a statute writes it: 12 is 十二, 112 is 一百一十二, 205 is 二百零五."""
    if not 0 < number < 10_000:
        raise ValueError(f"{number} 不在 1—9999 之间")
    text, gap = "", False
    for place, sign in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, place)
        if digit:
            text += ("零" if gap else "") + "零一二三四五六七八九"[digit] + sign
            gap = False
        elif text and number:
            gap = True
    return text.removeprefix("一") if text.startswith("一十") else text
