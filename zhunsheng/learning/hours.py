"""Hours of the year against the requirement, official by official."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import DecimalField, Q, Sum, Value
from django.db.models.functions import Coalesce

from zhunsheng.law import LawError, RuleVersion
from zhunsheng.learning import access as fetching
from zhunsheng.learning.models import Official, on_roster
from zhunsheng.records.access import Access
from zhunsheng.records.county import book

RULE = "officers.training_hours"
"""Class hours a year for enforcement officers; a county sets its own for others through its parameters."""


@dataclass(frozen=True)
class Hours:
    """One official's year: hours so far, and the hours required (None when no rule asks this kind of official)."""

    official: Official
    hours: Decimal
    required: Decimal | None

    @property
    def lacking(self) -> Decimal:
        """Hours still to come; zero when the requirement is met or there is none."""
        return max(Decimal(0), (self.required or Decimal(0)) - self.hours)


def requirement(day: date) -> RuleVersion | None:
    """The rule that asks for hours, as it is law on that day in this county; None when there is none."""
    try:
        return book().rule(RULE).on(day)
    except LawError:
        return None


def hours_of_year(access: Access, year: int) -> list[Hours]:
    """Everybody the person sees who was on the roster this year. Two queries."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    rule = requirement(min(last, access.today))
    zero = Value(Decimal(0), DecimalField())
    total = Coalesce(Sum("attendances__hours", filter=Q(attendances__on__range=(first, last))), zero)
    rows = (
        fetching.officials(access)
        .filter(on_roster(min(last, access.today)) | Q(until_on__gte=first, since_on__lte=last))
        .annotate(total=total)
        .order_by("organ__path", "pk")
    )
    return [Hours(o, o.total, _required(o, rule)) for o in rows]


def _required(official: Official, rule: RuleVersion | None) -> Decimal | None:
    if rule is None or rule.value is None or official.kind != Official.Kind.ENFORCER:
        return None
    return Decimal(str(rule.value))
