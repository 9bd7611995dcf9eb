"""Deeds of somebody without an account: to apply, to see how it stands, to supplement, withdraw and rate.

Whoever applies gets a number and a code, shown once and kept only as a hash; the two together are the right to the case.
How often codes may be tried is for the pages to limit.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.contrib.auth.hashers import check_password, make_password
from django.db import transaction
from django.utils import timezone

from zhunsheng.declare import PUBLIC, Register
from zhunsheng.declare.roles import Named
from zhunsheng.declare.steps import End
from zhunsheng.procedures import Actor, Attempt, Standing, standing, take
from zhunsheng.records.actions.append import Uploads, append
from zhunsheng.records.actions.open_case import begin
from zhunsheng.records.chain import clean_facts
from zhunsheng.records.errors import BadField, Rejected, Stale, WrongCode
from zhunsheng.records.fields import LinksField, PeopleField
from zhunsheng.records.models import Organ, Post, Ticket
from zhunsheng.records.registry import own_fields, register
from zhunsheng.records.standing import engine_case

LETTERS = "34679ACDEFGHJKMNPQRTWXY"
"""What a code is made of: nothing that is mistaken for another when read aloud or copied by hand (0O 1IL 2Z 5S 8B UV)."""
LENGTH = 10

APPLICANT = Actor(person="", roles=frozenset({PUBLIC.key}))

_ENDED = {
    End.RESOLVED: "已办结",
    End.NOT_ACCEPTED: "不予受理",
    End.CLOSED: "已终结",
    End.WITHDRAWN: "已撤回",
}


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the applicant takes home. The code is shown here and never again."""

    number: str
    code: str
    received_on: date


@dataclass(frozen=True, slots=True)
class Yours:
    """A step that is the applicant's own to take, and its last day if one runs."""

    key: str
    name: str
    hint: str
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Tracked:
    """What an applicant may know of the case: no names, nothing internal.

    status     已提交, 待您办理, 办理中, 中止, 已办结, 不予受理, 已终结 or 已撤回
    answer_by  the last day by which the organ has to decide, or, before that runs, to take its next step
    done       what the applicant did, with the day
    version    to be handed back with the next step
    """

    number: str
    register: str
    organ: str
    received_on: date
    status: str
    closed_on: date | None
    answer_by: date | None
    yours: tuple[Yours, ...]
    done: tuple[tuple[date, str], ...]
    version: int


def applicable(key: str, today: date) -> list[Organ]:
    """The organs that can be applied to: they stand that day, and somebody there, or above them, takes the next steps."""
    reg = register(key)
    if PUBLIC not in reg.procedure.opening.by:
        return []
    paths = tuple(_posts(reg, today).values_list("organ__path", flat=True).distinct())
    return [
        o for o in Organ.objects.order_by("path") if paths and o.path.startswith(paths) and o.stands_on(today)
    ]


def apply(
    key: str,
    *,
    organ: str,
    title: str,
    now: datetime,
    facts: Mapping[str, Any] | None = None,
    uploads: Uploads | None = None,
) -> Receipt:
    """Opens a case for somebody without an account, on the day it comes in.

    Raises Refused (with all reasons) or Rejected (bad input); then nothing was written.
    """
    reg, today = register(key), timezone.localtime(now).date()
    if PUBLIC not in reg.procedure.opening.by:
        raise Rejected(f"{reg.name}不接受网上申请，请到办理机关的窗口提出。")
    with transaction.atomic():
        where = _receiving(reg, organ, today)
        attempt = _attempt(reg, reg.procedure.opening.key, today, "", facts, uploads)
        row = begin(reg, where, title, attempt, person=None, now=now, uploads=uploads)
        code = "".join(secrets.choice(LETTERS) for _ in range(LENGTH))
        Ticket.objects.create(case_id=row.pk, code=make_password(code))
        return Receipt(row.number, code, today)


def track(number: str, code: str, today: date) -> Tracked:
    """How the case stands for whoever has its number and code. Raises WrongCode."""
    reg, row = _case_of(number, code)
    return _tracked(reg, row, today)


def act(
    number: str,
    code: str,
    step: str,
    *,
    version: int,
    now: datetime,
    outcome: str = "",
    facts: Mapping[str, Any] | None = None,
    uploads: Uploads | None = None,
) -> Tracked:
    """Takes a step that is the applicant's own, on the day it comes in, and says how the case stands then.

    Raises WrongCode, Stale (a second click, or the office was faster), Rejected or Refused; then nothing was written.
    """
    today = timezone.localtime(now).date()
    with transaction.atomic():
        reg, row = _case_of(number, code, lock=True)
        if row.version != version:
            raise Stale("您打开页面之后这件事项有了新的进展，这次提交没有写入；请刷新页面，看过以后再提交。")
        past = list(row.events.all())
        attempt = _attempt(reg, step, today, outcome, facts, uploads)
        happening = take(engine_case(reg, past, today, row), attempt)
        append(reg, row, past, happening, person=None, now=now, today=today, uploads=uploads)
        return _tracked(reg, row, today)


# 收件的单位


def _receiving(reg: Register, code: str, today: date) -> Organ:
    where = Organ.objects.filter(code=code).first()
    if where is None or not where.stands_on(today):
        raise BadField("organ", "所选的单位没有设立或者已经撤销，请从列表中另选一个。")
    above = [where.path[:end] for end in range(Organ.steplen, len(where.path) + 1, Organ.steplen)]
    if not _posts(reg, today).filter(organ__path__in=above).exists():
        raise BadField("organ", f"{where.name}没有办理{reg.name}的人员，请从列表中另选一个单位。")
    return where


def _posts(reg: Register, today: date) -> Any:
    """The posts that take up what comes in: those of the steps that follow the opening."""
    opening = reg.procedure.opening.key
    following = [s for s in reg.procedure.steps if s.after and opening in set(s.after.steps())]
    takers = {r.key for s in following for r in s.by if r is not PUBLIC and not isinstance(r, Named)}
    return Post.objects.filter(Post.held_on(today), role__in=takers, person__is_active=True)


# 号和码


def _case_of(number: str, code: str, *, lock: bool = False) -> tuple[Register, Any]:
    """The register and record of that number, if the code is its own. As slow for an unknown number as for a wrong code."""
    code = "".join(code.split()).replace("-", "").upper()
    tickets: Iterable[Ticket] = Ticket.objects.filter(case__number=number.strip()).select_related("case")
    kept = [(t.case, t.code) for t in tickets] or [(None, _nobodys())]
    for case, hashed in kept:
        if check_password(code, hashed) and case is not None:
            reg = register(case.register)
            rows = reg.record._default_manager.select_related("organ")
            return reg, (rows.select_for_update(of=("self",)) if lock else rows).get(pk=case.pk)
    raise WrongCode("编号和查询码对不上，请照回执核对；回执丢失的，请持有效证件到办理机关查询。")


_kept_for_nobody: list[str] = []


def _nobodys() -> str:
    """The hash of a code that nobody has."""
    if not _kept_for_nobody:
        _kept_for_nobody.append(make_password(secrets.token_hex(LENGTH)))
    return _kept_for_nobody[0]


# 办


def _attempt(
    reg: Register,
    step: str,
    today: date,
    outcome: str,
    facts: Mapping[str, Any] | None,
    uploads: Uploads | None,
) -> Attempt:
    fields = own_fields(reg.key)
    for name in facts or {}:
        if isinstance(fields.get(name), PeopleField | LinksField):
            raise BadField(name, f"“{fields[name].verbose_name}”由办理机关填写，请留空。")  # type: ignore[attr-defined]
    return Attempt(
        step=step,
        on=today,
        actor=APPLICANT,
        outcome=outcome,
        facts=clean_facts(reg, facts or {}),
        documents=tuple(uploads or ()),
    )


# 说


def _tracked(reg: Register, row: Any, today: date) -> Tracked:
    stand = standing(engine_case(reg, row.events.all(), today, row), APPLICANT)
    steps = reg.procedure
    yours = tuple(
        Yours(o.step.key, o.step.name, o.step.hint, o.due.last_day if o.due and o.due.due else None)
        for o in stand.open
        if o.mine
    )
    own = (e for e in stand.case.events if not e.by and PUBLIC in steps[e.step].by)
    return Tracked(
        number=row.number,
        register=reg.name,
        organ=row.organ.name,
        received_on=row.opened_on,
        status=_status(stand, yours),
        closed_on=row.closed_on,
        answer_by=_answer_by(reg, stand),
        yours=yours,
        done=tuple((e.on, steps[e.step].name) for e in own),
        version=row.version,
    )


def _status(stand: Standing, yours: tuple[Yours, ...]) -> str:
    if stand.ended:
        return _ENDED[stand.ended]
    if any(one.last_day for one in yours):
        return "待您办理"
    if stand.paused_by:
        return "中止"
    return "已提交" if len(stand.case.taken) == 1 else "办理中"


def _answer_by(reg: Register, stand: Standing) -> date | None:
    """The last day of what the organ owes: of the step that decides if its term runs, else of its next one."""
    owed = [s for s in stand.expected if PUBLIC not in s.step.by and s.due and s.due.due]
    deciding = [s for s in owed if s.step.ends or s.step.key in reg.procedure.decisions]
    return min((s.due.last_day for s in deciding or owed if s.due), default=None)
