"""What runs by itself: the daily sweep, shortly after midnight in China.

The queue lies in a file of its own under the home folder; a job that fails is tried again three times, ten minutes apart.
"""

from datetime import timedelta

from django.conf import settings
from huey import SqliteHuey, crontab

from zhunsheng.clock import now, today

queue = SqliteHuey("zhunsheng", filename=str(settings.HOME / "jobs.sqlite3"), utc=True)


# 北京时间零点十分，即协调世界时前一日十六时十分。
@queue.periodic_task(crontab(hour="16", minute="10"), retries=3, retry_delay=600)
def daily() -> None:
    """Lateness becomes events, the day that ended is sealed, the facts follow."""
    from zhunsheng.records.actions import seal_days, sweep
    from zhunsheng.records.facts import fresh_facts

    sweep(now())
    seal_days(today() - timedelta(days=1))
    fresh_facts(now())


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
