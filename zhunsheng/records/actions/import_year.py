"""Takes in the State Council's notice of a year's days off: checked, written to the home folder, all cases counted anew."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.utils import timezone

from zhunsheng.calendar import BadNotice, YearTable, county_years, read_notice
from zhunsheng.calendar.year_tables import written
from zhunsheng.declare.roles import OFFICE
from zhunsheng.records.access import Access
from zhunsheng.records.actions.recount import Moved, recount
from zhunsheng.records.county import imported_years, put_in_force
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.models import Person


@dataclass(frozen=True, slots=True)
class Imported:
    """What was taken in: the table, the file that holds it, and the cases whose last day moved."""

    table: YearTable
    file: Path
    moved: list[Moved]


def import_year(person: Person | None, text: str, *, year: int | None = None, now: datetime) -> Imported:
    """Reads the notice and counts by it from now on; an earlier import of the same year is replaced.

    ``person`` holds the office of the county, or is None where the command is run on the machine itself. Raises BadField for a
    notice that is not understood or cannot be right, Rejected where it would have no effect.
    """
    today = timezone.localtime(now).date()
    if person is not None and not Access(person, today).holds(OFFICE.key):
        raise Rejected("放假安排由依法治县办导入。")
    try:
        table = read_notice(text, year)
    except BadNotice as wrong:
        raise BadField("notice", f"{wrong}。") from wrong
    if table.year in county_years(settings.COUNTY):
        raise Rejected(
            f"本县文件夹里已有 {table.year} 年的放假安排，以它为准；要改用通知，请先移走 calendar/{table.year}.yaml。"
        )
    note = f"{person.username if person else '命令'} {today.isoformat()} 导入"
    return Imported(table, _kept(table, note), recount(now))


def _kept(table: YearTable, note: str) -> Path:
    folder = imported_years()
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{table.year}.yaml"
    put_in_force(file, written(table, note))
    return file
