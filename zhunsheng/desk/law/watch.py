"""待查的法: what was not seen of the law, beside what the county has confirmed meanwhile."""

from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.declare.roles import OFFICE
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.law.rulebook import book
from zhunsheng.law.watch import Unseen, unseen


@require_safe
@login_required
def watch(request: Request) -> HttpResponse:
    """What still has to be looked up; an entry whose text the county has confirmed says so and comes last."""
    rows = sorted(((one, _confirmed(one)) for one in unseen()), key=lambda row: bool(row[1]))
    facts = {
        "heading": "待查的法",
        "crumbs": [("待办", "/"), ("法规依据", reverse("desk:law")), ("待查的法", "")],
        "rows": [(one, done, [book().rule(rule) for rule in one.rules]) for one, done in rows],
        "office": request.access.holds(OFFICE.key),
    }
    return render(request, "desk/law/watch.html", facts)


def _confirmed(one: Unseen) -> list[str]:
    """The titles of its texts that the county has confirmed."""
    found = [book().instrument(key) for key in one.instruments]
    return [f"《{text.name}》" for text in found if any(version.local for version in text.versions)]
