"""``zhunsheng verify``: every chain, row, file and seal."""

import click

from zhunsheng.commands import ready


@click.command
def command() -> None:
    """核验全部经过、登记、文书和封存；有一处对不上就说出在哪里，退出码 1。"""
    ready()
    from zhunsheng.records.verify import counted, verify

    broken = 0
    for place in verify():
        broken += 1
        click.echo(f"■ {place}")
    seen = counted()
    click.echo(
        f"核验 {seen.cases} 件、{seen.events} 条经过、{seen.entries} 条办理记录、{seen.files} 个文件、{seen.seals} 封：",
        nl=False,
    )
    click.echo(f"{broken} 处对不上。" if broken else "全部相符。")
    raise SystemExit(1 if broken else 0)
