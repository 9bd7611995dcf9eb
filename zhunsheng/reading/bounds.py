"""Bounds and order: what cannot exceed what, what was cut from how many to how many, what is said twice."""

import re
from collections.abc import Iterator

from zhunsheng.reading.catalogue import catalogue
from zhunsheng.reading.checks import Check, Page, exact, shown, spans
from zhunsheng.reading.models import Figure, Relation

# lesser ≤ greater, told in one paragraph. Cases carried over from last year may break it: a warning, no error.
BOUNDS = (
    ("reconsideration.closed", "reconsideration.accepted"),
    ("reconsideration.accepted", "reconsideration.applications"),
    ("legal_aid.closed", "legal_aid.cases"),
    ("legal_aid.migrant_worker_cases", "legal_aid.cases"),
    ("legal_aid.civil", "legal_aid.cases"),
    ("legal_aid.criminal", "legal_aid.cases"),
    ("service.closed", "service.received"),
    ("mediation.succeeded", "mediation.accepted"),
    ("mediation.succeeded", "mediation.mediated"),
    ("litigation.decided", "litigation.cases"),
    ("litigation.appearances", "litigation.cases"),
    ("litigation.appearances_chief", "litigation.appearances"),
    ("litigation.lost", "litigation.cases"),
    ("supervision.cppcc_key_proposals", "supervision.cppcc_proposals"),
    ("enforcement.cert_replaced", "enforcement.certified_staff"),
)

# 将原有60个窗口压减为28个: before, the verb, after
_CUT = re.compile(r"(?:压减|减少|精简|压缩|缩短|缩减|下降|降低|降)(?:为|至|到)")


def bounds(page: Page) -> Iterator[Check]:
    """Every bound, every cut, every figure told twice."""
    for figures in page.by_paragraph():
        yield from _bounds(figures)
    for number, figures in page.by_sentence.items():
        sentence = page.sentences.all[number]
        for verb in _CUT.finditer(page.text, sentence.start, sentence.end):
            yield from _cut(figures, verb)
    yield from _twice(page)


def _bounds(figures: list[Figure]) -> Iterator[Check]:
    by_key = {figure.key: figure for figure in reversed(figures) if figure.key}
    for lesser_key, greater_key in BOUNDS:
        lesser, greater = by_key.get(lesser_key), by_key.get(greater_key)
        if lesser is None or greater is None or lesser.unit_norm != greater.unit_norm:
            continue
        relation = Relation(
            kind="bound", holds=lesser.value <= greater.value, terms=spans(lesser, greater),
            expr=f"{shown(lesser.value)} ≤ {shown(greater.value)}", stated=greater.value, computed=lesser.value,
        )  # fmt: skip
        if relation.holds or not exact(lesser, greater):
            yield Check(relation)
            continue
        names = catalogue().entries
        message = f"{names[lesser_key].zh}{lesser.quote}多于{names[greater_key].zh}{greater.quote}，如含上年结转请写明"
        yield Check(relation, "bound_exceeded", "warning", message, (lesser.start, lesser.end))


def _cut(figures: list[Figure], verb: re.Match[str]) -> Iterator[Check]:
    """The last number of each unit before the verb against the first of that unit after it."""
    before = {
        figure.unit_norm: figure for figure in figures if figure.end <= verb.start() and figure.unit != "%"
    }
    after = {
        figure.unit_norm: figure
        for figure in reversed(figures)
        if verb.end() <= figure.start <= verb.end() + 30
    }
    for unit, now in after.items():
        then = before.get(unit)
        if then is None or verb.start() - then.end > 40:
            continue
        relation = Relation(
            kind="order", holds=now.value < then.value, terms=spans(then, now), expr=f"{shown(now.value)} < {shown(then.value)}",
            stated=now.value, computed=then.value,
        )  # fmt: skip
        if relation.holds:
            yield Check(relation)
        else:
            yield Check(
                relation,
                "order_reversed",
                "warning",
                f"说是{verb.group()}，却由{then.quote}到{now.quote}，请核对",
                (now.start, now.end),
            )


def _twice(page: Page) -> Iterator[Check]:
    """Figures of the catalogue that a report states once: the same key with two values is doubtful."""
    first: dict[str, Figure] = {}
    for figure in page.figures:
        entry = catalogue().entries.get(figure.key or "")
        if entry is None or not entry.once or figure.role != "stat" or not exact(figure):
            continue
        other = first.setdefault(entry.key, figure)
        if (
            other is figure
            or other.unit_norm != figure.unit_norm
            or other.subject != figure.subject
            or other.period != figure.period
        ):
            continue
        relation = Relation(
            kind="difference", holds=other.value == figure.value, terms=spans(other, figure),
            expr=f"{shown(other.value)} = {shown(figure.value)}", stated=figure.value, computed=other.value,
        )  # fmt: skip
        if relation.holds:
            yield Check(relation)
        else:
            message = f"{entry.zh}前面写{other.quote}，这里写{figure.quote}，请核对"
            yield Check(relation, "stated_twice", "warning", message, (figure.start, figure.end))
