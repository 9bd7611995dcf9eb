"""The cases whose last day moved, as a page shows them once after the deed that moved them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from zhunsheng.desk.frame.request import Request
from zhunsheng.records.actions import Moved

_MOST = 500


@dataclass(frozen=True, slots=True)
class MovedRow:
    """One case; days as text, a dash where there is none."""

    register: str
    pk: int
    number: str
    title: str
    was: str
    due_on: str


def moved_rows(moved: Sequence[Moved]) -> list[list[Any]]:
    """As a session holds them; not more than a page can show."""
    return [
        [one.row.register, one.row.pk, one.row.number, one.row.title, str(one.was or "—"), str(one.due_on or "—")]
        for one in moved[:_MOST]
    ]  # fmt: skip


def kept_moved(request: Request, deed: str) -> dict[str, Any]:
    """What the last deed of that kind moved, for the page that follows it; shown once."""
    rows = request.session.pop(f"moved_{deed}", None)
    return {"moved": None if rows is None else [MovedRow(*row) for row in rows]}
