"""Radicals that PDFs printed by old browsers hold instead of characters: ⼈ for 人, ⻓ for 长."""

import unicodedata

# NFKC 不认这些（⻓门见车民），又把 ⼾ 变成 戶；这里写明对应的字。
_SUPPLEMENT = dict(
    zip(
        "⺁⺇⺊⺌⺒⺓⺝⺟⺠⺤⺧⺩⺬⺮⺵⺶⺼⺽⻁⻄⻅⻆⻉⻋⻑⻓⻔⻗⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻪⻬⻮⻰⻳",
        "厂几卜小巳幺月母民爪牛王示竹网羊月臼虎西见角贝车長长门雨青韦页风飞食马骨鬼鱼鸟卤麦黄黾齐齿龙龟",
        strict=True,
    )
)
_KANGXI = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
RADICALS = {**_SUPPLEMENT, **_KANGXI, "⼾": "户"}
"""Radical → the character that was meant, one for one."""
_TABLE = str.maketrans(RADICALS)


def without_radicals(text: str) -> str:
    """The text with characters where radicals stood, as long as it was: ⾏政复议⼀百⼆⼗件 becomes 行政复议一百二十件."""
    return text.translate(_TABLE)
