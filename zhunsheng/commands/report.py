"""``zhunsheng report write``: the yearly report as a document, checked by reading it back."""

from __future__ import annotations

from pathlib import Path

import click

from zhunsheng.commands.figures import answered

_MARKS = {"error": "■ 错误", "warning": "▲ 存疑", "note": "◇ 提示"}


@click.group("report")
def command() -> None:
    """年度报告。"""


@command.command("write")
@click.option("--year", required=True, type=int, metavar="Y", help="报告哪一年，如 2026。")
@click.option(
    "--out", required=True, type=click.Path(path_type=Path), metavar="FILE.docx", help="写到哪个文件。"
)
def write(year: int, out: Path) -> None:
    """写出法治政府建设年度报告（docx 和同名的 .lineage.json），再读一遍自查；查出错误退出码为 1。"""
    with answered():
        from zhunsheng.clock import now
        from zhunsheng.reports.yearly import write_report

        findings = write_report(year, out, now())
    click.echo(f"已写出 {out} 和 {out.with_suffix('.lineage.json').name}。")
    for finding in findings:
        click.echo(f"{_MARKS[finding.severity]}　{finding.message}")
    if not findings:
        click.echo("自查没有发现问题。")
    if any(finding.severity == "error" for finding in findings):
        raise SystemExit(1)
