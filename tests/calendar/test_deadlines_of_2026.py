"""Periods of the texts of 2025 and 2026: from, last day, and the weekday of both, worked out by hand with the notice for 2026."""

from datetime import date

import pytest

from tests.weekdays import day_of
from zhunsheng.calendar import deadline, work_calendar
from zhunsheng.law import NotLaw, rule

# 2026年：1月1—3日、2月15—23日、4月4—6日、5月1—5日、6月19—21日、9月25—27日、10月1—7日放假；
# 1月4日、2月14日、2月28日、5月9日、9月20日、10月10日上班。
CASES = [
    pytest.param("reconsideration.self_correction", "2026-07-01 周三", "2026-07-08 周三", id="self-correction-on-the-first-day-of-the-regulation"),
    pytest.param("reconsideration.self_correction", "2026-09-18 周五", "2026-09-24 周四", id="self-correction-with-a-sunday-worked"),
    pytest.param("reconsideration.self_correction", "2026-09-28 周一", "2026-10-10 周六", id="self-correction-ends-on-a-saturday-worked"),
    pytest.param("reconsideration.elevation", "2026-07-10 周五", "2026-07-17 周五", id="elevation-in-a-plain-week"),
    pytest.param("reconsideration.elevation", "2026-09-23 周三", "2026-10-08 周四", id="elevation-over-two-holidays"),
    pytest.param("reconsideration.inaction_no_period", "2026-08-03 周一", "2026-10-08 周四", id="inaction-ends-in-the-national-holiday"),
    pytest.param("reconsideration.inaction_no_period", "2026-07-01 周三", "2026-08-31 周一", id="inaction-ends-on-a-sunday"),
    pytest.param("reconsideration.redo_limit", "2026-08-03 周一", "2026-10-08 周四", id="redo-ends-in-the-national-holiday"),
    pytest.param("reconsideration.redo_limit", "2026-07-06 周一", "2026-09-04 周五", id="redo-in-sixty-plain-days"),
    pytest.param("reconsideration.decision_ordinary", "2026-06-30 周二", "2026-08-31 周一", id="decision-accepted-on-the-last-day-of-the-old-regulation"),
    pytest.param("reconsideration.decision_ordinary", "2026-07-01 周三", "2026-08-31 周一", id="decision-accepted-on-the-first-day-of-the-new-regulation"),
    pytest.param("reconsideration.decision_ordinary", "2026-08-07 周五", "2026-10-08 周四", id="decision-ends-in-the-national-holiday"),
    pytest.param("reconsideration.decision_simple", "2026-08-26 周三", "2026-09-28 周一", id="simple-decision-ends-at-mid-autumn"),
    pytest.param("reconsideration.decision_simple", "2026-07-02 周四", "2026-08-03 周一", id="simple-decision-ends-on-a-saturday"),
    pytest.param("reconsideration.normdoc_handle", "2026-09-03 周四", "2026-10-08 周四", id="a-document-handled-from-the-suspension"),
    pytest.param("reconsideration.normdoc_transfer", "2026-09-18 周五", "2026-09-29 周二", id="a-document-transferred-over-mid-autumn"),
    pytest.param("reconsideration.normdoc_transfer", "2026-07-03 周五", "2026-07-14 周二", id="a-document-transferred-in-plain-weeks"),
    pytest.param("reconsideration.respondent_reply", "2026-09-16 周三", "2026-09-30 周三", id="reply-with-a-sunday-worked-over-mid-autumn"),
    pytest.param("reconsideration.acceptance_review", "2026-09-29 周二", "2026-10-12 周一", id="review-over-the-national-holiday-with-a-saturday-worked"),
    pytest.param("reconsideration.via_original_agency", "2026-07-24 周五", "2026-07-31 周五", id="forwarding-in-a-plain-week"),
    pytest.param("reconsideration.opinion_letter_report", "2026-07-22 周三", "2026-09-20 周日", id="sixty-days-end-on-a-sunday-worked"),
    pytest.param("mediation.commercial_first_review", "2026-05-06 周三", "2026-06-02 周二", id="commercial-mediation-with-a-saturday-worked"),
    pytest.param("mediation.commercial_first_review", "2026-09-07 周一", "2026-10-10 周六", id="commercial-mediation-over-two-holidays"),
    pytest.param("disclosure.suit_judgment", "2026-09-01 周二", "2026-09-29 周二", id="judgment-to-disclose-over-mid-autumn"),
    pytest.param("disclosure.suit_judgment", "2026-02-02 周一", "2026-03-06 周五", id="judgment-to-disclose-over-the-spring-festival"),
    pytest.param("service.data_sharing_unconditional", "2026-02-14 周六", "2026-02-24 周二", id="one-day-before-the-spring-festival"),
    pytest.param("service.data_sharing_unconditional", "2026-05-08 周五", "2026-05-09 周六", id="one-day-that-is-a-saturday-worked"),
    pytest.param("service.data_sharing_conditional", "2026-04-27 周一", "2026-05-13 周三", id="ten-days-over-labour-day"),
    pytest.param("service.data_delivery", "2026-03-30 周一", "2026-04-28 周二", id="delivery-over-tomb-sweeping"),
    pytest.param("service.data_delivery", "2026-09-14 周一", "2026-10-16 周五", id="delivery-over-two-holidays"),
    pytest.param("service.data_catalogue_update", "2026-01-01 周四", "2026-01-15 周四", id="catalogue-from-new-year-with-a-sunday-worked"),
    pytest.param("service.data_catalogue_review", "2026-06-18 周四", "2026-06-23 周二", id="catalogue-review-over-the-dragon-boat-days"),
    pytest.param("service.data_correction", "2026-02-10 周二", "2026-03-02 周一", id="correction-of-data-over-the-spring-festival"),
    pytest.param("credit.prompt_information", "2026-11-03 周二", "2026-12-01 周二", id="prompt-information-in-plain-weeks"),
    pytest.param("credit.report_check", "2026-11-03 周二", "2026-12-01 周二", id="a-report-checked-under-the-text-of-2024"),
    pytest.param("credit.query_reply", "2026-09-21 周一", "2026-10-26 周一", id="a-query-answered-over-two-holidays"),
    pytest.param("random.samr_info_publicity", "2026-06-01 周一", "2026-06-30 周二", id="information-published-over-the-dragon-boat-days"),
    pytest.param("litigation.procuratorial_advice_reply", "2026-08-04 周二", "2026-10-08 周四", id="two-months-end-in-the-national-holiday"),
    pytest.param("litigation.procuratorial_advice_urgent", "2026-06-05 周五", "2026-06-22 周一", id="fifteen-days-end-on-the-dragon-boat-days"),
    pytest.param("recommendation.procuratorial_reply", "2025-12-31 周三", "2026-02-28 周六", id="two-months-end-on-a-saturday-worked"),
    pytest.param("npc_supervision.report_submission", "2024-11-08 周五", "2024-10-28 周一", id="a-session-on-the-first-day-of-the-amended-act"),
    pytest.param("npc_supervision.audit_rectification", "2024-11-08 周五", "2025-05-08 周四", id="an-audit-heard-on-that-day"),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "start", "last"), CASES)
def test_the_lastday_of(rule_id, start, last):
    begins = day_of(start)
    assert deadline(rule(rule_id).on(begins), begins, work_calendar()).due == day_of(last)


def test_at_least_forty_days_were_worked_out_by_hand():
    assert len(CASES) >= 40


@pytest.mark.parametrize(
    "rule_id", ["hotline.market_acceptance", "hotline.market_mediation", "hotline.market_report_notice"]
)
def test_what_the_unseen_measures_say_is_refused_and_not_guessed(rule_id):
    assert rule(rule_id).on(date(2026, 4, 14)).value
    with pytest.raises(NotLaw, match="至 2026-04-14；已由《市场监督管理投诉举报处理办法》.*条文没有见到"):
        rule(rule_id).on(date(2026, 4, 15))
