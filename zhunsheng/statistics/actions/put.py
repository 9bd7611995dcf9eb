"""The end of every deed on a sheet: a new version, its line in the journal, and who is to act next."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from zhunsheng.records.errands import tell
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.waiting import waiting


def put(
    row: Sheet, deed: str, *, person: Person, now: datetime, said: Mapping[str, Any] | None = None
) -> Sheet:
    """The changed sheet, saved as its next version; call it inside the deed's transaction."""
    row.version += 1
    row.save()
    note(row, deed, person=person, now=now, said={**(said or {}), "version": row.version})
    tell(row, waiting(row))
    return row
