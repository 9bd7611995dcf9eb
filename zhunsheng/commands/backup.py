"""``zhunsheng backup FILE``: everything in one file."""

from pathlib import Path

import click

from zhunsheng.commands import ready


@click.command
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
def command(file: Path) -> None:
    """把数据库、文件和密钥备份成一个文件。内含密钥，请妥善保管。"""
    ready()
    from zhunsheng.records.backup import backup
    from zhunsheng.records.errors import Rejected

    try:
        size = backup(file.resolve())
    except (Rejected, OSError) as error:
        click.echo(str(error), err=True)
        raise SystemExit(2) from None
    click.echo(f"已备份到 {file}，{size / 1024 / 1024:.1f} MB。")
