"""Periods of the other acts, day by day and worked out by hand: what each counts as a day, and where its last day goes."""

from datetime import date

import pytest

from tests.weekdays import day_of
from zhunsheng.calendar import NotATerm, deadline, work_calendar
from zhunsheng.law import rule

CASES = [
    pytest.param("litigation.answer_and_evidence", "2026-03-02 周一", "2026-03-17 周二", id="fifteen-days-in-court-are-calendar-days"),
    pytest.param("litigation.answer_and_evidence", "2026-02-03 周二", "2026-02-24 周二", id="fifteen-days-end-in-the-spring-festival"),
    pytest.param("litigation.appeal_ruling", "2026-03-02 周一", "2026-03-12 周四", id="ten-days-in-court-are-calendar-days"),
    pytest.param("litigation.sue_direct", "2025-08-31 周日", "2026-02-28 周六", id="six-months-end-on-a-saturday-worked"),
    pytest.param("litigation.head_notice_period", "2026-03-13 周五", "2026-03-09 周一", id="three-whole-days-before-the-hearing"),
    pytest.param("penalty.decision", "2026-01-05 周一", "2026-04-07 周二", id="ninety-days-end-on-the-tomb-sweeping-days"),
    pytest.param("penalty.hearing_request", "2026-04-30 周四", "2026-05-11 周一", id="five-working-days-with-a-saturday-worked"),
    pytest.param("penalty.hearing_notice", "2026-03-13 周五", "2026-03-03 周二", id="seven-whole-working-days-before-the-hearing"),
    pytest.param("penalty.fine_payment", "2026-09-18 周五", "2026-10-08 周四", id="fifteen-days-end-in-the-national-holiday"),
    pytest.param("penalty.samr_publicity_term", "2023-10-03 周二", "2026-10-03 周六", id="three-years-of-publicity-do-not-run-over"),
    pytest.param("license.decision", "2026-03-02 周一", "2026-03-30 周一", id="twenty-days-of-a-licence-are-working-days"),
    pytest.param("license.accept_correction", "2026-06-17 周三", "2026-06-25 周四", id="five-working-days-over-the-dragon-boat-days"),
    pytest.param("license.renew_apply", "2026-06-30 周二", "2026-05-29 周五", id="thirty-days-before-move-away-from-the-end"),
    pytest.param("compulsion.seizure", "2026-03-06 周五", "2026-04-05 周日", id="thirty-days-of-seizure-do-not-run-over"),
    pytest.param("compulsion.court_apply", "2026-07-10 周五", "2026-10-10 周六", id="three-months-end-on-a-saturday-worked"),
    pytest.param("compulsion.court_demand", "2026-03-02 周一", "2026-03-16 周一", id="ten-days-of-compulsion-are-working-days"),
    pytest.param("disclosure.answer", "2026-09-01 周二", "2026-09-29 周二", id="twenty-working-days-with-a-sunday-worked"),
    pytest.param("disclosure.third_party", "2026-04-13 周一", "2026-05-07 周四", id="fifteen-working-days-over-labour-day"),
    pytest.param("transfer.decide", "2026-09-30 周三", "2026-10-03 周六", id="three-days-of-a-transfer-run-through-the-holiday"),
    pytest.param("compensation.decide", "2025-12-31 周三", "2026-02-28 周六", id="two-months-from-the-thirty-first"),
    pytest.param("compensation.pay_request", "2026-03-02 周一", "2026-03-09 周一", id="seven-days-of-compensation-are-calendar-days"),
    pytest.param("compensation.pay_correction", "2026-03-06 周五", "2026-03-11 周三", id="three-days-written-as-working-days"),
    pytest.param("enforcement.license_penalty_publicity", "2026-09-18 周五", "2026-09-29 周二", id="seven-working-days-over-mid-autumn"),
    pytest.param("normative.review_max", "2026-03-02 周一", "2026-03-23 周一", id="fifteen-working-days-of-review"),
    pytest.param("decision.public_comment", "2026-03-02 周一", "2026-04-01 周三", id="thirty-days-of-comment"),
    pytest.param("decision.hearing_materials", "2026-03-13 周五", "2026-03-05 周四", id="seven-whole-calendar-days-before-the-hearing"),
    pytest.param("decision.legality_time", "2026-03-02 周一", "2026-03-11 周三", id="seven-working-days-of-review"),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "start", "last"), CASES)
def test_the_lastday_of(rule_id, start, last):
    begins = day_of(start)
    assert deadline(rule(rule_id).on(begins), begins, work_calendar()).due == day_of(last)


def test_a_period_that_each_place_decides_is_not_counted_until_the_county_decides():
    with pytest.raises(NotATerm, match=r"normative\.npc_filing 由各地自定，本县还没有定"):
        deadline(rule("normative.npc_filing").newest, date(2026, 3, 2), work_calendar())
