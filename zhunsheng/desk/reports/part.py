"""One part: written in the middle, the outline at its left, the check, the figures and last year's text at its right."""

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from zhunsheng import clock
from zhunsheng.desk.figures.pages import figure_address
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.reports.drawn import Line, PartView, state_of_part
from zhunsheng.drafts.access import NOT_SEEN, part_of, parts_seen, reads_whole, steers
from zhunsheng.drafts.actions import write_part
from zhunsheng.drafts.earlier import beside
from zhunsheng.drafts.errors import PartChanged
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.markup import quoted_keys
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import entries
from zhunsheng.reports.quoting import place_of

_SHOWN = 60
"""Figures offered at once; more are found by their names."""


@dataclass(frozen=True)
class Offered:
    """A figure that may be quoted: its placeholder, what it says now, and where its records are."""

    name: str
    says: str
    placeholder: str
    address: str


@dataclass(frozen=True)
class Change:
    """A stretch of two texts: the same in both, or only in one of them."""

    kind: str
    text: str


@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def part(request: Request, year: int, part: int) -> HttpResponse:
    """The page of a part; a POST saves it. From htmx only what follows from the text comes back: the check and the version.

    A save that came too late writes nothing: the page then shows both texts, what differs, and the own one to go on with.
    """
    row = part_of(request.access, part)
    if row.draft.year != year:
        raise Http404(NOT_SEEN)
    if request.method != "POST":
        return _page(request, row)
    said = request.POST.get("text", "")
    try:
        row = write_part(
            request.user, row.pk, version=_number(request.POST.get("version")), text=said, now=clock.now()
        )
    except PartChanged as error:
        if request.htmx:
            return render(request, "desk/reports/late.html", {"reason": str(error)}, status=409)
        changes = _differences(error.part.text, said)
        return _page(request, error.part, said=said, reason=str(error), changes=changes, status=409)
    except Rejected as error:
        if request.htmx:
            return render(request, "desk/reports/late.html", {"reason": str(error)}, status=422)
        return _page(request, row, said=said, reason=str(error), status=422)
    if request.htmx:
        return _checked(request, part_of(request.access, part))
    messages.success(request, f"“{row.heading}”已保存。")
    return redirect("desk:draft_part", year, part)


def _checked(request: Request, row: Part) -> HttpResponse:
    """The fragment that follows from the text: how it reads, what the check finds, the version to save from."""
    _, view = _view(request, row)
    facts = {"part": row, "year": row.draft.year, "view": view, "may_write": True, "saved_at": clock.now()}
    return render(request, "desk/reports/live.html", facts)


def _page(
    request: Request,
    row: Part,
    *,
    said: str | None = None,
    reason: str = "",
    changes: list[Change] | None = None,
    status: int = 200,
) -> HttpResponse:
    access, draft = request.access, row.draft
    parts, view = _view(request, row)
    runs = steers(access)
    last = beside(draft.last_year, [p.heading for p in parts]) if draft.last_year else {}
    facts: dict[str, Any] = {
        "heading": row.heading,
        "crumbs": [("待办", "/"), (str(draft), reverse("desk:draft", args=[draft.year])), (row.heading, "")],
        "year": draft.year,
        "draft": draft,
        "part": row,
        "state": state_of_part(row, access.today),
        "outline": [Line(p, state_of_part(p, access.today), ()) for p in parts],
        "view": view,
        "text": row.text if said is None else said,
        "reason": reason,
        "changes": changes,
        "theirs": row if changes is not None else None,
        "steers": runs,
        "reads_whole": reads_whole(access),
        "may_write": not draft.is_out
        and (runs or (draft.is_open and row.is_theirs))
        and _writes(request, row),
        "last": last.get(row.heading, ""),
        "offered": _offered(request, draft, row, view.figures, ""),
        "history": list(entries(row).reverse()[:8]),
    }
    return render(request, "desk/reports/part.html", facts, status=status)


def _view(request: Request, row: Part) -> tuple[list[Part], PartView]:
    """The parts of the outline that the person sees, and this one read: among all of them, or alone for a contributor."""
    parts = list(parts_seen(request.access).filter(draft=row.draft))
    figures = Figures.of(row.draft.year, clock.now())
    return parts, PartView(request, row.draft, row, parts if reads_whole(request.access) else [row], figures)


def _writes(request: Request, row: Part) -> bool:
    """Whether the person is one of those who write: leaders and inspectors only read."""
    return steers(request.access) or (
        row.organ is not None and request.access.holds("liaison", "head", organ=row.organ)
    )


@require_safe
@login_required
def figures(request: Request, year: int, part: int) -> HttpResponse:
    """The figures whose names hold the words sought, to be put into the text."""
    row = part_of(request.access, part)
    sought = request.GET.get("q", "").strip()
    found = _offered(request, row.draft, row, Figures.of(row.draft.year, clock.now()), sought)
    facts = {
        "heading": "可引用的数字",
        "crumbs": [("待办", "/"), (row.heading, reverse("desk:draft_part", args=[year, part])), ("数字", "")],
        "offered": found,
        "sought": sought,
    }
    return render(request, "desk/reports/offered.html", facts)


def _offered(request: Request, draft: Draft, row: Part, figures: Figures, sought: str) -> list[Offered]:
    """The figures found by the words; without words those of the registers that the part speaks of already."""
    spoken = {place_of(key)[0].partition(".")[0] for key in quoted_keys(row.text, {})}
    mine = figures.quotable(request.access, draft.organ, row.entrusted)
    named = [
        figure for reg in mine for figure in reg.figures if not sought or sought in f"{reg.name}{figure.name}"
    ]
    chosen = [f.key for f in named if sought or f.key.partition(".")[0] in spoken] or [f.key for f in named]
    if reads_whole(request.access):
        chosen += [key for key, value in figures.forms.items() if sought in value.name]
    values = figures.values(chosen[:_SHOWN])
    return [
        Offered(
            value.name,
            value.text,
            f"{{{key}}}",
            figure_address("desk:figure", value.period, value.organ, key) if figures.counts(key) else "",
        )
        for key, value in values.items()
    ]


def _differences(theirs: str, mine: str) -> list[Change]:
    """What two texts share and where they part, line by line."""
    old, new = theirs.split("\n"), mine.replace("\r\n", "\n").split("\n")
    found = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind == "equal":
            found.append(Change("same", "\n".join(old[a:b])))
            continue
        if a < b:
            found.append(Change("theirs", "\n".join(old[a:b])))
        if c < d:
            found.append(Change("mine", "\n".join(new[c:d])))
    return found


def _number(said: str | None) -> int:
    return int(said) if said and said.isdecimal() and len(said) < 10 else -1
