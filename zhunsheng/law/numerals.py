"""Chinese numerals as statutes write them in article numbers: 第二百零五条 is 205."""

_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_PLACES = {"十": 10, "百": 100, "千": 1000}


def to_number(text: str) -> int:
    """The integer below ten thousand that ``text`` writes; ``text`` may also be Arabic digits.

    Raises ValueError for anything else.
    """
    if text.isdecimal():
        return int(text)
    total = digit = 0
    for sign in text:
        if sign in _PLACES:
            total += (digit or 1) * _PLACES[sign]  # “十条”里十前面没有一
            digit = 0
        elif sign in _DIGITS:
            digit = _DIGITS[sign]
        else:
            raise ValueError(f"“{text}”不是汉字数字")
    return total + digit


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
