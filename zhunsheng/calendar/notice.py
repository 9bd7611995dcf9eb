"""The State Council's notice of a year's days off, read as text into the table of that year, and checked.

Read are the forms used since 2014: “一、元旦：1月1日（周四）至3日（周六）放假调休，共3天。1月4日（周日）上班。”, “与周末连休”,
“4月7日（星期一）补休”, a New Year that begins in the December before, two holidays in one paragraph.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NoReturn

from zhunsheng.calendar.days import in_words
from zhunsheng.calendar.errors import BadNotice, YearMissing
from zhunsheng.calendar.statutory import days_off, holidays
from zhunsheng.calendar.year_tables import YearTable, belongs

_WEEKDAYS = "一二三四五六日天"
_SATURDAY = 5
_YEAR = re.compile(r"关于(\d{4})年(?:部分)?节假日安排|现将(\d{4})年")
_NUMBER = re.compile(r"国办发明电[〔\[(]\d{4}[〕\])]\d+号")
_NAME = r"(?:元旦|春节|清明|劳动|五一|端午|中秋|国庆)节?"
_HEAD = re.compile(rf"({_NAME}(?:[、和]{_NAME})*):")
_NAMES = {
    "元旦": "元旦",
    "春节": "春节",
    "清明": "清明节",
    "劳动": "劳动节",
    "五一": "劳动节",
    "端午": "端午节",
    "中秋": "中秋节",
    "国庆": "国庆节",
}
_DAY = r"(?:(?:(\d{4})年)?(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?"
_TOKEN = re.compile(rf"{_DAY}(?:(?:至|到|-|—|–|~){_DAY})?|(共|放假)(\d+)天|(放假|补休|补假|调休|休息|上班)")
_SAID_WEEKDAY = re.compile(rf"(?:周|星期)([{_WEEKDAYS}])$")
_WISH = "鼓励"


@dataclass
class _Said:
    """What the paragraph of a holiday says."""

    names: tuple[str, ...]
    off: list[date] = field(default_factory=list)
    worked: list[date] = field(default_factory=list)

    @property
    def title(self) -> str:
        return "、".join(self.names)


def read_notice(text: str, year: int | None = None) -> YearTable:
    """The table that the notice gives; ``year`` only where the text does not name it.

    Raises BadNotice, in one sentence, for what is not understood and for what cannot be: a weekday that is not that day's,
    a working day worked in exchange, a holiday of the 放假办法 left out, totals of days that do not agree.
    """
    plain = "".join(unicodedata.normalize("NFKC", text).split())
    year = _year(plain, year)
    try:
        statutory = days_off(year)
    except YearMissing as missing:
        raise BadNotice(f"不能核对 {year} 年的通知：只能读 2014 年以后的") from missing
    paragraphs = [_paragraph(year, names, body) for names, body in _paragraphs(plain)]
    if not paragraphs:
        raise BadNotice("没有找到各个节日的安排，应有“一、元旦：1月1日……”这样的段落")
    off, worked = _gathered(paragraphs)
    _check_holidays(year, off, statutory, paragraphs)
    _check_exchange(year, off, worked)
    number = _NUMBER.search(plain)
    basis = f"国务院办公厅关于{year}年部分节假日安排的通知" + (f"（{number[0]}）" if number else "")
    return YearTable(year=year, basis=basis, off=dict(sorted(off.items())), worked=frozenset(worked))


def _year(plain: str, year: int | None) -> int:
    found = {int(one or other) for one, other in _YEAR.findall(plain)}
    if year is not None:
        found.add(year)
    if not found:
        raise BadNotice("没有写明是哪一年的放假安排，应有标题“关于……年部分节假日安排的通知”")
    if len(found) > 1:
        raise BadNotice(f"通知写了不止一个年份：{'、'.join(map(str, sorted(found)))}")
    return found.pop()


def _paragraphs(plain: str) -> Iterator[tuple[tuple[str, ...], str]]:
    heads = list(_HEAD.finditer(plain))
    stops = [*(head.start() for head in heads), len(plain)][1:]
    for head, stop in zip(heads, stops, strict=True):
        names = tuple(_NAMES[name[:2]] for name in re.findall(_NAME, head[1]))
        yield names, plain[head.end() : stop]


def _paragraph(year: int, names: tuple[str, ...], body: str) -> _Said:
    said = _Said(names)
    for sentence in re.split("[。;]", body):
        if not sentence.startswith(_WISH):
            _sentence(year, said, sentence)
    if not said.off:
        raise BadNotice(f"“{said.title}”没有写哪几天放假")
    return said


def _sentence(year: int, said: _Said, sentence: str) -> None:
    """Each day belongs to the first verb after it; a sentence without a verb says nothing of days off."""
    waiting: list[date] = []
    last: date | None = None
    count, verbs, given = None, 0, len(said.off)
    for token in _TOKEN.finditer(sentence):
        if token[3]:
            days = _span(year, token, last)
            waiting += days
            last = days[-1]
            continue
        verbs += 1
        if token[9]:
            count = int(token[10])
        (said.worked if token[11] == "上班" else said.off).extend(waiting)
        waiting = []
    if verbs and waiting:
        raise BadNotice(f"“{said.title}”里看不出 {in_words(waiting[0])} 是放假还是上班")
    if count is not None and count != len(said.off) - given:
        raise BadNotice(f"“{said.title}”写的是共{count}天，列出的放假日子是{len(said.off) - given}天")


def _span(year: int, token: re.Match[str], last: date | None) -> list[date]:
    """The days of a date or of a range; month and year, where left out, are those of the date before."""
    first = _date(token, 1, last.year if last else year, last.month if last else None)
    if not token[7]:
        return [first]
    end = _date(token, 5, first.year, first.month)
    if end < first and not token[1] and first.month == 12:
        first = first.replace(year=first.year - 1)  # 12月30日至1月1日：头一个在上一年
    if end < first:
        raise BadNotice(f"{in_words(first)}至{in_words(end)}，止日早于起日")
    if (end - first).days > 30:
        raise BadNotice(f"{in_words(first)}至{in_words(end)}太长，不像一个假期")
    return [first + timedelta(n) for n in range((end - first).days + 1)]


def _date(token: re.Match[str], at: int, year: int, month: int | None) -> date:
    """The date in four groups from ``at``: year, month, day, and in brackets the weekday."""
    if token[at + 1] is None and month is None:
        raise BadNotice(f"“{token[0]}”没有写月份")
    written = int(token[at] or year), int(token[at + 1] or month or 0), int(token[at + 2])
    try:
        day = date(*written)
    except ValueError:
        raise BadNotice("没有{}年{}月{}日这一天".format(*written)) from None
    said = _SAID_WEEKDAY.search(token[at + 3] or "")
    if said and min(_WEEKDAYS.index(said[1]), 6) != day.weekday():
        raise BadNotice(f"{in_words(day)}写成了{said[0]}，请看是日子错了还是年份错了")
    return day


def _gathered(paragraphs: list[_Said]) -> tuple[dict[date, str], set[date]]:
    off: dict[date, str] = {}
    worked: set[date] = set()
    for said in paragraphs:
        for day in said.off:
            if day in off:
                raise BadNotice(f"{in_words(day)}放假写了两次")
            off[day] = said.title
        worked.update(said.worked)
    return off, worked


def _check_holidays(
    year: int, off: Mapping[date, str], statutory: Mapping[date, str], paragraphs: list[_Said]
) -> None:
    named = [name for said in paragraphs for name in said.names]
    for holiday in holidays(year):
        if holiday.name not in named:
            raise BadNotice(f"缺“{holiday.name}”的安排")
        if named.count(holiday.name) > 1:
            raise BadNotice(f"“{holiday.name}”写了两次")
    for day, name in statutory.items():
        if day not in off:
            raise BadNotice(f"{in_words(day)}是{name}的法定放假日，安排里没有放假")


def _check_exchange(year: int, off: Mapping[date, str], worked: set[date]) -> None:
    for day in sorted([*off, *worked]):
        if not belongs(day, year):
            raise BadNotice(f"{in_words(day)}不在 {year} 年")
    for day in sorted(worked):
        if day in off:
            raise BadNotice(f"{in_words(day)}又放假又上班")
        if day.weekday() < _SATURDAY:
            raise BadNotice(f"{in_words(day)}本来就是工作日，不是调休上班的日子")
    _check_totals(year, off, worked)


def _check_totals(year: int, off: Mapping[date, str], worked: set[date]) -> None:
    """Working days given free are those of the law that fall on them, those made up for, and those worked for elsewhere."""
    free = sum(day.weekday() < _SATURDAY for day in off)
    legal = sum(len(list(holiday.days)) for holiday in holidays(year))
    if free != legal + len(worked):
        _refuse_totals(free, legal, len(worked))


def _refuse_totals(free: int, legal: int, worked: int) -> NoReturn:
    raise BadNotice(
        f"天数对不上：放假占了{free}个工作日，而法定放假{legal}天（逢周末的补假）加调休上班{worked}天是{legal + worked}天，请看有没有漏抄"
    )
