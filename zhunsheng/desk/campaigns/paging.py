"""Rows page by page, in an order that is not the rows' own: organ by organ, indicator by indicator."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.tags import query_with

SIZE = 150


@dataclass(frozen=True)
class Page:
    """Some rows, and the query strings of the pages beside them ("" where there is none)."""

    rows: Sequence[Any]
    number: int
    earlier: str
    later: str


def paged(request: Request, rows: QuerySet[Any], size: int = SIZE) -> Page:
    """The page that the request asks for. One query."""
    said = request.GET.get("page", "1")
    number = max(int(said), 1) if said.isdecimal() and len(said) <= 5 else 1
    found = list(rows[(number - 1) * size : number * size + 1])
    return Page(
        found[:size],
        number,
        query_with(request.GET, page=number - 1) if number > 1 else "",
        query_with(request.GET, page=number + 1) if len(found) > size else "",
    )
