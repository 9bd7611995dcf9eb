"""领导驾驶舱: one page, on a phone or on A4: what is red, what I must do, how far everything has come."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from zhunsheng.assessment.numbers import plain
from zhunsheng.campaigns import access as rights
from zhunsheng.campaigns import scoring
from zhunsheng.campaigns.standing import look_of
from zhunsheng.desk.campaigns.matrix import KINDS, watching
from zhunsheng.desk.campaigns.seat import Seat
from zhunsheng.desk.campaigns.standings import LOOKS, shown
from zhunsheng.desk.frame.charts import Bar
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State, state_of_day

RED = 10
"""Late items and errands named on the page; the rest are counted and linked."""


@dataclass(frozen=True)
class Progress:
    """How far something has come: handed in of asked, late ones apart, and where its items are."""

    name: str
    done: int
    all: int
    late: int
    address: str

    @property
    def percent(self) -> int:
        """Whole percent, never rounded up to a hundred."""
        return self.done * 100 // self.all if self.all else 0

    @property
    def meter(self) -> SafeString:
        """A bar of what was handed in, the late part at its other end; the numbers stand beside it."""
        width, height = 160, 12
        full = width / self.all if self.all else 0
        done, late = round(self.done * full, 1), round(self.late * full, 1)
        return format_html(
            '<svg class="meter" role="img" aria-label="{}：已上报 {} %" viewBox="0 0 {} {}" width="{}" height="{}">'
            '<rect class="meter__all" width="{}" height="{}"></rect><rect class="meter__done" width="{}" height="{}"></rect>'
            '<rect class="meter__late" x="{}" width="{}" height="{}"></rect></svg>',
            self.name, self.percent, width, height, width, height, width, height, done, height,
            round(width - late, 1), late, height,
        )  # fmt: skip


@require_safe
@login_required
def leader(request: Request, campaign: int) -> HttpResponse:
    """The page of the leaders of a campaign."""
    here = watching(request, campaign)
    rows = _items(here)
    late = sorted(
        (row for row in rows if row.look.key == "late"), key=lambda row: (row.due_on, row.organ_path)
    )
    counts = Counter(row.look.key for row in rows)
    done = sum(row.done for row in rows)
    return here.draw(
        "leader",
        "领导驾驶舱",
        tab="campaign_leader",
        total=len(rows),
        done=done,
        late=[(row, shown(row.look)) for row in late[:RED]],
        late_all=len(late),
        counts=[(state, counts[key], key) for key, state in LOOKS.items() if counts[key]],
        mine=[(errand, state_of_day(errand.due_on, here.today)) for errand in request.access.errands()[:RED]],
        areas=_areas(here, rows),
        kinds=_kinds(here, rows),
        waiting=request.inbox.counts["all"],
        scores=_scores(here),
        problems=_problems(here),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    code: str
    task: str
    organ: str
    organ_path: str
    kind: str
    due_on: Any
    look: Any
    area: str

    @property
    def done(self) -> bool:
        """Whether it was handed in and not sent back."""
        return self.look.key in ("handed_in", "marked", "objected")


def _items(here: Seat) -> list[_Row]:
    """Every item of the campaign, in one query and without its texts."""
    columns = (
        "pk", "code", "task__name", "organ__short_name", "organ__name", "organ__path", "organ__kind", "due_on", "state",
        "handed_in_at",
    )  # fmt: skip
    tops = {leaf.code: (*leaf.path, leaf.code)[0] for leaf in here.framework.leaves}
    found = rights.items(here.request.access, here.campaign.pk).order_by().values_list(*columns)
    return [
        _Row(
            pk,
            code,
            task,
            short or name,
            path,
            kind,
            due,
            look_of(state, due, at is not None, here.today),
            tops[code],
        )
        for pk, code, task, short, name, path, kind, due, state, at in found
    ]


def _areas(here: Seat, rows: Sequence[_Row]) -> list[Progress]:
    address = reverse("desk:campaign_items", args=[here.campaign.pk])
    found = _grouped(rows, lambda row: row.area)
    return [
        _progress(node.name, found[node.code], f"{address}?code={node.code}")
        for node in here.framework.areas
        if node.code in found
    ]


def _kinds(here: Seat, rows: Sequence[_Row]) -> list[Progress]:
    address = reverse("desk:campaign_matrix", args=[here.campaign.pk])
    found = _grouped(rows, lambda row: row.kind)
    return [
        _progress(kind.label, found[kind.value], f"{address}?kind={kind.value}")
        for kind in KINDS
        if kind.value in found
    ]


def _grouped(rows: Sequence[_Row], by: Callable[[_Row], str]) -> dict[str, list[_Row]]:
    found: dict[str, list[_Row]] = {}
    for row in rows:
        found.setdefault(by(row), []).append(row)
    return found


def _progress(name: str, rows: Sequence[_Row], address: str) -> Progress:
    late = sum(row.look.key == "late" for row in rows)
    return Progress(name, sum(row.done for row in rows), len(rows), late, address)


def _scores(here: Seat) -> dict[str, Any]:
    """Points by area over all organs, in percent of what could be reached; and the organs at both ends where ranked."""
    places = scoring.table(here.campaign)
    bars, rows = [], []
    for node in here.framework.areas:
        said = [place.score.body.get("areas", {}).get(node.code) for place in places]
        points = sum((Decimal(one["points"]) for one in said if one), Decimal(0))
        out_of = sum((Decimal(one["out_of"]) for one in said if one), Decimal(0))
        if out_of:
            percent = (points / out_of * 100).quantize(Decimal("0.1"))
            bars.append(Bar(node.code, percent, plain(percent)))
            rows.append((node, plain(points), plain(out_of), plain(percent)))
    best = [place for place in places if place.place] if here.campaign.ranked else []
    return {"bars": bars, "rows": rows, "first": best[:3], "last": best[-3:] if len(best) > 6 else []}


def _problems(here: Seat) -> dict[str, Any] | None:
    """Rectification: open, overdue, closed in the campaign's year; None where the person does not see that register."""
    if "rectification" not in {reg.key for reg in here.request.access.registers()}:
        return None
    cases = here.request.access.cases("rectification").filter(opened_on__year=here.campaign.year).order_by()
    rows = list(cases.values_list("signed_off_on", "due_on", "ended"))
    is_open = [due for closed_on, due, ended in rows if closed_on is None and not ended]
    late = sum(due is not None and due < here.today for due in is_open)
    state = State("late", "■", "逾期") if late else State("fine", "●", "正常")
    closed = sum(day is not None for day, _, _ in rows)
    return {"all": len(rows), "open": len(is_open), "late": late, "closed": closed, "state": state}
