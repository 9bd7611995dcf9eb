"""``zhunsheng calendar``: is there a table of days off for this year and the next, and the notice taken in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import BinaryIO, NoReturn

import click

from zhunsheng.commands import ready

_FIRST_YEAR = 2004  # 最早的一张表
_REMINDER_MONTH = 12


@click.group("calendar")
def command() -> None:
    """放假安排。"""


@command.command("check")
@click.option("--county", type=click.Path(path_type=Path), default=None, metavar="DIR", help="本县的文件夹。")
def check(county: Path | None) -> None:
    """哪些年有放假安排，缺哪一年；十二月起还没有明年的，算不成立。"""
    from zhunsheng.calendar import CalendarError, years_with_tables
    from zhunsheng.clock import today
    from zhunsheng.config.home import home_path

    if county and not county.is_dir():
        _refuse(f"{county} 没有这个县的文件夹")
    day = today()
    try:
        years = years_with_tables(range(_FIRST_YEAR, day.year + 2), home_path(), county)
    except CalendarError as wrong:
        _refuse(str(wrong))
    click.echo(f"有放假安排的年份：{'、'.join(_runs(years))}")
    missing = [year for year in range(_FIRST_YEAR, day.year + 1) if year not in years]
    if missing:
        click.echo(f"缺：{'、'.join(_runs(missing))}年")
    late = remind_of_next_year(day, years)
    if missing or late:
        raise SystemExit(1)


@command.command("import")
@click.argument("file", type=click.File("rb"), metavar="FILE")
@click.option("--year", type=int, default=None, metavar="YEAR", help="哪一年的；通知里写明了就不用。")
def take_in(file: BinaryIO, year: int | None) -> None:
    """读入国务院办公厅的放假通知（文本；- 是标准输入），核对，重算所有期限，说出哪些变了。"""
    text = _text(file.read())
    ready()
    from zhunsheng.clock import now
    from zhunsheng.records.actions import import_year
    from zhunsheng.records.errors import Rejected

    try:
        done = import_year(None, text, year=year, now=now())
    except Rejected as wrong:
        _refuse(str(wrong))
    table = done.table
    click.echo(f"{table.basis}：放假 {len(table.off)} 天，调休上班 {len(table.worked)} 天，写入 {done.file}")
    for one in done.moved:
        click.echo(f"{one.row.number} {one.row.title}：{one.was or '没有末日'} → {one.due_on or '没有末日'}")
    click.echo(f"末日变了的事项 {len(done.moved)} 件")


def remind_of_next_year(day: date, years: Iterable[int]) -> bool:
    """Says when next year's table is missing; whether it is time to act."""
    coming = day.year + 1
    if coming in years:
        return False
    late = day.month >= _REMINDER_MONTH
    how = "请把国务院办公厅的通知存成文本，用 zhunsheng calendar import 导入"
    click.echo(
        f"还没有 {coming} 年的：末日落到 {coming} 年的期限，有的只能说到“某日或其后”"
        + (f"；{how}" if late else ""),
        err=late,
    )
    return late


def _text(written: bytes) -> str:
    """Text as Windows saves it in China, either way."""
    for code in ("utf-8-sig", "gb18030"):
        try:
            return written.decode(code)
        except UnicodeDecodeError:
            continue
    return _refuse("文件不是文本；请把通知的文字另存为文本文件（.txt）")


def _runs(years: Iterable[int]) -> Iterator[str]:
    """2004—2026, and single years."""
    run: list[int] = []
    for year in [*sorted(years), 0]:
        if run and year != run[-1] + 1:
            yield str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}"
            run = []
        run.append(year)


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    raise SystemExit(2)
