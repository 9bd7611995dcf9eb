"""The county's own facts: its name, its working-day table, its parameters. Read once from the county folder."""

from functools import cache
from typing import Any

import yaml
from django.conf import settings

from zhunsheng.calendar import WorkCalendar, work_calendar
from zhunsheng.law import LawBook, lawbook


@cache
def calendar() -> WorkCalendar:
    """The working days the county counts by: the national table with the county's own years on top."""
    return work_calendar(settings.COUNTY)


def book() -> LawBook:
    """The law as it acts in the county: the national rules, with the county's own parameters in their place."""
    return lawbook(settings.COUNTY)


@cache
def county() -> dict[str, Any]:
    """``county.yaml``: name, short name, government, justice bureau, site facts."""
    text = (settings.COUNTY / "county.yaml").read_text(encoding="utf-8")
    facts: dict[str, Any] = yaml.safe_load(text)
    return facts
