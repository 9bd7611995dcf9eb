"""Clean: the same text, of the same length, in one spelling.

Every step below works on characters that stand where they stood in the text that was read, so a place found
here is a place there. Two spellings are made:

clean(text)   full-width digits, letters and signs become plain; half-width punctuation becomes Chinese
mask(text)    besides, the digits of dates, document numbers, titles, models and links become '#',
              so that no later rule takes them for a count
"""

import re

from zhunsheng.formats.radicals import RADICALS

# Full-width letters, digits and signs, one character for one character; NFKC would also change lengths (㎡ → m2).
_WIDE = {
    code: chr(code - 0xFEE0)
    for code in range(0xFF01, 0xFF5F)
    if chr(code - 0xFEE0).isalnum() or chr(code - 0xFEE0) in "%+-./"
}
_SIGNS = {
    **{chr(wide): plain for wide, plain in _WIDE.items()}, "﹪": "%", "﹣": "-", "(": "（", ")": "）", ";": "；",
    ":": "：", "?": "？", "!": "！", "\u3000": " ", "\xa0": " ", "\r": "\n", "\u2028": "\n", "\u2029": "\n",
    **RADICALS,
}  # fmt: skip
# str.translate asks for every character, this only for those that change: a fifth of the time.
_SIGN = re.compile(f"[{re.escape(''.join(_SIGNS))}]")

# 1,398 is one number; 69,52 and 议案,建议 are lists.
_LIST_COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),")


def clean(text: str) -> str:
    """The text in one spelling, character for character as long as it came."""
    return _LIST_COMMA.sub("，", _SIGN.sub(lambda found: _SIGNS[found.group()], text))


HAN_DIGIT = "零〇一二两三四五六七八九十百千廿卅"

# What looks like a number and counts nothing. Every rule is bounded, so that a hostile text costs linear time.
NOT_COUNTED: dict[str, str] = {
    # 《2023年工作要点》 “四个意识” “1+4+N”
    "title": r"《[^《》\n]{1,80}》",
    "quoted": r"“[^“”\n]{0,12}”",
    # https://example.cn/1.txt  name@example.cn
    "link": r"(?:https?[:：]//|www\.)[^\s，。；]{1,400}|(?<![A-Za-z0-9._-])[A-Za-z0-9._-]{1,40}@[A-Za-z0-9.-]{1,40}",
    # 〔2024〕6号 [2024]6号 （2024）6号 〔20198号
    "document": r"[〔\[（【]\d{4}[〕\]）】]\s?第?\d{1,5}号|〔\d{4,8}号",
    # 2024年6月27日、28日；2024-06-27；6月下旬；16：52
    "date": r"(?:\d{2,4}年)?\d{1,2}月(?:\d{1,2}日)?(?:[、至到—\-]\d{1,2}日)?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}：\d{2}(?:：\d{2})?|\d{1,2}时\d{1,2}分",
    # 2024年 2019—2020年 2017-2020年度
    "year": r"(?:19|20)\d{2}(?:[-—–~至到]{1,2}(?:19|20)?\d{2})?年|(?:19|20)\d{2}[-—–~至到]{1,2}(?:19|20)\d{2}",
    # 第三十七次 第5条 十七届三次会议 附件2 表3, but 代表285人
    "ordinal": rf"第\s?[{HAN_DIGIT}\d]{{1,8}}|[{HAN_DIGIT}\d]{{1,4}}届(?:[^，。；\d{HAN_DIGIT}\n]{{0,6}}[{HAN_DIGIT}\d]{{1,4}}次)?|(?:附件|附表|附图|[见如][表图]|(?<![\u4e00-\u9fff])[表图])\d{{1,3}}",
    # 1+6+3 7×24 1+4+N 3·15
    "model": r"[\dNX](?:[+×*·][\dNX]{1,4}){1,6}(?:小时)?",
    # 北纬40.35度
    "degree": r"\d{1,4}(?:\.\d{1,6})?度",
    # 24小时不打烊; 8小时以外
    "all_day": r"24小时(?=不打烊|自助|值|在线|服务|开放|监控|巡)|8小时(?=以外|之外|内外)",
}
# Every rule begins with one of these characters; asking that first makes the rules three times as fast.
_BEGINS = rf"(?=[《“〔\[（【\d第附表图见如NXA-Za-z._\-{HAN_DIGIT}])"
_NOT_COUNTED = re.compile(_BEGINS + "(?:" + "|".join(f"(?:{rule})" for rule in NOT_COUNTED.values()) + ")")
_DIGITS = re.compile(rf"[\d{HAN_DIGIT}%]")


_LINK = re.compile(NOT_COUNTED["link"])


def without_links(cleaned: str) -> str:
    """The cleaned text with links blanked, length kept: %E6%98 is no percentage."""
    if not any(mark in cleaned for mark in ("//", "www.", "@")):
        return cleaned
    return _LINK.sub(lambda found: " " * len(found.group()), cleaned)


def mask(cleaned: str) -> str:
    """The cleaned text with the digits of everything in NOT_COUNTED replaced by '#', length kept."""
    return _NOT_COUNTED.sub(lambda found: _DIGITS.sub("#", found.group()), cleaned)
