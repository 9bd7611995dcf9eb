"""A case row as the engine sees it, and where it stands."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from zhunsheng.declare import Register
from zhunsheng.procedures import Case as EngineCase
from zhunsheng.procedures import Standing, standing
from zhunsheng.records.access import Access
from zhunsheng.records.chain import history
from zhunsheng.records.county import book, calendar
from zhunsheng.records.elsewhere import Elsewhere
from zhunsheng.records.models import Event
from zhunsheng.records.registry import labels


def engine_case(reg: Register, events: Iterable[Event], today: date, row: Any = None) -> EngineCase:
    """The engine's view of a case on a day; with its row, what other cases say counts, too."""
    return EngineCase(
        reg.procedure,
        history(events, reg),
        today,
        calendar(),
        book(),
        outside=Elsewhere(row) if row is not None else None,
        labels=labels(reg.key),
    )


def standing_of(reg: Register, row: Any, access: Access, events: Iterable[Event] | None = None) -> Standing:
    """Where a case stands for the person who looks; one query unless the events are handed in or others are asked."""
    rows = row.events.all() if events is None else events
    return standing(engine_case(reg, rows, access.today, row), access.actor(row))
