"""What runs by itself: the daily sweep, shortly after midnight in China.

The queue lies in a file of its own under the home folder; a job that fails is tried again three times, ten minutes apart.
"""

import logging
from datetime import timedelta

from django.conf import settings
from huey import SqliteHuey, crontab

from zhunsheng.clock import now, today

log = logging.getLogger(__name__)
queue = SqliteHuey("zhunsheng", filename=str(settings.HOME / "jobs.sqlite3"), utc=True)


# 北京时间零点十分，即协调世界时前一日十六时十分。
@queue.periodic_task(crontab(hour="16", minute="10"), retries=3, retry_delay=600)
def daily() -> None:
    """Lateness becomes events, the day that ended is sealed, the facts follow: each, whatever became of the others."""
    from zhunsheng.records.actions import seal_days, sweep
    from zhunsheng.records.facts import fresh_facts

    failed: list[Exception] = []
    for work in (
        lambda: sweep(now()),
        lambda: seal_days(today() - timedelta(days=1)),
        lambda: fresh_facts(now()),
    ):
        try:
            work()
        except Exception as error:
            log.exception("夜间工作有一项没有做成")
            failed.append(error)
    if failed:
        raise failed[0]  # 让队列过十分钟再试；三项都可以重做


@queue.periodic_task(crontab(minute="*/5"))
def outside() -> None:
    """Notices go out to the channels that are set up."""
    from zhunsheng.notices.sending import deliver

    deliver()


@queue.periodic_task(crontab(minute="*/10"))
def papers() -> None:
    """Exam papers whose time ran out are marked as they were last saved."""
    from zhunsheng.learning.actions import close_papers

    close_papers(now())
