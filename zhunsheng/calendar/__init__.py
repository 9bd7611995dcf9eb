"""Working days, days worked in exchange, and the counting of periods. Pure: the day is always an argument.

``deadline(rule("mediation.judicial_confirmation").on(day), day, work_calendar())`` is the last day and how it was found.
"""

from collections.abc import Iterable
from pathlib import Path

from zhunsheng.calendar.counting import add_months, deadline
from zhunsheng.calendar.days import WorkCalendar, in_words
from zhunsheng.calendar.due import Due, Extended, Pause, TraceLine
from zhunsheng.calendar.errors import (
    BadNotice,
    BadPause,
    BadYearFile,
    CalendarError,
    ExtensionRefused,
    NotATerm,
    YearMissing,
)
from zhunsheng.calendar.notice import read_notice
from zhunsheng.calendar.year_tables import YearTable, county_years, read_year

__all__ = [
    "BadNotice",
    "BadPause",
    "BadYearFile",
    "CalendarError",
    "Due",
    "Extended",
    "ExtensionRefused",
    "NotATerm",
    "Pause",
    "TraceLine",
    "WorkCalendar",
    "YearMissing",
    "YearTable",
    "add_months",
    "county_years",
    "deadline",
    "in_words",
    "read_notice",
    "read_year",
    "work_calendar",
    "years_with_tables",
]


def work_calendar(*folders: Path | None) -> WorkCalendar:
    """The national calendar, with the tables in `calendar/` of these folders in place of the published ones; the last wins."""
    return WorkCalendar({year: table for one in folders if one for year, table in county_years(one).items()})


def years_with_tables(years: Iterable[int], *folders: Path | None) -> list[int]:
    """Those of ``years`` that have a table of days off, published or in one of the folders. Raises BadYearFile."""
    calendar = work_calendar(*folders)
    return [year for year in years if calendar.table(year)]
