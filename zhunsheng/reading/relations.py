"""Relations: which figures bind one another, and whether they agree.

Rules and equations propose; of two proposals about the same figures the surer one is heard, and the judge decides.
"""

from zhunsheng.reading.checks import Check, Page
from zhunsheng.reading.equations.average import averages
from zhunsheng.reading.equations.change import changes
from zhunsheng.reading.equations.dates import dates
from zhunsheng.reading.equations.ratio import named_rates
from zhunsheng.reading.equations.total import totals
from zhunsheng.reading.equations.twice import twice
from zhunsheng.reading.equations.words import words
from zhunsheng.reading.finders.balances import balances
from zhunsheng.reading.finders.bounds import bounds
from zhunsheng.reading.finders.closed import closed
from zhunsheng.reading.finders.lists import lists
from zhunsheng.reading.finders.ratios import ratios
from zhunsheng.reading.finders.repeats import repeats
from zhunsheng.reading.finders.sums import sums
from zhunsheng.reading.judge import PRIORS, judged
from zhunsheng.reading.tables import tabulated

PROPOSERS = (
    sums, lists, closed, balances, averages, ratios, named_rates, changes, bounds, repeats, totals, words, dates, twice, tabulated,
)  # fmt: skip
"""Everything that proposes relations, in the order in which it is asked."""


def relations(report: Page) -> list[Check]:
    """All checks of a report, each relation once, in order of place."""
    checks: dict[tuple[str, tuple[tuple[int, int], ...]], Check] = {}
    for check in (check for propose in PROPOSERS for check in propose(report)):
        key = (check.relation.kind, check.relation.terms)
        other = checks.get(key)
        if other is None or (not other.relation.holds and _sure(check) > _sure(other)):
            checks[key] = check
    return sorted(judged(report, checks.values()), key=lambda check: check.relation.terms)


def _sure(check: Check) -> float:
    return check.prior or PRIORS.get(check.severity, 0.0)
