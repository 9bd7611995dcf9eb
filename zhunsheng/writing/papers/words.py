"""What a template may name, and how a value is written in a document."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from zhunsheng.numerals import to_chinese
from zhunsheng.writing.papers.capitals import capitals


class Sort(StrEnum):
    """What kind of value a word stands for."""

    TEXT = "文字"
    DAY = "日期"
    NUMBER = "数"
    PEOPLE = "人员"
    ROWS = "明细"


@dataclass(frozen=True)
class Word:
    """One thing a template may name: its official name, its sort; `choices` when only these can be its value.

    `columns` are the words of one row, for a word that stands for rows.
    """

    label: str
    sort: Sort = Sort.TEXT
    choices: tuple[str, ...] = ()
    columns: Mapping[str, "Word"] = field(default_factory=dict)


@dataclass(frozen=True)
class Format:
    """A way of writing a value, after ``|``: which sorts it takes, what it says, an example."""

    sorts: frozenset[Sort]
    says: str
    example: str
    write: Callable[[Any], str]


def day(value: date) -> str:
    """A day as a document writes it: no leading noughts (GB/T 9704—2012, 7.3.5.4); a moment with its hour and minute."""
    said = f"{value.year}年{value.month}月{value.day}日"
    return f"{said}{value.hour}时{value.minute:02}分" if isinstance(value, datetime) else said


def money(value: Any) -> str:
    """An amount in yuan, its cents only where there are any."""
    amount = Decimal(value).quantize(Decimal("0.01"))
    return f"{amount:.0f}元" if amount == amount.to_integral_value() else f"{amount}元"


def counted(value: Any) -> str:
    """A whole number from 1 to 9999 in Chinese numerals, as terms are written; others as they are."""
    return to_chinese(int(value)) if value == int(value) and 0 < value < 10_000 else plain(value)


def plain(value: Any) -> str:
    """A value as a document writes it when nothing else is asked."""
    match value:
        case None:
            return ""
        case bool():
            return "是" if value else "否"
        case date():
            return day(value)
        case Decimal():
            return f"{value.normalize():f}"
        case str():
            return value.strip()
        case Sequence():
            return "、".join(plain(each) for each in value)
        case _:
            return str(value)


HAND = {"blank": Word("手填处")}
"""``{blank}``: room that is left for the hand on purpose."""
ROW = {"row": Word("序号", Sort.NUMBER)}
"""``{row}``: the number of a row, within a repeated row."""

_NUMBERS = frozenset({Sort.NUMBER})

FORMATS: Mapping[str, Format] = {
    "day": Format(frozenset({Sort.DAY}), "年月日，不编虚位（日期不写也是这样）", "2026年3月1日", day),
    "money": Format(_NUMBERS, "金额，单位元", "12000元", money),
    "capital": Format(_NUMBERS, "大写金额", "壹万贰仟元整", capitals),
    "chinese": Format(_NUMBERS, "汉字数字", "三十", counted),
    "names": Format(frozenset({Sort.PEOPLE}), "姓名，顿号隔开（人员不写也是这样）", "王磊、郑洁", plain),
}
