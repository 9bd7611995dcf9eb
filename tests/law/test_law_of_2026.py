"""What changed in 2025 and 2026, each row of the comparison with its right answer (the citations are in citing/)."""

from datetime import date

import pytest

from zhunsheng.law import NoSuchArticle, NotLaw, Unit, Verified, instrument, rule, rules

LAST, FIRST = date(2026, 6, 30), date(2026, 7, 1)

BASES = [
    pytest.param("reconsideration.reviewers_two", LAST, "《行政复议法实施条例》（2007）第三十二条", id="reviewers-before"),
    pytest.param("reconsideration.reviewers_two", FIRST, "《行政复议法实施条例》第三十九条", id="reviewers"),
    pytest.param("reconsideration.reviewers_simple", FIRST, "《行政复议法实施条例》第三十九条", id="one-reviewer-in-the-simple-procedure"),
    pytest.param("reconsideration.redo_limit", LAST, "《行政复议法实施条例》（2007）第四十九条第一款", id="redo-before"),
    pytest.param("reconsideration.redo_limit", FIRST, "《行政复议法实施条例》第五十八条第一款", id="redo"),
    pytest.param("reconsideration.inaction_no_period", FIRST, "《行政复议法实施条例》第二十四条第一款第二项", id="inaction"),
    pytest.param("reconsideration.start_rules", FIRST, "《行政复议法实施条例》第二十三条", id="start"),
    pytest.param("reconsideration.status_report", FIRST, "《行政复议法实施条例》第六十六条第二款", id="work-report"),
    pytest.param("reconsideration.self_correction", FIRST, "《行政复议法实施条例》第三十八条第一款", id="self-correction"),
    pytest.param("reconsideration.elevation", FIRST, "《行政复议法实施条例》第四十条第三款", id="elevation"),
    pytest.param("reconsideration.representatives", FIRST, "《行政复议法实施条例》第十七条第一款", id="representatives"),
    pytest.param("reconsideration.respondent_agents", FIRST, "《行政复议法实施条例》第十八条第二款", id="respondent-in-person"),
    pytest.param("reconsideration.not_accepted", FIRST, "《行政复议法实施条例》第三十六条", id="five-kinds-not-accepted"),
    pytest.param("reconsideration.prior_inaction_scope", FIRST, "《行政复议法实施条例》第三十条第二款", id="narrower-inaction"),
    pytest.param("reconsideration.prior_disclosure_scope", FIRST, "《行政复议法实施条例》第三十一条", id="narrower-disclosure"),
    pytest.param("reconsideration.committee_opinion_attached", FIRST, "《行政复议法实施条例》第五十二条", id="committee-opinion"),
    pytest.param("reconsideration.suggestion_letter", FIRST, "《行政复议法实施条例》第六十九条", id="suggestion-letter"),
    pytest.param("supervision.targets", date(2026, 2, 1), "《行政执法监督条例》第十一条第二款", id="targets-of-supervision"),
    pytest.param("officers.supervisor", date(2026, 2, 1), "《行政执法监督条例》第六条", id="supervising-organ"),
    pytest.param("supervision.scope", date(2026, 2, 1), "《行政执法监督条例》第二条", id="scope-of-supervision"),
    pytest.param("supervision.special", date(2026, 2, 1), "《行政执法监督条例》第二十一条", id="special-supervision-is-for-provinces"),
    pytest.param("supervision.no_double", date(2026, 2, 1), "《行政执法监督条例》第三十三条第三款", id="no-double-supervision"),
    pytest.param("service.data_sharing", date(2025, 8, 1), "《政务数据共享条例》第十九条第一款", id="no-repeated-collection"),
    pytest.param("service.data_sharing_conditional", date(2025, 8, 1), "《政务数据共享条例》第二十一条第一款", id="conditional-sharing"),
    pytest.param("disclosure.suit_judgment", date(2025, 6, 1), "《政府信息公开行政案件解释》第十一条", id="judgment-to-disclose"),
    pytest.param("credit.enterprise_annual_report", date(2024, 5, 1), "《企业信息公示暂行条例》第八条第一款", id="annual-report"),
    pytest.param("random.samr_info_publicity", date(2024, 5, 1), "《企业信息公示暂行条例》第六条第二款", id="information-of-the-authority"),
    pytest.param("credit.prompt_information", date(2024, 5, 1), "《企业信息公示暂行条例》第十条第一款", id="prompt-information"),
    pytest.param("credit.report_check", date(2026, 11, 3), "《企业信息公示暂行条例》第十三条第一款", id="report-check"),
    pytest.param("credit.query_reply", date(2024, 5, 1), "《企业信息公示暂行条例》第十三条第二款", id="query"),
    pytest.param("credit.annual_report_correction", date(2024, 5, 1), "《企业信息公示暂行条例》第十二条第二款", id="correction-of-the-report"),
    pytest.param("credit.abnormal_list", date(2024, 5, 1), "《企业信息公示暂行条例》第十八条第一款", id="abnormal-list"),
    pytest.param("credit.false_information", date(2024, 5, 1), "《企业信息公示暂行条例》第十八条第二款", id="fines"),
    pytest.param("npc_supervision.report_submission", date(2024, 11, 8), "《监督法》第十五条第一款", id="npc-supervision-from-the-day-of-publication"),
    pytest.param("recommendation.procuratorial_litigation", date(2021, 9, 1), "《人民检察院行政诉讼监督规则》第一百一十九条第二款", id="procuratorial-litigation"),
    pytest.param("recommendation.procuratorial_follow_up", date(2021, 9, 1), "《人民检察院行政诉讼监督规则》第一百二十五条", id="follow-up"),
    pytest.param("recommendation.procuratorial_reply", date(2026, 1, 5), "《人民检察院检察建议工作规定》第十九条", id="procuratorial-reply"),
    pytest.param("litigation.procuratorial_advice_reply", date(2021, 1, 1), "《检察公益诉讼解释》第二十一条第二款", id="public-interest-advice"),
]  # fmt: skip


@pytest.mark.parametrize(("rule_id", "day", "basis"), BASES)
def test_it_rests_on_the_text_of_that_day(rule_id, day, basis):
    version = rule(rule_id).on(day)
    assert version.basis == basis
    assert version.verified is not Verified.MEMORY


@pytest.mark.parametrize(
    ("rule_id", "value", "unit"),
    [
        pytest.param("reconsideration.reviewers_simple", 1, Unit.PERSONS, id="one-reviewer"),
        pytest.param("reconsideration.self_correction", 5, Unit.WORKING_DAYS, id="self-correction"),
        pytest.param("reconsideration.elevation", 5, Unit.WORKING_DAYS, id="elevation"),
        pytest.param("reconsideration.representatives", "2-5", Unit.PERSONS, id="representatives"),
        pytest.param("reconsideration.redo_limit", 60, Unit.CALENDAR_DAYS, id="redo"),
        pytest.param("disclosure.suit_judgment", 20, Unit.WORKING_DAYS, id="judgment"),
        pytest.param("service.data_sharing_unconditional", 1, Unit.WORKING_DAYS, id="unconditional"),
        pytest.param("service.data_sharing_conditional", 10, Unit.WORKING_DAYS, id="conditional"),
        pytest.param("service.data_delivery", 20, Unit.WORKING_DAYS, id="delivery"),
        pytest.param("service.data_catalogue_update", 10, Unit.WORKING_DAYS, id="catalogue"),
        pytest.param("service.data_catalogue_review", 2, Unit.WORKING_DAYS, id="catalogue-review"),
        pytest.param("service.data_correction", 10, Unit.WORKING_DAYS, id="data-correction"),
        pytest.param("credit.report_check", 20, Unit.WORKING_DAYS, id="report-check"),
        pytest.param("credit.false_information", "10000-50000", Unit.YUAN, id="fine"),
        pytest.param("credit.repair_general", "3-12", Unit.MONTHS, id="general"),
        pytest.param("credit.repair_serious", "1-3", Unit.YEARS, id="serious"),
        pytest.param("credit.repair_minor", "0-3", Unit.MONTHS, id="minor"),
        pytest.param("recommendation.procuratorial_reply", 2, Unit.MONTHS, id="procuratorial-reply"),
        pytest.param("litigation.procuratorial_advice_urgent", 15, Unit.CALENDAR_DAYS, id="urgent-advice"),
        pytest.param("counting.statutory_holidays", 13, Unit.DAYS, id="thirteen-days-off"),
    ],
)
def test_its_value_is(rule_id, value, unit):
    assert (rule(rule_id).newest.value, rule(rule_id).newest.unit) == (value, unit)


def test_what_the_period_of_decision_leaves_out_changed_with_the_regulation():
    for rule_id in ("reconsideration.decision_ordinary", "reconsideration.decision_simple"):
        before, after = (" ".join(rule(rule_id).on(day).suspended_by) for day in (LAST, FIRST))
        assert "补正材料" in before
        assert "补正" not in after
        assert "指定受理" not in after
        assert all(place in after for place in ("第四十五条", "第四十六条", "第四十条第二款"))
        assert "待确认" not in rule(rule_id).on(FIRST).note


def test_documents_are_handled_from_the_day_of_the_suspension():
    for rule_id in ("reconsideration.normdoc_handle", "reconsideration.normdoc_transfer"):
        assert rule(rule_id).on(FIRST).since == "行政复议中止之日"
        assert "条文没有写起点" not in rule(rule_id).on(FIRST).note


def test_sharing_may_take_ten_days_more_with_consent():
    extension = rule("service.data_sharing_conditional").newest.extension
    assert (extension.value, extension.unit, extension.approver) == (
        10, Unit.WORKING_DAYS, "同级政务数据共享主管部门",
    )  # fmt: skip
    assert rule("service.data_catalogue_update").newest.extension.value == 5


@pytest.mark.parametrize(
    ("rule_id", "day", "then"),
    [
        pytest.param("reconsideration.major_decision_filing", FIRST, "2026年文本没有规定重大复议决定备案", id="filing"),
        pytest.param("credit.abnormal_removal", date(2024, 5, 1), "没有写移出", id="removal"),
        pytest.param("credit.serious_list_2014", date(2024, 5, 1), "没有写满三年", id="serious-list"),
        pytest.param("hotline.market_clue", date(2026, 8, 3), "市场监管总局令第121号", id="complaints"),
        *(
            pytest.param(plan, date(2026, 1, 1), "该规划期已满，尚未见到新的规定", id=plan)
            for plan in (
                "contracts.legality_review", "contracts.archive", "file_review.yearly_review", "learning.lectures",
                "learning.off_job_training", "officers.province_unified", "officers.training_hours",
                "officers.rotation_training",
            )
        ),
        pytest.param("publicity.plan_2021", date(2026, 1, 1), "“九五”普法规划", id="eighth-plan"),
    ],
)  # fmt: skip
def test_what_ended_says_what_came_after(rule_id, day, then):
    with pytest.raises(NotLaw, match=then):
        rule(rule_id).on(day)


def test_a_day_before_the_first_one_says_nothing_of_what_came_after():
    with pytest.raises(NotLaw) as wrong:
        rule("hotline.market_clue").on(date(2019, 12, 31))
    assert "121" not in str(wrong.value)


@pytest.mark.parametrize(
    ("title", "day", "label", "articles"),
    [
        pytest.param("行政复议法实施条例", LAST, "2007", 66, id="regulation-before"),
        pytest.param("行政复议法实施条例", FIRST, "2026", 77, id="regulation"),
        pytest.param("企业信息公示暂行条例", date(2024, 4, 30), "2014", 25, id="information-before"),
        pytest.param("企业信息公示暂行条例", date(2024, 5, 1), "2024", 27, id="information"),
        pytest.param("行政执法监督条例", date(2026, 2, 1), "2025", 44, id="enforcement-supervision"),
        pytest.param("政务数据共享条例", date(2025, 8, 1), "2025", 44, id="data-sharing"),
        pytest.param("监督法", date(2024, 11, 8), "2024", 65, id="npc-supervision"),
        pytest.param("人民检察院行政诉讼监督规则", date(2021, 9, 1), "2021", 137, id="procuratorial-supervision"),
        pytest.param("检察建议规定", date(2019, 2, 26), "2019", 32, id="procuratorial-advice"),
        pytest.param("检察公益诉讼解释", date(2021, 1, 1), "2020", 27, id="public-interest"),
        pytest.param("商事调解条例", date(2026, 5, 1), "2025", 33, id="commercial-mediation"),
        pytest.param("信用修复管理办法", date(2026, 4, 1), "2025", 30, id="credit-repair"),
        pytest.param("进一步完善信用修复制度的实施方案", date(2025, 6, 22), "2025", 0, id="credit-plan"),
        pytest.param("“九五”普法规划", date(2026, 7, 27), "2026", 0, id="ninth-plan"),
        pytest.param("监狱法", date(2026, 11, 1), "2026", 121, id="prisons"),
    ],
)  # fmt: skip
def test_the_text_of_that_day_is(title, day, label, articles):
    version = instrument(title).version(on=day)
    assert (version.label, version.articles) == (label, articles)


@pytest.mark.parametrize(
    ("title", "day"),
    [
        pytest.param("进一步完善信用修复制度的实施方案", date(2025, 6, 21), id="credit-plan"),
        pytest.param("监督法", date(2024, 11, 7), id="npc-supervision"),
        pytest.param("市场监管投诉举报办法", date(2026, 4, 15), id="complaints"),
    ],
)
def test_there_is_no_text_on_that_day(title, day):
    with pytest.raises(NoSuchArticle):
        instrument(title).version(on=day)


@pytest.mark.parametrize(
    "title",
    [
        "国家赔偿法", "行政许可法", "行政诉讼法", "立法法", "地方组织法", "代表法", "安全生产法", "国旗法", "检察建议规定",
        "政务数据共享条例", "监督法",
    ],
)  # fmt: skip
def test_first_days_that_a_second_source_confirmed_are_not_memory(title):
    assert not instrument(title).newest.memory


def test_of_the_procedure_act_only_the_two_oldest_texts_are_memory():
    assert [v.label for v in instrument("民事诉讼法").versions if v.memory] == ["2007", "2012"]


def test_a_rule_that_says_the_remembered_days_were_checked_hedges_no_more():
    for rule_id in ("service.data_sharing_unconditional", "service.data_sharing_conditional"):
        version = rule(rule_id).newest
        assert "约" not in version.statement
        assert "凭记忆" not in version.note


def test_no_rule_speaks_of_the_regulation_of_2007_after_its_last_day():
    for one in rules().values():
        for version in one.versions:
            if "实施条例》（2007）" in str(version.provision):
                assert version.effective_to == LAST, one.id
