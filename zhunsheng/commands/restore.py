"""``zhunsheng restore FILE``: a backup put back and verified."""

from pathlib import Path

import click

from zhunsheng.commands import ready


@click.command
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """把备份恢复到空的数据文件夹，逐项核对，再核验全部经过和封存；对不上时退出码 1。"""
    from zhunsheng.config.home import home_path
    from zhunsheng.records.backup import restore
    from zhunsheng.records.errors import Rejected

    try:
        parts = restore(file.resolve(), home_path())
    except Rejected as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from None
    click.echo(f"恢复 {parts} 项。")
    # 密钥来自备份，所以恢复之后才读设置。
    ready()
    from zhunsheng.records.verify import verify

    broken = [str(b) for b in verify()]
    for place in broken:
        click.echo(f"■ {place}")
    click.echo("核验全部相符。" if not broken else f"{len(broken)} 处对不上。")
    raise SystemExit(1 if broken else 0)
