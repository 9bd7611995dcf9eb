"""``zhunsheng deadline``: the last day of a period of law, and why it is that day."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

if TYPE_CHECKING:
    from zhunsheng.calendar import Due, Pause


@click.command("deadline")
@click.argument("rule_id", metavar="RULE", default="")
@click.option("--from", "start", default="", metavar="DATE", help="起算的日子；按小时计算的写到时分。")
@click.option("--on", default="", metavar="DAY", help="以哪一天的规定为准；不写就是起算日。")
@click.option("--county", type=click.Path(path_type=Path), default=None, metavar="DIR", help="本县的文件夹。")
@click.option(
    "--pause", "pauses", multiple=True, metavar="A..B", help="中止：A 当日起不计，B 当日恢复；可以多次。"
)
@click.option("--extend", type=int, default=None, metavar="N", help="批准延长多少，单位依规定。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def command(
    rule_id: str,
    start: str,
    on: str,
    county: Path | None,
    pauses: tuple[str, ...],
    extend: int | None,
    as_json: bool,
) -> None:
    """算出期限的最后一日，说明怎样算出来的。"""
    from zhunsheng.calendar import CalendarError, Extended, deadline, work_calendar
    from zhunsheng.law import LawError, NotLaw, lawbook

    if not rule_id or not start:
        _refuse("要写明规则和起算日，如 zhunsheng deadline mediation.judicial_confirmation --from 2026-03-01")
    begins = _day(start)
    day = _day(on) if on else begins
    try:
        version = lawbook(county).rule(rule_id).on(day.date() if isinstance(day, datetime) else day)
        due = deadline(
            version,
            begins,
            work_calendar(county),
            pauses=[_pause(written) for written in pauses],
            extensions=[Extended(extend)] if extend is not None else [],
        )
    except NotLaw as wrong:
        _refuse(f"{wrong}；要以另一天的规定为准，用 --on 写明")
    except (LawError, CalendarError) as wrong:
        _refuse(str(wrong))
    click.echo(json.dumps(due.as_dict(), ensure_ascii=False) if as_json else _in_words(due))


def _in_words(due: Due) -> str:
    lines = [due.trace[-1].text, due.version.statement, due.explanation]
    if due.version.note:
        lines.append(f"注意：{due.version.note}")
    return "\n".join(lines)


def _pause(written: str) -> Pause:
    from zhunsheng.calendar import Pause

    first, dots, last = written.partition("..")
    if not dots:
        _refuse(f"中止“{written}”要写成 起..止，如 2026-03-02..2026-03-09；还没有恢复的写 2026-03-02..")
    return Pause(_day(first), _day(last) if last else None)


def _day(written: str) -> date:
    """2026-03-01, 20260301, or with a time 2026-03-01T09:30."""
    try:
        if "W" in written:  # 标准也许可按周写，办公室没有人这样写
            raise ValueError(written)
        return datetime.fromisoformat(written) if "T" in written else date.fromisoformat(written)
    except ValueError:
        _refuse(f"“{written}”不是日期，应写如 2026-03-01 或 20260301，按小时计算的写 2026-03-01T09:30")


def _refuse(why: str) -> NoReturn:
    click.echo(why, err=True)
    raise SystemExit(2)
