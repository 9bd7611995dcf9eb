"""Issuing a form (下发) to organs for a period."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db import transaction

from zhunsheng.figures import Period
from zhunsheng.records.access import Access
from zhunsheng.records.errands import tell_all
from zhunsheng.records.errors import Rejected
from zhunsheng.records.journal import note, note_all
from zhunsheng.records.models import Organ, Person
from zhunsheng.statistics.access import steered_organs
from zhunsheng.statistics.cycles import CYCLES, cycle_of
from zhunsheng.statistics.declared import forms
from zhunsheng.statistics.layout import Form
from zhunsheng.statistics.models import Edition, Sheet
from zhunsheng.statistics.waiting import waiting


@dataclass(frozen=True)
class Issued:
    """The sheets made, and how many organs had theirs already."""

    sheets: tuple[Sheet, ...]
    already: int


def issue(
    person: Person,
    key: str,
    period: Period,
    organs: Collection[str],
    *,
    now: datetime,
    opens_on: date | None = None,
    due_on: date | None = None,
) -> Issued:
    """Gives every organ (by code) its blank sheet; the window is the form's own unless dates are given.

    An organ that has one already keeps it. Raises Rejected for an unknown form, a period that the form does not have, a
    window that ends before it begins, organs that are none or not the person's to ask, or when nothing is left to issue.
    """
    today = now.date()
    form = _form(key, period)
    opens, due = window(form, period)
    opens, due = opens_on or opens, due_on or due
    if due < opens:
        raise Rejected(f"填报截止 {due.isoformat()} 早于开始 {opens.isoformat()}，请改正日期。")
    if not organs:
        raise Rejected("没有选单位：请勾选要填这张表的单位。")
    with transaction.atomic():
        known = {organ.code: organ for organ in steered_organs(Access(person, today))}
        strange = sorted(set(organs) - set(known))
        if strange:
            raise Rejected(f"不能给这些单位下发（没有、已撤销，或者不归您管）：{'、'.join(strange[:5])}。")
        asked = [known[code] for code in sorted(set(organs), key=lambda code: known[code].path)]
        before = Sheet.objects.filter(form_key=key, period=str(period))
        have = set(before.filter(organ__in=asked).values_list("organ_id", flat=True))
        wanted = [organ for organ in asked if organ.pk not in have]
        if not wanted:
            raise Rejected(f"所选单位都已经有{period.name}的《{form.name}》，没有下发。")
        # 同一期已经发出过的，后补的单位用同一版表样，汇总才对得上。
        first = before.select_related("edition").first()
        edition = first.edition if first else _edition(form, person, now)
        made = Sheet.objects.bulk_create(_sheet(edition, period, organ, opens, due) for organ in wanted)
        note_all(made, "下发", person=person, now=now)
        tell_all({row: waiting(row) for row in made})
    return Issued(tuple(made), len(have))


def window(form: Form, period: Period) -> tuple[date, date]:
    """The first and last day of entry as the form declares them."""
    return period.last + timedelta(days=form.opens), period.last + timedelta(days=form.due)


def _form(key: str, period: Period) -> Form:
    form = forms().get(key)
    if form is None:
        raise Rejected(f"没有填报表 {key[:40]}；现有：{'、'.join(one.name for one in forms().values())}。")
    if cycle_of(period) != form.cycle:
        raise Rejected(f"《{form.name}》是{CYCLES[form.cycle][0]}，没有“{period.name}”这一期。")
    return form


def _edition(form: Form, person: Person, now: datetime) -> Edition:
    facts = {"key": form.key, "name": form.name, "declared": form.as_json(), "since_at": now}
    found, made = Edition.objects.get_or_create(digest=form.digest, defaults=facts)
    if made:
        note(found, "启用表样", person=person, now=now)
    return found


def _sheet(edition: Edition, period: Period, organ: Organ, opens: date, due: date) -> Sheet:
    return Sheet(
        form_key=edition.key,
        edition=edition,
        organ=organ,
        period=str(period),
        ends_on=period.last,
        opens_on=opens,
        due_on=due,
    )
