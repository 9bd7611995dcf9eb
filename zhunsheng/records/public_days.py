"""From which day to which a case is public: worked out from its events, kept in the row, so that a list is one query."""

from datetime import date, timedelta
from typing import Any

from zhunsheng.calendar import NotATerm, deadline
from zhunsheng.declare import Register
from zhunsheng.law import NotLaw, Rule
from zhunsheng.procedures import Case

ENDLESS = date.max
"""The last day of what has no last day."""

_NEVER = {"public_from": None, "public_until": None, "withdrawn_until": None}


def public_days(register: Register, case: Case) -> dict[str, date | None]:
    """The columns ``public_from`` and ``public_until`` (both days included) and ``withdrawn_until`` of a case.

    All None: never public. Withdrawn, it is public until the day before, and the notice that says so stands until
    ``withdrawn_until``, the day on which the publication would have ended.
    """
    said = register.publication
    since = case.facts.get(said.since)
    last = _last_day(register, case, since) if since else None
    if since is None or last is None or (said.only is not None and not said.only.holds(case.seen)):
        return dict(_NEVER)
    gone = case.facts.get(said.withdrawn)
    # 撤回之后又重新公布的，以后一次公布为准；同一天的，按已撤回。
    if gone is None or not since <= gone <= last:
        return {"public_from": since, "public_until": last, "withdrawn_until": None}
    return {"public_from": since, "public_until": gone - timedelta(days=1), "withdrawn_until": last}


def _last_day(register: Register, case: Case, since: date) -> date | None:
    """The last day; None when the county has not set the rule yet: nothing goes out without knowing its end."""
    until: Any = register.publication.until
    if not isinstance(until, Rule):
        return case.facts.get(until) or ENDLESS
    try:
        return deadline(case.book.rule(until.id).on(since), since, case.calendar).last_day
    except (NotLaw, NotATerm):
        return None
