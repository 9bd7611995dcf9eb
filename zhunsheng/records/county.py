"""The county's own facts: its name, its working-day table, its parameters. Read once from the county folder.

The years of days off that were imported lie under the home folder, since the program writes them; a year in the county folder,
which people write, takes their place. New texts of laws confirmed on a page lie there likewise.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

from zhunsheng.calendar import WorkCalendar, work_calendar
from zhunsheng.law import LawBook, lawbook


def calendar() -> WorkCalendar:
    """The working days the county counts by: the national tables, over them the imported years, over these the county's own.

    Read again when a year was imported, by whichever process.
    """
    return _calendar(Path(settings.HOME), settings.COUNTY, _changed(imported_years()))


def imported_years() -> Path:
    """The folder of the years of days off that were imported."""
    return Path(settings.HOME) / "calendar"


def _changed(folder: Path) -> int:
    try:
        return folder.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


@lru_cache(maxsize=2)
def _calendar(home: Path, county: Path, changed: int) -> WorkCalendar:
    return work_calendar(home, county)


def book() -> LawBook:
    """The law as it acts in the county: the national rules, with its own parameters and the texts it confirmed over them.

    Read again when a text was confirmed, by whichever process.
    """
    home = Path(settings.HOME)
    return lawbook(settings.COUNTY, home, _changed(confirmed_texts()))


def confirmed_texts() -> Path:
    """The folder of the new texts of laws that were taken in on a page, and of their drafts."""
    return Path(settings.HOME) / "law"


def put_in_force(file: Path, words: str) -> None:
    """Writes a file of one of these folders whole or not at all; the folder's new time tells every process to read it again."""
    aside = file.with_suffix(".part")
    aside.write_text(words, "utf-8")
    aside.replace(file)


@cache
def county() -> dict[str, Any]:
    """``county.yaml``: name, short name, government, justice bureau, site facts."""
    text = (settings.COUNTY / "county.yaml").read_text(encoding="utf-8")
    facts: dict[str, Any] = yaml.safe_load(text)
    return facts
