"""``zhunsheng calendar check``: is there a table of days off for this year and the next?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from typing import NoReturn

import click

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

    if county and not county.is_dir():
        _refuse(f"{county} 没有这个县的文件夹")
    day = today()
    try:
        years = years_with_tables(range(_FIRST_YEAR, day.year + 2), county)
    except CalendarError as wrong:
        _refuse(str(wrong))
    click.echo(f"有放假安排的年份：{'、'.join(_runs(years))}")
    missing = [year for year in range(_FIRST_YEAR, day.year + 1) if year not in years]
    if missing:
        click.echo(f"缺：{'、'.join(_runs(missing))}年")
    late = remind_of_next_year(day, years)
    if missing or late:
        raise SystemExit(1)


def remind_of_next_year(day: date, years: Iterable[int]) -> bool:
    """Says when next year's table is missing; whether it is time to act."""
    coming = day.year + 1
    if coming in years:
        return False
    late = day.month >= _REMINDER_MONTH
    how = "请按国务院办公厅的通知写进本县文件夹 calendar/，写法见 zhunsheng/calendar/years/README.md"
    click.echo(
        f"还没有 {coming} 年的：末日落到 {coming} 年的期限现在算不出来" + (f"；{how}" if late else ""),
        err=late,
    )
    return late


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
