"""法规依据: the rules and instruments, and what in the product relies on them. Open to whoever is signed in."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_required
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.safestring import SafeString
from django.views.decorators.http import require_safe

from zhunsheng.declare import Register
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.states import State
from zhunsheng.desk.frame.tags import query_with
from zhunsheng.desk.law import spans
from zhunsheng.desk.law.relying import Use, uses_of_instrument, uses_of_rule
from zhunsheng.desk.law.rulebook import (
    CHECKED,
    CHECKED_MEANS,
    KINDS,
    book,
    countable,
    domain_name,
    extension_text,
    since_text,
    value_text,
    version_on,
)
from zhunsheng.desk.law.search import (
    RuleForm,
    find_instrument,
    instruments_found,
    rules_by_instrument,
    rules_of,
    standing,
)
from zhunsheng.law import Instrument, Provision, Rule, RuleVersion, UnknownRule, Version
from zhunsheng.law.index import Listed

_FEW = 5
"""Instruments shown under the rules; the rest are on their own page."""


@dataclass(frozen=True, slots=True)
class Row:
    """A rule as a row: its version of today, or the newest, as text."""

    rule: Rule
    version: RuleVersion
    value: str
    kind: str
    domain: str
    checked: State


def row(rule: Rule, version: RuleVersion) -> Row:
    """A rule as a row of a table."""
    return Row(
        rule,
        version,
        value_text(version),
        KINDS[version.kind],
        domain_name(rule.domain),
        CHECKED[version.verified],
    )


@require_safe
@login_required
def search(request: Request) -> HttpResponse:
    """Rules by words, line of work, instrument, checking and unit; htmx gets only the rows."""
    today = request.access.today
    form = RuleForm(request.GET, book().rules().values(), today)
    page = _paged(request, form.found())
    words = request.GET.get("q", "").strip()[:100]
    named = instruments_found(words, rules_by_instrument()) if words else []
    facts = {
        "heading": "法规依据",
        "crumbs": [("待办", "/"), ("法规依据", "")],
        "form": form,
        "page": page,
        "rows": [row(rule, version) for rule, version in page],
        **_turns(request, page),
        "words": words,
        "instruments": [(one, one.state(today)) for one in named[:_FEW]],
        "all_instruments": len(named),
    }
    return render(request, "desk/law/rows.html" if request.htmx else "desk/law/search.html", facts)


@require_safe
@login_required
def instruments(request: Request) -> HttpResponse:
    """Laws, regulations and documents by title or number; those that rules rest on first."""
    today = request.access.today
    words = request.GET.get("q", "").strip()[:100]
    page = _paged(request, instruments_found(words, rules_by_instrument()))
    facts = {
        "heading": "法规文件",
        "crumbs": [("待办", "/"), ("法规依据", reverse("desk:law")), ("法规文件", "")],
        "words": words,
        "page": page,
        "rows": [(one, one.state(today)) for one in page],
        **_turns(request, page),
    }
    return render(request, "desk/law/instruments.html", facts)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One version of a rule on the time line."""

    version: RuleVersion
    value: str
    bar: SafeString
    checked: State
    acts: bool


@require_safe
@login_required
def rule(request: Request, rule: str) -> HttpResponse:
    """One rule: what it says today, what it said before, and what relies on it. An older id leads to the present one."""
    try:
        found = book().rule(rule)
    except UnknownRule as wrong:
        raise Http404(f"{wrong}。") from None
    if found.id != rule:
        return redirect("desk:law_rule", found.id)
    today = request.access.today
    version = version_on(found, today)
    facts = {
        "heading": version.statement,
        "crumbs": [("待办", "/"), ("法规依据", reverse("desk:law")), *_domain_crumb(found), (found.id, "")],
        "rule": found,
        "version": version,
        "row": row(found, version),
        "in_force": version.in_force(today),
        "since": since_text(version),
        "extension": extension_text(version.extension) if version.extension else "",
        "means": CHECKED_MEANS[version.verified],
        **_line(found, version, today),
        "counts": any(countable(one) for one in found.versions),
        "counted_by": _counted_by(found),
        "uses": _linked(request, uses_of_rule(found)),
    }
    return render(request, "desk/law/rule.html", facts)


@require_safe
@login_required
def instrument(request: Request, instrument: str) -> HttpResponse:
    """One instrument: its texts through time, the rules that rest on it, and what cites it. Found by key or title."""
    found = find_instrument(instrument)
    if found is None:
        raise Http404(f"没有收录《{instrument}》。")
    listed, known = found
    if known and known.key != instrument:
        return redirect("desk:law_instrument", known.key)
    today = request.access.today
    facts = {
        "heading": f"《{listed.name}》",
        "crumbs": [
            ("待办", "/"),
            ("法规依据", reverse("desk:law")),
            ("法规文件", reverse("desk:law_instruments")),
            (listed.name, ""),
        ],
        "listed": listed,
        "known": known,
        "state": standing(listed, today, known),
        "texts": _texts(listed, known, today),
        "rows": [row(*pair) for pair in rules_of(known.key)] if known else [],
        "uses": _linked(request, uses_of_instrument(known.key)) if known else [],
    }
    return render(request, "desk/law/instrument.html", facts)


def _paged(request: Request, found: Sequence[Any]) -> Page[Any]:
    """The page asked for; a number that is none is the first, one too far the last."""
    return Paginator(found, settings.PAGE_SIZE).get_page(request.GET.get("page"))


def _turns(request: Request, page: Page[Any]) -> dict[str, str]:
    """The addresses of the pages before and after, with the filter kept."""
    before = query_with(request.GET, page=page.previous_page_number()) if page.has_previous() else ""
    after = query_with(request.GET, page=page.next_page_number()) if page.has_next() else ""
    return {"before": before, "after": after}


def _domain_crumb(rule: Rule) -> list[tuple[str, str]]:
    return [(domain_name(rule.domain), f"{reverse('desk:law')}?domain={rule.domain}")]


def _line(rule: Rule, acting: RuleVersion, today: date) -> dict[str, Any]:
    """The versions on one time line, the newest first."""
    scale = spans.scale(((v.effective_from, v.effective_to) for v in rule.versions), today)
    drawn = [
        Drawn(
            v,
            value_text(v),
            spans.bar(scale, v.effective_from, v.effective_to),
            CHECKED[v.verified],
            v is acting and v.in_force(today),
        )
        for v in reversed(rule.versions)
    ]
    return {"versions": drawn, "ruler": spans.ruler(scale)}


@dataclass(frozen=True, slots=True)
class Place:
    """A place that relies on the law; `address` is "" where the person does not see the register."""

    register: Register
    what: str
    name: str
    provisions: Sequence[Provision]
    address: str


def _linked(request: Request, uses: Iterable[Use]) -> list[Place]:
    seen = {reg.key for reg in request.access.registers()}
    return [
        Place(
            use.register,
            use.what,
            use.name,
            use.provisions,
            _address(use) if use.register.key in seen else "",
        )
        for use in uses
    ]


def _address(use: Use) -> str:
    if use.figure:
        return reverse("desk:figure", args=[use.figure])
    return reverse("desk:help", args=[use.register.key])


def _counted_by(rule: Rule) -> list[Rule]:
    """The rules that are counted as this one says, and the counting rules that follow it."""
    return [other for other in book().rules().values() if any(_leans(v, rule.id) for v in other.versions)]


def _leans(version: RuleVersion, rule_id: str) -> bool:
    followed = version.counts.follows if version.counts else None
    return any(counting.id == rule_id for counting in (version.counting, followed) if counting)


@dataclass(frozen=True, slots=True)
class TextRow:
    """One text of an instrument as a row; `number` and `note` only where the book knows more than the index."""

    label: str
    adopted_on: date | None
    first_day: date | None
    last_day: date | None
    articles: int
    number: str
    note: str
    memory: bool
    acts: bool


def _local(version: Version, today: date) -> TextRow:
    """A text that the county confirmed."""
    return TextRow(
        version.label,
        version.adopted_on,
        version.effective_from,
        version.effective_to,
        version.articles,
        version.doc_number,
        "由本县录入、确认",
        memory=False,
        acts=version.in_force(today),
    )


def _texts(listed: Listed, known: Instrument | None, today: date) -> list[TextRow]:
    """Every text, the newest first."""
    versions = {version.label: version for version in known.versions} if known else {}
    local = [version for version in versions.values() if version.local]
    acting = None if any(version.in_force(today) for version in local) else listed.text_on(today)
    rows = [_local(version, today) for version in reversed(local)]
    for text in reversed(listed.texts):
        version = versions.get(text.label)
        rows.append(
            TextRow(
                text.label,
                text.adopted_on,
                text.first_day,
                text.last_day,
                text.articles,
                version.doc_number if version else "",
                version.note if version else "",
                text.memory,
                text is acting,
            )
        )
    return rows
