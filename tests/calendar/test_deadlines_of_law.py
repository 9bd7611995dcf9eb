"""Every period of two lines of work, day by day: from, last day, and the weekday of both, worked out by hand."""

from datetime import date

import pytest

from tests.calendar.test_deadlines_of_2026 import CASES as CASES_OF_2026
from tests.weekdays import day_of
from zhunsheng.calendar import deadline, work_calendar
from zhunsheng.law import Kind, rule, rules

CASES = [
    pytest.param("reconsideration.application_window", "2026-03-02 周一", "2026-05-06 周三", id="the-sixtieth-day-is-labour-day"),
    pytest.param("reconsideration.application_window", "2025-12-19 周五", "2026-02-24 周二", id="sixty-days-end-in-the-spring-festival"),
    pytest.param("reconsideration.application_window_uninformed", "2024-02-29 周四", "2025-02-28 周五", id="one-year-from-a-leap-day"),
    pytest.param("reconsideration.application_window_uninformed", "2025-03-02 周日", "2026-03-02 周一", id="one-year"),
    pytest.param("reconsideration.inaction_no_period", "2025-08-05 周二", "2025-10-09 周四", id="sixty-days-end-in-the-national-holiday"),
    pytest.param("reconsideration.acceptance_review", "2026-02-11 周三", "2026-02-25 周三", id="five-days-over-the-spring-festival-2026"),
    pytest.param("reconsideration.acceptance_review", "2024-02-07 周三", "2024-02-20 周二", id="five-days-over-the-spring-festival-2024"),
    pytest.param("reconsideration.acceptance_review", "2024-09-27 周五", "2024-10-10 周四", id="five-days-over-the-national-holiday-2024"),
    pytest.param("reconsideration.correction_notice", "2026-04-02 周四", "2026-04-10 周五", id="five-days-over-the-tomb-sweeping-days"),
    pytest.param("reconsideration.correction_submit", "2026-04-27 周一", "2026-05-13 周三", id="ten-days-over-labour-day"),
    pytest.param("reconsideration.via_original_agency", "2025-09-26 周五", "2025-10-10 周五", id="five-days-over-the-national-holiday-2025"),
    pytest.param("reconsideration.sue_after_prior", "2026-02-03 周二", "2026-02-24 周二", id="fifteen-days-end-in-the-spring-festival"),
    pytest.param("reconsideration.terminate_after_suspension", "2026-06-10 周三", "2026-08-10 周一", id="sixty-days-end-on-a-sunday"),
    pytest.param("reconsideration.copy_to_respondent", "2026-09-18 周五", "2026-09-29 周二", id="seven-days-over-mid-autumn-with-a-sunday-worked"),
    pytest.param("reconsideration.copy_to_respondent", "2026-03-02 周一", "2026-03-11 周三", id="seven-ordinary-working-days"),
    pytest.param("reconsideration.respondent_reply", "2026-02-10 周二", "2026-03-02 周一", id="ten-days-over-the-spring-festival-2026"),
    pytest.param("reconsideration.respondent_reply", "2024-01-02 周二", "2024-01-16 周二", id="ten-working-days-under-the-new-act"),
    pytest.param("reconsideration.respondent_reply", "2026-02-14 周六", "2026-03-06 周五", id="ten-days-from-a-saturday-worked"),
    pytest.param("reconsideration.hearing_notice", "2026-03-13 周五", "2026-03-05 周四", id="hearing-on-a-friday"),
    pytest.param("reconsideration.hearing_notice", "2026-10-12 周一", "2026-09-28 周一", id="hearing-after-the-national-holiday"),
    pytest.param("reconsideration.hearing_notice", "2026-02-26 周四", "2026-02-11 周三", id="hearing-after-the-spring-festival"),
    pytest.param("reconsideration.simple_copy", "2026-04-30 周四", "2026-05-08 周五", id="three-days-over-labour-day"),
    pytest.param("reconsideration.simple_reply", "2026-06-17 周三", "2026-06-25 周四", id="five-days-over-the-dragon-boat-days"),
    pytest.param("reconsideration.normdoc_handle", "2026-01-16 周五", "2026-02-24 周二", id="thirty-days-end-on-the-first-day-of-the-spring-festival"),
    pytest.param("reconsideration.normdoc_transfer", "2026-09-24 周四", "2026-10-12 周一", id="seven-days-over-two-holidays"),
    pytest.param("reconsideration.normdoc_transfer", "2024-09-24 周二", "2024-10-09 周三", id="seven-days-over-the-national-holiday-2024"),
    pytest.param("reconsideration.normdoc_notice_maker", "2025-12-31 周三", "2026-01-06 周二", id="three-days-over-new-year-with-a-sunday-worked"),
    pytest.param("reconsideration.normdoc_maker_reply", "2025-01-20 周一", "2025-02-08 周六", id="ten-days-end-on-a-saturday-worked"),
    pytest.param("reconsideration.normdoc_transferee_reply", "2024-08-05 周一", "2024-10-08 周二", id="sixty-days-end-in-the-national-holiday-2024"),
    pytest.param("reconsideration.decision_ordinary", "2026-03-05 周四", "2026-05-06 周三", id="sixty-days-end-in-labour-days"),
    pytest.param("reconsideration.decision_ordinary", "2023-12-31 周日", "2024-02-29 周四", id="accepted-on-the-last-day-of-the-old-act"),
    pytest.param("reconsideration.decision_ordinary", "2024-01-01 周一", "2024-03-01 周五", id="accepted-on-the-first-day-of-the-new-act"),
    pytest.param("reconsideration.decision_simple", "2026-03-06 周五", "2026-04-07 周二", id="thirty-days-end-on-tomb-sweeping-day"),
    pytest.param("reconsideration.redo_limit", "2025-12-22 周一", "2026-02-24 周二", id="redo-ends-in-the-spring-festival"),
    pytest.param("reconsideration.opinion_letter_report", "2026-08-08 周六", "2026-10-08 周四", id="opinion-letter-ends-on-the-last-holiday"),
    pytest.param("reconsideration.application_window", "2019-12-02 周一", "2020-02-03 周一", id="old-window-ends-in-the-prolonged-holiday-of-2020"),
    pytest.param("reconsideration.acceptance_review", "2023-12-27 周三", "2024-01-04 周四", id="old-review-over-new-year"),
    pytest.param("reconsideration.county_forward", "2023-09-27 周三", "2023-10-12 周四", id="old-forwarding-over-the-national-holiday-2023"),
    pytest.param("reconsideration.sue_after_prior", "2023-09-14 周四", "2023-10-07 周六", id="old-suit-ends-on-mid-autumn-and-rolls-to-a-saturday-worked"),
    pytest.param("reconsideration.copy_to_respondent", "2023-12-22 周五", "2024-01-03 周三", id="old-copy-over-new-year"),
    pytest.param("reconsideration.respondent_reply", "2023-12-20 周三", "2024-01-02 周二", id="old-reply-in-calendar-days-ends-on-a-saturday"),
    pytest.param("reconsideration.respondent_reply", "2023-12-21 周四", "2024-01-02 周二", id="old-reply-in-calendar-days-ends-on-new-years-eve"),
    pytest.param("reconsideration.respondent_reply", "2023-12-29 周五", "2024-01-08 周一", id="old-reply-ends-after-the-new-act-began"),
    pytest.param("reconsideration.normdoc_handle", "2022-12-31 周六", "2023-01-30 周一", id="old-handling-ends-just-after-the-holiday"),
    pytest.param("reconsideration.normdoc_transfer", "2023-01-18 周三", "2023-02-01 周三", id="old-transfer-over-the-spring-festival-2023"),
    pytest.param("reconsideration.normdoc_transferee_reply", "2020-12-14 周一", "2021-02-18 周四", id="old-transferee-ends-in-the-spring-festival-2021"),
    pytest.param("reconsideration.decision_ordinary", "2023-11-01 周三", "2024-01-02 周二", id="old-decision-ends-with-the-year"),
    pytest.param("counting.service_by_notice", "2026-01-20 周二", "2026-02-24 周二", id="notice-served-in-the-spring-festival"),
    pytest.param("counting.service_by_notice", "2022-06-01 周三", "2022-07-01 周五", id="notice-thirty-days-since-2022"),
    pytest.param("counting.service_by_notice", "2021-08-02 周一", "2021-10-08 周五", id="notice-sixty-days-before-2022"),
    pytest.param("mediation.judicial_confirmation", "2026-01-20 周二", "2026-02-24 周二", id="confirmation-ends-in-the-spring-festival"),
    pytest.param("mediation.judicial_confirmation", "2026-09-01 周二", "2026-10-08 周四", id="confirmation-ends-on-the-national-day"),
    pytest.param("mediation.judicial_confirmation", "2024-01-31 周三", "2024-03-01 周五", id="confirmation-over-a-leap-february"),
    pytest.param("mediation.judicial_confirmation", "2012-09-03 周一", "2012-10-08 周一", id="confirmation-counted-under-the-procedure-act-of-2007"),
    pytest.param("mediation.judicial_confirmation", "2026-04-30 周四", "2026-06-01 周一", id="confirmation-ends-on-a-saturday"),
    pytest.param("mediation.confirmation_court", "2025-09-05 周五", "2025-10-09 周四", id="confirmation-court-ends-in-the-national-holiday"),
    pytest.param("mediation.confirmation_acceptance", "2026-04-02 周四", "2026-04-07 周二", id="acceptance-ends-on-tomb-sweeping-day"),
    pytest.param("mediation.confirmation_acceptance", "2026-02-11 周三", "2026-02-14 周六", id="acceptance-ends-on-a-saturday-worked"),
    pytest.param("mediation.confirmation_decision", "2026-05-11 周一", "2026-05-26 周二", id="decision-in-fifteen-days"),
    pytest.param("mediation.confirmation_decision", "2024-04-22 周一", "2024-05-07 周二", id="decision-fifteen-days-over-labour-day-are-not-skipped"),
    pytest.param("mediation.confirmation_trial", "2025-01-02 周四", "2025-02-05 周三", id="trial-ends-in-the-spring-festival"),
    pytest.param("mediation.objection_party", "2026-06-05 周五", "2026-06-22 周一", id="objection-ends-on-the-dragon-boat-days"),
    pytest.param("mediation.objection_interested", "2025-08-31 周日", "2026-02-28 周六", id="six-months-from-the-31st-end-on-the-28th-a-saturday-worked"),
    pytest.param("mediation.objection_interested", "2023-08-31 周四", "2024-02-29 周四", id="six-months-from-the-31st-end-on-the-leap-day"),
    pytest.param("mediation.objection_interested", "2026-04-10 周五", "2026-10-10 周六", id="six-months-end-on-a-saturday-worked"),
    pytest.param("mediation.objection_interested", "2025-08-15 周五", "2026-02-24 周二", id="six-months-end-in-the-spring-festival"),
    pytest.param("mediation.committee_term", "2023-02-10 周五", "2026-02-10 周二", id="term-of-three-years"),
    pytest.param("mediation.committee_term", "2023-05-06 周六", "2026-05-06 周三", id="term-of-three-years-from-a-saturday-worked"),
]  # fmt: skip

BEFORE_THE_ACT = [
    pytest.param("reconsideration.absolute_limit_other", "2021-03-01 周一", "2026-03-02 周一", id="five-years-end-on-a-sunday"),
    pytest.param("reconsideration.absolute_limit_other", "2020-02-29 周六", "2025-02-28 周五", id="five-years-from-a-leap-day"),
    pytest.param("reconsideration.absolute_limit_realestate", "2006-08-15 周二", "2026-08-17 周一", id="twenty-years-end-on-a-saturday"),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "start", "last"), CASES)
def test_the_lastday_of(rule_id, start, last):
    begins = day_of(start)
    assert deadline(rule(rule_id).on(begins), begins, work_calendar()).due == day_of(last)


@pytest.mark.parametrize(("rule_id", "start", "last"), BEFORE_THE_ACT)
def test_a_limit_of_years_that_began_before_the_act(rule_id, start, last):
    version = rule(rule_id).on(date(2026, 1, 5))  # 申请时的规定
    assert deadline(version, day_of(start), work_calendar()).due == day_of(last)


def test_every_period_of_the_two_lines_of_work_is_in_the_table():
    shown = {
        (case.values[0], rule(case.values[0]).on(day_of(case.values[1])).effective_from)
        for case in (*CASES, *CASES_OF_2026)
    }
    shown |= {(case.values[0], rule(case.values[0]).newest.effective_from) for case in BEFORE_THE_ACT}
    for one in rules().values():
        if one.domain not in ("reconsideration", "mediation", "counting"):
            continue
        for version in one.versions:
            if version.kind is Kind.DEADLINE and version.is_term:
                assert (one.id, version.effective_from) in shown, (
                    f"{one.id} {version.effective_from} 没有例子"
                )
