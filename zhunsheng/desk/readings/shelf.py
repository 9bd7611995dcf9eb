"""报告库: the list of kept reports, searched and narrowed; several chosen lead to the comparison."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import Count, Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from zhunsheng.desk.frame.request import Request, whole_number
from zhunsheng.library.keeping import read_again
from zhunsheng.library.models import KeptReport
from zhunsheng.library.shelf import listed, outdated, search, shelf
from zhunsheng.library.stored import fingerprint

AT_ONCE = 100
"""Reports read again with one press of the button: some seconds."""


class ShelfForm(forms.Form):
    """The filter row of the library; `stale` counts the reports that were read by older rules."""

    use_required_attribute = False
    words = forms.CharField(
        label="查找",
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"placeholder": "标题或正文里的词"}),
    )
    place = forms.ChoiceField(label="地区或单位", required=False)
    year = forms.TypedChoiceField(label="年度", required=False, coerce=int, empty_value=None)
    kind = forms.ChoiceField(label="类别", required=False, choices=[("", "全部"), *KeptReport.Kind.choices])
    unjudged = forms.BooleanField(label="只看有错误没处理的", required=False)
    old = forms.BooleanField(label="含改过的旧版", required=False)

    def __init__(self, data: Mapping[str, Any], rows: QuerySet[KeptReport]) -> None:
        super().__init__(data)
        old = Count("pk", filter=~Q(reading__rules=fingerprint()))
        # 一次问出有哪些地区、哪些年度，连同按旧规则读的有几份。
        kept = list(rows.order_by().values_list("place", "year").annotate(old=old))
        self.stale = sum(number for _, _, number in kept)
        places = sorted({place for place, _, _ in kept if place})
        years = sorted({year for _, year, _ in kept if year}, reverse=True)
        offered: dict[str, Any] = self.fields
        offered["place"].choices = [("", "全部"), *((p, p) for p in places)]
        offered["year"].choices = [("", "全部"), *((y, f"{y} 年") for y in years)]

    def narrowed(self, rows: QuerySet[KeptReport]) -> QuerySet[KeptReport]:
        """The reports that fit; a filter that makes no sense is passed over, and its error stands beside it."""
        self.full_clean()
        return search(rows, **{name: value for name, value in self.cleaned_data.items() if value})


@dataclass(frozen=True)
class Page:
    """Some reports, newest first, and the numbers before and after which the neighbours begin."""

    lines: list[KeptReport]
    newer: int | None
    older: int | None


def page_of(rows: QuerySet[KeptReport], *, before: str = "", after: str = "") -> Page:
    """One page by number, never by offset."""
    size = settings.PAGE_SIZE
    above, below = whole_number(after), whole_number(before)
    if above is not None:
        found = list(rows.filter(pk__gt=above).order_by("pk")[: size + 1])
        newer, older = len(found) > size, True
        found = found[:size][::-1]
    else:
        if below is not None:
            rows = rows.filter(pk__lt=below)
        found = list(rows[: size + 1])
        newer, older = below is not None, len(found) > size
        found = found[:size]
    return Page(
        found,
        newer=found[0].pk if found and newer else None,
        older=found[-1].pk if found and older else None,
    )


@require_safe
@login_required
def reports(request: Request) -> HttpResponse:
    """The list: what is kept, whose, of which year, how many errors, what nobody has said anything to yet."""
    mine = shelf(request.access)
    form = ShelfForm(request.GET, mine)
    rows = form.narrowed(mine)
    query = request.GET.copy()
    for word in ("before", "after"):
        query.pop(word, None)
    facts = {
        "heading": "报告库",
        "crumbs": [("待办", "/"), ("报告库", "")],
        "form": form,
        "page": page_of(
            listed(rows), before=request.GET.get("before", ""), after=request.GET.get("after", "")
        ),
        "stale": form.stale,
        "query": query.urlencode(),
    }
    return render(request, "desk/readings/reports.html", facts)


@require_POST
@login_required
def reread(request: Request) -> HttpResponse:
    """Reads again what was read by older rules, a hundred at a time."""
    rows = outdated(shelf(request.access)).select_related("reading")
    number = read_again(rows[:AT_ONCE])
    left = rows.count()
    more = f"，还有 {left} 份，请再按一次" if left else ""
    messages.success(request, f"按现在的规则重读了 {number} 份报告{more}。")
    return redirect("desk:library")
