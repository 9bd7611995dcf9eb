"""Beginning the report of a year: its parts in the official order, each with what the registers say already."""

from collections.abc import Iterator
from datetime import datetime

from django.db import transaction
from django.http import Http404
from django.utils import timezone

from zhunsheng.drafts.access import NOT_SEEN, reads_whole, steers
from zhunsheng.drafts.actions.taking import ONLY_OFFICE
from zhunsheng.drafts.figures import Figures
from zhunsheng.drafts.markup import CAPTION, quoted_keys, tidy, written
from zhunsheng.drafts.models import Draft, Part
from zhunsheng.drafts.waiting import tell_of_draft
from zhunsheng.figures import PeriodError
from zhunsheng.records.access import Access
from zhunsheng.records.errors import Rejected, Stale
from zhunsheng.records.journal import note, note_all
from zhunsheng.records.models import Organ, Person
from zhunsheng.reports.yearly import TODO_BEGINS, Report, county_report
from zhunsheng.writing import Paragraph, Section

APART = 100
"""Room between two parts' places in the order, for parts that are added later."""
LONGEST_REPORT = 200_000


def begin(person: Person, year: int, *, now: datetime, last_year: str = "") -> Draft:
    """The new draft, its parts as the registers would write them now. `last_year` is the text of last year's report.

    Without it, last year's is taken from the workshop if it was written there. Raises Stale when somebody has begun
    already; Rejected for a year that has not begun, and for everybody but the office.
    """
    access = Access(person, timezone.localtime(now).date())
    if not reads_whole(access):
        raise Http404(NOT_SEEN)
    if not steers(access):
        raise Rejected(ONLY_OFFICE)
    try:
        report = county_report(year, now)
    except PeriodError as error:
        raise Rejected(f"{error}。") from None
    with transaction.atomic():
        if Draft.objects.filter(year=year).exists():
            raise Stale(f"{year} 年度报告已经有人开始起草，请打开那一稿。")
        draft = Draft(year=year, organ=_county(access), last_year=_last(year, last_year))
        draft.save(force_insert=True)
        parts = Part.objects.bulk_create(_parts(draft, report, Figures.of(year, now)))
        note(draft, "开始起草", person=person, now=now, said={"parts": len(parts)})
        note_all(parts, "开始起草", person=person, now=now)
        tell_of_draft(draft)
        return draft


def _county(access: Access) -> Organ:
    """The county whose office the person serves in."""
    return next(h.organ for h in access.holdings if h.organ.is_root())


def _last(year: int, given: str) -> str:
    if given.strip():
        return given[:LONGEST_REPORT]
    return Draft.objects.filter(year=year - 1).values_list("text", flat=True).first() or ""


def _parts(draft: Draft, report: Report, figures: Figures) -> Iterator[Part]:
    """A part for each heading; what the drafter must add becomes the hint, what the registers say its first text."""
    for number, (section, lines) in enumerate(_lines(report), 1):
        hints = [
            line.removeprefix(TODO_BEGINS).rstrip("）").rstrip("。")
            for line in lines
            if line.startswith(TODO_BEGINS)
        ]
        text = "\n".join(line for line in lines if not line.startswith(TODO_BEGINS))
        yield Part(
            draft=draft,
            seq=number * APART,
            level=section.level,
            heading=section.heading,
            hint="；".join(hints)[:400],
            text=tidy(text),
            entrusted=sorted(figures.owners(quoted_keys(text, figures.sources.tables))),
        )


def _lines(report: Report) -> Iterator[tuple[Section, list[str]]]:
    """Each section of the official outline with its lines in the markup: what can be said today, its numbers still bound."""
    said = {one.id: one.said.template for one in report.composition.sentences}
    for s, section in enumerate(report.composition.outline.sections, 1):
        lines = []
        for i, item in enumerate(section.items, 1):
            here = f"{s}.{i}."
            if isinstance(item, Paragraph):
                lines.append("".join(text for id, text in said.items() if id.startswith(here)))
            elif any(id.startswith(here) for id in said):
                lines.append(f"{CAPTION}{item.caption}" if item.caption else written(item))
        yield section, [line for line in lines if line]
