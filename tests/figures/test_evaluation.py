from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.figures.mediation import (
    ACCEPTED,
    COUNTY,
    DURATION,
    FIGURES,
    MEASURED,
    MORNING,
    PEOPLE,
    SUCCEEDED,
    SUCCESS_RATE,
    Case,
    cases,
    facts_of,
)
from zhunsheng.declare import Count, Mean, Ratio, Sum
from zhunsheng.figures import (
    Catalogue,
    DefinitionError,
    Facts,
    FactsError,
    Missing,
    Organ,
    OrganTree,
    Period,
    PeriodError,
    UnknownFieldError,
    UnknownFigureError,
    UnknownOrganError,
    evaluate,
    query,
    records,
)

YEAR = Period.year(2026)
DAY = date(2026, 3, 5)

few = settings(max_examples=15, deadline=None)


@st.composite
def trees(draw):
    """A tree of organs of any shape: each organ stands below one drawn before it."""
    size = draw(st.integers(1, 9))
    organs = {"o0": Organ("甲县")}
    for n in range(1, size):
        organs[f"o{n}"] = Organ(f"机构{n}", f"o{draw(st.integers(0, n - 1))}")
    return OrganTree(organs)


@few
@given(st.data())
def test_the_parts_of_the_organ_tree_add_up_to_the_whole(data):
    tree = data.draw(trees())
    drawn = data.draw(cases(tree.codes))
    with facts_of(drawn) as facts:
        values = evaluate(FIGURES, facts, periods=[YEAR], organs=tree, organ=tree.codes)
    for key in ("mediation.accepted", "mediation.closed", "mediation.succeeded"):
        for organ in tree.codes:
            below = sum(values.get(key, YEAR, child).value for child in tree.children(organ))
            own = [case for case in drawn if case.organ == organ]
            assert values.get(key, YEAR, organ).value == below + len(
                [c for c in own if _counts(key, c, YEAR)]
            )
    for organ in tree.codes:
        inside = [
            c for c in drawn if c.organ in tree.below(organ) and c.accepted_on and c.accepted_on in YEAR
        ]
        total = values.get("mediation.amount", YEAR, organ)
        assert (total.value or 0) == sum(c.amount or 0 for c in inside)
        assert total.empty == sum(c.amount is None for c in inside)


@few
@given(cases())
def test_months_add_up_to_quarters_and_the_year(drawn):
    with facts_of(drawn) as facts:
        values = evaluate(FIGURES, facts, periods=[YEAR, *YEAR.quarters, *YEAR.months], organs=COUNTY)
    for key in ("mediation.accepted", "mediation.succeeded", "mediation.amount", "mediation.people"):
        for whole in (YEAR, *YEAR.quarters):
            parts = [values.get(key, month, "county") for month in whole.months]
            value = values.get(key, whole, "county")
            assert (value.value or 0) == sum(part.value or 0 for part in parts)
            assert value.records == sum(part.records for part in parts)


@few
@given(cases(), st.dates(date(2025, 6, 1), date(2026, 6, 1)), st.integers(0, 400))
def test_rates_and_means_equal_a_recount_by_hand(drawn, first, length):
    period = Period(first, date.fromordinal(first.toordinal() + length))
    with facts_of(drawn) as facts:
        values = evaluate(FIGURES, facts, periods=[period, YEAR], organs=COUNTY, organ=COUNTY.codes)
    for organ in COUNTY.codes:
        closed = [
            c for c in drawn if c.organ in COUNTY.below(organ) and c.closed_on and c.closed_on in period
        ]
        agreed = [c for c in closed if c.result == "agreed" and c.kind in ("land", "family", "debt")]
        rate = values.get("mediation.success_rate", period, organ)
        assert (rate.numerator, rate.denominator) == (len(agreed), len(closed))
        assert rate.value == (_half_up(100 * len(agreed), len(closed), 2) if closed else None)
        days = [(c.closed_on - c.accepted_on).days for c in closed if c.accepted_on]
        mean = values.get("mediation.duration", period, organ)
        assert mean.empty == len(closed) - len(days)
        assert mean.value == (_half_up(sum(days), len(days), 1) if days else None)


@few
@given(cases(), st.sampled_from(MEASURED), st.sampled_from(COUNTY.codes))
def test_the_records_behind_a_figure_are_as_many_as_it_counts(drawn, figure, organ):
    asked = {"organs": COUNTY, "organ": organ, "by": "kind"}
    with facts_of(drawn) as facts:
        for value in evaluate([figure], facts, periods=[YEAR], **asked):
            counted = records(figure, facts, period=YEAR, group=value.group, **asked)
            assert len(counted) == value.records
            assert len(counted) == value.value or not isinstance(figure, Count)


@few
@given(cases(), st.sampled_from(COUNTY.codes))
def test_the_records_behind_a_figure_are_those_that_meet_its_condition(drawn, organ):
    with facts_of(drawn) as facts:
        found = records(SUCCEEDED, facts, period=YEAR, organs=COUNTY, organ=organ)
    inside = [case for case in drawn if case.organ in COUNTY.below(organ)]
    assert found == sorted(case.id for case in inside if _counts(SUCCEEDED.key, case, YEAR))


@few
@given(cases())
def test_groups_add_up_to_all_together(drawn):
    with facts_of(drawn) as facts:
        values = evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY, by="kind")
    groups = values.groups(ACCEPTED.key)
    together = values.get(ACCEPTED.key, YEAR, "county")
    assert together.value == sum(values.get(ACCEPTED.key, YEAR, "county", group).value for group in groups)
    inside = [c for c in drawn if c.accepted_on and c.accepted_on in YEAR]
    assert set(groups) == {c.kind or "未填" for c in inside}


def test_all_organs_periods_and_figures_of_a_register_take_one_question(monkeypatch):
    asked = []
    fetch = query.fetch
    monkeypatch.setattr(query, "fetch", lambda *said: asked.append(said) or fetch(*said))
    with facts_of([Case(id=1, accepted_on=DAY)]) as facts:
        evaluate(
            FIGURES,
            facts,
            periods=[YEAR, YEAR.year_before, *YEAR.months],
            organs=COUNTY,
            organ=COUNTY.codes,
            by="kind",
        )
    assert len(asked) == 1


def test_overlapping_periods_count_a_case_in_each():
    until_march = Period(date(2026, 1, 1), DAY)
    with facts_of([Case(id=1, accepted_on=DAY), Case(id=2, accepted_on=date(2026, 3, 6))]) as facts:
        values = evaluate([ACCEPTED], facts, periods=[until_march, YEAR, YEAR.year_before], organs=COUNTY)
    counted = [values.get(ACCEPTED.key, p, "county").value for p in (until_march, YEAR, YEAR.year_before)]
    assert counted == [1, 2, 0]


def test_one_organ_alone_counts_its_own_and_all_below_it():
    scattered = [Case(id=n, organ=organ, accepted_on=DAY) for n, organ in enumerate(COUNTY.codes)]
    with facts_of(scattered) as facts:
        values = evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY, organ="east")
    assert [(v.organ, v.value) for v in values] == [("east", 3)]


def test_a_value_says_where_it_came_from():
    closed = [Case(id=n, closed_on=DAY, result="agreed" if n else "failed") for n in range(3)]
    with facts_of(closed) as facts:
        value = evaluate(FIGURES, facts, periods=[YEAR], organs=COUNTY).get(SUCCESS_RATE.key, YEAR, "county")
    assert value.as_dict() == {
        "key": "mediation.success_rate",
        "name": "调解成功率",
        "unit": "%",
        "period": "2026",
        "organ": "county",
        "group": None,
        "value": "66.67",
        "numerator": "2",
        "denominator": "3",
        "missing": None,
        "records": 3,
        "empty": 0,
        "fingerprint": FIGURES.fingerprint(SUCCESS_RATE.key),
        "as_of": MORNING.isoformat(),
        "text": "66.67%",
    }


@pytest.mark.parametrize(
    ("unit", "places", "text"),
    [
        pytest.param("%", 2, "12.5%", id="percent"),
        pytest.param("‰", 0, "125‰", id="per-thousand"),
        pytest.param("件/人", 2, "0.13件/人", id="any-other-unit-half-goes-up"),
    ],
)
def test_a_ratio_is_scaled_by_its_unit_and_rounded_half_up(unit, places, text):
    ratio = Ratio(
        "mediation.r", "比", of="mediation.succeeded", to="mediation.closed", unit=unit, places=places
    )
    closed = [Case(id=n, closed_on=DAY, result="failed" if n else "agreed") for n in range(8)]
    with facts_of(closed) as facts:
        values = evaluate([*MEASURED, ratio], facts, periods=[YEAR], organs=COUNTY)
    assert values.get("mediation.r", YEAR, "county").text == text


def test_nothing_counted_in_a_register_that_has_cases_is_zero():
    with facts_of([Case(id=1, accepted_on=date(2025, 1, 1))]) as facts:
        values = evaluate(FIGURES, facts, periods=[YEAR], organs=COUNTY)
    said = {v.key.split(".")[1]: (v.value, v.missing, v.text) for v in values}
    assert said["accepted"] == (0, None, "0件")
    assert said["people"] == (0, None, "0人")
    assert said["success_rate"] == (None, Missing.NOTHING_OCCURRED, "无")
    assert said["duration"] == (None, Missing.NOTHING_OCCURRED, "无")


def test_a_register_without_facts_or_cases_is_not_reported(tmp_path):
    with facts_of([]) as empty:
        for facts, as_of in ((Facts(tmp_path), None), (empty, MORNING)):
            values = evaluate(FIGURES, facts, periods=[YEAR], organs=COUNTY)
            assert {(v.value, v.missing, v.text, v.as_of) for v in values} == {
                (None, Missing.NOT_REPORTED, "未报", as_of)
            }
            assert records(ACCEPTED, facts, period=YEAR, organs=COUNTY) == []


def test_a_field_that_no_counted_record_fills_in_is_not_reported():
    with facts_of([Case(id=1, closed_on=DAY, result="agreed")]) as facts:
        values = evaluate(FIGURES, facts, periods=[YEAR], organs=COUNTY)
    for figure in (PEOPLE, DURATION):
        value = values.get(figure.key, YEAR, "county")
        assert (value.value, value.missing, value.records, value.empty) == (
            None,
            Missing.NOT_REPORTED,
            1,
            1,
        )


def test_large_amounts_lose_no_cent():
    most = Decimal("9999999999999999.99")
    with facts_of([Case(id=n, accepted_on=DAY, amount=most) for n in range(1, 4)]) as facts:
        values = evaluate(FIGURES, facts, periods=[YEAR], organs=COUNTY)
    assert values.get("mediation.amount", YEAR, "county").text == "29999999999999999.97元"
    assert values.get("mediation.mean_amount", YEAR, "county").value == most


def test_a_condition_on_an_empty_field_does_not_count_the_record():
    figure = Count("mediation.x", "甲", unit="件", dated_by="closed_on", where=lambda d: d.result != "agreed")
    closed = [Case(id=1, closed_on=DAY, result="failed"), Case(id=2, closed_on=DAY, result=None)]
    with facts_of(closed) as facts:
        assert records(figure, facts, period=YEAR, organs=COUNTY) == [1]
        assert (
            evaluate([figure], facts, periods=[YEAR], organs=COUNTY).get(figure.key, YEAR, "county").value
            == 1
        )


def test_records_come_in_pages_by_id():
    with facts_of([Case(id=n, accepted_on=DAY) for n in (5, 3, 9, 7)]) as facts:
        first = records(ACCEPTED, facts, period=YEAR, organs=COUNTY, limit=3)
        second = records(ACCEPTED, facts, period=YEAR, organs=COUNTY, limit=3, after=first[-1])
    assert (first, second) == ([3, 5, 7], [9])


def test_a_ratio_is_drilled_down_by_its_two_parts():
    closed = [Case(id=1, closed_on=DAY, result="agreed"), Case(id=2, closed_on=DAY, result="failed")]
    with facts_of(closed) as facts:
        found = {
            part: records(figure, facts, period=YEAR, organs=COUNTY)
            for part, figure in FIGURES.parts(SUCCESS_RATE.key).items()
        }
        with pytest.raises(DefinitionError, match="分别看分子和分母"):
            records(SUCCESS_RATE, facts, period=YEAR, organs=COUNTY)
    assert found == {"of": [1], "to": [1, 2]}


def test_a_group_asked_for_without_its_field_is_refused():
    with facts_of([]) as facts, pytest.raises(DefinitionError, match="按哪个字段"):
        records(ACCEPTED, facts, period=YEAR, organs=COUNTY, group="land")


def test_a_record_of_an_organ_outside_the_tree_is_an_error_not_a_loss():
    lost = [Case(id=1, organ="gone", accepted_on=DAY)]
    with facts_of(lost) as facts, pytest.raises(FactsError, match="机构树里没有的机构：gone"):
        evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY)


@pytest.mark.parametrize(
    ("figure", "error", "says"),
    [
        pytest.param(
            Count("mediation.x", "甲", unit="件", dated_by="accepted_in"),
            UnknownFieldError,
            "字段 accepted_in",
            id="a-misspelt-date",
        ),
        pytest.param(
            Count("mediation.x", "甲", unit="件", dated_by="kind"),
            DefinitionError,
            "要是日期",
            id="dated-by-a-text",
        ),
        pytest.param(
            Count("mediation.x", "甲", unit="件", dated_by="closed_on", where=lambda d: d.count == 1),
            UnknownFieldError,
            "字段 count",
            id="a-field-named-like-a-method",
        ),
        pytest.param(
            Count("mediation.x", "甲", unit="件", dated_by="closed_on", where=lambda d: d.kind),
            DefinitionError,
            "得出真假",
            id="a-condition-that-is-no-condition",
        ),
        pytest.param(
            Sum("mediation.x", "甲", unit="元", dated_by="closed_on", of="kind"),
            DefinitionError,
            "整数或定点小数",
            id="a-sum-of-texts",
        ),
        pytest.param(
            Mean("mediation.x", "甲", unit="元", dated_by="closed_on", of="cost"),
            UnknownFieldError,
            "可用：accepted_on、amount",
            id="a-mean-of-no-field",
        ),
    ],
)
def test_a_figure_that_cannot_be_counted_is_refused(figure, error, says):
    with facts_of([]) as facts, pytest.raises(error, match=says):
        evaluate([figure], facts, periods=[YEAR], organs=COUNTY)


def test_what_is_not_known_is_refused_with_the_nearest():
    with facts_of([]) as facts:
        with pytest.raises(UnknownOrganError, match="相近的有：west、east"):
            evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY, organ="eest")
        with pytest.raises(UnknownFieldError, match="分组“colour”"):
            evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY, by="colour")
        with pytest.raises(PeriodError, match="没有给出期间"):
            evaluate([ACCEPTED], facts, periods=[], organs=COUNTY)
        with pytest.raises(UnknownFigureError, match=r"mediation\.succeeded"):
            evaluate([SUCCESS_RATE], facts, periods=[YEAR], organs=COUNTY)
        values = evaluate([ACCEPTED], facts, periods=[YEAR], organs=COUNTY)
    with pytest.raises(UnknownFigureError, match="清河|county"):
        values.get(ACCEPTED.key, YEAR.previous, "county")


def test_a_picked_ratio_brings_its_parts():
    assert [f.key for f in FIGURES.pick("mediation.success_rate")] == [
        "mediation.success_rate",
        "mediation.succeeded",
        "mediation.closed",
    ]
    with pytest.raises(UnknownFigureError, match=r"相近的有：mediation\.accepted"):
        Catalogue(MEASURED).pick("mediation.acepted")


def _counts(key, case, period):
    """Whether a figure of the test register counts a case, said once more in plain Python."""
    day = case.accepted_on if key == "mediation.accepted" else case.closed_on
    agreed = case.result == "agreed" and case.kind in ("land", "family", "debt")
    return day is not None and day in period and (key != "mediation.succeeded" or agreed)


def _half_up(numerator, denominator, places):
    """Division rounded half up in whole numbers alone, so as not to trust what is tested."""
    scaled = 2 * abs(numerator) * 10**places + denominator
    units = scaled // (2 * denominator)
    return Decimal(units if numerator >= 0 else -units).scaleb(-places)
