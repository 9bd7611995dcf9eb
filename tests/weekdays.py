"""Days with their weekday beside them, so that a reader can check a table with a wall calendar."""

from datetime import date

WEEKDAYS = "一二三四五六日"


def day_of(written: str) -> date:
    """The day in ``2026-03-02 一`` or ``2026-03-02 周一``; a wrong weekday fails."""
    day, weekday = date.fromisoformat(written[:10]), written[-1]
    assert WEEKDAYS[day.weekday()] == weekday, (
        f"{written[:10]} 是星期{WEEKDAYS[day.weekday()]}，不是星期{weekday}"
    )
    return day
