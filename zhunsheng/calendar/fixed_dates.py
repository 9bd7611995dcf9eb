"""Fixed dates: the law names the day itself, 每年1月31日前, and nothing is counted."""

from datetime import date

from zhunsheng.calendar.days import WorkCalendar
from zhunsheng.calendar.due import Due, day_of
from zhunsheng.calendar.errors import NotATerm, YearMissing
from zhunsheng.calendar.telling import tell_fixed
from zhunsheng.law import RuleVersion

_YEARS_TO_LEAP_DAY = 8


def fixed_date(version: RuleVersion, start: date, calendar: WorkCalendar) -> Due:
    """The day named by a rule whose value is ``01-31`` or ``2025-06-30``: of a yearly one the next, ``start`` included.

    Such a day does not move when it is a day off: only the last day of a period does, and this is none
    (民法典第二百零三条). It is told when it is one, in years with a table. Raises NotATerm.
    """
    first = day_of(start)
    due = _named(version, first)
    try:
        off = "" if calendar.is_workday(due) else calendar.reason(due)
    except YearMissing:
        off = ""
    return Due(version=version, start=start, due=due, trace=tell_fixed(version, first, due, off))


def _named(version: RuleVersion, first: date) -> date:
    written = str(version.value)
    try:
        return date.fromisoformat(written)
    except ValueError:
        pass
    for year in range(first.year, first.year + _YEARS_TO_LEAP_DAY + 1):
        try:
            day = date.fromisoformat(f"{year}-{written}")
        except ValueError:
            continue  # 2月29日只在闰年
        if day >= first:
            return day
    raise NotATerm(f"{version.rule} 的“{written}”不是一个日子")
