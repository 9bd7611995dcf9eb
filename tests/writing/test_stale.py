"""A changed figure marks its sentences, and only those."""

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from tests.writing.sample import figure
from zhunsheng.writing import Section, Sentence, When, compose, paragraph, stale


@pytest.fixture
def lineage(report, values, previous):
    """As it comes back from the file."""
    return json.loads(json.dumps(compose(report, values, previous).lineage()))


def test_nothing_is_stale_while_nothing_changes(lineage, values, previous):
    assert stale(lineage, values, previous) == []


def test_a_new_value_marks_every_sentence_and_cell_that_quotes_it(lineage, change):
    marked = stale(lineage, change("mediation.accepted", value=Decimal(1402)))
    assert [each.id for each in marked] == ["2.1.1", "2.2.1.2"]
    assert marked[0].reasons == ("受理矛盾纠纷由 1398 变为 1402",)


def test_the_same_number_with_more_zeros_is_no_change(lineage, change):
    assert stale(lineage, change("mediation.success_rate", value=Decimal("95.060"))) == []


@pytest.mark.parametrize(
    ("now", "reason"),
    [
        pytest.param({"fingerprint": "f2"}, "调解成功的口径变了", id="another definition"),
        pytest.param(
            {"value": None, "missing": "withheld"}, "调解成功由 1329 变为“未报”", id="no longer there"
        ),
    ],
)
def test_a_sentence_is_stale_by(lineage, change, now, reason):
    (marked,) = stale(lineage, change("mediation.succeeded", **now))
    assert (marked.id, marked.reasons) == ("2.1.2", (reason,))


def test_a_figure_that_is_no_longer_declared_marks_its_sentence(lineage, values):
    del values["mediation.succeeded"]
    (marked,) = stale(lineage, values)
    assert marked.reasons == ("调解成功已没有这个数字",)


def test_last_years_value_marks_the_sentence_that_compares_with_it(lineage, values, previous):
    key = "mediation.accepted"
    corrected = previous | {key: replace(previous[key], value=Decimal(1246))}
    (marked,) = stale(lineage, values, corrected)
    assert (marked.id, marked.reasons) == ("2.1.1", ("受理矛盾纠纷的上年数由 1245 变为 1246",))
    assert stale(lineage, values) == []


def test_a_sentence_left_out_is_marked_once_its_figure_is_there(lineage, change):
    marked = stale(lineage, change("penalty.made", value=Decimal(12), missing=None))
    assert [each.id for each in marked] == ["2.2.1.3", "3.1.1", "4.1.1"]
    assert marked[0].reasons == ("现已有数：作出行政处罚 12宗",)


def test_a_sentence_left_out_stays_while_another_of_its_figures_is_missing(report, values, change):
    values["review.made"] = figure("review.made", "受理复议", None)
    two = Section("甲", (paragraph("处罚{penalty.made}，复议{review.made}。"),))
    kept = compose(replace(report, sections=(two,)), values).lineage()
    assert (
        stale(
            kept,
            change("penalty.made", value=Decimal(1), missing=None) | {"review.made": values["review.made"]},
        )
        == []
    )


def test_a_condition_that_turns_marks_the_sentence_both_ways(report, values, change):
    sentence = Sentence("有撤回的。", when=When("review.withdrawn", ">", 0))
    withdrawn = change("review.withdrawn", value=Decimal(3))
    outline = replace(report, sections=(Section("甲", (paragraph(sentence),)),))
    (now,) = stale(compose(outline, values).lineage(), withdrawn)
    assert now.reasons == ("条件现已成立：review.withdrawn > 0",)
    (no_more,) = stale(compose(outline, withdrawn).lineage(), values)
    assert no_more.reasons == ("条件不再成立：review.withdrawn > 0",)
