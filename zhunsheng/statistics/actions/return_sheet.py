"""Sending a sheet back (退回), as a whole or down to single blanks: always with a reason, and every number stays."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction

from zhunsheng.notices.models import Notice
from zhunsheng.notices.sending import notify
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Person
from zhunsheng.statistics.access import signs, steers, take_sheet
from zhunsheng.statistics.actions.put import put
from zhunsheng.statistics.cells import said_cells
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.waiting import address


def return_sheet(
    person: Person,
    pk: int,
    reason: str,
    *,
    version: int,
    now: datetime,
    cells: Collection[str] = (),
    due_on: date | None = None,
) -> Sheet:
    """The sheet, to be mended by its organ: the office sends back what was handed in, the head what waits for the signature.

    cells    the blanks it is about; none means the whole sheet. `due_on` gives the organ time when its own is over.
    Raises Rejected without a reason, for a blank that the form does not have, or when there is nothing to send back.
    """
    said = " ".join(reason.split())
    if not said:
        raise Rejected("退回要写明理由：哪里不对，应当怎样改。")
    if len(said) > 400:
        raise Rejected(f"退回理由有 {len(said)} 个字，请写在 400 字以内。")
    with transaction.atomic():
        access, row = take_sheet(person, pk, version=version, today=now.date())
        own = signs(access, row.organ) and row.state == Sheet.State.REVIEW
        if not own and not (steers(access, row.organ) and row.handed_in):
            raise Rejected("现在不能退回：依法治县办退回已上报的表，单位负责人退回送审的表。")
        held = row.filled
        strange = sorted(set(cells) - set(held))
        if strange:
            raise Rejected(f"《{row.form.name}》里没有要填的 {strange[0][:60]}，没有退回。")
        until = due_on or max(row.due_on, access.today)
        if until < access.today:
            raise Rejected(f"重报的截止日期 {until.isoformat()} 已经过去，请另定一天。")
        if cells:
            held |= {key: replace(held[key], returned=said) for key in cells}
            row.cells = said_cells(held)
        row.state, row.returned, row.due_on = Sheet.State.RETURNED, said, until
        told = [row.filled_by] if row.filled_by else []
        notify(told, f"{row.span.name}《{row.form.name}》已退回，请看理由，改正后重报。", row=row,
               address=address(row), now=now, by=person, kind=Notice.Kind.RETURNED)  # fmt: skip
        row.signed_by = row.signed_at = row.handed_in_by = row.handed_in_at = None
        facts = {"reason": said, "cells": sorted(cells), "due_on": until.isoformat()}
        return put(row, "退回", person=person, now=now, said=facts)
