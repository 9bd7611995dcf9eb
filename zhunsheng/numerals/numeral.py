"""What a numeral is worth, whether in Han characters, in digits or mixed."""

import re
from dataclasses import dataclass
from decimal import Decimal

_HAN = "零一二三四五六七八九"
_PLAIN = str.maketrans(
    "〇○０１２３４５６７８９．，两兩壹贰叁肆伍陆柒捌玖貳參陸拾佰仟萬億",
    "零零0123456789.,二二一二三四五六七八九二三六十百千万亿",
)
_TENS = {"廿": "二十", "卅": "三十", "卌": "四十"}
_PLACES = {"十": 10, "百": 100, "千": 1000}
_SCALES = (("亿", Decimal(10) ** 8), ("万", Decimal(10) ** 4))
_ABOUT = re.compile(r"(?<=[\d十百千万亿廿卅卌])[余多来](?=[十百千万亿]*$|[万亿])")
# 1,356 和 1 356：只有隔开千位的才是一个数。
_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?: \d{3})+")
_ARABIC = re.compile(r"\d{1,15}(?:\.\d{1,6})?", re.ASCII)
_TOKEN = re.compile(r"\d{1,15}(?:\.\d{1,6})?|[零一二三四五六七八九十百千]", re.ASCII)
_LONGEST = 40


class NotANumeral(ValueError):
    """The text is no numeral, or could be more than one number; the message says which."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as written; `about` when it says 余, 多 or 来, so that the value is only a lower bound."""

    value: Decimal
    about: bool = False


def number(text: str) -> Decimal:
    """The exact value: 三亿两千万 is 320000000, 13万2千 is 132000, 一〇二 is 102, 九十八点五 is 98.5.

    Raises NotANumeral for what is no numeral, what is only about a number (二十余), and what could be two (两三).
    """
    found = numeral(text)
    if found.about:
        raise NotANumeral(f"“{text}”是约数")
    return found.value


def numeral(text: str) -> Numeral:
    """The value, and whether it is only about that much: 二十余万 is about 200000. Raises NotANumeral."""
    plain = text.strip().translate(_PLAIN)
    if not plain or len(plain) > _LONGEST:
        raise NotANumeral(f"“{text[:_LONGEST]}”不是数")
    exact = _ABOUT.sub("", plain, count=1)
    try:
        return Numeral(_worth(exact), about=exact != plain)
    except _Wrong as wrong:
        raise NotANumeral(f"“{text}”{wrong}") from None


class _Wrong(Exception):
    """What is wrong, to be said behind the numeral."""


def _worth(text: str) -> Decimal:
    """Scale by scale from above: what stands before 亿, then before 万, then what is left."""
    for mark, scale in _SCALES:
        head, found, tail = text.rpartition(mark)
        if found:
            times = _worth(head) if head else Decimal(1)
            return times * scale + _rest(tail, times, scale)
    return _below_scales(text)


def _rest(tail: str, times: Decimal, scale: Decimal) -> Decimal:
    """What follows a scale; 3万5 and 三万五 leave the place out and mean 五千."""
    if not tail:
        return Decimal(0)
    if times != times.to_integral_value():
        raise _Wrong("不是数：小数后面还有数")
    if re.fullmatch(r"[一二三四五六七八九]|[1-9]", tail):
        return _below_scales(tail) * scale / 10
    rest = _worth(tail)
    if rest >= scale:
        raise _Wrong("不是数：数位倒了")
    return rest


def _below_scales(text: str) -> Decimal:
    if _GROUPED.fullmatch(text):
        text = re.sub("[, ]", "", text)
    if _ARABIC.fullmatch(text):
        return Decimal(text)
    for short, long in _TENS.items():
        if short in text and re.search(f"[一二三四五六七八九\\d]{short}", text):
            raise _Wrong("不是数")
        text = text.replace(short, long)
    whole, dot, rest = text.partition("点")
    if dot:
        if not rest or set(rest) - set(_HAN):
            raise _Wrong("不是数")
        digits = "".join(str(_HAN.index(sign)) for sign in rest)
        return Decimal(f"{int(_section(whole))}.{digits}")
    return _section(text)


def _section(text: str) -> Decimal:
    """A Han numeral below 10,000, or digits written out one by one."""
    if text and not set(text) - set(_HAN):
        return _digits(text)
    tokens = _TOKEN.findall(text)
    if not tokens or "".join(tokens) != text:
        raise _Wrong("不是数")
    total, digit, above = Decimal(0), None, 10_000
    for at, token in enumerate(tokens):
        if token in _PLACES:
            place = _PLACES[token]
            if place >= above:
                raise _Wrong("不是数：数位倒了")
            if digit is None and at and tokens[at - 1] != "零" and token != "十":
                raise _Wrong("不是数")
            total += (1 if digit is None else digit) * place  # 十条、百余份：前面没有一
            digit, above = None, place
        elif token == "零":
            if digit is not None or at == len(tokens) - 1:
                raise _Wrong("不是数")
        elif digit is not None:
            raise _Wrong("说的是约数，不是一个数")  # 三四十、十七八
        else:
            digit = Decimal(token) if token[0].isdigit() else Decimal(_HAN.index(token))
            if digit >= above:
                raise _Wrong("不是数：数位倒了")
    if digit is not None and above >= 100 and above < 10_000 and tokens[-2] in _PLACES:
        return total + digit * above / 10  # 一百五、两千三：省了末一位的数位
    return total + (digit or 0)


def _digits(text: str) -> Decimal:
    """二〇二六, 一〇二: digits as in Arabic. Two alone that follow one another (两三, 三四) mean about so many."""
    values = [_HAN.index(sign) for sign in text]
    if len(values) == 2 and values[0] and (values[1] == values[0] + 1 or values == [3, 5]):
        raise _Wrong("说的是约数，不是一个数")
    return Decimal("".join(map(str, values)))
