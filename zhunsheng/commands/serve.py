"""``zhunsheng serve``: the site, and the daily jobs beside it."""

import multiprocessing

import click

from zhunsheng.clock import today
from zhunsheng.commands import ready
from zhunsheng.commands.calendar import remind_of_next_year


@click.command
@click.option("--host", default="127.0.0.1", help="监听地址")
@click.option("--port", default=8000, help="端口")
@click.option("--workers", default=2, help="进程数")
def command(host: str, port: int, workers: int) -> None:
    """启动网站（http://127.0.0.1:8000）和每日任务；Ctrl-C 停止。"""
    ready()
    from django.conf import settings
    from django.core.management import call_command
    from granian import Granian
    from granian.constants import Interfaces

    from zhunsheng.calendar import years_with_tables

    call_command("check")
    remind_of_next_year(today(), years_with_tables([today().year + 1], settings.HOME, settings.COUNTY))
    call_command("migrate", verbosity=0)
    jobs = multiprocessing.get_context("spawn").Process(target=_jobs, daemon=True)
    jobs.start()
    click.echo(f"网站：http://{host}:{port}/")
    try:
        Granian(
            "zhunsheng.config.wsgi:application",
            address=host,
            port=port,
            interface=Interfaces.WSGI,
            workers=workers,
            blocking_threads=4,
            websockets=False,
        ).serve()
    finally:
        jobs.terminate()


def _jobs() -> None:
    """The consumer of the scheduled jobs, in a process of its own."""
    import os

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "zhunsheng.config.settings")
    ready()
    from zhunsheng.config.jobs import queue

    queue.create_consumer(workers=1, periodic=True).run()
