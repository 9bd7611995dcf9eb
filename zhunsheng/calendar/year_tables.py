"""The table of one year: its days off and the days worked in exchange.

Years from 2004 come from the package chinesecalendar, behind `published`; a table in `years/`, one imported from the notice
or one in a county's folder takes its place.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from zhunsheng.calendar.errors import BadYearFile
from zhunsheng.law.errors import BadLawFile
from zhunsheng.law.yaml_files import Entry, read_yaml

_YEARS = Path(__file__).parent / "years"
_KEYS = ("basis", "off", "worked")
_SPAN = ".."


@dataclass(frozen=True, slots=True, kw_only=True)
class YearTable:
    """Days off with the name of the holiday (weekends only where they belong to one), and weekend days worked.

    The holiday of New Year may begin in the December before.
    """

    year: int
    basis: str
    off: Mapping[date, str]
    worked: frozenset[date]

    def names(self, day: date) -> bool:
        """Whether the table says something of its own about the day."""
        return day in self.off or day in self.worked


@cache
def published(year: int) -> YearTable | None:
    """The table published for ``year``, or None while there is none."""
    file = _YEARS / f"{year}.yaml"
    return read_year(file) if file.is_file() else _from_package(year)


def county_years(county: Path) -> dict[int, YearTable]:
    """The tables in the folder `calendar` of a county, or of the home, by year. Raises BadYearFile."""
    return {table.year: table for table in map(read_year, sorted((county / "calendar").glob("*.yaml")))}


def read_year(file: Path) -> YearTable:
    """The table in ``file``, which is named after its year. Raises BadYearFile."""
    if not (file.stem.isdecimal() and len(file.stem) == 4):
        raise BadYearFile(file, 1, "文件名应是年份，如 2027.yaml")
    year = int(file.stem)
    try:
        entry = read_yaml(file)
    except BadLawFile as wrong:
        raise BadYearFile(wrong.file, wrong.line, wrong.what) from wrong
    for key in entry:
        if key not in _KEYS:
            raise _wrong(entry, key, f"不认识“{key}”；可用：{'、'.join(_KEYS)}")
    for key in ("basis", "off"):
        if not entry.get(key):
            raise _wrong(entry, key, f"缺少 {key}")
    if not isinstance(entry["off"], Entry):
        raise _wrong(entry, "off", "off 要写成“节日: 起..止”")
    off = {day: name for name, spans in entry["off"].items() for day in _days(entry, "off", spans)}
    worked = frozenset(_days(entry, "worked", entry.get("worked") or []))
    for day in [*off, *worked]:
        if not belongs(day, year):
            raise _wrong(entry, "off" if day in off else "worked", f"{day} 不在 {year} 年")
    for day in worked:
        if day.weekday() < 5 or day in off:
            raise _wrong(entry, "worked", f"{day} 不是可以调休上班的周末")
    return YearTable(year=year, basis=entry["basis"], off=off, worked=worked)


def written(table: YearTable, note: str = "") -> str:
    """The text of a file that `read_year` reads as the same table; ``note`` stands as a comment on top."""
    off: dict[str, list[str]] = {}
    for name, first, last in _spans(table.off):
        off.setdefault(name, []).append(f"{first}{_SPAN}{last}" if last > first else str(first))
    lines = [f"# {' '.join(note.split())}"] if note else []
    lines += [f"basis: {json.dumps(table.basis, ensure_ascii=False)}", "off:"]
    lines += [f"  {name}: [{', '.join(days)}]" for name, days in off.items()]
    return "\n".join([*lines, f"worked: [{', '.join(map(str, sorted(table.worked)))}]", ""])


def _spans(off: Mapping[date, str]) -> Iterator[tuple[str, date, date]]:
    """Name, first and last of each run of days that follow each other."""
    days = sorted(off)
    starts = [day for day in days if off.get(day - timedelta(days=1)) != off[day]]
    ends = [day for day in days if off.get(day + timedelta(days=1)) != off[day]]
    return ((off[first], first, last) for first, last in zip(starts, ends, strict=True))


def belongs(day: date, year: int) -> bool:
    """Whether the notice for ``year`` may speak of the day: one of that year, or of the last ten before it."""
    return date(year - 1, 12, 22) <= day <= date(year, 12, 31)


def _days(entry: Entry, key: str, written: Any) -> Iterator[date]:
    """The days of ``2027-02-05..2027-02-11``, of a single day, or of a list of these."""
    for item in written if isinstance(written, list) else [written]:
        first, _, last = str(item).partition(_SPAN)
        try:
            day, end = date.fromisoformat(first), date.fromisoformat(last or first)
        except ValueError as wrong:
            raise _wrong(entry, key, f"“{item}”不是日期，也不是 起..止") from wrong
        if day > end:
            raise _wrong(entry, key, f"“{item}”的止日早于起日")
        while day <= end:
            yield day
            day += timedelta(days=1)


def _wrong(entry: Entry, key: str, what: str) -> BadYearFile:
    bad = entry.wrong(what, key)
    return BadYearFile(bad.file, bad.line, bad.what)


def _from_package(year: int) -> YearTable | None:
    from chinese_calendar.constants import Holiday, holidays, workdays  # 载入要几十毫秒，用到才载入

    names = {holiday.value: holiday.chinese for holiday in Holiday}
    off = {day: names[name] for day, name in holidays.items() if day.year == year}
    if not off:
        return None
    return YearTable(
        year=year,
        basis=f"国务院办公厅关于{year}年部分节假日安排的通知（据 chinesecalendar）",
        off=off,
        worked=frozenset(day for day in workdays if day.year == year),
    )
