"""整改线索: what the registers point to, and putting it on the list of rectification."""

from urllib.parse import urlencode

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.campaigns.clues import LIST, Clue, clues
from zhunsheng.desk.cases.forms import fact_name
from zhunsheng.desk.frame.request import Request
from zhunsheng.records.registry import registers


@require_safe
@login_required
def all_clues(request: Request) -> HttpResponse:
    """The clues, each leading to its case and to a sheet that already says where it comes from."""
    if LIST not in registers() or not request.access.may_open(registers()[LIST]):
        raise Http404("没有这个页面，或者您没有登记整改问题的权限。")
    facts = {
        "heading": "整改线索",
        "crumbs": [("待办", "/"), (registers()[LIST].name, reverse("desk:list", args=[LIST])), ("线索", "")],
        "clues": [(clue, _sheet(clue)) for clue in clues(request.access)],
    }
    return render(request, "desk/campaigns/clues.html", facts)


def _sheet(clue: Clue) -> str:
    said = {
        "organ": clue.organ.code,
        "title": clue.says,
        fact_name("source"): clue.source,
        fact_name("source_number"): clue.number,
        fact_name("detail"): f"{clue.says}（{clue.number}，{clue.on.isoformat()}）。",
    }
    return f"{reverse('desk:new', args=[LIST])}?{urlencode(said)}"
