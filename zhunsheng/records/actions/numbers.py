"""Giving numbers without gaps: of cases, and of documents per organ and year; reserving and voiding them with a reason."""

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F

from zhunsheng.declare import Number, Register, Step
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import journaled, note
from zhunsheng.records.models import GivenNumber, Organ, Person, Serial

journaled(GivenNumber)
State = GivenNumber.State


def next_number(reg: Register, year: int) -> str:
    """The next case number of the register in that year; gaps show that something was removed."""
    return reg.number.format(year=year, serial=_next(reg.key, year))


def give_number(reg: Register, step: Step, row: Any, on: date, person: Person, now: datetime) -> str:
    """The number that the step gives the case: the one reserved for it, else the next of its series."""
    number = _number_of(step)
    reserved = GivenNumber.objects.filter(
        series=series_of(reg, number), year=on.year, state=State.RESERVED, case_id=row.pk
    )
    given = reserved.first() or _made(reg, step, row.organ, on)
    given.state, given.case_id, given.reason = State.USED, row.pk, ""
    given.save()
    note(given, "编号", person=person, now=now, said={"事项": row.number})
    return given.text


def reserve_number(
    reg: Register, step: Step, row: Any, *, on: date, reason: str, person: Person, now: datetime
) -> GivenNumber:
    """The next number kept for a case, with the reason; the step then gives this one."""
    if not reason.strip():
        raise Rejected("预留文号须写明理由。")
    with transaction.atomic():
        given = _made(reg, step, row.organ, on)
        given.state, given.case_id, given.reason = State.RESERVED, row.pk, reason.strip()
        given.save()
        note(given, "预留", person=person, now=now, said={"事项": row.number, "理由": given.reason})
        return given


def void_number(given: GivenNumber, *, reason: str, person: Person, now: datetime) -> None:
    """The number will never be used (again); it stays in its series with the reason, so that there is no gap."""
    if not reason.strip():
        raise Rejected("作废文号须写明理由。")
    if given.state == State.VOIDED:
        raise Rejected(f"{given.text} 已经作废。")
    with transaction.atomic():
        given.state, given.reason = State.VOIDED, reason.strip()
        given.save()
        note(given, "作废", person=person, now=now, said={"理由": given.reason})


def series_of(reg: Register, number: Number) -> str:
    """How a series of numbers is named."""
    return f"{reg.key}.{number.field}"


def _number_of(step: Step) -> Number:
    if step.numbers is None:
        raise Rejected(f"“{step.name}”不编文号。")
    return step.numbers


def _made(reg: Register, step: Step, organ: Organ, on: date) -> GivenNumber:
    number = _number_of(step)
    counting = organ if number.per == "organ" else None
    if "{mark}" in number.pattern and not organ.mark:
        raise Rejected(f"{organ.name}还没有机关代字，不能编“{step.name}”的文号；请管理员在单位资料里填写。")
    series = series_of(reg, number)
    serial = _next(f"{series}:{counting.code if counting else ''}", on.year)
    text = number.written(mark=organ.mark, year=on.year, serial=serial)
    if GivenNumber.objects.filter(series=series, text=text).exists():
        raise Rejected(f"文号 {text} 已经用过（两个单位的机关代字相同？），请管理员核对机关代字。")
    return GivenNumber(series=series, organ=counting, year=on.year, serial=serial, text=text)


def _next(name: str, year: int) -> int:
    serial, _ = Serial.objects.get_or_create(register=name, year=year)
    Serial.objects.filter(pk=serial.pk).update(last=F("last") + 1)
    serial.refresh_from_db()
    return int(serial.last)
