"""Relations: which figures bind one another, and whether they agree."""

from zhunsheng.reading.checks import Check, page
from zhunsheng.reading.equations.average import averages
from zhunsheng.reading.equations.change import changes
from zhunsheng.reading.finders.balances import balances
from zhunsheng.reading.finders.bounds import bounds
from zhunsheng.reading.finders.closed import closed
from zhunsheng.reading.finders.lists import lists
from zhunsheng.reading.finders.ratios import ratios
from zhunsheng.reading.finders.repeats import repeats
from zhunsheng.reading.finders.sums import sums
from zhunsheng.reading.judge import judged
from zhunsheng.reading.models import Figure
from zhunsheng.reading.split import Sentences
from zhunsheng.reading.tables import tables, tabulated


def relations(text: str, figures: tuple[Figure, ...], sentences: Sentences) -> list[Check]:
    """All checks of a report, each relation once, in order of place."""
    report = page(text, figures, sentences, tuple(tables(text)))
    checks: dict[tuple[str, tuple[tuple[int, int], ...]], Check] = {}
    found = (sums, lists, closed, balances, averages, ratios, changes, bounds, repeats, tabulated)
    for check in (check for find in found for check in find(report)):
        checks.setdefault((check.relation.kind, check.relation.terms), check)
    return sorted(judged(report, checks.values()), key=lambda check: check.relation.terms)
