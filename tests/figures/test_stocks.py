"""Stocks: how many stand on a day; and figures that come apart by two fields."""

from collections import Counter
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.mediation import ACCEPTED, COUNTY, OPEN, Case, cases, facts_of
from zhunsheng.declare import Count, DeclarationError, Ratio, Stock
from zhunsheng.figures import (
    Catalogue,
    DefinitionError,
    Missing,
    Period,
    UnknownFieldError,
    evaluate,
    records,
)

YEAR = Period.year(2026)
ALL = Stock("mediation.standing", "全部在办", unit="件", since="accepted_on", until="closed_on")
ENDED = Count("mediation.ended", "了结", unit="件", dated_by="closed_on")
SHARE = Ratio("mediation.share", "在办中有类型的占比", of=OPEN.key, to=ALL.key)

few = settings(max_examples=15, deadline=None)
days = st.dates(date(2025, 6, 1), date(2027, 2, 28))


def stands(case: Case, day: date) -> bool:
    """The naive rule."""
    return (
        case.accepted_on is not None
        and case.accepted_on <= day
        and (case.closed_on is None or day < case.closed_on)
    )


@few
@given(cases(), days)
def test_a_stock_equals_a_naive_count_of_what_stands_in_every_month_organ_and_group(drawn, today):
    periods = [YEAR, *YEAR.months, Period(date(2026, 3, 5), date(2026, 3, 5))]
    asked = {"periods": periods, "organs": COUNTY, "organ": COUNTY.codes, "by": "result", "today": today}
    with facts_of(drawn) as facts:
        values = evaluate([OPEN, ALL, ACCEPTED, SHARE], facts, **asked)
    for value in values:
        if value.key not in (OPEN.key, ALL.key):
            continue
        day = min(value.period.last, today)
        inside = [
            case
            for case in drawn
            if case.organ in COUNTY.below(value.organ)
            and stands(case, day)
            and (value.group is None or (case.result or "未填") == value.group)
            and (value.key == ALL.key or case.kind is not None)
        ]
        assert value.value == value.records == len(inside)
    whole = values.get(SHARE.key, YEAR, "county")
    parts = [values.get(key, YEAR, "county").value for key in (OPEN.key, ALL.key)]
    assert [whole.numerator, whole.denominator] == parts


@few
@given(cases(), days, st.sampled_from(COUNTY.codes))
def test_the_records_behind_a_stock_are_those_that_stand(drawn, today, organ):
    with facts_of(drawn) as facts:
        found = records(ALL, facts, period=YEAR, organs=COUNTY, organ=organ, today=today)
    inside = [case for case in drawn if case.organ in COUNTY.below(organ)]
    assert found == sorted(case.id for case in inside if stands(case, min(YEAR.last, today)))


@few
@given(cases())
def test_a_stock_is_that_of_the_month_before_plus_what_began_less_what_ended(drawn):
    """Why `until` is the first day on which a record stands no longer."""
    orderly = [
        case
        for case in drawn
        if case.closed_on is None or (case.accepted_on and case.accepted_on <= case.closed_on)
    ] or [Case(id=1)]
    with facts_of(orderly) as facts:
        values = evaluate([ALL, ACCEPTED, ENDED], facts, periods=YEAR.months, organs=COUNTY)
    for before, month in zip(YEAR.months, YEAR.months[1:], strict=False):
        flow = values.get(ACCEPTED.key, month, "county").value - values.get(ENDED.key, month, "county").value
        assert (
            values.get(ALL.key, month, "county").value == values.get(ALL.key, before, "county").value + flow
        )


@pytest.mark.parametrize(
    ("day", "standing"),
    [
        pytest.param(date(2026, 3, 4), 0, id="the-day-before-it-comes-in-force"),
        pytest.param(date(2026, 3, 5), 1, id="the-day-it-comes-in-force"),
        pytest.param(date(2026, 6, 29), 1, id="the-day-before-it-is-cancelled"),
        pytest.param(date(2026, 6, 30), 0, id="the-day-it-is-cancelled"),
    ],
)
def test_a_record_stands_from_its_first_day_until_the_day_it_is_cancelled(day, standing):
    item = Case(id=1, accepted_on=date(2026, 3, 5), closed_on=date(2026, 6, 30))
    with facts_of([item]) as facts:
        values = evaluate([ALL], facts, periods=[Period(date(2026, 1, 1), day)], organs=COUNTY)
    assert values.get(ALL.key, Period(date(2026, 1, 1), day), "county").value == standing


def test_a_year_not_over_is_looked_at_today_and_a_coming_item_does_not_stand_yet():
    today = date(2026, 11, 30)
    items = [Case(id=1, accepted_on=today), Case(id=2, accepted_on=today + timedelta(days=1))]
    with facts_of(items) as facts:
        now = evaluate([ALL], facts, periods=[YEAR], organs=COUNTY, today=today)
        over = evaluate([ALL], facts, periods=[YEAR], organs=COUNTY, today=date(2027, 1, 5))
    assert [v.get(ALL.key, YEAR, "county").value for v in (now, over)] == [1, 2]


def test_a_record_cancelled_before_it_came_in_force_never_stood():
    with facts_of([Case(id=1, accepted_on=date(2026, 6, 1), closed_on=date(2026, 5, 1))]) as facts:
        values = evaluate([ALL], facts, periods=YEAR.months, organs=COUNTY)
    assert {value.value for value in values} == {0}


def test_a_register_without_cases_has_no_stock_to_report():
    with facts_of([]) as facts:
        value = evaluate([ALL], facts, periods=[YEAR], organs=COUNTY).get(ALL.key, YEAR, "county")
    assert (value.value, value.missing) == (None, Missing.NOT_REPORTED)


def test_a_stock_needs_two_dates_of_its_record():
    wrong = Stock("mediation.x", "甲", unit="件", since="accepted_on", until="kind")
    with facts_of([Case(id=1)]) as facts, pytest.raises(DefinitionError, match="字段 kind 要是日期"):
        evaluate([wrong], facts, periods=[YEAR], organs=COUNTY)
    with pytest.raises(DeclarationError, match="不认识的词 dated_by"):
        Stock("mediation.x", "甲", unit="件", dated_by="accepted_on", since="a", until="b")


def test_a_stock_means_its_dates():
    other = Stock("mediation.standing", "全部在办", unit="件", since="accepted_on", until="opened_on")
    assert Catalogue([ALL]).fingerprint(ALL.key) != Catalogue([other]).fingerprint(ALL.key)


@few
@given(cases())
def test_groups_of_two_fields_add_up_to_those_of_one(drawn):
    with facts_of(drawn) as facts:
        both = evaluate([ACCEPTED, OPEN], facts, periods=[YEAR], organs=COUNTY, by="kind.result")
        one = evaluate([ACCEPTED, OPEN], facts, periods=[YEAR], organs=COUNTY, by="kind")
        for value in both:
            asked = {"period": YEAR, "organs": COUNTY, "by": "kind.result", "group": value.group}
            figure = {ACCEPTED.key: ACCEPTED, OPEN.key: OPEN}[value.key]
            assert len(records(figure, facts, **asked)) == value.records
    for key in (ACCEPTED.key, OPEN.key):
        sums: Counter[str] = Counter()
        for group in both.groups(key):
            sums[group.split(".")[0]] += both.get(key, YEAR, "county", group).value
        assert dict(sums) == {group: one.get(key, YEAR, "county", group).value for group in one.groups(key)}
        assert both.get(key, YEAR, "county").value == one.get(key, YEAR, "county").value
    inside = [c for c in drawn if c.accepted_on and c.accepted_on in YEAR]
    counted = Counter(f"{c.kind or '未填'}.{c.result or '未填'}" for c in inside)
    assert counted == {
        group: value
        for group in both.groups(ACCEPTED.key)
        if (value := both.get(ACCEPTED.key, YEAR, "county", group).value)
    }


def test_an_unknown_second_field_is_refused_by_name():
    with facts_of([Case(id=1)]) as facts, pytest.raises(UnknownFieldError, match="用到字段 colour"):
        evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY, by="kind.colour")
