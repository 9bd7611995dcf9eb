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
from zhunsheng.calendar.year_tables import YearTable, county_years, published, read_year

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
    "deadline",
    "in_words",
    "read_notice",
    "read_year",
    "work_calendar",
    "years_with_tables",
]


def work_calendar(county: Path | None = None) -> WorkCalendar:
    """The national calendar, with the tables in the folder `calendar` of a county in place of the published ones."""
    return WorkCalendar(county_years(county) if county else None)


def years_with_tables(years: Iterable[int], county: Path | None = None) -> list[int]:
    """Those of ``years`` that have a table of days off, published or the county's own. Raises BadYearFile."""
    own = county_years(county) if county else {}
    return [year for year in years if year in own or published(year)]
