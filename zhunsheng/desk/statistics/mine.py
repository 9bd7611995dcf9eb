"""我的填报: the sheets that the person fills in or signs, as packages of one organ and period."""

from dataclasses import dataclass
from itertools import groupby

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State
from zhunsheng.desk.frame.years import chosen_year
from zhunsheng.desk.statistics.drawn import state_of
from zhunsheng.records.models import Organ
from zhunsheng.statistics.access import own_sheets
from zhunsheng.statistics.models import Sheet


@dataclass(frozen=True)
class Package:
    """The sheets of an organ for a period, handed in together."""

    organ: Organ
    period: str
    rows: list[tuple[Sheet, State]]

    @property
    def ready(self) -> bool:
        """Whether every sheet still to be handed in is signed."""
        waiting = [row for row, _ in self.rows if not row.handed_in]
        return bool(waiting) and all(row.signed_by for row in waiting)

    @property
    def done(self) -> bool:
        """Whether everything has been handed in."""
        return all(row.handed_in for row, _ in self.rows)


@require_safe
@login_required
def mine(request: Request) -> HttpResponse:
    """The person's packages, the open ones first; whoever only looks on goes to the progress of all."""
    rows = own_sheets(request.access)
    year = chosen_year(request)
    if year:
        rows = rows.filter(ends_on__year=year)
    found = sorted(rows, key=lambda row: (row.organ.path, row.ends_on, row.period), reverse=True)
    looks_on = request.access.holds("office", "leader", "inspector", "chief")
    if looks_on and not found and not request.access.holds("liaison", "head"):
        return redirect("desk:statistics_progress")
    packages = [
        Package(organ, group[0].span.name, [(row, state_of(row, request.access.today)) for row in group])
        for (organ, _), items in groupby(found, key=lambda row: (row.organ, row.period))
        for group in [sorted(items, key=lambda row: row.form.number)]
    ]
    facts = {
        "heading": "我的填报",
        "crumbs": [("待办", "/"), ("我的填报", "")],
        "open_packages": [one for one in packages if not one.done],
        "done_packages": [one for one in packages if one.done],
        "looks_on": looks_on,
    }
    return render(request, "desk/statistics/mine.html", facts)
