"""Parts of a whole in words: 九成五, 一成半, 百分之九十八点五, 千分之三, 三分之二."""

import re
from decimal import Decimal

from zhunsheng.numerals.numeral import NotANumeral, number

_TENTHS = re.compile(r"([一二两三四五六七八九十\d])成([一二三四五六七八九\d半])?")
_PART = re.compile(r"(百|千|万)分之(.{1,20})")
_PERCENT = re.compile(r"(.{1,20}?)\s?[%％﹪]")


def percent(text: str) -> Decimal:
    """The share in per cent: 九成五 is 95, 一成半 is 15, 百分之九十八点五 and 98.5% are 98.5, 千分之三 is 0.3.

    Raises NotANumeral for anything else.
    """
    text = text.strip()
    if found := _TENTHS.fullmatch(text):
        more = Decimal(5) if found[2] == "半" else number(found[2]) if found[2] else Decimal(0)
        return number(found[1]) * 10 + more
    if found := _PART.fullmatch(text):
        if found[2] == "百":
            return Decimal(100)
        return number(found[2]) * 100 / {"百": 100, "千": 1000, "万": 10_000}[found[1]]
    if found := _PERCENT.fullmatch(text):
        return number(found[1])
    raise NotANumeral(f"“{text[:20]}”不是百分比")
