"""Pulling last time's numbers (提取上期数) into the blanks that are still empty."""

from dataclasses import replace
from datetime import datetime

from django.db import transaction

from zhunsheng.figures import Missing
from zhunsheng.records.errors import Rejected
from zhunsheng.records.models import Person
from zhunsheng.statistics.access import take_sheet
from zhunsheng.statistics.actions.fill import may_fill, write_cells
from zhunsheng.statistics.cells import changes
from zhunsheng.statistics.models import Sheet
from zhunsheng.statistics.reviewing import last_sheet


def pull_last(person: Person, pk: int, *, version: int, now: datetime) -> tuple[Sheet, int]:
    """The sheet and how many blanks were filled: states at the period's end, and what is no duty of the organ.

    What happened in a period is not copied (last year's cases are not this year's); the page shows it beside the blank.
    Raises Rejected when last time's sheet was not handed in or gives nothing to pull.
    """
    with transaction.atomic():
        access, row = take_sheet(person, pk, version=version, today=now.date())
        may_fill(access, row)
        before = last_sheet(row)
        if before is None:
            raise Rejected(f"没有已上报的{row.span.previous.name}《{row.form.name}》，提取不了上期数。")
        cells, last = row.filled, before.filled
        pulled = dict(cells)
        for blank in row.form.filled_in:
            old = last.get(blank.key)
            if old is None or cells[blank.key].missing is not Missing.NOT_REPORTED:
                continue
            if old.missing is Missing.NOT_APPLICABLE or (blank.stock and old.missing is None):
                pulled[blank.key] = replace(cells[blank.key], value=old.value, missing=old.missing)
        changed = changes(cells, pulled)
        if not changed:
            raise Rejected("没有可以提取的：上期没有时点数和无此职责的格子，或者这些格子都已经填了。")
        said = {"changed": changed, "from": before.pk}
        return write_cells(row, pulled, "提取上期数", person=person, now=now, said=said), len(changed)
