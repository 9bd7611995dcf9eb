"""The tables of chinesecalendar against a second source: the notices, written down by hand in notices/ (from memory)."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from zhunsheng.calendar import WorkCalendar, read_year, work_calendar

NOTICES = sorted((Path(__file__).parent / "notices").glob("*.yaml"))


@pytest.mark.parametrize("notice", NOTICES, ids=lambda file: file.stem)
def test_every_day_is_worked_or_off_in_both_sources(notice):
    table = read_year(notice)
    by_hand, published = WorkCalendar({table.year: table}), work_calendar()
    day, differ = date(table.year, 1, 1), []
    while day.year == table.year:
        if by_hand.is_workday(day) != published.is_workday(day):
            differ.append(day)
        day += timedelta(days=1)
    assert differ == []


def test_three_years_are_compared():
    assert [file.stem for file in NOTICES] == ["2024", "2025", "2026"]
