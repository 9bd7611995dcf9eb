"""The figures a formula is given: from the registers first, then from statistics forms, then what the organ itself filled in.

One door for all three, so that an item's page, its automatic mark and its proof never say different numbers.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal

from django.utils import timezone

from zhunsheng.assessment import Missing
from zhunsheng.assessment.inputs import Input
from zhunsheng.campaigns.models import Campaign, Item
from zhunsheng.campaigns.written_numbers import number_of
from zhunsheng.figures import Period
from zhunsheng.numbers import Numbers
from zhunsheng.numbers.owners import owned_keys, owner_of
from zhunsheng.records.models import Organ
from zhunsheng.records.registry import register
from zhunsheng.reports.quoting import quoted_of
from zhunsheng.statistics.known import known
from zhunsheng.statistics.values import values

OWN = "value"
"""The key under which an item holds the number handed in for an indicator without a formula."""


def period_of(campaign: Campaign, today: date) -> Period:
    """The campaign's year, up to today while it runs."""
    year = Period.year(campaign.year)
    return Period(year.first, today) if today in year else year


def inputs(campaign: Campaign, organ: Organ, keys: Iterable[str], *, now: datetime) -> dict[str, Input]:
    """Figure key → value with where it comes from, for one organ and all below it. A key nobody counts is left out."""
    return all_inputs(campaign, [organ], keys, now=now)[organ.pk]


def all_inputs(
    campaign: Campaign, organs: Iterable[Organ], keys: Iterable[str], *, now: datetime
) -> dict[int, dict[str, Input]]:
    """The same for many organs at once: organ's id → figure key → value."""
    asked, needed = list(organs), tuple(dict.fromkeys(keys))
    found: dict[int, dict[str, Input]] = {organ.pk: {} for organ in asked}
    owners = {key: owner for key in needed if (owner := owner_of(key))}
    if owners:
        period = period_of(campaign, timezone.localtime(now).date())
        numbers = Numbers.of([register(key) for key in {o.register for o in owners.values()}], None, now)
        counted = quoted_of(numbers, owners, period, [organ.code for organ in asked])
        for organ in asked:
            found[organ.pk] = dict(counted[organ.code])
    rest = [key for key in needed if key not in owners]
    if rest:
        for organ in asked:
            collected = _collected(campaign.year, organ)
            found[organ.pk] |= {key: collected[key] for key in rest if key in collected}
    return found


def with_own(item: Item, found: Mapping[str, Input]) -> dict[str, Input]:
    """The figures together with the numbers the organ filled in where no other source has one."""
    own = {key: number for key, said in item.values.items() if (number := number_of(said)) is not None}
    return own | {key: value for key, value in found.items() if not _lacks(value)}


def own_value(item: Item) -> Decimal | None:
    """The number handed in for an indicator that has no formula."""
    return number_of(item.values.get(OWN, ""))


def counted_keys() -> frozenset[str]:
    """The figures that registers count; nobody types these."""
    return frozenset(owned_keys())


def collected_keys() -> frozenset[str]:
    """The figures that statistics forms may collect."""
    return frozenset(known())


def _collected(year: int, organ: Organ) -> dict[str, Input]:
    return {key: one.value for key, one in values(year, organ.code).items()}


def _lacks(value: Input) -> bool:
    if isinstance(value, Missing):
        return value is Missing.NOT_REPORTED
    return str(getattr(value, "missing", "")) == Missing.NOT_REPORTED
