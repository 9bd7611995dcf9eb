"""One place that reads a cell or a typed field: as text, number, whole number, amount, day, month or code.

A cell that is empty gives None. What could be two things, holds an error or is something else raises ``Unclear``, whose
sentence says why and how to write it; the caller says where.
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from zhunsheng.formats.document import ErrorCell, Value
from zhunsheng.formats.errors import Unclear
from zhunsheng.numerals import NotANumeral, numeral
from zhunsheng.numerals import number as worth

FIRST_YEAR, LAST_YEAR = 1900, 2199
"""The years that a day of an office may lie in."""
_WRITE_DAY = "请写成 2026-03-01 或 20260301"
_WRITE_MONTH = "请写成 2026-03 或者 2026年3月，单元格设成文本"
_WIDE = str.maketrans("０１２３４５６７８９．，－＋／：　", "0123456789.,-+/: ")
_DAY = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?"
    r"(?:[ T]\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)?)?",
    re.ASCII,
)
_SHORT_DAY = re.compile(r"(\d{2})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?", re.ASCII)
_MONTH = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*月?", re.ASCII)
_HAN_DAY = re.compile(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十廿卅]{1,3})日)?"
)
_NUMBER = re.compile(r"[-+]?(?:\d{1,3}(?:,\d{3})+|\d{1,18})(?:\.\d{1,12})?", re.ASCII)
# 1954 至 2099 年的日子在 Excel 里的序号；五位数在日期栏里不会是别的。
_SERIALS = range(20_000, 73_051)
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)
_MOST_DIGITS = 15


class Month(NamedTuple):
    """A month of a year."""

    year: int
    month: int

    @property
    def last_day(self) -> date:
        """Its last day."""
        return date(self.year, self.month, monthrange(self.year, self.month)[1])


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of some unit; `about` when whoever wrote it said 约, 余 or the like."""

    value: Decimal
    about: bool = False


def text(value: Value) -> str:
    """What stands in the cell, so that no two values look alike: 12, 0.3, 2026-06-30, #DIV/0!; "" for an empty one."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return f"{Decimal(repr(value)):f}"
    if isinstance(value, datetime):
        midnight = value.time() == time(0)
        return value.date().isoformat() if midnight else value.isoformat(" ", "seconds")
    if isinstance(value, date | time):
        return value.isoformat()
    return value.text if isinstance(value, ErrorCell) else str(value).strip()


def words(value: Value) -> str:
    """The words of a cell that is meant to hold words. Raises Unclear for an error and for a number with a point:

    Excel keeps 30% as 0.3 and 1/3 as 0.333; what was shown cannot be known.
    """
    _no_error(value)
    if isinstance(value, float):
        raise Unclear(text(value), "是数，说不清原来显示的是小数、百分比还是分数，请把这一格设成文本再写")
    return text(value)


def number(value: Value, unit: str = "") -> Decimal | None:
    """An exact number: 12, 1,200, １２, 12件 where the unit is 件. Commas stand between thousands only.

    Raises Unclear for anything else: 1 2, 12,34, 10², 一百.
    """
    _no_error(value)
    if value is None:
        return None
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Decimal(repr(value))
    if not isinstance(value, str):
        raise Unclear(text(value), "不是数字，请填数字")
    said = value.strip().translate(_WIDE).strip()
    if unit and said.endswith(unit):
        said = said.removesuffix(unit).rstrip()
    if not said:
        return None
    if not _NUMBER.fullmatch(said):
        why = "中间有空格" if re.fullmatch(r"[\d.,\s]+", said) and re.search(r"\s", said) else ""
        why = why or ("的逗号不在千位上" if re.fullmatch(r"[\d.,]+", said) and "," in said else "不是数字")
        raise Unclear(value.strip(), f"{why}，请只填数字，例如 1200 或者 1,200")
    return Decimal(said.replace(",", ""))


def whole(value: Value, unit: str = "") -> int | None:
    """A whole number from 0 on. Raises Unclear for anything else."""
    found = number(value, unit)
    if found is None:
        return None
    if found != int(found) or found < 0:
        raise Unclear(text(value), "不是整数，请核对" if found >= 0 else "小于 0，请核对")
    return int(found)


def amount(value: Value, unit: str = "元") -> Amount | None:
    """Money and the like as ledgers write it: 3,500.00, 1.2万元, 伍仟元整, 约2万. None for empty, / and —.

    Raises Unclear for what is no amount.
    """
    if not isinstance(value, str):
        found = number(value)
        return None if found is None else Amount(found)
    said = value.strip().translate(_WIDE).strip().removeprefix("￥").removeprefix("¥").removeprefix("人民币")
    if said in ("", "/", "—", "-", "——", "无"):
        return None
    about = said[0] in "约近"
    said = said.lstrip("约近").removesuffix("整").removesuffix("正").removesuffix(unit).strip()
    try:
        read = numeral(said)
    except NotANumeral:
        raise Unclear(value.strip(), f"不是金额，请写成 12000 或者 1.2万{unit}") from None
    return Amount(read.value, about or read.about)


def day(value: Value, *, short_year: bool = False, from_1904: bool = False) -> date | None:
    """A day: a date cell, the number Excel keeps for one, 2026-03-01, 2026年3月1日, 20260301, with or without a time.

    With `short_year` also 26/3/1. Raises Unclear for anything else: seven digits could be two days, a month has none.
    """
    _no_error(value)
    if value is None or value == "":
        return None
    if isinstance(value, datetime):
        return _in_range(value.date(), text(value))
    if isinstance(value, date):
        return _in_range(value, text(value))
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _day_of_number(value, from_1904)
    if not isinstance(value, str):
        raise Unclear(text(value), f"不是日期，{_WRITE_DAY}")
    said = value.strip().translate(_WIDE).strip()
    if not said:
        return None
    if said.isdecimal() and said.isascii():
        return _day_of_digits(said)
    if found := _DAY.fullmatch(said):
        return _made(said, *map(int, found.groups()))
    if (found := _HAN_DAY.fullmatch(said)) and found[3]:
        return _made(said, *(int(worth(part)) for part in found.groups()))
    if short_year and (found := _SHORT_DAY.fullmatch(said)) and 12 < int(found[1]) < 50:
        return _made(said, 2000 + int(found[1]), int(found[2]), int(found[3]))  # 13 以上不会是月份
    if _MONTH.fullmatch(said) or _HAN_DAY.fullmatch(said):
        raise Unclear(said, f"只有年月，没有写哪一天，{_WRITE_DAY}")
    raise Unclear(said, f"不是日期，{_WRITE_DAY}")


def month(value: Value) -> Month | None:
    """A month: a date cell within it, 2026-03, 2026.10 as text, 2026年3月, 202603.

    Raises Unclear for anything else; the number 2027.1 could be January or October.
    """
    _no_error(value)
    if value is None or value == "":
        return None
    if isinstance(value, date):
        found = _in_range(value.date() if isinstance(value, datetime) else value, text(value))
        return Month(found.year, found.month)
    if isinstance(value, float):
        raise Unclear(
            text(value),
            f"是数，说不清是 {int(value)} 年 1 月还是 10 月这样的月份，{_WRITE_MONTH}",
        )
    said = text(value).translate(_WIDE).strip()
    if not said:
        return None
    if found_month := re.fullmatch(r"(\d{4})(\d{2})", said, re.ASCII) or _MONTH.fullmatch(said):
        return _month(said, int(found_month[1]), int(found_month[2]))
    if (written := _HAN_DAY.fullmatch(said)) and not written[3]:
        return _month(said, int(worth(written[1])), int(worth(written[2])))
    raise Unclear(said, f"不是年月，{_WRITE_MONTH}")


def day_or_month(value: Value, *, from_1904: bool = False) -> date | None:
    """A day, or the last day of a month: what a term of a plan is written as. Raises Unclear."""
    if isinstance(value, float) and value != int(value) and FIRST_YEAR <= value <= LAST_YEAR + 1:
        month(value)  # 2027.1：说不清是一月还是十月，由它拒绝
    said = value.strip().translate(_WIDE).strip() if isinstance(value, str) else ""
    if _MONTH.fullmatch(said) or ((han := _HAN_DAY.fullmatch(said)) and not han[3]):
        found = month(said)
        return found.last_day if found else None
    return day(value, from_1904=from_1904)


def code(value: Value) -> str:
    """A code or number that is kept as text: an id, a certificate, 1.10. Blanks and case that only lay it out are gone.

    Raises Unclear for a number of more digits than Excel keeps, whose end is lost, and for one with a point (1.1 or 1.10).
    """
    _no_error(value)
    if isinstance(value, float) or (isinstance(value, int) and len(str(abs(value))) > _MOST_DIGITS):
        if abs(value) >= 10**_MOST_DIGITS:
            raise Unclear(
                text(value),
                "是数，Excel 只保留 15 位，后面的已经丢了，请把这一列设成文本，照原件重新填写",
            )
        raise Unclear(text(value), "是数，说不清末尾有没有 0（1.1 还是 1.10），请把这一列设成文本再写")
    if isinstance(value, date | time | bool):
        raise Unclear(text(value), "被 Excel 改成了日期，请把这一列设成文本再写")
    return "".join(text(value).translate(_WIDE).split())


def _no_error(value: Value) -> None:
    if isinstance(value, ErrorCell):
        raise Unclear(value.text, "是 Excel 的错误值，请改好公式或者直接填写")


def _day_of_number(value: int | float, from_1904: bool) -> date:
    """A number in a column of days: Excel's own count of days, or eight digits."""
    if int(value) in _SERIALS:
        return (_EPOCH_1904 if from_1904 else _EPOCH) + timedelta(days=int(value))
    if value != int(value):
        raise Unclear(text(value), f"不是日期，{_WRITE_DAY}")
    return _day_of_digits(str(int(value)))


def _day_of_digits(said: str) -> date:
    if len(said) == 8:
        return _made(said, int(said[:4]), int(said[4:6]), int(said[6:]))
    if len(said) in (6, 7):
        raise Unclear(said, f"只有 {len(said)} 位数字，说不清是几月几日，{_WRITE_DAY}")
    raise Unclear(said, f"不是日期，{_WRITE_DAY}")


def _made(said: str, year: int, month: int, day: int) -> date:
    try:
        return _in_range(date(year, month, day), said)
    except ValueError:
        raise Unclear(said, "没有这一天，请核对") from None


def _month(said: str, year: int, month: int) -> Month:
    if not 1 <= month <= 12:
        raise Unclear(said, "没有这个月，请核对")
    _in_range(date(max(year, 1), month, 1), said)
    return Month(year, month)


def _in_range(found: date, said: str) -> date:
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise Unclear(said, f"的年份不在 {FIRST_YEAR} 至 {LAST_YEAR} 之间，请核对")
    return found
