"""The first letters of names, by which people search."""

from pypinyin import Style, lazy_pinyin


def initials(name: str) -> str:
    """The first letters of a name's 拼音, for searching: 陈立 → cl."""
    return "".join(lazy_pinyin(name, style=Style.FIRST_LETTER)).lower()
