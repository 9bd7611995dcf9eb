"""Amounts in words (大写金额), as bills and decisions write them so that nobody can change a digit."""

from decimal import ROUND_HALF_UP, Decimal
from typing import Any

DIGITS = "零壹贰叁肆伍陆柒捌玖"
PLACES = ("", "拾", "佰", "仟")
GROUPS = ("", "万", "亿", "万亿")
MOST = Decimal(10) ** 16


def capitals(value: Any) -> str:
    """An amount in yuan in words: 12000 → 壹万贰仟元整, 1001.05 → 壹仟零壹元零伍分.

    Rounded to the cent; below zero with 负 in front. ValueError from 10^16 on.
    """
    amount = Decimal(value).quantize(Decimal("0.01"), ROUND_HALF_UP)
    if amount < 0:
        return f"负{capitals(-amount)}"
    if amount >= MOST:
        raise ValueError(f"金额 {amount} 写不成大写")
    yuan, cents = divmod(int(amount * 100), 100)
    jiao, fen = divmod(cents, 10)
    if not cents:
        return f"{_whole(yuan) or '零'}元整"
    text = f"{_whole(yuan)}元" if yuan else ""
    if jiao:
        # 元的末位是零、后面有角的，零可写可不写；写上，免得添字。
        text += ("零" if yuan and not yuan % 10 else "") + DIGITS[jiao] + "角"
    elif yuan:
        text += "零"
    return text + (f"{DIGITS[fen]}分" if fen else "整")


def _whole(yuan: int) -> str:
    """A whole number in words; nothing for nought."""
    text, gap = "", False
    for place in range(len(GROUPS) - 1, -1, -1):
        group = yuan // 10_000**place % 10_000
        if not group:
            gap = bool(text)
            continue
        text += ("零" if text and (gap or group < 1000) else "") + _group(group) + GROUPS[place]
        gap = group % 10 == 0
    return text


def _group(number: int) -> str:
    """1 to 9999 in words."""
    text, gap = "", False
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            text += ("零" if gap else "") + DIGITS[digit] + PLACES[place]
            gap = False
        else:
            gap = bool(text)
    return text
