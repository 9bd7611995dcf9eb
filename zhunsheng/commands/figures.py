"""``zhunsheng figures``: every figure of a year, with where it comes from."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from zhunsheng.commands import ready

if TYPE_CHECKING:
    from zhunsheng.figures import Period
    from zhunsheng.numbers import Numbers


@click.command("figures")
@click.option("--year", required=True, metavar="Y", help="年度，如 2026；也可以写 2026Q3、2026-07。")
@click.option("--organ", default=None, metavar="CODE", help="单位代码，含下级；不写就是全县。")
@click.option("--json", "as_json", is_flag=True, help="输出 JSON。")
def command(year: str, organ: str | None, as_json: bool) -> None:
    """列出一年的全部数字：数值、分子分母、上年同期、口径指纹、数据截至何时。"""
    with answered():
        numbers, period = asked(year, organ)
        from zhunsheng.clock import today
        from zhunsheng.reports.said import said_figures

        if as_json:
            click.echo(json.dumps(said_figures(numbers, period, today()), ensure_ascii=False))
            return
        click.echo(f"{numbers.tree.name(numbers.organ)}　{period.name}")
        for line in numbers.lines(period, today()):
            value = line.value
            parts = f"（{value.numerator:f} ÷ {value.denominator:f}）" if value.denominator else ""
            change = f"，{line.change.text}" if line.change.text else ""
            click.echo(f"  {value.key}　{value.name}　{value.text}{parts}{change}")


def asked(words: str, organ: str | None) -> tuple[Numbers, Period]:
    """All registers' figures for an organ, and the period; Django is started here."""
    ready()
    from zhunsheng.clock import now, today
    from zhunsheng.numbers import Numbers, asked_period
    from zhunsheng.records.registry import registers

    period = asked_period(words, today())
    return Numbers.of(registers().values(), organ, now()), period


@contextmanager
def answered() -> Iterator[None]:
    """Turns what can be asked wrongly into one sentence and exit code 2."""
    ready()
    from django.db import DatabaseError

    from zhunsheng.figures import FigureError, TreeError
    from zhunsheng.writing import WritingError

    try:
        yield
    except (DatabaseError, TreeError) as error:
        click.echo(f"还没有可用的数据：{error}。先运行 zhunsheng demo，或者建库并装入单位。", err=True)
        raise SystemExit(2) from error
    except (FigureError, WritingError) as error:
        click.echo(f"{error}。", err=True)
        raise SystemExit(2) from error
