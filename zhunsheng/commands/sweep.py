"""``zhunsheng sweep``: the daily work — lateness noted, yesterday sealed, facts brought up to date."""

from datetime import timedelta

import click

from zhunsheng.clock import now, today
from zhunsheng.commands import ready


@click.command
def command() -> None:
    """每日一次：登记逾期、封存到昨天、更新数字底数。重复运行不会重复登记。"""
    ready()
    from zhunsheng.records.actions import seal_days, sweep
    from zhunsheng.records.facts import fresh_facts

    swept = sweep(now())
    sealed = seal_days(today() - timedelta(days=1))
    fresh_facts(now())
    click.echo(f"登记逾期 {swept.noted} 条，封存 {sealed} 天，数字底数已更新。")
    if swept.faults:
        click.echo(
            f"有 {len(swept.faults)} 件没有算成，已经告诉依法治县办：{'、'.join(swept.faults[:20])}", err=True
        )
        raise SystemExit(1)
