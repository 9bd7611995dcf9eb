"""The clock: read here and nowhere else. Everything below pages and commands is given the day."""

import os
from datetime import date, datetime
from zoneinfo import ZoneInfo

CHINA = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This instant in China; ``$ZHUNSHENG_TODAY`` (a date) puts the clock there for demonstrations and browser tests."""
    instant = datetime.now(CHINA)  # noqa: TID251  全产品唯一看钟的地方
    if day := os.environ.get("ZHUNSHENG_TODAY"):
        return datetime.combine(date.fromisoformat(day), instant.timetz())
    return instant


def today() -> date:
    """Today in China."""
    return now().date()
