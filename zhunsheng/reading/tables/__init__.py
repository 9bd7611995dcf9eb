"""Tables: rows of cells found in a text, and what their numbers must satisfy.

``layout.tables`` finds them; ``sums`` (合计), ``rules`` (a column made of two others, rates and shares), ``disclosure`` (the national
table of 政府信息公开) and ``prose`` (the table against the words around it) propose checks like every other rule.
"""

from collections.abc import Iterator

from zhunsheng.reading.checks import Check, Page
from zhunsheng.reading.grid import Cell, Table
from zhunsheng.reading.tables.disclosure import disclosure
from zhunsheng.reading.tables.layout import tables
from zhunsheng.reading.tables.prose import against_prose
from zhunsheng.reading.tables.rules import rules
from zhunsheng.reading.tables.sums import sums

__all__ = ["Cell", "Table", "tabulated", "tables"]


def tabulated(page: Page) -> Iterator[Check]:
    """Every check of every table of a report; a cell that one check names is not named again by a weaker one."""
    for table in page.tables:
        told: set[tuple[int, int]] = set()
        for check in (*disclosure(table), *sums(table), *rules(table), *against_prose(page, table)):
            if check.severity and told & set(check.relation.terms):
                continue
            if check.severity:
                told.update(check.relation.terms)
            yield check
