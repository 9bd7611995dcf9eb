"""The shelf: the kept reports that a person may see. Fetching one and checking the right to it are one act.

Whoever may see the county's report sees the whole library and works in it; everybody else their own reports.
"""

import unicodedata
from collections.abc import Iterable
from typing import Any

from django.db.models import Q, QuerySet, Value
from django.db.models.functions import StrIndex
from django.http import Http404

from zhunsheng.library.models import KeptReport
from zhunsheng.library.stored import fingerprint
from zhunsheng.records.access import Access
from zhunsheng.reports.yearly import reads_report

NOT_SEEN = "报告库里没有这份报告，或者您没有查看它的权限。"
_LONG = ("text", "reading__said", "reading__words")


def shelf(access: Access) -> QuerySet[KeptReport]:
    """The reports that the person may see, newest first."""
    rows = KeptReport.objects.order_by("-pk")
    return rows if reads_report(access) else rows.filter(kept_by=access.person.pk)


def listed(rows: QuerySet[KeptReport]) -> QuerySet[KeptReport]:
    """The same reports with what a list shows of them, in one query and without their long texts."""
    return rows.select_related("reading", "kept_by", "corrected_by").defer(*_LONG, "corrected_by__text")


def taken(access: Access, number: int, *, lock: bool = False) -> KeptReport:
    """One report with its reading, if it is there and the person may see it; 404 otherwise.

    `lock` holds it until the end of the transaction.
    """
    rows = shelf(access).filter(pk=number).select_related("reading", "kept_by", "file")
    found = (rows.select_for_update(of=("self",)) if lock else rows).first()
    if found is None:
        raise Http404(NOT_SEEN)
    return found


def all_taken(access: Access, numbers: Iterable[int]) -> list[KeptReport]:
    """Several reports with their readings, in the order asked for; 404 when one of them is not the person's to see."""
    asked = list(dict.fromkeys(numbers))
    found = {row.pk: row for row in shelf(access).select_related("reading").filter(pk__in=asked)}
    if len(found) < len(asked):
        raise Http404(NOT_SEEN)
    return [found[number] for number in asked]


def searchable(*texts: object) -> str:
    """Texts as they are searched: one width, one case, no spaces or marks, so that “十 四五” is found as “十四五”."""
    return "\n".join(_plain(str(text)) for text in texts if text)


def _plain(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKC", text).lower() if c.isalnum())


def search(
    rows: QuerySet[KeptReport],
    *,
    words: str = "",
    place: str = "",
    year: int | None = None,
    kind: str = "",
    unjudged: bool = False,
    old: bool = False,
) -> QuerySet[KeptReport]:
    """Those that hold all words, in name or text; of this place, year and kind; with errors nobody has judged.

    Without `old`, only the last version of each report.
    """
    where = Q() if old else Q(corrected_by=None)
    for word in words.split():
        # 不用 LIKE：全文里找词，按字节找快几倍，两种数据库都会。
        rows = rows.alias(at=StrIndex("reading__words", Value(_plain(word)))).filter(at__gt=0)
    exact: dict[str, Any] = {"place": place, "year": year, "kind": kind}
    where &= Q(**{name: value for name, value in exact.items() if value})
    if unjudged:
        where &= Q(reading__unjudged__gt=0)
    return rows.filter(where)


def outdated(rows: QuerySet[KeptReport]) -> QuerySet[KeptReport]:
    """Those that were read by rules that have changed since."""
    return rows.exclude(reading__rules=fingerprint())
