"""Putting a problem found in an item, or on a visit, on the list of rectification."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from zhunsheng.campaigns import access as seen
from zhunsheng.campaigns.content import RECTIFIED
from zhunsheng.campaigns.hand import must
from zhunsheng.campaigns.windows import said
from zhunsheng.campaigns.wording import text
from zhunsheng.records.access import Access
from zhunsheng.records.actions import open_case, take_step
from zhunsheng.records.errors import BadField, Rejected
from zhunsheng.records.journal import note
from zhunsheng.records.models import Person
from zhunsheng.records.registry import registers

REGISTER = "rectification"
VISITS = "supervision"


def rectify(
    person: Person,
    item_pk: int,
    *,
    problem: str,
    due_on: date,
    now: datetime,
    kind: str = "other",
    scope: str = "own",
) -> Any:
    """The case of the register 督察整改, opened in the item's organ and handed over to it; its number stands on the item.

    Raises Rejected, or the register's own refusal, when the person may not open such a case there; then nothing was written.
    """
    today = timezone.localtime(now).date()
    with transaction.atomic():
        item = seen.item(Access(person, today), item_pk, lock=True)
        words = _problem(problem)
        facts = {
            "source": "score",
            "source_number": f"{item.campaign} {item.code}"[:100],
            "scope": scope,
            "kind": kind,
            "detail": words,
        }
        title = f"{item.code} {item.task.name}"
        row = _charged(person, item.organ.code, title, facts, due_on, now)
        note(
            item,
            RECTIFIED,
            person=person,
            now=now,
            said={"number": row.number, "case": row.pk, "reason": words[:400]},
        )
        return row


def rectify_visit(
    person: Person,
    case_pk: int,
    *,
    problem: str,
    due_on: date,
    now: datetime,
    kind: str = "other",
    scope: str = "own",
) -> Any:
    """The same for a problem found on a visit of the register 督察走访; the visit's number stands as its source."""
    today = timezone.localtime(now).date()
    with transaction.atomic():
        visit = Access(person, today).case(VISITS, case_pk)
        facts = {
            "source": "visit",
            "source_number": visit.number,
            "scope": scope,
            "kind": kind,
            "detail": _problem(problem),
        }
        return _charged(person, visit.organ.code, f"督察发现：{visit.title}", facts, due_on, now)


def _problem(problem: str) -> str:
    must(
        REGISTER in registers(),
        "没有启用“督察整改”业务，不能列入整改清单；请系统管理员在业务清单中启用。",
    )
    words = text("problem", "问题表现", problem)
    if not words:
        raise Rejected("请写明要整改的问题。")
    return words


def _charged(
    person: Person, organ: str, title: str, facts: dict[str, str], due_on: date, now: datetime
) -> Any:
    """The problem opened and handed over, inside the caller's transaction."""
    today = timezone.localtime(now).date()
    if due_on < today:
        raise BadField("due_on", f"整改期限 {said(due_on)}已经过去，请改正。")
    row = open_case(person, REGISTER, organ=organ, title=title[:200], on=today, now=now, facts=facts)
    return take_step(
        person, REGISTER, row.pk, "charge",
        version=row.version, on=today, now=now, facts={"required_on": due_on},
    )  # fmt: skip
