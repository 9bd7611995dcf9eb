"""``zhunsheng load``: the county's own organs and people."""

import click

from zhunsheng.commands import ready


@click.command
def command() -> None:
    """装入本县文件夹（ZHUNSHENG_COUNTY）里的单位和人员；已有的不动。新账号的口令随机生成，只显示这一次。"""
    ready()
    from django.conf import settings
    from django.core.management import call_command
    from yaml import YAMLError

    from zhunsheng.records.errors import Rejected
    from zhunsheng.records.loading import load_organs, load_people

    call_command("migrate", verbosity=0)
    try:
        click.echo(f"新增单位 {load_organs(settings.COUNTY)} 个。")
        for person, password in load_people(settings.COUNTY):
            click.echo(f"{person.username}\t{password}\t{person.name}")
    except (Rejected, OSError, YAMLError, KeyError) as error:
        click.echo(f"装入没有完成：{error}。已装入的保留，改正后可以再运行。", err=True)
        raise SystemExit(2) from None
