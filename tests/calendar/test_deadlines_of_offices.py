"""Every period of the other offices, day by day: from, last day, and the weekday of both."""

from datetime import date, datetime

import pytest

from tests.calendar.test_deadlines_of_2026 import CASES as CASES_OF_2026
from tests.weekdays import day_of
from zhunsheng.calendar import Extended, ExtensionRefused, NotATerm, Pause, deadline, work_calendar
from zhunsheng.law import Kind, LawBook, Unit, rule, rules

CASES = [
    pytest.param("accident.investigation", "2025-02-05 周三", "2025-04-07 周一", id="sixty-days-end-in-tomb-sweeping"),
    pytest.param("accident.approval", "2026-09-20 周日", "2026-10-08 周四", id="fifteen-days-end-in-the-national-holiday"),
    pytest.param("accident.approval_special", "2026-09-02 周三", "2026-10-08 周四", id="thirty-days-end-in-the-national-holiday"),
    pytest.param("accident.rectification_evaluation", "2025-01-03 周五", "2026-01-04 周日", id="one-year-ends-in-new-year-and-roll-to-a-weekend-worked"),
    pytest.param("contracts.payment", "2026-08-27 周四", "2026-09-28 周一", id="thirty-days-end-in-mid-autumn"),
    pytest.param("contracts.receivable_confirmation", "2026-09-07 周一", "2026-10-08 周四", id="thirty-days-end-in-the-national-holiday"),
    pytest.param("contracts.complaint_transfer", "2025-12-26 周五", "2026-01-12 周一", id="ten-working-days-over-new-year-with-a-weekend-worked"),
    pytest.param("contracts.complaint_handling", "2026-01-20 周二", "2026-02-24 周二", id="thirty-days-end-in-the-spring-festival"),
    pytest.param("correction.decision_notice", "2026-06-15 周一", "2026-06-22 周一", id="five-days-end-in-the-dragon-boat-festival"),
    pytest.param("correction.document_service", "2026-06-09 周二", "2026-06-22 周一", id="ten-days-end-in-the-dragon-boat-festival"),
    pytest.param("correction.registration", "2026-02-09 周一", "2026-02-24 周二", id="ten-days-end-in-the-spring-festival"),
    pytest.param("correction.revocation_ruling", "2026-01-16 周五", "2026-02-24 周二", id="thirty-days-end-in-the-spring-festival"),
    pytest.param("credit.prompt_information", "2024-01-29 周一", "2024-02-29 周四", id="twenty-working-days-over-the-spring-festival-with-a-weekend-worked"),
    pytest.param("credit.report_check", "2023-09-20 周三", "2023-10-24 周二", id="twenty-working-days-over-mid-autumn-and-the-national-holiday-with-a-weekend-worked"),
    pytest.param("credit.query_reply", "2024-02-05 周一", "2024-03-08 周五", id="twenty-working-days-over-the-spring-festival-with-a-weekend-worked"),
    pytest.param("credit.penalty_withdrawal", "2026-04-01 周三", "2026-04-07 周二", id="three-working-days-over-tomb-sweeping"),
    pytest.param("credit.simple_cancellation", "2026-01-29 周四", "2026-02-24 周二", id="twenty-days-end-in-the-spring-festival"),
    pytest.param("emergency.plan_filing", "2025-12-26 周五", "2026-01-26 周一", id="twenty-working-days-over-new-year-with-a-weekend-worked"),
    pytest.param("hotline.market_acceptance", "2025-04-25 周五", "2025-05-08 周四", id="seven-working-days-over-labour-day-with-a-weekend-worked"),
    pytest.param("hotline.market_mediation", "2024-09-26 周四", "2024-12-03 周二", id="forty-five-working-days-over-the-national-holiday-with-a-weekend-worked"),
    pytest.param("hotline.market_termination_notice", "2025-01-20 周一", "2025-02-05 周三", id="seven-working-days-over-the-spring-festival-with-a-weekend-worked"),
    pytest.param("hotline.market_clue", "2025-09-22 周一", "2025-10-17 周五", id="fifteen-working-days-over-the-national-holiday-and-mid-autumn-with-a-weekend-worked"),
    pytest.param("hotline.market_report_notice", "2026-02-09 周一", "2026-02-14 周六", id="five-working-days-with-a-weekend-worked"),
    pytest.param("inspection.review_request", "2026-08-27 周四", "2026-09-28 周一", id="thirty-days-end-in-mid-autumn"),
    pytest.param("inspection.review", "2026-05-22 周五", "2026-06-22 周一", id="thirty-days-end-in-the-dragon-boat-festival"),
    pytest.param("legal_aid.decision", "2025-01-21 周二", "2025-02-05 周三", id="seven-days-end-in-the-spring-festival"),
    pytest.param("legal_aid.assignment", "2026-02-12 周四", "2026-02-24 周二", id="three-days-end-in-the-spring-festival"),
    pytest.param("legal_aid.defence_notice", "2026-02-14 周六", "2026-02-24 周二", id="three-days-end-in-the-spring-festival"),
    pytest.param("legal_aid.defence_assignment", "2026-04-02 周四", "2026-04-07 周二", id="three-days-end-in-tomb-sweeping"),
    pytest.param("legal_aid.first_meeting", "2024-09-26 周四", "2024-10-09 周三", id="five-working-days-over-the-national-holiday-with-a-weekend-worked"),
    pytest.param("legal_aid.case_file", "2026-01-19 周一", "2026-02-24 周二", id="thirty-days-end-in-the-spring-festival"),
    pytest.param("legal_aid.objection", "2025-04-28 周一", "2025-05-06 周二", id="five-days-end-in-labour-day"),
    pytest.param("npc_supervision.report_consultation", "2025-02-25 周二", "2025-01-27 周一", id="twenty-days-before-moved-off-the-spring-festival"),
    pytest.param("npc_supervision.report_submission", "2026-10-13 周二", "2026-09-30 周三", id="ten-days-before-moved-off-the-national-holiday"),
    pytest.param("npc_supervision.audit_rectification", "2025-08-15 周五", "2026-02-24 周二", id="six-months-end-in-the-spring-festival"),
    pytest.param("petition.triage", "2025-09-19 周五", "2025-10-09 周四", id="fifteen-days-end-in-the-national-holiday"),
    pytest.param("petition.notice", "2025-09-16 周二", "2025-10-09 周四", id="fifteen-days-end-in-the-national-holiday"),
    pytest.param("petition.forwarded_notice", "2025-04-17 周四", "2025-05-06 周二", id="fifteen-days-end-in-labour-day"),
    pytest.param("petition.forwarding_objection", "2025-04-25 周五", "2025-05-06 周二", id="five-working-days-over-labour-day-with-a-weekend-worked"),
    pytest.param("petition.handling", "2025-08-04 周一", "2025-10-09 周四", id="sixty-days-end-in-the-national-holiday"),
    pytest.param("petition.review_request", "2026-09-04 周五", "2026-10-08 周四", id="thirty-days-end-in-the-national-holiday"),
    pytest.param("petition.review", "2026-09-02 周三", "2026-10-08 周四", id="thirty-days-end-in-the-national-holiday"),
    pytest.param("petition.recheck_request", "2026-08-28 周五", "2026-09-28 周一", id="thirty-days-end-in-mid-autumn"),
    pytest.param("petition.recheck", "2026-08-26 周三", "2026-09-28 周一", id="thirty-days-end-in-mid-autumn"),
    pytest.param("recommendation.reply", "2025-02-05 周三", "2025-04-07 周一", id="two-months-end-in-tomb-sweeping"),
    pytest.param("recommendation.procuratorial_reply", "2025-02-05 周三", "2025-04-07 周一", id="two-months-end-in-tomb-sweeping"),
    pytest.param("service.registration", "2026-06-16 周二", "2026-06-22 周一", id="three-working-days-over-the-dragon-boat-festival"),
    pytest.param("service.data_sharing_unconditional", "2026-06-16 周二", "2026-06-17 周三", id="one-working-day"),
    pytest.param("service.data_sharing_conditional", "2025-12-26 周五", "2026-01-12 周一", id="ten-working-days-over-new-year-with-a-weekend-worked"),
    pytest.param("suggestions.reply", "2025-07-07 周一", "2025-10-09 周四", id="three-months-end-in-the-national-holiday"),
    pytest.param("suggestions.reply_difficult", "2025-04-01 周二", "2025-10-09 周四", id="six-months-end-in-the-national-holiday"),
    pytest.param("village.handover", "2026-06-10 周三", "2026-06-22 周一", id="ten-days-end-in-the-dragon-boat-festival"),
    pytest.param("village.assembly_notice", "2026-03-03 周二", "2026-02-14 周六", id="ten-days-before-moved-off-the-spring-festival"),
]  # fmt: skip

HOURS = [
    pytest.param("accident.unit_report", "2026-10-01 23:30", "2026-10-02 00:30", id="one-hour-on-the-national-day"),
    pytest.param("accident.upward_report", "2026-03-06 17:50", "2026-03-06 19:50", id="two-hours-after-office-hours"),
    pytest.param("accident.power_cut_notice", "2026-10-08 09:00", "2026-10-07 09:00", id="a-day-before-the-power-is-cut"),
    pytest.param("correction.arrest_decision", "2026-02-13 16:00", "2026-02-15 16:00", id="two-days-into-the-spring-festival"),
    pytest.param("emergency.health_report", "2026-02-16 22:15", "2026-02-17 00:15", id="two-hours-across-midnight"),
    pytest.param("emergency.laboratory_report", "2026-05-04 08:00", "2026-05-04 10:00", id="two-hours-on-labour-day"),
    pytest.param("legal_aid.transfer", "2026-02-14 16:00", "2026-02-15 16:00", id="a-day-into-the-spring-festival"),
    pytest.param("legal_aid.duty_lawyer_transfer", "2026-06-19 10:30", "2026-06-20 10:30", id="a-day-over-the-weekend"),
]  # fmt: skip

OFFICES = {case.values[0].partition(".")[0] for case in (*CASES, *HOURS)}


@pytest.mark.parametrize(("rule_id", "start", "last"), CASES)
def test_the_lastday_of(rule_id, start, last):
    begins = day_of(start)
    assert deadline(rule(rule_id).on(begins), begins, work_calendar()).due == day_of(last)


@pytest.mark.parametrize(("rule_id", "start", "last"), HOURS)
def test_the_last_hour(rule_id, start, last):
    begins = datetime.fromisoformat(start)
    assert deadline(rule(rule_id).on(begins.date()), begins, work_calendar()).due == datetime.fromisoformat(
        last
    )


def test_every_period_of_these_offices_is_in_the_tables():
    shown = {case.values[0] for case in (*CASES, *HOURS, *CASES_OF_2026)}
    for one in rules().values():
        terms = [v for v in one.versions if v.kind is Kind.DEADLINE and v.is_term]
        if one.domain in OFFICES and terms:
            assert one.id in shown, f"{one.id} 没有例子"


def test_a_petition_may_take_thirty_days_more_and_rolls_once_at_the_end():
    version = rule("petition.handling").newest
    due = deadline(version, date(2026, 3, 2), work_calendar(), extensions=[Extended(30)])
    assert due.due == day_of("2026-06-01 周一")
    with pytest.raises(ExtensionRefused):
        deadline(version, date(2026, 3, 2), work_calendar(), extensions=[Extended(31)])


def test_the_days_of_a_hearing_do_not_count_in_a_petition_recheck():
    hearing = Pause(date(2026, 3, 10), date(2026, 3, 15), "听证")
    due = deadline(rule("petition.recheck").newest, date(2026, 3, 2), work_calendar(), pauses=[hearing])
    assert due.due == day_of("2026-04-07 周二")


def test_an_arrears_complaint_takes_ninety_days_at_most():
    version = rule("contracts.complaint_handling").newest
    with pytest.raises(ExtensionRefused, match="最多延长60日"):
        deadline(version, date(2026, 3, 2), work_calendar(), extensions=[Extended(61)])


def test_a_work_order_has_no_last_day_until_the_county_sets_one(tmp_path):
    with pytest.raises(NotATerm):
        deadline(rule("hotline.handling").newest, date(2026, 2, 11), work_calendar())
    (tmp_path / "parameters.yaml").write_text(
        "hotline.handling: {value: 5 working_days, basis: 云溪县热线工单办理规则第六条, from: 2026-01-01}\n",
        "utf-8",
    )
    here = LawBook(county=tmp_path).rule("hotline.handling").on(date(2026, 2, 11))
    assert here.unit is Unit.WORKING_DAYS
    due = deadline(here, date(2026, 2, 11), work_calendar())
    assert due.due == day_of("2026-02-25 周三")
    assert due.as_dict()["basis"].startswith("云溪县热线工单办理规则第六条")
