"""Numerals: what Han digits, 万 and 亿 are worth."""

_DIGIT = {
    char: value
    for value, chars in enumerate(("零〇", "一", "二两", "三", "四", "五", "六", "七", "八", "九"))
    for char in chars
}
_PLACE = {"十": 10, "百": 100, "千": 1000}
SCALE = {
    "": 1, "百": 100, "千": 1000, "万": 10**4, "十万": 10**5, "百万": 10**6, "千万": 10**7,
    "亿": 10**8, "十亿": 10**9, "百亿": 10**10, "千亿": 10**11, "万亿": 10**12,
}  # fmt: skip
"""What 万 and 亿 multiply by."""


def arabic(word: str) -> float:
    """The value of an Arabic numeral, with or without commas between thousands."""
    return float(word.replace(",", ""))


def han_number(word: str) -> float:
    """The value of a Han numeral below 10,000 (两百五十 → 250, 十二 → 12, 九十八点五 → 98.5).

    >>> han_number("一百零五")
    105
    """
    if "点" in word:
        whole, _, rest = word.partition("点")
        return float(f"{int(han_number(whole))}.{''.join(str(_DIGIT.get(char, 0)) for char in rest) or 0}")
    total, digit = 0, 0
    if not any(char in _PLACE for char in word):
        return int("".join(str(_DIGIT[char]) for char in word))
    for char in word:
        if char in _PLACE:
            total += (digit or 1) * _PLACE[char]
            digit = 0
        else:
            digit = _DIGIT[char]
    return total + digit


def tidy(value: float) -> float:
    """Whole values as int, so that JSON shows 1398 and not 1398.0; 1481.6万 without binary dust."""
    value = round(value, 6)
    return int(value) if value == int(value) else value
