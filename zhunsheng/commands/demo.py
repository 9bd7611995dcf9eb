"""``zhunsheng demo``: the fictional county, built, computed, its report written and checked."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

import click

from zhunsheng.clock import now, today
from zhunsheng.commands import ready

SCALES = {"small": 1, "county": 20}


@click.command
@click.option(
    "--scale", type=click.Choice(list(SCALES)), default="small", help="small 约 200 件；county 约 4000 件"
)
def command(scale: str) -> None:
    """建立虚构的演示县：单位、人员、两年的案件，算出数字，写出年度报告并检查。"""
    ready()
    from django.conf import settings
    from django.core.management import call_command

    from zhunsheng.demo.campaign import tell as play
    from zhunsheng.demo.cases import tell
    from zhunsheng.demo.learning import tell as learn
    from zhunsheng.demo.sheets import tell as hand_in_sheets
    from zhunsheng.records.actions import seal_days, sweep
    from zhunsheng.records.facts import fresh_facts
    from zhunsheng.records.loading import load_organs, load_people
    from zhunsheng.records.registry import registers

    began = time.monotonic()
    say("建立数据库……")
    call_command("migrate", verbosity=0)
    say(f"装入单位：新增 {load_organs(settings.COUNTY)} 个")
    accounts = list(load_people(settings.COUNTY))
    for name, number in tell(registers().values(), today(), SCALES[scale]):
        say(f"{name}：按程序办了 {number} 件")
    if campaign := play(today()):
        say(f"{campaign.name}：分解到 {campaign.items.count()} 项，已填报、评分一部分")
    say(f"综合情况表：{hand_in_sheets(today())} 家单位已上报上年的")
    if learn(today()):
        say("学法人员、学时和一场考试")
    say(f"登记逾期 {sweep(now()).noted} 条")
    from datetime import timedelta

    say(f"封存到昨天：{seal_days(today() - timedelta(days=1))} 天")
    fresh_facts(now())
    _report()
    if accounts:
        _keep(settings.HOME / "demo-accounts.txt", accounts)
    say(f"演示县已就绪，用时 {time.monotonic() - began:.0f} 秒。")
    accounts_file = settings.HOME / "demo-accounts.txt"
    if accounts_file.exists():
        click.echo(f"\n演示账号（口令是随机生成的，存在 {accounts_file}）：\n{accounts_file.read_text()}")
    click.echo("启动网站：zhunsheng serve，然后打开 http://127.0.0.1:8000/")


def _report() -> None:
    from zhunsheng.reports.yearly import report_path, write_report

    year = today().year
    path = report_path(year)
    path.parent.mkdir(parents=True, exist_ok=True)
    findings = write_report(year, path, now())
    errors = [f for f in findings if f.severity == "error"]
    say(f"写出年度报告 {path}，自查发现 {len(findings)} 处，其中错误 {len(errors)} 处")


def _keep(path: Path, accounts: Iterable[tuple[object, str]]) -> None:
    """The accounts with their passwords, readable by the owner only."""
    lines = []
    for person, password in accounts:
        posts = "、".join(f"{p.organ}{p.title}" for p in person.posts.select_related("organ"))  # type: ignore[attr-defined]
        lines.append(f"  {person.username:<10} {password:<14} {person.name}（{posts}）")  # type: ignore[attr-defined]
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def say(text: str) -> None:
    """One line of progress."""
    click.echo(f"· {text}")
