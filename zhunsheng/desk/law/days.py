"""期限计算器 and the yearly calendar of working days and of the days that the law has fixed."""

from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from zhunsheng.calendar import Due, YearMissing, in_words
from zhunsheng.calendar.due import PROVISIONAL
from zhunsheng.calendar.telling import when
from zhunsheng.declare.roles import OFFICE
from zhunsheng.desk.frame.request import Request
from zhunsheng.desk.frame.years import chosen_year
from zhunsheng.desk.law.almanac import (
    FIRST_YEAR,
    LAST_YEAR,
    counted_duties,
    fixed_duties,
    reminder,
    year_of_days,
)
from zhunsheng.desk.law.calculator import CalculatorForm
from zhunsheng.desk.law.rulebook import CHECKED, CHECKED_MEANS, book, value_text
from zhunsheng.law import RuleVersion, UnknownRule, Verified
from zhunsheng.records.county import calendar


@require_safe
@login_required
def calculator(request: Request) -> HttpResponse:
    """Rule and day to last day. Everything is in the address, so that an answer can be kept and sent."""
    said, today = request.GET.copy(), request.access.today
    said["rule"] = _present_id(said.get("rule", ""))
    asked = said if "day" in said else None
    form = CalculatorForm(asked, today, {"rule": said["rule"], "day": today})
    done = form.is_valid()
    facts = {
        "heading": "期限计算器",
        "crumbs": [("待办", "/"), ("法规依据", reverse("desk:law")), ("期限计算器", "")],
        "form": form,
        **(_answer(request, form) if done and form.due else {}),
    }
    return render(request, "desk/law/calculator.html", facts, status=422 if asked and not done else 200)


def _present_id(rule_id: str) -> str:
    """The id under which the rule stands in the list; what nobody knows stays, for the form to refuse."""
    try:
        return book().rule(rule_id).id
    except UnknownRule:
        return rule_id


def _answer(request: Request, form: CalculatorForm) -> dict[str, Any]:
    due: Due = form.due  # type: ignore[assignment]
    version = due.version
    said = form.cleaned_data
    return {
        "due": due,
        "version": version,
        "value": value_text(version),
        "checked": CHECKED[version.verified],
        "doubt": "" if version.verified is Verified.FULLTEXT else CHECKED_MEANS[version.verified],
        "start": when(due.start),
        "answer": f"{when(due.due)}{PROVISIONAL if due.provisional else ''}" if due.due else "",
        "state": reminder(due.last_day, request.access.today) if due.due else None,
        "law_on": in_words(said["law_on"]) if said["law_on"] else "",
        "extended": f"{said['extend']}{_extension_unit(version)}" if said["extend"] else "",
        "pauses": [
            (in_words(said[f"stop{n}"]), _until(said[f"resume{n}"]), said[f"cause{n}"])
            for n in range(1, len(form.pauses) + 1)
            if said[f"stop{n}"]
        ],
        "counted_on": in_words(request.access.today),
    }


def _extension_unit(version: RuleVersion) -> str:
    unit = version.extension.unit if version.extension else None
    return (unit or version.unit).chinese


def _until(day: Any) -> str:
    return in_words(day) if day else "尚未恢复"


@require_safe
@login_required
def almanac(request: Request) -> HttpResponse:
    """A year: its working days, its holidays, and what the law wants by which day."""
    today = request.access.today
    written = request.GET.get("year") or str(chosen_year(request) or today.year)
    year = int(written) if written.isdecimal() and len(written) == 4 else 0
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Http404(f"年历从 {FIRST_YEAR} 年到 {LAST_YEAR} 年。")
    days = year_of_days(year, calendar())
    duties = fixed_duties(year, today, calendar())
    facts = {
        "heading": f"{year} 年年历",
        "crumbs": [("待办", "/"), ("法规依据", reverse("desk:law")), ("年历", "")],
        "year": year,
        "offered": [one for one in range(year - 3, year + 4) if FIRST_YEAR <= one <= LAST_YEAR],
        "days": days,
        "basis": _basis(year) if days else "",
        "may_import": request.access.holds(OFFICE.key),
        "missing": "" if days else f"{YearMissing(year)}。",
        "duties": [(duty, CHECKED[duty.version.verified]) for duty in duties],
        "fixed": {duty.on for duty in duties},
        "counted": [
            (duty, value_text(duty.version), CHECKED[duty.version.verified])
            for duty in counted_duties(year, today)
        ],
    }
    return render(request, "desk/law/almanac.html", facts)


def _basis(year: int) -> str:
    """What the table of days off goes by; the county's own table comes first."""
    table = calendar().table(year)
    return table.basis if table else ""
